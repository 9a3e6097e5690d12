import { type PublicClaim, type Scope, type Snapshot, everywhere, findRule, findRuleset, isSimulatedClaimId, jakartaDay, readClaim, readFacilityCandidates, readScoreReasons } from '#engine';

import { isClaimFact, neutralValue } from './claim-facts.ts';
import { resolvePeers } from './compare-with-peers.ts';
import { resolveConcept } from './define-concept.ts';
import type { EvidenceItem, EvidenceSource, EvidenceValue } from './evidence.ts';
import { statusOf } from './explain-score.ts';
import { resolveSimilarCount } from './find-similar-claims.ts';
import { resolveEpisode } from './get-patient-episodes.ts';
import { valueOfReason } from './reason-evidence.ts';
import { resolveAggregate } from './resolve-aggregate.ts';
import { constantsOf } from './rule-constants.ts';
import { resolveCheck } from './suggest-checklist.ts';

/**
 * Reads the value that an evidence item names from where its source says it stands, so that it can
 * be compared with the one cited. Undefined where the source names nothing of this snapshot: another
 * snapshot, a decision, which the store keeps, or a source that nobody knows.
 *
 * @param scope of the caller whose question the item answered: a count is one of claims in scope.
 * @throws CasemindError CLAIM_MISSING where the claim is out of scope too; RULESET_UNKNOWN
 */
export async function resolveEvidence(snapshot: Snapshot, item: EvidenceItem, scope: Scope = everywhere): Promise<EvidenceValue | undefined> {
  if (item.source.snapshot !== snapshot.manifest.snapshot_id) return undefined;
  const value = await valueNamed(snapshot, item, scope);
  return value === undefined ? resolveAggregate(snapshot, item, scope) : value;
}

/** The value of a source of the tools on a claim; undefined where it is none of theirs. */
async function valueNamed(snapshot: Snapshot, item: EvidenceItem, scope: Scope): Promise<EvidenceValue | undefined> {
  const { id, source } = item;
  switch (source.table) {
    case 'claims_scored':
      if (id === 'snapshot.claims') return countClaims(snapshot);
      return 'claim_id' in source.keys ? valueOfClaim(snapshot, item, scope) : undefined;
    case 'claims_live_stream':
      return valueOfIntake(snapshot, source, scope);
    case 'ruleset_versions':
      return valueOfRule(id, source.column, source.keys);
    case 'snooze_acts':
      return snapshot.snoozes?.find((snooze) => snooze.id === source.keys['snooze_id'])?.until;
    case 'score_reasons':
    case 'score_counterfactuals':
      return valueOfReason(source, await readScoreReasons(snapshot, await claimOf(snapshot, source, scope)));
    case 'similar_claims':
      return resolveSimilarCount(snapshot, source, scope);
    case 'patient_episodes':
      return resolveEpisode(snapshot, source, scope);
    case 'peer_distribution':
      return resolvePeers(snapshot, source, scope);
    case 'checklist':
      return resolveCheck(snapshot, source, scope);
    case 'catalogue':
      return resolveConcept(snapshot, findRuleset(snapshot.manifest.ruleset_version), source);
    case 'snapshot_manifest':
      return valueOfManifest(snapshot, source.column);
    default:
      return valueOfReference(snapshot, source);
  }
}

function valueOfManifest({ manifest }: Snapshot, column: string): EvidenceValue | undefined {
  const { created_at, data_date, model_version, ruleset_version, rows } = manifest;
  const values: Readonly<Record<string, EvidenceValue | undefined>> = { created_at, data_date, model_version, ruleset_version, claims: rows['claims_scored'] };
  return values[column];
}

async function countClaims(snapshot: Snapshot): Promise<number | undefined> {
  const [row] = await snapshot.rowsOfFile<{ claim_count: number }>('queries/scored_claim_count');
  return row?.claim_count;
}

async function claimOf(snapshot: Snapshot, { keys }: EvidenceSource, scope: Scope): Promise<PublicClaim> {
  return (await readClaim(snapshot, String(keys['claim_id']), scope)).claim;
}

async function valueOfClaim(snapshot: Snapshot, { id, source, unit }: EvidenceItem, scope: Scope): Promise<EvidenceValue | undefined> {
  const { column, keys } = source;
  const reading = await readClaim(snapshot, String(keys['claim_id']), scope);
  const { claim } = reading;
  if (id.startsWith('mark.')) return claim.quality_marks.find((mark) => id === `mark.${mark}`);
  if (id === 'intake.source') return isSimulatedClaimId(claim.claim_id) ? 'simulated' : undefined;
  if (unit === 'status') return statusOf(String(keys['rule_id']), reading);
  return isClaimFact(column) ? neutralValue(claim[column]) : undefined;
}

/** How a claim came in; undefined of one that a snapshot has by now. */
async function valueOfIntake(snapshot: Snapshot, { column, keys }: EvidenceSource, scope: Scope): Promise<EvidenceValue | undefined> {
  const { intake } = await readClaim(snapshot, String(keys['claim_id']), scope);
  if (!intake) return undefined;
  const values: Readonly<Record<string, EvidenceValue | undefined>> = { source: intake.source, channel: intake.channel, received_at: jakartaDay(new Date(intake.received_at)), scored_against: intake.scored_against };
  return values[column];
}

/** Names that the hospital list allows for a facility, and how many claims the model calls strange. */
async function valueOfReference(snapshot: Snapshot, { table, column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  if (table === 'facilities' && column === 'facility_candidates') return neutralValue([...(await readFacilityCandidates(snapshot, String(keys['facility_key'])))]);
  if (table !== 'ml_model_versions' || column !== 'contamination') return undefined;
  const [model] = await snapshot.rowsOfFile<{ contamination: number }>('queries/model_contamination', { model_version: String(keys['model_version']) });
  return model?.contamination;
}

/** A rule is stated in the engine under its version; the table of the snapshot says which version scored. */
function valueOfRule(id: string, column: string, keys: EvidenceSource['keys']): EvidenceValue | undefined {
  const rule = findRule(findRuleset(String(keys['ruleset_version'])), String(keys['rule_id']));
  if (!rule) return undefined;
  return column === 'weight' ? rule.weight : constantsOf(rule).find(({ value }) => id.endsWith(`.constant.${value}`))?.value;
}

import { type Scope, type Snapshot, everywhere, findRule, findRuleset, isSimulatedClaimId, jakartaDay, readFacilityCandidates, readScoreReasons, readWorklist } from '#engine';

import { isClaimFact, neutralValue } from './claim-facts.ts';
import { resolvePeers } from './compare-with-peers.ts';
import { type Reading, claimAt } from './context.ts';
import { resolveConcept } from './define-concept.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, valueAt } from './evidence.ts';
import { statusOf } from './explain-score.ts';
import { resolveFacility, resolveStanding } from './facility-evidence.ts';
import { filterTable, resolveFilter, understandFilters } from './filter-evidence.ts';
import { resolveSimilarCount } from './find-similar-claims.ts';
import { resolveProfile } from './get-claims-profile.ts';
import { resolveEpisode } from './get-patient-episodes.ts';
import { resolveInvestigation } from './investigate-claims.ts';
import { resolveCode } from './lookup-code.ts';
import { queriesTable, resolveQuery } from './query-claims.ts';
import { reasonEvidence } from './reason-evidence.ts';
import { resolveReport } from './report-reading.ts';
import { constantsOf } from './rule-constants.ts';
import { resolveCheck } from './suggest-checklist.ts';
import { filtersAmong } from './tool-input.ts';

type Resolve = (reading: Reading, source: EvidenceSource, item: EvidenceItem) => Promise<EvidenceValue | undefined>;

/** How the values of each table are read again. */
const resolvers: Readonly<Record<string, Resolve>> = {
  claims_scored: valueOfClaims,
  claims_live_stream: valueOfIntake,
  ruleset_versions: valueOfRule,
  snooze_acts: async ({ snapshot }, { keys }) => snapshot.snoozes?.find((snooze) => snooze.id === keys['snooze_id'])?.until,
  score_reasons: valueOfReason,
  score_counterfactuals: valueOfReason,
  ml_model_versions: valueOfModel,
  snapshot_manifest: valueOfManifest,
  similar_claims: resolveSimilarCount,
  patient_episodes: resolveEpisode,
  peer_distribution: resolvePeers,
  checklist: resolveCheck,
  catalogue: resolveConcept,
  facilities: valueOfFacility,
  facility_standing: resolveStanding,
  claims_profile: resolveProfile,
  codes: resolveCode,
  investigations: resolveInvestigation,
  worklist: valueOfSearch,
  [filterTable]: resolveFilter,
  [queriesTable]: resolveQuery,
};

/**
 * Reads the value that an evidence item names from where its source says it stands, to compare it with the one cited. Undefined where that is nowhere in this snapshot.
 *
 * @param scope of the caller whose question the item answered: a count is one of claims in scope.
 * @throws CasemindError CLAIM_MISSING where the claim is out of scope too; RULESET_UNKNOWN
 */
export async function resolveEvidence(snapshot: Snapshot, item: EvidenceItem, scope: Scope = everywhere): Promise<EvidenceValue | undefined> {
  const { source } = item;
  if (source.snapshot !== snapshot.manifest.snapshot_id) return undefined;
  return (resolvers[source.table] ?? resolveReport)({ snapshot, scope, pages: undefined }, source, item);
}

async function valueOfManifest({ snapshot: { manifest } }: Reading, { column }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { created_at, data_date, model_version, ruleset_version, rows } = manifest;
  const values: Readonly<Record<string, EvidenceValue | undefined>> = { created_at, data_date, model_version, ruleset_version, claims: rows['claims_scored'] };
  return values[column];
}

/** A column of one claim, or how many claims there are and up to when. */
async function valueOfClaims(reading: Reading, source: EvidenceSource, { id, unit }: EvidenceItem): Promise<EvidenceValue | undefined> {
  const { column, keys } = source;
  if (column === 'max(discharge_date)') return reading.snapshot.manifest.data_date;
  if (id === 'snapshot.claims') return (await reading.snapshot.rowsOfFile<{ claim_count: number }>('queries/scored_claim_count'))[0]?.claim_count;
  if (!('claim_id' in keys)) return undefined;
  const read = await claimAt(reading, source);
  const { claim } = read;
  if (id.startsWith('mark.')) return claim.quality_marks.find((mark) => id === `mark.${mark}`);
  if (id === 'intake.source') return isSimulatedClaimId(claim.claim_id) ? 'simulated' : undefined;
  if (unit === 'status') return statusOf(String(keys['rule_id']), read);
  return isClaimFact(column) ? neutralValue(claim[column]) : undefined;
}

/** How a claim came in; undefined of one that a snapshot has by now. */
async function valueOfIntake(reading: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { intake } = await claimAt(reading, source);
  if (!intake) return undefined;
  const values: Readonly<Record<string, EvidenceValue | undefined>> = { source: intake.source, channel: intake.channel, received_at: jakartaDay(new Date(intake.received_at)), scored_against: intake.scored_against };
  return values[source.column];
}

async function valueOfReason(reading: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { claim } = await claimAt(reading, source);
  return valueAt(reasonEvidence(reading.snapshot, claim, await readScoreReasons(reading.snapshot, claim)), source);
}

/** How many claims the model calls strange. */
async function valueOfModel({ snapshot }: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  if (column !== 'contamination') return undefined;
  const [model] = await snapshot.rowsOfFile<{ contamination: number }>('queries/model_contamination', { model_version: String(keys['model_version']) });
  return model?.contamination;
}

/** Names that the hospital list allows for a facility are those of every scope. */
async function valueOfFacility(reading: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  if (source.column !== 'facility_candidates') return resolveFacility(reading, source);
  return neutralValue([...(await readFacilityCandidates(reading.snapshot, String(source.keys['facility_key'])))]);
}

/** A rule is stated in the engine under its version; the table of the snapshot says which version scored. */
async function valueOfRule(_: Reading, { column, keys }: EvidenceSource, { id }: EvidenceItem): Promise<EvidenceValue | undefined> {
  const rule = findRule(findRuleset(String(keys['ruleset_version'])), String(keys['rule_id']));
  if (!rule) return undefined;
  return column === 'weight' ? rule.weight : constantsOf(rule).find(({ value }) => id.endsWith(`.constant.${value}`))?.value;
}

/** Counts again the claims that a search of the first edition found, or that it showed: its conversations cite them. */
async function valueOfSearch(reading: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { snapshot, scope } = reading;
  const claimIds = 'claim_ids' in keys ? String(keys['claim_ids']).split(' ') : undefined;
  const { values } = await understandFilters(reading, filtersAmong(keys));
  const { rows, total } = await readWorklist(snapshot, { ...values, source: 'snapshot', sort: 'risk', page: 1, page_size: Number(keys['limit'] ?? 1) }, { scope, claimIds });
  return column === 'total' ? total : column === 'shown' ? rows.length : undefined;
}

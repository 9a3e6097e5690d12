import { type Snapshot, everywhere, findRule, findRuleset, readClaim, readScoreReasons } from '#engine';

import { isClaimFact, neutralValue } from './claim-facts.ts';
import type { EvidenceItem, EvidenceValue } from './evidence.ts';
import { statusOf } from './explain-score.ts';
import { valueOfReason } from './reason-evidence.ts';
import { constantsOf } from './rule-constants.ts';

/**
 * Reads the value that an evidence item names from where its source says it stands, so that it can
 * be compared with the one cited. Undefined where the source names nothing of this snapshot.
 *
 * @throws CasemindError CLAIM_MISSING, RULESET_UNKNOWN
 */
export async function resolveEvidence(snapshot: Snapshot, { id, source, unit }: EvidenceItem): Promise<EvidenceValue | undefined> {
  const { table, column, keys } = source;
  if (source.snapshot !== snapshot.manifest.snapshot_id) return undefined;
  if (table === 'ruleset_versions') return valueOfRule(id, column, keys);
  if (table === 'facilities') {
    const rows = await snapshot.rowsOfFile<{ candidate: string }>('queries/facility_candidates', { facility_key: String(keys['facility_key']) });
    return neutralValue(rows.map(({ candidate }) => candidate));
  }
  if (table === 'ml_model_versions') {
    const [model] = await snapshot.rowsOfFile<{ contamination: number }>('queries/model_contamination', { model_version: String(keys['model_version']) });
    return column === 'contamination' ? model?.contamination : undefined;
  }
  if (table === 'score_reasons' || table === 'score_counterfactuals') {
    const { claim } = await readClaim(snapshot, String(keys['claim_id']), everywhere);
    return valueOfReason(source, await readScoreReasons(snapshot, claim));
  }
  if (table !== 'claims_scored') return undefined;
  if (column === 'count(*)') {
    const [row] = await snapshot.rowsOfFile<{ claim_count: number }>('queries/scored_claim_count');
    return row?.claim_count;
  }
  const { claim } = await readClaim(snapshot, String(keys['claim_id']), everywhere);
  if (id.startsWith('mark.')) return claim.quality_marks.find((mark) => id === `mark.${mark}`);
  if (unit === 'status') return statusOf(String(keys['rule_id']), claim);
  return isClaimFact(column) ? neutralValue(claim[column]) : undefined;
}

/** A rule is stated in the engine under its version; the table of the snapshot says which version scored. */
function valueOfRule(id: string, column: string, keys: EvidenceItem['source']['keys']): EvidenceValue | undefined {
  const rule = findRule(findRuleset(String(keys['ruleset_version'])), String(keys['rule_id']));
  if (!rule) return undefined;
  return column === 'weight' ? rule.weight : constantsOf(rule).find(({ value }) => id.endsWith(`.constant.${value}`))?.value;
}

import { createHash } from 'node:crypto';

import type { PublicClaim, ScoredClaim } from '../columns.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import { isExplored } from './selection.ts';

/** Columns copied into an outcome: it outlives the snapshot that it was decided on. */
const copiedColumns = [
  'risk_rank', 'risk_score', 'rule_score', 'ml_score_normalized', 'anomaly_score', 'flags',
  'amount_claimed', 'amount_paid', 'amount_gap', 'payment_ratio',
  'peer_level', 'peer_key', 'peer_n', 'peer_p90', 'cost_zscore',
  'facility_key', 'facility_class', 'province_name', 'service_type', 'severity_group',
  'dx_primary_code', 'inacbg_code', 'admit_date', 'discharge_date', 'los',
] as const satisfies readonly (keyof PublicClaim)[];

/** What was known of a claim when it was decided on: scores, flags, versions and amounts as they were. */
export function outcomeEvidence(claim: PublicClaim, { snapshot_id, data_date, model_version, ruleset_version, learned_version, rows }: SnapshotManifest): Readonly<Record<string, unknown>> {
  const copied = Object.fromEntries(copiedColumns.map((name) => [name, claim[name]]));
  const selection = isExplored(claim, rows['claims_scored'] ?? 0) ? 'exploration' : 'worklist';
  return { ...copied, snapshot_id, data_date, model_version, ruleset_version, learned_version, selection };
}

/** What a refresh numbers anew: where the claim lies among others and in its files, and the run that read it. */
const bookkeeping: ReadonlySet<string> = new Set(['claim_no', 'risk_rank', 'source_file', 'source_record', 'etl_run_id'] satisfies (keyof ScoredClaim)[]);

/** SHA-256 over every public value of a claim but its bookkeeping: equal where nothing of the claim, its scores or its peers changed. */
export function claimFingerprint(claim: PublicClaim): string {
  const entries = Object.entries(claim).filter(([name]) => !bookkeeping.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}

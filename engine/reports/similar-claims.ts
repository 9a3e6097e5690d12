import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { PublicClaim } from '../columns.ts';
import type { Scope } from '../scope.ts';
import { readClaimsAt } from './claims-at.ts';

/** What is shown of a claim that is similar to another. Amounts in rupiah. */
export const similarColumns = [
  'claim_id',
  'facility_key',
  'facility_name',
  'facility_class',
  'province_name',
  'admit_date',
  'los',
  'service_type',
  'severity_group',
  'dx_primary_code',
  'dx_primary_label',
  'comorbidity_count',
  'inacbg_code',
  'procedure_codes',
  'topup_amount',
  'amount_claimed',
  'amount_paid',
  'peer_p90',
  'risk_rank',
  'risk_score',
  'flags',
] as const satisfies readonly (keyof PublicClaim)[];

export type SimilarClaim = Pick<PublicClaim, (typeof similarColumns)[number]>;

/** Columns that similar claims share; a claim that lacks one is similar to none. */
export const similarityColumns = ['dx_primary_group', 'severity_group', 'service_type'] as const satisfies readonly (keyof PublicClaim)[];

export interface SimilarClaims {
  /** Other claims in scope with the same diagnosis group, severity and service type. */
  readonly total: number;
  /** Those among them of the same facility class. */
  readonly totalOfClass: number;
  /** The most similar first. */
  readonly claims: readonly SimilarClaim[];
}

/**
 * The claims most similar to one. Similar are claims with the same diagnosis group, severity and
 * service type; those of the same facility class come first, then those nearest by
 * |ln amount − ln amount′| + |ln (1 + days) − ln (1 + days′)|, then by id: a total order.
 */
export async function readSimilarClaims(snapshot: Snapshot, claim: PublicClaim, { provinces }: Scope, limit: number): Promise<SimilarClaims> {
  const { claim_id, dx_primary_group, severity_group, service_type, facility_class, amount_claimed, los } = claim;
  const rows = await snapshot.rowsOfFile<{ readonly risk_rank: number; readonly group_claims: number; readonly group_claims_of_class: number }>('queries/similar_claims', {
    claim_id, dx_primary_group, severity_group, service_type, facility_class, amount_claimed, los, provinces, limit,
  });
  return {
    total: rows[0]?.group_claims ?? 0,
    totalOfClass: rows[0]?.group_claims_of_class ?? 0,
    claims: await readClaimsAt(snapshot, rows.map(({ risk_rank }) => risk_rank), similarColumns),
  };
}

import * as fc from 'fast-check';

import type { ScoredClaim } from '../claims/columns.ts';
import type { ClaimFilters } from './claim-filters.ts';

function same(wanted: string | undefined, ...values: (string | null)[]): boolean {
  return wanted === undefined || values.some((value) => value?.toUpperCase() === wanted.toUpperCase());
}

/** Whether a claim passes filters, worked out from its own values. */
export function passes(claim: ScoredClaim, query: ClaimFilters): boolean {
  return [
    query.claim_id === undefined || claim.claim_id === query.claim_id,
    same(query.province, claim.province_code, claim.province_name),
    same(query.district, claim.district_code, claim.district_name),
    query.facility_key === undefined || claim.facility_key === query.facility_key,
    same(query.facility_class, claim.facility_class),
    query.dx === undefined ||
      (query.dx.length === 3 ? claim.dx_primary_group === query.dx : claim.dx_primary_code?.startsWith(query.dx) === true),
    query.inacbg === undefined || claim.inacbg_code === query.inacbg || claim.inacbg_code?.startsWith(`${query.inacbg}-`) === true,
    query.severity === undefined || claim.severity_group === query.severity,
    query.service_type === undefined || claim.service_type === query.service_type,
    query.flag === undefined || claim.flags.includes(query.flag),
    query.start_date === undefined || claim.admit_date >= query.start_date,
    query.end_date === undefined || claim.admit_date <= query.end_date,
    query.discharge_start === undefined || claim.discharge_date >= query.discharge_start,
    query.discharge_end === undefined || claim.discharge_date <= query.discharge_end,
    query.min_risk_score === undefined || claim.risk_score >= query.min_risk_score,
    query.max_risk_score === undefined || claim.risk_score <= query.max_risk_score,
    query.min_ml_score === undefined || claim.ml_score_normalized >= query.min_ml_score,
    query.min_amount === undefined || claim.amount_claimed >= query.min_amount,
    query.max_amount === undefined || claim.amount_claimed <= query.max_amount,
    same(query.segment, claim.segment),
  ].every(Boolean);
}

/** One value of each filter, from the rows themselves or near them. */
export const filterArbitraries = (claims: readonly ScoredClaim[]) => {
  const of = (read: (claim: ScoredClaim) => string | number | null) =>
    fc.constantFrom(...claims).map((claim) => read(claim) ?? undefined);
  return {
    claim_id: of(({ claim_id }) => claim_id),
    province: fc.oneof(of((claim) => claim.province_name?.toLowerCase() ?? null), of((claim) => claim.province_code), fc.constant('ATLANTIS')),
    district: fc.oneof(of((claim) => claim.district_name), of((claim) => claim.district_code)),
    facility_key: of((claim) => claim.facility_key),
    facility_class: of((claim) => claim.facility_class?.toLowerCase() ?? null),
    dx: fc.oneof(of((claim) => claim.dx_primary_group), of((claim) => claim.dx_primary_code), fc.constantFrom('E11.9', 'e11', 'Z99')),
    inacbg: of((claim) => claim.inacbg_code).chain((code) =>
      code === undefined ? fc.constant(undefined) : fc.integer({ min: 1, max: 4 }).map((parts) => String(code).split('-').slice(0, parts).join('-')),
    ),
    severity: fc.constantFrom('rawat jalan', 'Ringan', 'sedang', 'berat', 'outpatient', 'mild', 'moderate', 'severe'),
    service_type: fc.constantFrom('RJTL', 'ritl', 'inpatient', 'outpatient'),
    flag: fc.constantFrom('short_stay_high_cost', 'severity_mismatch', 'duplicate_pattern', 'high_cost_full_paid'),
    start_date: of((claim) => claim.admit_date),
    end_date: of((claim) => claim.admit_date),
    discharge_start: of((claim) => claim.discharge_date),
    discharge_end: of((claim) => claim.discharge_date),
    min_risk_score: of((claim) => claim.risk_score),
    max_risk_score: of((claim) => claim.risk_score),
    min_ml_score: of((claim) => claim.ml_score_normalized),
    min_amount: of((claim) => claim.amount_claimed),
    max_amount: of((claim) => claim.amount_claimed),
    segment: of((claim) => claim.segment?.toLowerCase() ?? null),
  };
};

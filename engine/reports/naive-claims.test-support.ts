import * as fc from 'fast-check';

import type { ScoredClaim } from '../columns.ts';
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
    within(query.min_los, claim.los, query.max_los),
    within(query.min_age, claim.patient_age, query.max_age),
    within(query.min_paid, claim.amount_paid, query.max_paid),
    within(query.min_gap, claim.amount_gap, query.max_gap),
    within(query.min_payment_ratio, claim.payment_ratio, query.max_payment_ratio),
    within(query.min_topup, claim.topup_amount, query.max_topup),
    within(query.min_zscore, claim.cost_zscore, query.max_zscore),
    within(query.min_flags, claim.flags.length, query.max_flags),
    oneOf(query.sex, claim.patient_sex),
    oneOf(query.discharge_status, claim.discharge_status),
    oneOf(query.ownership, claim.facility_ownership),
    oneOf(query.clinic, claim.clinic_name),
    oneOf(query.entitlement, claim.entitlement_class),
    query.any_flag?.some((flag) => claim.flags.includes(flag)) ?? true,
    query.all_flags?.every((flag) => claim.flags.includes(flag)) ?? true,
    query.not_flag?.every((flag) => !claim.flags.includes(flag)) ?? true,
    noneOf(query.not_province, claim.province_name),
    noneOf(query.not_district, claim.district_name),
    noneOf(query.not_facility_key, claim.facility_key),
    noneOf(query.not_facility_class, claim.facility_class),
    noneOf(query.not_ownership, claim.facility_ownership),
    noneOf(query.not_segment, claim.segment),
    noneOf(query.not_entitlement, claim.entitlement_class),
    noneOf(query.not_clinic, claim.clinic_name),
    noneOf(query.not_discharge_status, claim.discharge_status),
    noneOf(query.not_service_type, claim.service_type),
    noneOf(query.not_severity, claim.severity_group),
    query.not_dx?.every((code) => !(claim.dx_primary_code?.startsWith(code) ?? false)) ?? true,
    query.not_inacbg?.every((code) => claim.inacbg_code !== code && !(claim.inacbg_code?.startsWith(`${code}-`) ?? false)) ?? true,
  ].every(Boolean);
}

/** A claim without the value lies within no bound. */
function within(low: number | undefined, value: number | null, high: number | undefined): boolean {
  if (low === undefined && high === undefined) return true;
  return value !== null && value >= (low ?? -Infinity) && value <= (high ?? Infinity);
}

function oneOf(wanted: readonly string[] | undefined, value: string | null): boolean {
  return wanted === undefined || (value !== null && wanted.includes(value));
}

/** A claim without the value is none of them. */
function noneOf(unwanted: readonly string[] | undefined, value: string | null): boolean {
  return unwanted === undefined || value === null || !unwanted.includes(value);
}

/** One value of each filter, from the rows themselves or near them. */
export const filterArbitraries = (claims: readonly ScoredClaim[]) => {
  const of = (read: (claim: ScoredClaim) => string | number | null) =>
    fc.constantFrom(...claims).map((claim) => read(claim) ?? undefined);
  const several = (read: (claim: ScoredClaim) => string | null) =>
    fc.array(fc.constantFrom(...claims).map(read), { minLength: 1, maxLength: 3 }).map((values) => {
      const given = values.filter((value) => value !== null);
      return given.length === 0 ? undefined : given;
    });
  const flags = fc.array(fc.constantFrom('short_stay_high_cost', 'severity_mismatch', 'duplicate_pattern', 'high_cost_full_paid'), { minLength: 1, maxLength: 3 });
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
    min_los: of(({ los }) => los),
    max_los: of(({ los }) => los),
    min_age: of((claim) => claim.patient_age),
    max_age: of((claim) => claim.patient_age),
    min_paid: of((claim) => claim.amount_paid),
    max_paid: of((claim) => claim.amount_paid),
    min_gap: of((claim) => claim.amount_gap),
    max_gap: of((claim) => claim.amount_gap),
    min_payment_ratio: of((claim) => claim.payment_ratio),
    max_payment_ratio: of((claim) => claim.payment_ratio),
    min_topup: of((claim) => claim.topup_amount),
    max_topup: of((claim) => claim.topup_amount),
    min_zscore: of((claim) => claim.cost_zscore),
    max_zscore: of((claim) => claim.cost_zscore),
    min_flags: fc.integer({ min: 0, max: 4 }),
    max_flags: fc.integer({ min: 0, max: 4 }),
    sex: several((claim) => claim.patient_sex),
    discharge_status: several((claim) => claim.discharge_status),
    ownership: several((claim) => claim.facility_ownership),
    clinic: several((claim) => claim.clinic_name),
    entitlement: several((claim) => claim.entitlement_class),
    any_flag: flags,
    all_flags: flags,
    not_flag: flags,
    not_province: several((claim) => claim.province_name),
    not_district: several((claim) => claim.district_name),
    not_facility_key: several((claim) => claim.facility_key),
    not_facility_class: several((claim) => claim.facility_class),
    not_ownership: several((claim) => claim.facility_ownership),
    not_segment: several((claim) => claim.segment),
    not_entitlement: several((claim) => claim.entitlement_class),
    not_clinic: several((claim) => claim.clinic_name),
    not_discharge_status: several((claim) => claim.discharge_status),
    not_service_type: several((claim) => claim.service_type),
    not_severity: several((claim) => claim.severity_group),
    not_dx: several((claim) => claim.dx_primary_code?.slice(0, 3) ?? null),
    not_inacbg: several((claim) => claim.inacbg_code?.split('-').slice(0, 3).join('-') ?? null),
  };
};

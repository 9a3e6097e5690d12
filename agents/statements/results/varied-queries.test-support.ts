import type { ClaimQueryInput } from '#engine';

type Clause = NonNullable<ClaimQueryInput['where']>[number];
type Measure = NonNullable<ClaimQueryInput['measures']>[number];
type Grouping = NonNullable<ClaimQueryInput['by']>[number];

/** A chooser over one stream of random numbers in [0, 1). */
export function chooser(random: () => number): { readonly pick: <T>(values: readonly T[]) => T; readonly chance: (share: number) => boolean; readonly upTo: (most: number) => number } {
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  return {
    pick(values) {
      const value = values[upTo(values.length - 1)];
      if (value === undefined) throw new RangeError('nothing to choose from');
      return value;
    },
    chance: (share) => random() < share,
    upTo,
  };
}

const clauses: readonly Clause[] = [
  { field: 'service_type', op: '=', value: 'RITL' },
  { field: 'service_type', op: '=', value: 'RJTL' },
  { field: 'severity_group', op: '!=', value: 'ringan' },
  { field: 'patient_sex', op: '!=', value: 'Perempuan' },
  { field: 'clinic_name', op: 'not_in', value: ['Penyakit Dalam', 'Anak'] },
  { field: 'flags', op: 'contains', value: 'severity_mismatch' },
  { field: 'flags', op: 'not_contains', value: ['short_stay_high_cost'] },
  { field: 'amount_claimed', op: '>=', value: 3_500_000 },
  { field: 'amount_paid', op: 'is_null' },
  { field: 'amount_paid', op: '<', value: { field: 'amount_claimed', times: 1 } },
  { field: 'los', op: 'between', value: [2, 5] },
  { field: 'admit_date', op: 'between', value: ['2024-02-10', '2024-07-31'] },
  { field: 'dx_primary_code', op: 'under', value: 'E11' },
  { field: 'province_name', op: '=', value: 'Jawa Barat' },
  { field: 'province_name', op: 'in', value: ['Jawa Barat', 'Jawa Timur'] },
  { field: 'province_name', op: '!=', value: 'Jawa Barat' },
  { field: 'patient_age', op: '>=', value: 60 },
  { field: 'claim_count_30_days_before', op: '>=', value: 2 },
  { field: 'readmission_gap', op: '<=', value: 100 },
  { field: 'readmission_gap', op: '!=', value: 3 },
  { field: 'decision', op: '=', value: 'approved' },
  { field: 'review_state', op: '!=', value: 'reviewed' },
  { field: 'has_topup', op: '=', value: true },
  { field: 'is_above_p90', op: '=', value: true },
  { field: 'risk_score', op: '>=', value: 0.6 },
  { field: 'payment_ratio', op: '<', value: 0.95 },
  { any: [{ field: 'los', op: '>=', value: 7 }, { field: 'amount_claimed', op: '>', value: 6_000_000 }] },
  { field: 'los', op: '>', value: 500 },
  { field: 'amount_claimed', op: '<', value: 0 },
];

const measures: readonly Measure[] = [
  { agg: 'count' },
  { agg: 'count' },
  { agg: 'count', where: [{ field: 'service_type', op: '=', value: 'RITL' }] },
  { agg: 'count', of: 'group', where: [{ field: 'is_above_p90', op: '=', value: true }] },
  { agg: 'count', of: 'matching', where: [{ field: 'patient_sex', op: '=', value: 'Perempuan' }] },
  { agg: 'count', of: 'matching' },
  { agg: 'count', of: 'all' },
  { agg: 'count', of: { agg: 'distinct', field: 'patient' } },
  { agg: 'sum', field: 'amount_claimed', of: { agg: 'sum', field: 'los' } },
  { agg: 'count', where: [{ field: 'service_type', op: '=', value: 'RITL' }], of: { agg: 'count', where: [{ field: 'service_type', op: '=', value: 'RJTL' }] } },
  { agg: 'sum', field: 'amount_claimed' },
  { agg: 'sum', field: 'amount_gap' },
  { agg: 'sum', field: 'excess_amount' },
  { agg: 'sum', field: 'amount_claimed', of: 'matching' },
  { agg: 'mean', field: 'amount_claimed' },
  { agg: 'mean', field: 'amount_paid', where: [{ field: 'flags', op: 'contains', value: 'severity_mismatch' }] },
  { agg: 'mean', field: 'los' },
  { agg: 'mean', field: 'payment_ratio' },
  { agg: 'mean', field: 'cost_zscore' },
  { agg: 'mean', field: 'readmission_gap' },
  { agg: 'mean', field: 'comorbidity_count' },
  { agg: 'mean', field: 'claim_count_30_days_before' },
  { agg: 'mean', field: 'patient_age' },
  { agg: 'sum', field: 'topup_amount', where: [{ field: 'los', op: '>=', value: 3 }] },
  { agg: 'median', field: 'los' },
  { agg: 'median', field: 'amount_claimed' },
  { agg: 'median', field: 'peer_p90' },
  { agg: 'p90', field: 'amount_claimed' },
  { agg: 'min', field: 'amount_claimed' },
  { agg: 'max', field: 'risk_score' },
  { agg: 'min', field: 'admit_date' },
  { agg: 'distinct', field: 'patient' },
  { agg: 'distinct', field: 'facility_key' },
  { agg: 'distinct', field: 'dx_primary_code' },
];

const groupings: readonly Grouping[] = [
  ...['province_name', 'facility_class', 'service_type', 'severity_group', 'patient_sex', 'segment', 'dx_primary_code', 'dx_secondary_codes', 'flags', 'procedure_codes', 'facility_key', 'inacbg_code', 'has_topup', 'decision', 'district_name', 'peer_level', 'tariff_region', 'los'].map((field) => ({ field })),
  ...(['day', 'week', 'month', 'month', 'month', 'quarter', 'quarter', 'year'] as const).map((unit) => ({ field: 'admit_date', unit })),
  { field: 'admit_date' },
  { field: 'discharge_date', unit: 'month' },
  { field: 'decided_on', unit: 'month' },
  { field: 'los', width: 3 },
  { field: 'amount_claimed', width: 1_000_000 },
  { field: 'payment_ratio', width: 0.05 },
  { field: 'patient_age', edges: [0, 18, 60] },
  { field: 'amount_gap', edges: [0, 500_000] },
];

const sides: readonly NonNullable<ClaimQueryInput['against']>[] = [
  [{ name: 'Rawat inap', where: [{ field: 'service_type', op: '=', value: 'RITL' }] }, { name: 'Rawat jalan', where: [{ field: 'service_type', op: '=', value: 'RJTL' }] }],
  [{ where: [{ field: 'province_name', op: '=', value: 'Jawa Barat' }] }, { where: [{ field: 'province_name', op: '=', value: 'Jawa Timur' }] }, { where: [] }],
  [{ where: [{ field: 'admit_date', op: 'between', value: ['2024-01-01', '2024-03-31'] }] }, { where: [{ field: 'admit_date', op: 'between', value: ['2024-04-01', '2024-06-30'] }] }],
  [{ where: [{ field: 'has_topup', op: '=', value: true }] }, { where: [{ field: 'has_topup', op: '=', value: false }] }],
  [{ where: [{ field: 'los', op: '>', value: 500 }] }, { where: [{ field: 'severity_group', op: '=', value: 'berat' }] }],
];

const listed = ['amount_claimed', 'amount_paid', 'risk_score', 'los', 'admit_date', 'dx_primary_code', 'dx_secondary_codes', 'flags', 'payment_ratio', 'severity_group', 'facility_key', 'province_name', 'has_topup', 'readmission_gap', 'patient_age', 'peer_p90', 'clinic_name', 'decision'];

/** A query of any subject and shape; now and then one that the engine refuses. */
export function variedQuery(random: () => number): ClaimQueryInput {
  const { pick, chance, upTo } = chooser(random);
  const some = <T>(values: readonly T[], most: number): T[] => [...new Set(Array.from({ length: upTo(most) }, () => pick(values)))];
  const subject = pick(['groups', 'groups', 'groups', 'groups', 'groups', 'groups', 'claims', 'claims', 'facilities', 'patients', 'pairs', 'decisions'] as const);
  const common: ClaimQueryInput = {
    subject,
    where: some(clauses, chance(0.5) ? 1 : 2),
    ...(chance(0.15) && { period: { date: 'admit_date', from: pick(['2023-07-01', '2024-01-01', '2024-03-10']), ...(chance(0.7) && { to: pick(['2024-06-30', '2024-12-31', '2024-08-20']) }) } }),
    ...(chance(0.1) && { base: { first: pick([5, 40]), order: [{ field: 'amount_claimed', direction: 'desc' as const }] } }),
    ...(chance(0.2) && { against: pick(sides) }),
    ...(chance(0.35) && { limit: 1 + upTo(9) }),
  };
  if (subject === 'pairs') return common;
  if (subject === 'claims' || subject === 'decisions') {
    return { ...common, ...(chance(0.6) && { fields: some(listed, 6) }), ...(chance(0.6) && { order: [{ field: pick(['amount_claimed', 'los', 'admit_date', 'payment_ratio', 'severity_group']), direction: pick(['asc', 'desc'] as const) }] }) };
  }
  const by = subject === 'groups' ? pick([[], [pick(groupings)], [pick(groupings)], [pick(groupings)], [pick(groupings), pick(groupings)]]) : [];
  const asked = some(measures, 3);
  const isGrouped = subject !== 'groups' || by.length > 0;
  const isDated = by.some(({ field }) => field.endsWith('_date') || field === 'decided_on');
  return {
    ...common,
    by,
    measures: asked,
    ...(chance(0.4) && { order: [{ ...(by.length > 0 && chance(0.2) ? { group: 0 } : { measure: upTo(Math.max(0, asked.length - 1)) }), direction: pick(['asc', 'desc'] as const) }] }),
    ...(isGrouped && chance(0.2) && { having: [{ measure: 0, op: pick(['>=', '<=', '>', '!='] as const), value: pick([0, 5, 20, 0.3, 1_000_000, 1_000_000_000]) }] }),
    ...(by.length === 2 && chance(0.3) && { top_per: 1 + upTo(2) }),
    ...(isDated && chance(0.2) && { change: 'previous' as const }),
  };
}

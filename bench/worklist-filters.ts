import type { ClaimQueryInput } from '#engine';

type Where = NonNullable<ClaimQueryInput['where']>;

/** What auditors narrow the worklist by. */
export interface WorklistFilter {
  readonly name: string;
  /** As GET /claims/high-risk takes it. */
  readonly query: (round: number) => string;
  /** As the console asks it. */
  readonly where: (round: number) => Where;
}

const provinces = ['35', '32', '51', '12', '31'];
const flags = ['cost_above_peers', 'same_day_visits', 'duplicate_pattern', 'rare_procedure', 'overlapping_stays'];
const severities = ['ringan', 'sedang', 'berat', 'rawat jalan'];
const diagnoses = ['N18', 'I10', 'E11', 'J18', 'K35'];
const amountOf = (round: number): number => (round + 2) * 5_000_000;

/** No value comes twice within five rounds, since counts are remembered. */
export const worklistFilters: readonly WorklistFilter[] = [
  { name: 'nothing', query: (round) => `page=${round + 1}`, where: () => [] },
  {
    name: 'province',
    query: (round) => `province=${of(provinces, round)}`,
    where: (round) => [{ field: 'province_code', op: 'in', value: [of(provinces, round)] }],
  },
  {
    name: 'flag',
    query: (round) => `flag=${of(flags, round)}`,
    where: (round) => [{ field: 'flags', op: 'contains', value: of(flags, round) }],
  },
  {
    name: 'severity',
    query: (round) => `severity=${of(severities, round)}&page=${1 + Math.floor(round / severities.length)}`,
    where: (round) => [{ field: 'severity_group', op: 'in', value: [of(severities, round)] }],
  },
  {
    name: 'diagnosis',
    query: (round) => `dx=${of(diagnoses, round)}`,
    where: (round) => [{ field: 'dx_primary_code', op: 'under', value: of(diagnoses, round) }],
  },
  {
    name: 'amount',
    query: (round) => `min_amount=${amountOf(round)}`,
    where: (round) => [{ field: 'amount_claimed', op: '>=', value: amountOf(round) }],
  },
];

function of<T>(values: readonly T[], round: number): T {
  const value = values[round % values.length];
  if (value === undefined) throw new Error('there are no values');
  return value;
}

import type { Clause } from '../query/claim-query.ts';

/** What claims are grouped by: a field of the catalogue, or bins of one. */
export interface Dimension {
  readonly id: string;
  /** The field whose value, or bin, names a group. */
  readonly field: string;
  /** SQL of the value over the row of a claim where it is not the field's own. */
  readonly sql?: string;
  /** DuckDB type of the value; VARCHAR unless told. */
  readonly type?: string;
  /** What tells the claims of the value from others; equality unless told. */
  readonly clauses?: (value: string) => readonly Clause[];
  /** Says what the case was: stays, severities and so on follow it by nature. */
  readonly isCase?: true;
}

/** Lower ends of bins of the stay, in days; the last is open. */
const stays = [0, 1, 2, 4, 7, 15] as const;

export const dimensions = [
  { id: 'facility', field: 'facility_key' },
  { id: 'district', field: 'district_code' },
  { id: 'province', field: 'province_name' },
  { id: 'facility_class', field: 'facility_class' },
  { id: 'tariff_region', field: 'tariff_region', type: 'TINYINT', clauses: (value) => [{ field: 'tariff_region', op: '=', value: Number(value) }] },
  { id: 'ownership', field: 'facility_ownership' },
  { id: 'month', field: 'admit_date', sql: "CAST(date_trunc('month', claims.admit_date) AS DATE)", type: 'DATE', clauses: monthOf },
  { id: 'segment', field: 'segment' },
  { id: 'age', field: 'age_group', isCase: true },
  { id: 'diagnosis', field: 'dx_primary_group', isCase: true },
  { id: 'inacbg', field: 'inacbg_code', sql: 'left(claims.inacbg_code, len(claims.inacbg_code) - len(claims.inacbg_severity) - 1)', clauses: (value) => [{ field: 'inacbg_code', op: 'under', value }], isCase: true },
  { id: 'service', field: 'service_type', isCase: true },
  { id: 'clinic', field: 'clinic_name', isCase: true },
  { id: 'severity', field: 'severity_group', isCase: true },
  { id: 'discharge', field: 'discharge_status', isCase: true },
  { id: 'stay', field: 'los', sql: `CASE ${stays.toReversed().map((from) => `WHEN claims.los >= ${from} THEN '${from}'`).join(' ')} END`, clauses: stayOf, isCase: true },
] as const satisfies readonly Dimension[];

export type DimensionId = (typeof dimensions)[number]['id'];

/** Groups of one dimension among all, or among claims that share another: like is compared with like. */
export interface Cut {
  readonly of: DimensionId;
  readonly within?: DimensionId;
}

const among = (within: DimensionId, ...all: readonly DimensionId[]): Cut[] => all.map((of) => ({ of, within }));

/** What is searched. Each `within` is a cut of its own too. */
export const cuts: readonly Cut[] = [
  ...(['facility', 'district', 'province', 'tariff_region', 'facility_class', 'ownership', 'month', 'segment', 'age', 'diagnosis', 'inacbg', 'service', 'severity', 'clinic'] as const).map((of) => ({ of })),
  ...among('service', 'clinic', 'discharge', 'severity', 'stay', 'facility'),
  ...among('inacbg', 'facility', 'province', 'month', 'facility_class', 'segment', 'age'),
  ...among('diagnosis', 'facility', 'province'),
  ...among('severity', 'facility'),
  ...among('segment', 'facility'),
  ...among('clinic', 'facility'),
  ...among('facility', 'month'),
  ...among('province', 'month'),
];

export function findDimension(id: DimensionId): Dimension {
  const found: Dimension | undefined = dimensions.find((one) => one.id === id);
  if (!found) throw new RangeError(`no dimension ${id}`);
  return found;
}

/** What tells the claims of a value from others. */
export function clausesOf(id: DimensionId, value: string): readonly Clause[] {
  const { field, clauses } = findDimension(id);
  return clauses?.(value) ?? [{ field, op: '=', value }];
}

function monthOf(first: string): readonly Clause[] {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return [{ field: 'admit_date', op: 'between', value: [first, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)] }];
}

function stayOf(from: string): readonly Clause[] {
  const next = nextStay(from);
  return [next === undefined ? { field: 'los', op: '>=', value: Number(from) } : { field: 'los', op: 'between', value: [Number(from), next - 1] }];
}

function nextStay(from: string): number | undefined {
  return stays.find((end) => end > Number(from));
}

/** The days of a bin: `0`, `2–3`, `≥15`. */
export function labelOfStay(from: string): string {
  const next = nextStay(from);
  if (next === undefined) return `≥${from}`;
  return next - 1 === Number(from) ? from : `${from}–${next - 1}`;
}

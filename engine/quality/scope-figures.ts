import type { QcLog } from './qc-log.ts';
import type { JointCounts, ScopeCounts } from './joint-counts.ts';

/** One run as its logs have it; without counts it is no reference, and is judged by its figures alone. */
export interface RunLog {
  readonly log: QcLog;
  readonly counts: JointCounts | null;
}

/** All claims of the snapshot, or those that are new or changed since the one before. */
export type Scope = 'whole' | 'fresh';

/** Claims by bin or value, in an order of their own. */
export interface CountVector {
  readonly keys: readonly string[];
  readonly counts: Float64Array;
}

/** What a run counted of one scope: of each metric a vector; a rate is the vector of those it holds of and the others. */
export interface ScopeVectors {
  readonly rows: number;
  readonly mixes: ReadonlyMap<string, CountVector>;
  readonly scores: ReadonlyMap<string, CountVector>;
  readonly numbers: ReadonlyMap<string, CountVector>;
  readonly rates: ReadonlyMap<string, CountVector>;
  /** The vector of a rate that holds of none. */
  readonly none: CountVector;
}

const mixGroupings: readonly (readonly [metric: string, grouping: string])[] = [
  ['mix_province', 'province'],
  ['mix_severity', 'severity'],
  ['mix_service_type', 'service_type'],
  ['mix_facility_class', 'facility_class'],
  ['mix_inacbg_group', 'inacbg_group'],
  ['mix_peer_level', 'peer_level'],
];
const scoreColumns: readonly (readonly [metric: string, column: string])[] = [
  ['score_risk', 'risk_score'],
  ['score_rule', 'rule_score'],
  ['score_ml', 'ml_score_normalized'],
  ['score_anomaly', 'anomaly_score'],
];
const numberColumns = ['amount_claimed', 'amount_paid', 'amount_gap', 'peer_mean', 'peer_p90', 'cost_zscore', 'los', 'comorbidity_count'] as const;
const rateGroupings = ['flag', 'rule_not_evaluated', 'quality_mark'] as const;

const heldOrNot = ['yes', 'no'] as const;

const vectors = new WeakMap<QcLog, Partial<Record<Scope, ScopeVectors | null>>>();

/** The vectors of a scope of a run; null where its log has none of it. They are read from a log once. */
export function vectorsOf(log: QcLog, scope: Scope): ScopeVectors | null {
  let ofLog = vectors.get(log);
  if (!ofLog) vectors.set(log, (ofLog = {}));
  const found = ofLog[scope];
  if (found !== undefined) return found;
  const read = readVectors(log, scope);
  ofLog[scope] = read;
  return read;
}

function readVectors(log: QcLog, scope: Scope): ScopeVectors | null {
  if (log.fresh === null || log.wide_top === null) return null;
  const figures = scope === 'whole' ? { ...log, rows: log.total_rows } : log.fresh;
  const groupsOf = (grouping: string): readonly (readonly [string, number])[] =>
    scope === 'whole' ? (log.groups[grouping] ?? []).map(({ value, rows }) => [value, rows] as const) : (log.fresh?.groups[grouping] ?? []);
  const histogramOf = (column: string): readonly (readonly [string, number])[] => (figures.histograms[column] ?? []).map(([bin, rows]) => [String(bin), rows] as const);
  const held: (readonly [metric: string, rows: number])[] = [
    ['flagged', figures.flagged_rows],
    ['short_stay', figures.short_stay_rows],
    ['simulated', figures.simulated_rows],
    ...rateGroupings.flatMap((grouping) => groupsOf(grouping).map(([value, rows]) => [`${grouping}:${value}`, rows] as const)),
    ...Object.entries(figures.null_counts).map(([column, rows]) => [`null_rate:${column}`, rows] as const),
  ];
  const rateOf = (rows: number): CountVector => ({ keys: heldOrNot, counts: Float64Array.of(rows, figures.rows - rows) });
  return {
    rows: figures.rows,
    mixes: new Map(mixGroupings.map(([metric, grouping]) => [metric, vectorOf(groupsOf(grouping))])),
    scores: new Map(scoreColumns.map(([metric, column]) => [metric, vectorOf(histogramOf(column))])),
    numbers: new Map(numberColumns.map((column) => [column, vectorOf(histogramOf(column))])),
    rates: new Map(held.map(([metric, rows]) => [metric, rateOf(rows)])),
    none: rateOf(0),
  };
}

export function vectorOf(entries: readonly (readonly [string, number])[]): CountVector {
  return { keys: entries.map(([key]) => key), counts: Float64Array.from(entries, ([, count]) => count) };
}

export function countsOf(run: RunLog, scope: Scope): ScopeCounts | null {
  return run.counts?.[scope] ?? null;
}

const days = new WeakMap<QcLog, number>();

/** Days since 1970 of the newest claims of a run. */
export function dayOf(log: QcLog): number {
  const known = days.get(log);
  if (known !== undefined) return known;
  const day = Math.round(Date.parse(`${log.data_date}T00:00:00Z`) / 86_400_000);
  days.set(log, day);
  return day;
}

/** 0 is Thursday: what matters is which runs share one. */
export function weekdayOf(log: QcLog): number {
  return ((dayOf(log) % 7) + 7) % 7;
}

import { type JoinedCells, type Leaves, codeCounts, deviationsOf, expectationOf, joinCells, momentsOf, placesOf, shiftWithin, sumOf, tariffMoments } from './cell-shifts.ts';
import { fewestRuns, judgeByHistory, median } from './control-limits.ts';
import { leastOf, normalQuantile, normalTwoSided, studentQuantile, studentTwoSided } from './distributions.ts';
import { type DriftMetric, driftMetrics, fewestClaims, findDriftMetric } from './drift-metrics.ts';
import { type Measure, compareCounts, largestDifference, normedWasserstein, stabilityIndex } from './null-distribution.ts';
import type { QcLog } from './qc-log.ts';
import { type Reference, referenceBefore, rowsOf } from './reference.ts';
import type { CodeTable, ScopeCounts } from './joint-counts.ts';
import { type CountVector, type RunLog, type Scope, type ScopeVectors, countsOf, vectorsOf, weekdayOf } from './scope-figures.ts';
import type { Finding } from './verdict.ts';

/** What is measured of a run; the joined cells are there for whoever looks for slices. */
export interface Measured {
  readonly findings: readonly Finding[];
  readonly joined: ReadonlyMap<Scope, JoinedCells>;
}

interface Context {
  readonly run: RunLog;
  readonly reference: Reference;
  readonly seed: number;
  /** The snapshot since whose run a metric of a scope is watched or alerted; null where it is not. */
  readonly sinceOf: (scope: Scope, metric: string) => string | null;
}

/** Every metric of a run beside its reference, in the order of `driftMetrics`. */
export function measureDrift(context: Context): Measured {
  const { run } = context;
  const findings: Finding[] = [];
  const joined = new Map<Scope, JoinedCells>();
  const scopes: Scope[] = run.log.fresh !== null && run.log.fresh.rows < run.log.total_rows ? ['whole', 'fresh'] : ['whole'];
  for (const scope of scopes) {
    findings.push(...measureVectors(context, scope));
    const counted = measureCounted(context, scope);
    findings.push(...counted.findings);
    if (counted.joined) joined.set(scope, counted.joined);
  }
  findings.push(...measureHistory(context), ...compareVersions(context));
  const places = new Map(driftMetrics.map(({ id }, place) => [id, place]));
  const placeOf = ({ metric }: Finding): number => places.get(findDriftMetric(metric).id) ?? 0;
  return { findings: findings.toSorted((a, b) => placeOf(a) - placeOf(b)), joined };
}

const nothing = { at: null, value: null, expected: null, null95: null, null99: null, p: null, effect: null, direction: null } as const;

function silent(metric: string, scope: Finding['scope'], reason: NonNullable<Finding['reason']>, n = 0, reference_n = 0): Finding {
  return { metric, scope, ...nothing, n, reference_n, floor: findDriftMetric(metric).floor, reason };
}

const measures: Readonly<Partial<Record<DriftMetric['kind'], Measure>>> = { mix: largestDifference, stability: stabilityIndex, distance: normedWasserstein, rate: largestDifference };

function measureVectors({ run, reference: all, seed, sinceOf }: Context, scope: Scope): Finding[] {
  const own = vectorsOf(run.log, scope);
  if (own === null) return [];
  const rates = new Set([...own.rates.keys(), ...all.level.flatMap(({ log }) => [...(vectorsOf(log, scope)?.rates.keys() ?? [])])]);
  const vectors: { metric: string; vectorOf: (log: QcLog) => CountVector | null }[] = [
    ...[...own.mixes.keys()].map((metric) => ({ metric, vectorOf: (log: QcLog) => vectorsOf(log, scope)?.mixes.get(metric) ?? null })),
    ...[...own.scores.keys()].map((metric) => ({ metric, vectorOf: (log: QcLog) => vectorsOf(log, scope)?.scores.get(metric) ?? null })),
    ...[...own.numbers.keys()].map((metric) => ({ metric, vectorOf: (log: QcLog) => vectorsOf(log, scope)?.numbers.get(metric) ?? null })),
    ...[...rates].toSorted().map((metric) => ({ metric, vectorOf: (log: QcLog) => rateVectorOf(vectorsOf(log, scope), metric) })),
  ];
  return vectors.map(({ metric, vectorOf }): Finding => {
    const { kind, effect, floor } = findDriftMetric(metric);
    const reference = referenceBefore(all, sinceOf(scope, metric));
    const referenceRows = rowsOf(reference.level, scope);
    const vector = vectorOf(run.log);
    const n = vector === null ? 0 : sumOf(vector.counts);
    if (n < fewestClaims) return silent(metric, scope, 'few_claims', n, referenceRows);
    if (referenceRows < fewestClaims) return silent(metric, scope, 'few_reference_claims', n, referenceRows);
    if (reference.weekday === 'unseen') return silent(metric, scope, 'weekday_unseen', n, referenceRows);
    const isRate = kind === 'rate';
    const comparison = compareCounts(vector!, {
      seed, name: `${run.log.snapshot_id}/${scope}/${metric}`, reference, vectorOf: ({ log }) => vectorOf(log), measure: measures[kind] ?? largestDifference, isOrdered: kind === 'stability' || kind === 'distance', isRate,
    });
    if (comparison.reference_n < fewestClaims) return silent(metric, scope, 'few_reference_claims', n, comparison.reference_n);
    const size = effect === 'log_ratio' ? logRatio(comparison.value, comparison.expected) : comparison.effect;
    return { metric, scope, ...comparison, effect: size, floor, direction: isRate ? directionOf(comparison.effect) : null, reason: null };
  });
}

function rateVectorOf(vectors: ScopeVectors | null, metric: string): CountVector | null {
  return vectors && (vectors.rates.get(metric) ?? vectors.none);
}

function logRatio(value: number, expected: number): number {
  // Beside nothing at all a ten-thousandth is what a ratio is taken of.
  return Math.log((value + 1e-4) / (expected + 1e-4));
}

function directionOf(effect: number): 'up' | 'down' | null {
  return effect > 0 ? 'up' : effect < 0 ? 'down' : null;
}

/** Metrics that need the joint counts: unseen codes, volumes, and levels with the mix of cases held still. */
function measureCounted({ run, reference: whole, sinceOf }: Context, scope: Scope): { findings: Finding[]; joined: JoinedCells | null } {
  // They are measured together, so that what one of them is watched for is left out of the reference of all.
  const watched = countedMetrics.flatMap((metric) => sinceOf(scope, metric) ?? []).toSorted();
  const reference = referenceBefore(whole, watched[0] ?? null);
  const own = countsOf(run, scope);
  const level = reference.level.flatMap((each) => countsOf(each, scope) ?? []);
  const all = level.length === 0 ? [] : reference.level.concat(reference.sameWeekday.filter((each) => !reference.level.includes(each))).flatMap((each) => countsOf(each, scope) ?? []);
  // What differs by weekday is held against its weekday’s own runs once there are some.
  const matched = reference.weekday === 'known' || reference.weekday === 'learning' ? reference.sameWeekday.flatMap((each) => countsOf(each, scope) ?? []) : [];
  const n = own === null ? 0 : sumOf(own.cells.n);
  const referenceRows = rowsOf(reference.level.filter((each) => countsOf(each, scope) !== null), scope);
  const reason = own === null ? 'not_measured' : n < fewestClaims ? 'few_claims' : referenceRows < fewestClaims ? 'few_reference_claims' : reference.weekday === 'unseen' ? 'weekday_unseen' : undefined;
  if (own === null || reason !== undefined) return { findings: countedMetrics.map((metric) => silent(metric, scope, reason ?? 'not_measured', n, referenceRows)), joined: null };

  const findings = unseenMetrics.map(([metric, list]): Finding => {
    const known = placesOf(all.map((counts) => counts[list]));
    const table = own[list];
    let [unseen, seen] = [0, 0];
    table.keys.forEach((key, i) => (known.has(key) ? (seen += table.n[i]!) : (unseen += table.n[i]!)));
    const share = unseen + seen > 0 ? unseen / (unseen + seen) : 0;
    // Each run of the level tells how many of its claims the others would not have known.
    const past = reference.level.length < fewestRuns ? [] : unseenAmongOthers(level.map((counts) => counts[list]));
    const worst = Math.max(0, ...past);
    const deviation = Math.sqrt(Math.max(worst, 1 / referenceRows) / n);
    const floor = findDriftMetric(metric).floor;
    const bound = (reach: number): readonly [number, number] => [0, worst + reach * deviation];
    return { metric, scope, at: null, value: share, expected: median(past.length > 0 ? past : [0]), null95: bound(2), null99: bound(3), n: unseen + seen, reference_n: referenceRows, p: normalTwoSided(Math.max(0, share - worst) / deviation), effect: share - worst, floor, direction: directionOf(share - worst), reason: null };
  });
  for (const [metric, list] of volumeMetrics) {
    const pool = matched.length > 0 ? matched : level;
    const plain = volumeOf({ metric, scope, own: own[list], pool: pool.map((counts) => counts[list]) });
    if (reference.weekday !== 'learning') findings.push(plain);
    else findings.push(milder(plain, volumeOf({ metric, scope, own: own[list], pool: level.map((counts) => counts[list]) })));
  }

  const joined = joinCells(own.cells, [all.map(({ cells }) => cells), (matched.length > 0 ? matched : level).map(({ cells }) => cells)]);
  const measured = ['amount', 'ratio'] as const;
  const expected = measured.map((measure) => expectationOf(momentsOf(joined.pools[0]!, measure)));
  const past = joined.members.map((member) => {
    const sums = member();
    return measured.map((measure, i) => deviationsOf(momentsOf(sums, measure), expected[i]!));
  });
  measured.forEach((measure, i) => {
    const leaves = shiftWithin(momentsOf(joined.run, measure), expected[i]!);
    findings.push(levelOf(`level_${measure}`, scope, leaves, past.map((zs) => zs[i] ?? 0)), sliceOf(`slice_${measure}`, scope, joined, leaves));
  });
  const places = placesOf([own.inacbg, ...all.map(({ inacbg }) => inacbg)]);
  const tariffs = expectationOf(tariffMoments(all.map(({ inacbg }) => inacbg), places));
  const leaves = shiftWithin(tariffMoments([own.inacbg], places), tariffs);
  const pastTariffs = all.map(({ inacbg }) => deviationsOf(tariffMoments([inacbg], places), tariffs));
  findings.push(levelOf('level_tariff', scope, leaves, pastTariffs), codeOf(scope, leaves, [...places.keys()]));
  return { findings, joined };
}

const unseenMetrics: readonly (readonly [metric: string, list: 'diagnosis' | 'inacbg' | 'facility'])[] = [['unseen_diagnosis', 'diagnosis'], ['unseen_inacbg', 'inacbg'], ['unseen_facility', 'facility']];
const volumeMetrics: readonly (readonly [metric: string, list: keyof Omit<ScopeCounts, 'cells'>])[] = [['volume_facility', 'facility'], ['volume_inacbg', 'inacbg'], ['volume_diagnosis', 'diagnosis']];
const countedMetrics = [...unseenMetrics.map(([metric]) => metric), ...volumeMetrics.map(([metric]) => metric), 'level_amount', 'level_ratio', 'slice_amount', 'slice_ratio', 'level_tariff', 'code_tariff'];

/** Of each table the share of its claims whose code no other of them has. */
function unseenAmongOthers(tables: readonly CodeTable[]): number[] {
  const holders = new Map<string, number>();
  for (const { keys } of tables) for (const key of keys) holders.set(key, (holders.get(key) ?? 0) + 1);
  return tables.map(({ keys, n }) => {
    const all = sumOf(n);
    const unseen = keys.reduce((sum, key, i) => sum + (holders.get(key) === 1 ? n[i]! : 0), 0);
    return all > 0 ? unseen / all : 0;
  });
}

function milder(a: Finding, b: Finding): Finding {
  return (a.p ?? 1) > (b.p ?? 1) || Math.abs(a.effect ?? 0) < Math.abs(b.effect ?? 0) ? a : b;
}

/** The code whose number of claims is furthest from its share, by the signed root of the likelihood ratio of two shares. */
function volumeOf({ metric, scope, own, pool }: { readonly metric: string; readonly scope: Scope; readonly own: CodeTable; readonly pool: readonly CodeTable[] }): Finding {
  const places = placesOf([own, ...pool]);
  const keys = [...places.keys()];
  const [run, reference] = [codeCounts([own], places), codeCounts(pool, places)];
  const [n, n0] = [sumOf(run), sumOf(reference)];
  const roots: number[] = [];
  let [best, most] = [-1, -1];
  run.forEach((count, i) => {
    const expected = (reference[i]! * n) / n0;
    if (Math.max(count, expected) < fewestClaims) return;
    const root = rootOfRatio(count, n, reference[i]!, n0);
    roots.push(root);
    if (Math.abs(root) > most) [best, most] = [i, Math.abs(root)];
  });
  if (best < 0) return silent(metric, scope, 'few_claims', n, n0);
  const spread = dispersionOf(roots);
  const expected = ((reference[best]! + 0.5) * n) / n0;
  const reach = (share: number): readonly [number, number] => {
    const z = normalQuantile(share ** (1 / roots.length)) * Math.sqrt(spread * expected * (1 + n / n0));
    return [Math.max(0, expected - z), expected + z];
  };
  const floor = findDriftMetric(metric).floor;
  const effect = Math.log((run[best]! + 0.5) / expected);
  return { metric, scope, at: keys[best] ?? null, value: run[best]!, expected, null95: reach(0.95), null99: reach(0.99), n, reference_n: n0, p: leastOf(normalTwoSided(most / Math.sqrt(spread)), roots.length), effect, floor, direction: directionOf(effect), reason: null };
}

function rootOfRatio(k: number, n: number, k0: number, n0: number): number {
  const share = (k + k0) / (n + n0);
  const ratio = 2 * (likelihood(k, n * share) + likelihood(n - k, n * (1 - share)) + likelihood(k0, n0 * share) + likelihood(n0 - k0, n0 * (1 - share)));
  return Math.sign(k / n - k0 / n0) * Math.sqrt(Math.max(0, ratio));
}

function likelihood(count: number, expected: number): number {
  return count > 0 ? count * Math.log(count / expected) : 0;
}

/** How much more the bulk of them vary than standard normals do, at least 1: what one slice does, does not move it. */
function dispersionOf(zs: readonly number[]): number {
  return zs.length < 8 ? 1 : Math.max(1, median(zs.map((z) => z * z)) / 0.4549);
}

interface Shift {
  readonly shift: number;
  readonly z: number;
  readonly deviation: number;
  readonly n: number;
  readonly reference: number;
}

function shiftOf({ score, weight, n, reference }: Leaves): Shift {
  const [scores, weights] = [sumOf(score), sumOf(weight)];
  const deviation = weights > 0 ? 1 / Math.sqrt(weights) : Number.POSITIVE_INFINITY;
  return { shift: weights > 0 ? scores / weights : 0, z: weights > 0 ? scores / Math.sqrt(weights) : 0, deviation, n: sumOf(n), reference: sumOf(reference) };
}

/** The shift over all cells or codes, its chance told by the reference’s own runs too. */
function levelOf(metric: string, scope: Scope, leaves: Leaves, past: readonly number[]): Finding {
  const { shift, z, deviation, n, reference } = shiftOf(leaves);
  if (n < fewestClaims) return silent(metric, scope, 'few_claims', n, reference);
  const runs = past.length;
  const spread = runs < 4 ? 1 : Math.max(1, past.reduce((sum, each) => sum + each * each, 0) / (runs - 1));
  const degrees = runs < fewestRuns ? 1e6 : runs - 1;
  const reach = (share: number): readonly [number, number] => {
    const width = studentQuantile(share, degrees) * deviation * Math.sqrt(spread);
    return [-width, width];
  };
  return { metric, scope, at: null, value: shift, expected: 0, null95: reach(0.95), null99: reach(0.99), n, reference_n: reference, p: studentTwoSided(z / Math.sqrt(spread), degrees), effect: shift, floor: findDriftMetric(metric).floor, direction: directionOf(shift), reason: null };
}

/** The slice of one or two attributes whose shift is furthest from none. */
function sliceOf(metric: string, scope: Scope, { attributes, values, codes }: JoinedCells, { score, weight, n, reference }: Leaves): Finding {
  const candidates: Candidate[] = [];
  const all = attributes.map((_, a) => a);
  for (const [a, b] of [...all.map((first) => [first, -1] as const), ...all.flatMap((first) => all.slice(first + 1).map((second) => [first, second] as const))]) {
    const radix = b < 0 ? 1 : values[b]!.length;
    const slots = values[a]!.length * radix;
    const [scores, weights, claims, before] = [new Float64Array(slots), new Float64Array(slots), new Float64Array(slots), new Float64Array(slots)];
    const [first, second] = [codes[a]!, b < 0 ? undefined : codes[b]!];
    for (let i = 0; i < first.length; i += 1) {
      const slot = first[i]! * radix + (second ? second[i]! : 0);
      scores[slot]! += score[i]!;
      weights[slot]! += weight[i]!;
      claims[slot]! += n[i]!;
      before[slot]! += reference[i]!;
    }
    for (let slot = 0; slot < slots; slot += 1) {
      if (claims[slot]! < fewestClaims || before[slot]! < fewestClaims || weights[slot]! <= 0) continue;
      const name = (): string => [`${attributes[a]}=${values[a]![Math.floor(slot / radix)]}`, ...(b < 0 ? [] : [`${attributes[b]}=${values[b]![slot % radix]}`])].join('&');
      candidates.push({ name, shift: scores[slot]! / weights[slot]!, z: scores[slot]! / Math.sqrt(weights[slot]!), deviation: 1 / Math.sqrt(weights[slot]!), n: claims[slot]!, reference: before[slot]! });
    }
  }
  return furthestOf(metric, scope, candidates, sumOf(n), sumOf(reference));
}

/** The INA-CBG whose tariff has moved furthest. */
function codeOf(scope: Scope, { score, weight, n, reference }: Leaves, keys: readonly string[]): Finding {
  const candidates: Candidate[] = [];
  keys.forEach((key, i) => {
    if (n[i]! < fewestClaims || reference[i]! < fewestClaims || weight[i]! <= 0) return;
    candidates.push({ name: () => key, shift: score[i]! / weight[i]!, z: score[i]! / Math.sqrt(weight[i]!), deviation: 1 / Math.sqrt(weight[i]!), n: n[i]!, reference: reference[i]! });
  });
  return furthestOf('code_tariff', scope, candidates, sumOf(n), sumOf(reference));
}

interface Candidate extends Shift {
  readonly name: () => string;
}

function furthestOf(metric: string, scope: Scope, candidates: readonly Candidate[], n: number, reference: number): Finding {
  const floor = findDriftMetric(metric).floor;
  // Of slices that are large enough an effect the least probable; of none the least probable of all.
  const large = candidates.filter(({ shift }) => Math.abs(shift) >= floor);
  let best: Candidate | undefined;
  for (const candidate of large.length > 0 ? large : candidates) if (!best || Math.abs(candidate.z) > Math.abs(best.z)) best = candidate;
  if (!best) return silent(metric, scope, 'few_claims', n, reference);
  const spread = dispersionOf(candidates.map(({ z }) => z));
  const { deviation, shift, z } = best;
  const reach = (share: number): readonly [number, number] => {
    const width = normalQuantile(share ** (1 / candidates.length)) * deviation * Math.sqrt(spread);
    return [-width, width];
  };
  return { metric, scope, at: best.name(), value: shift, expected: 0, null95: reach(0.95), null99: reach(0.99), n: best.n, reference_n: best.reference, p: leastOf(normalTwoSided(z / Math.sqrt(spread)), candidates.length), effect: shift, floor, direction: directionOf(shift), reason: null };
}

/** Figures of the run as a whole, each held against those of the runs before. */
function measureHistory({ run, reference }: Context): Finding[] {
  const { history } = reference;
  const isDaily = reference.weekday !== 'none';
  const tops = { province: pooledTop(history, 'province'), severity: pooledTop(history, 'severity') };
  return historyMetrics.map(([metric, figureOf]): Finding => {
    const { floor, effect } = findDriftMetric(metric);
    const own = figureOf(run.log, { before: history.at(-1)?.log, tops });
    if (own === null) return silent(metric, 'run', 'not_measured');
    const isLog = effect === 'log_ratio';
    const scale = (value: number): number => (isLog ? Math.log(Math.max(value, 1e-9)) : value);
    const figures = history.flatMap(({ log }, i) => {
      const figure = figureOf(log, { before: history[i - 1]?.log, tops });
      return figure === null ? [] : [{ value: scale(figure.value), weekday: weekdayOf(log) }];
    });
    const limits = judgeByHistory(scale(own.value), figures, { weekday: weekdayOf(run.log), isDaily, leastDeviation: Math.max(floor / 50, own.deviation) });
    if (!limits) return silent(metric, 'run', 'few_runs', figures.length);
    const back = ([low, high]: readonly [number, number]): readonly [number, number] => (isLog ? [Math.exp(low), Math.exp(high)] : [low, high]);
    const size = scale(own.value) - limits.expected;
    return {
      metric, scope: 'run', at: null, value: own.value, expected: isLog ? Math.exp(limits.expected) : limits.expected, null95: back(limits.null95), null99: back(limits.null99),
      n: limits.runs, reference_n: limits.runs, p: limits.p, effect: size, floor, direction: directionOf(size), reason: null,
    };
  });
}

interface Figure {
  readonly value: number;
  /** Standard deviation that its sampling alone gives it, where that is known. */
  readonly deviation: number;
}

type PooledTop = ReadonlyMap<string, number>;
type FigureOf = (log: QcLog, around: { readonly before: QcLog | undefined; readonly tops: Readonly<Record<'province' | 'severity', PooledTop>> }) => Figure | null;

const plainFigure = (value: number | null | undefined): Figure | null => (value === null || value === undefined ? null : { value, deviation: 0 });
const shareFigure = (part: number, of: number): Figure | null => (of > 0 ? { value: part / of, deviation: Math.sqrt(Math.max(part, 0.5) * Math.max(of - part, 0.5) / of ** 3) } : null);

const historyMetrics: readonly (readonly [metric: string, figureOf: FigureOf])[] = [
  ['rows', (log) => plainFigure(log.total_rows)],
  ['quarantined', (log) => shareFigure(log.rows_quarantined, log.rows_in)],
  ['top_k_amount', (log) => plainFigure(log.wide_top?.amount_claimed_mean)],
  ['top_k_zscore', (log) => plainFigure(log.wide_top?.cost_zscore_mean)],
  ['top_k_risk', (log) => plainFigure(log.wide_top?.risk_score_mean)],
  ['top_k_short_stay', (log) => log.wide_top && shareFigure(log.wide_top.short_stay_rows, log.wide_top.rows)],
  ['top_k_churn', (log, { before }) => (log.wide_top && before?.wide_top ? sketchFigure(log.wide_top.sketch, before.wide_top.sketch) : null)],
  ['top_k_province', (log, { tops }) => distanceFromPooled(log, tops.province, 'province')],
  ['top_k_severity', (log, { tops }) => distanceFromPooled(log, tops.severity, 'severity')],
  ['precision', (log) => (log.outcomes && log.outcomes.reviewed >= 30 ? shareFigure(log.outcomes.confirmed, log.outcomes.reviewed) : null)],
];

function sketchFigure(a: readonly number[], b: readonly number[]): Figure | null {
  const size = Math.min(a.length, b.length);
  return size === 0 ? null : shareFigure(jaccard(a, b) * size, size);
}

/** Jaccard of two sets of which these are the least hashes, in order (Broder 1997, “On the resemblance and containment of documents”). */
export function jaccard(a: readonly number[], b: readonly number[]): number {
  const size = Math.min(a.length, b.length);
  if (size === 0) return a.length === b.length ? 1 : 0;
  let [i, j, both] = [0, 0, 0];
  for (let seen = 0; seen < size; seen += 1) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY];
    if (x === y) both += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return both / size;
}

/** Shares of the top in all these runs together. */
function pooledTop(runs: readonly RunLog[], grouping: 'province' | 'severity'): PooledTop {
  const shares = new Map<string, number>();
  const all = runs.reduce((sum, { log }) => sum + (log.wide_top?.rows ?? 0), 0);
  for (const { log } of runs) for (const [value, rows] of log.wide_top?.groups[grouping] ?? []) shares.set(value, (shares.get(value) ?? 0) + rows / all);
  return shares;
}

function distanceFromPooled(log: QcLog, pooled: PooledTop, grouping: 'province' | 'severity'): Figure | null {
  if (!log.wide_top || pooled.size === 0) return null;
  const own = new Map(log.wide_top.groups[grouping] ?? []);
  const rows = log.wide_top.rows;
  return plainFigure(Math.max(...[...new Set([...pooled.keys(), ...own.keys()])].map((value) => Math.abs((own.get(value) ?? 0) / rows - (pooled.get(value) ?? 0)))));
}

/** Whether model and ruleset are those of the run before. */
function compareVersions({ run, reference }: Context): Finding[] {
  const before = reference.history.at(-1)?.log ?? reference.level.at(-1)?.log;
  return (['model_version', 'ruleset_version'] as const).map((metric): Finding => {
    const { floor } = findDriftMetric(metric);
    if (!before) return silent(metric, 'run', 'few_runs');
    const isSame = run.log[metric] === before[metric];
    return { metric, scope: 'run', at: null, value: run.log[metric], expected: before[metric], null95: null, null99: null, n: 1, reference_n: 1, p: isSame ? 1 : 0, effect: isSame ? 0 : 1, floor, direction: null, reason: null };
  });
}

import { gammaUpper } from './distributions.ts';
import { createDraws, poissonAid } from './draws.ts';
import type { Reference } from './reference.ts';
import { type CountVector, type RunLog, dayOf, weekdayOf } from './scope-figures.ts';

/** What a verdict says of a value beside its null distribution. Bounds are of the value; `p` is two-sided. */
export interface Comparison {
  readonly value: number;
  readonly expected: number;
  readonly effect: number;
  readonly null95: readonly [low: number, high: number];
  readonly null99: readonly [low: number, high: number];
  readonly n: number;
  readonly reference_n: number;
  readonly p: number;
  /** The value or key that is furthest off, where there are several. */
  readonly at: string | null;
}

/** One number that says how far shares are from expected ones. */
export interface Measure {
  /** Prepared once for the expected shares. */
  (expected: Float64Array, keys: readonly string[]): (shares: Float64Array) => number;
}

/** Chunks drawn of each metric, and before them to see what chance alone does. */
const chunks = 400;
const trialChunks = 60;
/** Fewer draws at or above the statistic than these tell no tail: the gamma that fits all draws does. */
const fewestBeyond = 10;

interface Question {
  readonly seed: number;
  readonly name: string;
  readonly reference: Reference;
  readonly vectorOf: (run: RunLog) => CountVector | null;
  readonly measure: Measure;
  /** Whether shares are of a number’s bins, to be in their order. */
  readonly isOrdered: boolean;
  /** Where a value below the expected one is as much of an effect: a rate. */
  readonly isRate?: boolean;
}

/**
 * Compares the counts of a run with those of its reference.
 *
 * The null distribution is a bootstrap of chunks of the run’s own size: a run of the level is drawn, its shares are brought to the
 * run’s weekday and season, and a chunk is drawn from them. Between runs the shares differ by chance of their claims, which the
 * drawing of claims repeats, and by more: of that more, which the likelihood ratios G of the level’s own runs tell, the drawn run
 * brings its part (Davison and Hinkley 1997, “Bootstrap methods and their application”, 3.8). p is of G, beyond the draws by the
 * gamma with their mean and variance (Satterthwaite 1946); value, effect and bounds are of the measure.
 */
export function compareCounts(run: CountVector, question: Question): Comparison {
  const { reference } = question;
  if (reference.weekday === 'none' || reference.weekday === 'unseen') return compareOnce(run, question, {});
  let answer = compareOnce(run, question, { isMatched: true });
  // Of a weekday that is being learnt nothing is said that the level denies; of what moved steadily before, nothing that its course denies.
  if (reference.weekday === 'learning') answer = milder(answer, compareOnce(run, question, {}));
  if (answer.p < suspicious && hasCourse(reference)) answer = milder(answer, compareOnce(run, question, { isMatched: true, isOnCourse: true }));
  return answer;
}

/** A p that is worth asking whether the level was on the move. */
const suspicious = 0.01;

/** The less telling of two answers: the smaller effect, with the larger p of both. */
function milder(a: Comparison, b: Comparison): Comparison {
  const p = Math.max(a.p, b.p);
  return Math.abs(a.effect) <= Math.abs(b.effect) ? { ...a, p } : { ...b, p };
}

/** Whether the level is two weeks of daily runs or more, so that its halves tell where it goes. */
function hasCourse({ level }: Reference): boolean {
  const [first, last] = [level[0], level.at(-1)];
  return first !== undefined && last !== undefined && level.length >= 14 && dayOf(last.log) - dayOf(first.log) <= 1.5 * level.length && dayOf(last.log) > dayOf(first.log);
}

/** Expected claims of each value in a chunk. */
interface Urn {
  readonly means: Float64Array;
  readonly aids: Float64Array;
}

interface Adjustments {
  /** Brought to the weekday of the run. */
  readonly isMatched?: boolean;
  /** Brought to where the level has got by now, if it goes on as it went from its first half to its second. */
  readonly isOnCourse?: boolean;
}

function compareOnce(run: CountVector, { seed, name, reference, vectorOf, measure, isOrdered, isRate = false }: Question, { isMatched = false, isOnCourse = false }: Adjustments): Comparison {
  // Where every claim is of one value, in the run and in the reference, chance does nothing, and weekday and season tell nothing.
  const only = onlyKeyOf(run);
  const isConstant = only !== undefined && reference.level.every((each) => (vectorOf(each) ?? run) === run || onlyKeyOf(vectorOf(each)!) === only);
  const { keys, runs } = align([run, ...(isConstant ? [reference.level] : [reference.level, isMatched ? reference.span : [], reference.yearAgo, reference.levelYearAgo]).map((list) => list.map((each) => ({ weekday: weekdayOf(each.log), vector: vectorOf(each) })))], isOrdered);
  const [own, level, span, yearAgo, levelYearAgo] = runs;
  const today = isMatched ? weekdayOf((reference.sameWeekday[0] ?? reference.level[0]!).log) : 0;
  const factors = weekdayFactors(span);
  const settled = level.map(({ weekday, shares }) => {
    const factor = factors.get(weekday);
    return factor ? normalised(shares.map((share, i) => share / factor[i]!)) : shares;
  });
  const levelRows = level.map(({ rows }) => rows);
  const pooledRows = total(levelRows);
  const mean = weightedMean(settled, levelRows, keys.length);
  const season = yearAgo.length > 0 ? ratioOf(meanShares(yearAgo), meanShares(levelYearAgo), total(yearAgo.map(({ rows }) => rows))) : null;
  const ofToday = factors.get(today);
  const n = own.rows;
  const course = isOnCourse ? courseOf(settled, levelRows) : null;
  // Half a claim for each value, so that one which the reference has not is improbable rather than impossible.
  const expected = normalised(mean.map((share, i) => (share * pooledRows + 0.5) * (ofToday?.[i] ?? 1) * (season?.[i] ?? 1) * (course?.[i] ?? 1)));
  const infinite = Number.POSITIVE_INFINITY;
  const weekdayRows = isMatched ? total(span.flatMap(({ weekday, rows }) => (weekday === today ? rows : []))) : infinite;
  const seasonRows = season ? total(yearAgo.map(({ rows }) => rows)) / 2 : infinite;
  const courseRows = isOnCourse ? pooledRows / 4 : infinite;
  const size = 1 / (1 / n + 1 / pooledRows + 1 / weekdayRows + 1 / seasonRows + 1 / courseRows);

  const distance = measure(expected, keys);
  const valueOf = isRate ? (of: Float64Array): number => of[0]! : distance;
  const ratio = (shares: Float64Array): number => 2 * n * divergence(shares, expected);
  const value = valueOf(own.shares);
  const answer = { value, expected: isRate ? expected[0]! : 0, effect: isRate ? value - expected[0]! : value, n, reference_n: pooledRows, at: isRate ? null : (keys[furthestOf(own.shares, expected)] ?? null) };
  if (isConstant) return { ...answer, effect: 0, null95: [value, value], null99: [value, value], p: 1 };

  const draws = createDraws(seed, name);
  const drawn = new Float64Array(keys.length);
  const urnOf = (shares: Float64Array): Urn => {
    const means = shares.map((share) => size * share);
    return { means, aids: means.map(poissonAid) };
  };
  const drawFrom = ({ means, aids }: Urn): void => {
    let sum = 0;
    for (let i = 0; i < drawn.length; i += 1) sum += drawn[i] = draws.poisson(means[i]!, aids[i]!);
    if (sum > 0) for (let i = 0; i < drawn.length; i += 1) drawn[i]! /= sum;
  };
  const plain = urnOf(expected);
  // How much the level’s runs differ beyond chance: their mean G in terms of that of chunks drawn from the level alone.
  let chance = 0;
  for (let i = 0; i < trialChunks; i += 1) {
    drawFrom(plain);
    chance += ratio(drawn) / trialChunks;
  }
  const excess = excessOf(settled, levelRows, mean, { chance: (chance * size) / n, weekdayRows });
  const spread = Math.sqrt((excess * settled.length) / Math.max(1, settled.length - 1));
  const centres = excess === 0 ? [plain] : settled.map((shares) => urnOf(normalised(expected.map((share, i) => Math.max(0, share * (1 + (mean[i]! > 0 ? spread * (shares[i]! / mean[i]! - 1) : 0)))))));
  const statistics = new Float64Array(chunks);
  const values = new Float64Array(chunks);
  for (let i = 0; i < chunks; i += 1) {
    drawFrom(centres.length > 1 ? centres[draws.below(centres.length)]! : plain);
    statistics[i] = ratio(drawn);
    values[i] = valueOf(drawn);
  }
  values.sort();
  const bound = (share: number): readonly [number, number] =>
    isRate ? [values[Math.floor(((1 - share) / 2) * chunks)]!, values[Math.ceil(((1 + share) / 2) * chunks) - 1]!] : [0, values[Math.ceil(share * chunks) - 1]!];
  return { ...answer, null95: bound(0.95), null99: bound(0.99), p: tailOf(ratio(own.shares), statistics) };
}

/** The one key that all claims are of; undefined where there are several, or no claims. */
function onlyKeyOf({ keys, counts }: CountVector): string | undefined {
  const first = counts.findIndex((count) => count > 0);
  return counts.findLastIndex((count) => count > 0) === first ? keys[first] : undefined;
}

/** How the shares have changed from the middle of the level until now: as from the middle of its first half to that of its second. */
function courseOf(settled: readonly Float64Array[], rows: readonly number[]): Float64Array {
  const half = settled.length >> 1;
  const length = settled[0]?.length ?? 0;
  const [first, second] = [weightedMean(settled.slice(0, half), rows.slice(0, half), length), weightedMean(settled.slice(half), rows.slice(half), length)];
  const exponent = (settled.length + 1) / settled.length;
  return ratioOf(second, first, total(rows.slice(half))).map((ratio) => Math.min(2, Math.max(0.5, ratio)) ** exponent);
}

/** Share of excess among the differences of the level’s runs, 0–1; fewer than four runs tell none. */
function excessOf(settled: readonly Float64Array[], rows: readonly number[], mean: Float64Array, { chance, weekdayRows }: { readonly chance: number; readonly weekdayRows: number }): number {
  if (settled.length < 4 || chance <= 0) return 0;
  const smooth = mean.map((share) => share + 1e-12);
  const found = settled.reduce((sum, shares, i) => sum + 2 * rows[i]! * divergence(shares, smooth), 0) / settled.length;
  const own = total(rows) / rows.length;
  const ratio = found / (chance * (1 - 1 / settled.length) * (1 + own / weekdayRows));
  return ratio > 1 ? 1 - 1 / ratio : 0;
}

function tailOf(statistic: number, drawn: Float64Array): number {
  let [beyond, sum, squares] = [0, 0, 0];
  for (const each of drawn) {
    if (each >= statistic) beyond += 1;
    sum += each;
    squares += each * each;
  }
  if (beyond >= fewestBeyond) return (beyond + 1) / (drawn.length + 1);
  const mean = sum / drawn.length;
  return Math.min((fewestBeyond + 1) / (drawn.length + 1), gammaUpper(statistic, mean, Math.max(0, squares / drawn.length - mean * mean)));
}

/** Kullback and Leibler’s divergence of shares from expected ones. */
function divergence(shares: Float64Array, expected: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i += 1) {
    const share = shares[i]!;
    if (share > 0) sum += share * Math.log(share / expected[i]!);
  }
  return Math.max(0, sum);
}

/** Of each weekday, how its mean shares are to those of all weekdays that were seen. */
function weekdayFactors(span: readonly AlignedRun[]): ReadonlyMap<number, Float64Array> {
  const seen = [...Map.groupBy(span, ({ weekday }) => weekday)].map(([weekday, runs]) => ({ weekday, shares: meanShares(runs), rows: total(runs.map(({ rows }) => rows)) }));
  const all = weightedMean(seen.map(({ shares }) => shares), seen.map(() => 1), seen[0]?.shares.length ?? 0);
  return new Map(seen.map(({ weekday, shares, rows }) => [weekday, ratioOf(shares, all, rows)]));
}

/**
 * How shares are to base ones, where so many claims tell the shares. Half a claim is added to both: of what hardly any claim is, that
 * none was seen tells little.
 */
function ratioOf(shares: Float64Array, base: Float64Array, rows: number): Float64Array {
  return shares.map((share, i) => (share * rows + 0.5) / (base[i]! * rows + 0.5));
}

function meanShares(runs: readonly AlignedRun[]): Float64Array {
  return weightedMean(runs.map(({ shares }) => shares), runs.map(() => 1), runs[0]?.shares.length ?? 0);
}

function weightedMean(rows: readonly Float64Array[], weights: readonly number[], length: number): Float64Array {
  const mean = new Float64Array(length);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  rows.forEach((row, r) => {
    for (let i = 0; i < length; i += 1) mean[i]! += (row[i]! * weights[r]!) / sum;
  });
  return mean;
}

function total(counts: Float64Array | readonly number[]): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

function normalised(values: Float64Array): Float64Array {
  const sum = total(values);
  if (sum > 0) for (let i = 0; i < values.length; i += 1) values[i]! /= sum;
  return values;
}

function furthestOf(shares: Float64Array, expected: Float64Array): number {
  let [furthest, most] = [0, -1];
  shares.forEach((share, i) => {
    const apart = Math.abs(share - expected[i]!);
    if (apart > most) [furthest, most] = [i, apart];
  });
  return furthest;
}

interface AlignedRun {
  readonly weekday: number;
  readonly rows: number;
  readonly shares: Float64Array;
}
type Unaligned = readonly { readonly weekday: number; readonly vector: CountVector | null }[];
interface Aligned {
  readonly keys: readonly string[];
  readonly runs: readonly [own: AlignedRun, level: readonly AlignedRun[], span: readonly AlignedRun[], yearAgo: readonly AlignedRun[], levelYearAgo: readonly AlignedRun[]];
}

/** Brings vectors with keys of their own onto common keys, as shares: keys as they come, or, of bins, by their number. */
function align([own, level, span, yearAgo, levelYearAgo]: readonly [CountVector, ...Unaligned[]] | readonly [CountVector, ...(Unaligned | undefined)[]], isOrdered: boolean): Aligned {
  const lists = [level ?? [], span ?? [], yearAgo ?? [], levelYearAgo ?? []] as const;
  const places = new Map<string, number>();
  let last: readonly string[] | undefined;
  for (const { keys } of [own, ...lists.flatMap((list) => list.flatMap(({ vector }) => vector ?? []))]) {
    if (keys === last) continue;
    last = keys;
    for (const key of keys) if (!places.has(key)) places.set(key, places.size);
  }
  const keys = isOrdered ? [...places.keys()].toSorted((a, b) => Number(a) - Number(b)) : [...places.keys()];
  if (isOrdered) keys.forEach((key, place) => places.set(key, place));
  const alignOne = ({ keys: ownKeys, counts }: CountVector, weekday: number): AlignedRun => {
    const shares = new Float64Array(keys.length);
    for (let i = 0; i < ownKeys.length; i += 1) shares[places.get(ownKeys[i]!)!]! += counts[i]!;
    return { weekday, rows: total(counts), shares: normalised(shares) };
  };
  const alignAll = (list: Unaligned): AlignedRun[] => list.flatMap(({ weekday, vector }) => (vector === null ? [] : [alignOne(vector, weekday)]));
  return { keys, runs: [alignOne(own, 0), alignAll(lists[0]), alignAll(lists[1]), alignAll(lists[2]), alignAll(lists[3])] };
}

/** The largest difference of a share. */
export const largestDifference: Measure = (expected) => (shares) => {
  let most = 0;
  for (let i = 0; i < shares.length; i += 1) most = Math.max(most, Math.abs(shares[i]! - expected[i]!));
  return most;
};

/** Population stability index over bins that are joined until each holds a tenth of the expected claims. */
export const stabilityIndex: Measure = (expected) => {
  const bin = new Uint32Array(expected.length);
  const joined: number[] = [];
  let held = 0;
  expected.forEach((share, i) => {
    bin[i] = joined.length;
    held += share;
    if (held < 0.1) return;
    joined.push(held);
    held = 0;
  });
  if (joined.length > 0) joined[joined.length - 1]! += held;
  else joined.push(held);
  const last = joined.length - 1;
  const found = new Float64Array(joined.length);
  return (shares) => {
    found.fill(0);
    for (let i = 0; i < shares.length; i += 1) found[Math.min(bin[i]!, last)]! += shares[i]!;
    return found.reduce((sum, share, i) => sum + (share - joined[i]!) * Math.log(Math.max(share, 1e-6) / Math.max(joined[i]!, 1e-6)), 0);
  };
};

/** Wasserstein’s distance between the bins, in standard deviations of the expected ones. */
export const normedWasserstein: Measure = (expected, keys) => {
  const at = Float64Array.from(keys, Number);
  let [mean, square] = [0, 0];
  expected.forEach((share, i) => {
    mean += share * at[i]!;
    square += share * at[i]! * at[i]!;
  });
  const deviation = Math.sqrt(Math.max(square - mean * mean, 1e-12));
  return (shares) => {
    let [apart, sum] = [0, 0];
    for (let i = 0; i + 1 < shares.length; i += 1) {
      apart += shares[i]! - expected[i]!;
      sum += Math.abs(apart) * (at[i + 1]! - at[i]!);
    }
    return sum / deviation;
  };
};

import { recordOf } from '../record-of.ts';
import { type CellSum, type CellTable, type CodeTable, cellSums } from './joint-counts.ts';

type Sums = Readonly<Record<CellSum, Float64Array>>;

/** Cells of several runs on common places. */
export interface JoinedCells {
  readonly attributes: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly codes: readonly Uint16Array[];
  readonly run: Sums;
  /** Sums over the runs of each pool. */
  readonly pools: readonly Sums[];
  /** Runs of the first pool, one by one, each placed as it is asked for, in memory that the next one takes. */
  readonly members: readonly (() => Sums)[];
}

/** Brings the cells of a run and of pools of others onto common places. */
export function joinCells(run: CellTable, pools: readonly (readonly CellTable[])[]): JoinedCells {
  const tables = [run, ...pools.flat()];
  const valuePlaces = run.attributes.map(() => new Map<string, number>());
  const recoded = new Map<CellTable['codes'], Uint16Array[]>();
  for (const { codes, values } of tables) {
    if (recoded.has(codes)) continue;
    recoded.set(
      codes,
      codes.map((column, a) => {
        const places = valuePlaces[a]!;
        const coded = (values[a] ?? []).map((value) => {
          const place = places.get(value) ?? places.size;
          places.set(value, place);
          return place;
        });
        return column.map((code) => coded[code]!);
      }),
    );
  }
  const sizes = valuePlaces.map((places) => places.size);
  const found = new Map<number, number>();
  const codeRows: number[][] = run.attributes.map(() => []);
  const places = new Map<CellTable['codes'], Uint32Array>();
  for (const [original, codes] of recoded) {
    const cells = codes[0]?.length ?? 0;
    const at = new Uint32Array(cells);
    for (let cell = 0; cell < cells; cell += 1) {
      let key = 0;
      for (let a = 0; a < codes.length; a += 1) key = key * sizes[a]! + codes[a]![cell]!;
      let place = found.get(key);
      if (place === undefined) {
        found.set(key, (place = found.size));
        for (let a = 0; a < codes.length; a += 1) codeRows[a]!.push(codes[a]![cell]!);
      }
      at[cell] = place;
    }
    places.set(original, at);
  }
  const size = found.size;
  const isPlaced = places.size === 1;
  const zeros = (): Sums => recordOf(cellSums, () => new Float64Array(size));
  const placed = (table: CellTable, into: () => Sums): Sums => (isPlaced ? table : sumUp([table], places, into()));
  let shared: Sums | undefined;
  const sharedZeros = (): Sums => {
    if (!shared) return (shared = zeros());
    for (const column of cellSums) shared[column].fill(0);
    return shared;
  };
  return {
    attributes: run.attributes,
    values: valuePlaces.map((map) => [...map.keys()]),
    codes: codeRows.map((row) => Uint16Array.from(row)),
    run: placed(run, zeros),
    pools: pools.map((pool) => sumUp(pool, places, zeros())),
    members: (pools[0] ?? []).map((table) => () => placed(table, sharedZeros)),
  };
}

/** Adds the cells of tables to sums, each at its place. */
function sumUp(tables: readonly CellTable[], places: ReadonlyMap<CellTable['codes'], Uint32Array>, sum: Sums): Sums {
  for (const table of tables) {
    const at = places.get(table.codes)!;
    for (const column of cellSums) {
      const [from, to] = [table[column], sum[column]];
      for (let i = 0; i < at.length; i += 1) to[at[i]!]! += from[i]!;
    }
  }
  return sum;
}

/**
 * What each leaf (a cell, a code) says of a shift: its best guess of it is `score / weight`, with variance `1 / weight`. Leaves
 * add up: of a slice the guess is Σ score / Σ weight, and (Σ score)² / 2 Σ weight is the logarithm of the ratio of the likelihoods.
 */
export interface Leaves {
  readonly score: Float64Array;
  readonly weight: Float64Array;
  /** Claims of the run, and of the reference. */
  readonly n: Float64Array;
  readonly reference: Float64Array;
}

/** Means of fewer claims take part of their variance from all cells. */
const borrowed = 10;
/** No logarithm is known better than that: a tariff is a table, and its cells may not vary at all. */
const leastDeviation = 0.02;

interface Moments {
  readonly n: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
}

/** What is known of each cell or code before a run is looked at: its mean logarithm, and the variance of one claim’s. */
export interface Expectation {
  readonly n: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Expectations from the sums of the reference; sums are of thousandths. */
export function expectationOf({ n, sum, squares }: Moments): Expectation {
  const size = n.length;
  const own = new Float64Array(size);
  let [all, degrees] = [0, 0];
  for (let i = 0; i < size; i += 1) {
    if (!(n[i]! > 0)) continue;
    own[i] = Math.max(0, squares[i]! - (sum[i]! * sum[i]!) / n[i]!);
    if (n[i]! < 2) continue;
    all += own[i]!;
    degrees += n[i]! - 1;
  }
  const common = degrees > 0 ? all / degrees / 1e6 : 1;
  return {
    n,
    mean: sum.map((each, i) => (n[i]! > 0 ? each / n[i]! / 1000 : 0)),
    variance: own.map((each, i) => Math.max(leastDeviation ** 2, (each / 1e6 + borrowed * common) / (n[i]! - 1 + borrowed))),
  };
}

/** The shift of the mean logarithm within each cell or code, between a run and what is expected. */
export function shiftWithin(run: Moments, expected: Expectation): Leaves {
  const size = run.n.length;
  const score = new Float64Array(size);
  const weight = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    const [n, n0] = [run.n[i]!, expected.n[i]!];
    if (n === 0 || n0 === 0) continue;
    const variance = expected.variance[i]! * (1 + n / n0);
    score[i] = (run.sum[i]! / 1000 - n * expected.mean[i]!) / variance;
    weight[i] = n / variance;
  }
  return { score, weight, n: run.n, reference: expected.n };
}

/** The shift over all cells or codes in its own deviations: of `shiftWithin` the scores over the root of the weights. */
export function deviationsOf(run: Moments, expected: Expectation): number {
  let [score, weight] = [0, 0];
  for (let i = 0; i < run.n.length; i += 1) {
    const [n, n0] = [run.n[i]!, expected.n[i]!];
    if (n === 0 || n0 === 0) continue;
    const precision = n0 / (expected.variance[i]! * (n0 + n));
    score += (run.sum[i]! / 1000 - n * expected.mean[i]!) * precision;
    weight += n * precision;
  }
  return weight > 0 ? score / Math.sqrt(weight) : 0;
}

/** The shift of the number of claims of each leaf, as a ratio less one, where all numbers grow alike. */
export function shiftOfMix(run: Float64Array, reference: Float64Array): Leaves {
  const [n, n0] = [sumOf(run), sumOf(reference)];
  const share = n0 > 0 ? n / n0 : 0;
  const score = new Float64Array(run.length);
  const weight = new Float64Array(run.length);
  for (let i = 0; i < run.length; i += 1) {
    // Half a claim of the reference for a leaf that it has not: what comes up at once is a change, but of known size.
    const expected = Math.max(reference[i]!, run[i]! > 0 ? 0.5 : 0) * share;
    if (expected <= 0) continue;
    score[i] = (run[i]! - expected) / (1 + share);
    weight[i] = expected / (1 + share);
  }
  return { score, weight, n: run, reference };
}

export function momentsOf(sums: Sums, of: 'amount' | 'ratio'): Moments {
  return of === 'amount' ? { n: sums.n, sum: sums.amount, squares: sums.amount_squares } : { n: sums.priced, sum: sums.ratio, squares: sums.ratio_squares };
}

/** Tariffs of codes, brought onto the places of the keys given. */
export function tariffMoments(tables: readonly CodeTable[], places: ReadonlyMap<string, number>): Moments {
  const moments = { n: new Float64Array(places.size), sum: new Float64Array(places.size), squares: new Float64Array(places.size) };
  for (const { keys, priced, tariff, tariff_squares } of tables)
    keys.forEach((key, i) => {
      const place = places.get(key);
      if (place === undefined) return;
      moments.n[place]! += priced[i]!;
      moments.sum[place]! += tariff[i]!;
      moments.squares[place]! += tariff_squares[i]!;
    });
  return moments;
}

/** Claims of codes, brought onto the places of the keys given. */
export function codeCounts(tables: readonly CodeTable[], places: ReadonlyMap<string, number>): Float64Array {
  const counts = new Float64Array(places.size);
  for (const { keys, n } of tables)
    keys.forEach((key, i) => {
      const place = places.get(key);
      if (place !== undefined) counts[place]! += n[i]!;
    });
  return counts;
}

/** The keys of these tables, each at its place. */
export function placesOf(tables: readonly CodeTable[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  let last: readonly string[] | undefined;
  for (const { keys } of tables) {
    if (keys === last) continue;
    last = keys;
    for (const key of keys) if (!places.has(key)) places.set(key, places.size);
  }
  return places;
}

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

import type { Forest } from './forest.ts';
import { createScoreOfSum } from './path-length.ts';
import { bindTable, forestCode, refuseInput, type ForestTable } from './table.ts';

/**
 * A numeric column that moves with a whole number x: (x − offset) / scale, rounded to `decimals`
 * where given. A scale of NaN is a value that stays missing.
 */
export interface MovingColumn {
  readonly feature: string;
  readonly offset: number;
  /** Above 0. */
  readonly scale: number;
  readonly decimals?: number;
}

/** The score of all whole numbers from `from` to `to`. */
export interface ScoreStep {
  readonly from: number;
  readonly to: number;
  readonly anomalyScore: number;
}

/** Steps over the whole numbers [from, to], ascending; they cover it. */
export type ScoreAlong = (
  row: number,
  moving: readonly MovingColumn[],
  from: number,
  to: number,
) => ScoreStep[];

/**
 * The exact anomaly score of a row as a function of x: its steps over a range of whole numbers,
 * ascending, each to the bit what scoreRows gives of any x in it. Every tree is followed once, its
 * range of x parting at the splits on moving columns.
 * Raises FOREST_INPUT_INVALID as scoreSamples does, and for a range that is none.
 */
export function createScoreAlong(forest: Forest, table: ForestTable): ScoreAlong {
  const { start, column, category, threshold, missingLeft, left, path, pathBits } = forest.trees;
  const { nEstimators, maxSamples } = forest.params;
  const scoreOf = createScoreOfSum(nEstimators, pathBits, maxSamples);
  const bound = bindTable(forest.features, table);
  const held = new Float32Array(forest.features.length);
  const codes = new Int32Array(forest.features.length);
  /** What the sum of paths changes by at each beginning of a step. */
  const changes = new Map<number, number>();
  let moves: (MovingColumn | undefined)[] = [];

  function visit(node: number, from: number, to: number): void {
    const k = column[node]!;
    if (k < 0) {
      changes.set(from, (changes.get(from) ?? 0) + path[node]!);
      changes.set(to + 1, (changes.get(to + 1) ?? 0) - path[node]!);
      return;
    }
    const child = left[node]!;
    const limit = threshold[node]!;
    const moving = moves[k];
    if (category[node]! >= 0) visit(child + (codes[k] === category[node] ? 1 : 0), from, to);
    else if (moving === undefined || Number.isNaN(moving.scale)) {
      const cell = moving === undefined ? held[k]! : NaN;
      visit(child + (cell <= limit ? 0 : cell > limit ? 1 : 1 - missingLeft[node]!), from, to);
    } else {
      const last = lastAtMost(moving, limit, from, to);
      if (last >= from) visit(child, from, last);
      if (last < to) visit(child + 1, last + 1, to);
    }
  }

  return (row, moving, from, to) => {
    if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from <= to)) {
      refuseInput('range', `${from} to ${to} is not a range of whole numbers`);
    }
    moves = forest.features.map(({ name }) => moving.find(({ feature }) => feature === name));
    bound.columns.forEach((cells, k) => {
      if (cells.kind === 'numeric') held[k] = cells.values[row]!;
      else codes[k] = forestCode(cells, row);
    });
    changes.clear();
    for (let tree = 0; tree < nEstimators; tree += 1) visit(start[tree]!, from, to);
    const starts = Float64Array.from(changes.keys()).toSorted();
    let sum = 0;
    return Array.from(starts.subarray(0, -1), (begin, index) => {
      sum += changes.get(begin)!;
      return { from: begin, to: starts[index + 1]! - 1, anomalyScore: scoreOf(sum) };
    });
  };
}

function valueAt({ offset, scale, decimals }: MovingColumn, x: number): number {
  const value = (x - offset) / scale;
  if (decimals === undefined) return Math.fround(value);
  const unit = 10 ** decimals;
  return Math.fround(Math.round(value * unit) / unit);
}

/** The last whole number of [from, to] whose value is at most the limit; from − 1 where none is. */
function lastAtMost(moving: MovingColumn, limit: number, from: number, to: number): number {
  const isAtMost = (x: number) => valueAt(moving, x) <= limit;
  const guess = Math.floor(limit * moving.scale + moving.offset);
  // Rounding moves the edge a little; where it moves further the whole range is searched.
  let low = Math.max(from - 1, guess - rounding);
  let high = Math.min(to + 1, guess + rounding);
  if (low >= from && (low > to || !isAtMost(low))) low = from - 1;
  if (high <= to && (high < from || isAtMost(high))) high = to + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isAtMost(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const rounding = 64;

import { blockRows, columnsAt, createBlockKernel, rowStep } from './block-kernel.ts';
import type { Forest } from './forest.ts';
import { blockColumns, createGroupCompiler, layoutProgram } from './group-program.ts';
import { groupRows, type RowGroups } from './group-rows.ts';
import { createScoreOfSum } from './path-length.ts';
import type { BoundTable } from './table.ts';

/** A table ready to be scored, range by range, by any number of threads. */
export interface PreparedRows {
  readonly groups: RowGroups;
  /**
   * The numeric values row by row, so that fetching a row of a group costs one cache line and not
   * one per column.
   */
  readonly values: Float32Array;
  /** Place of each feature in a row of `values`; -1 for a categorical one. */
  readonly place: readonly number[];
  readonly rowWidth: number;
  readonly hasMissing: readonly boolean[];
}

/** Memory for what all threads read. */
export interface Allocate {
  readonly int32: (length: number) => Int32Array;
  readonly float32: (length: number) => Float32Array;
}

export const ownMemory: Allocate = {
  int32: (length) => new Int32Array(length),
  float32: (length) => new Float32Array(length),
};

export const sharedMemory: Allocate = {
  int32: (length) => new Int32Array(new SharedArrayBuffer(4 * length)),
  float32: (length) => new Float32Array(new SharedArrayBuffer(4 * length)),
};

/** Sorts the rows into groups and lays the numeric values out row by row. */
export function prepareRows(table: BoundTable, memory: Allocate): PreparedRows {
  let rowWidth = 0;
  const place = table.columns.map(({ kind }) => (kind === 'numeric' ? rowWidth++ : -1));
  const values = memory.float32(table.rows * rowWidth);
  const hasMissing = table.columns.map(() => false);
  for (let from = 0; from < table.rows; from += rowsPerTile) {
    const to = Math.min(from + rowsPerTile, table.rows);
    table.columns.forEach((column, k) => {
      if (column.kind === 'categorical') return;
      if (copyStrided(column.values, from, to, values, place[k]!, rowWidth)) hasMissing[k] = true;
    });
  }
  return { groups: groupRows(table, memory.int32), values, place, rowWidth, hasMissing };
}

/** Rows of all columns that fit in the cache while they are turned. */
const rowsPerTile = 256;

/** Returns whether a value was missing. */
function copyStrided(
  source: ArrayLike<number>,
  from: number,
  to: number,
  target: Float32Array,
  place: number,
  stride: number,
): boolean {
  let missing = false;
  for (let row = from; row < to; row += 1) {
    const value = source[row]!;
    if (value !== value) missing = true;
    target[row * stride + place] = value;
  }
  return missing;
}

/** Scores the rows at positions [from, to) of the order into `scores`, at their row numbers. */
export type ScoreRange = (from: number, to: number, scores: Float64Array) => void;

/**
 * The fast scorer: for each group of rows the forest is pruned to its numeric splits, then blocks
 * of rows go through the kernel. Sums of path lengths are integers, so the scores are to the bit
 * those of walking the trees row by row.
 */
export function createRangeScorer(forest: Forest, prepared: PreparedRows): ScoreRange {
  const { order, start, codes } = prepared.groups;
  const columns = blockColumns(forest, prepared.hasMissing);
  const kernel = createBlockKernel(layoutProgram(forest, columns.length).bytes);
  const compiler = createGroupCompiler(forest, columns, kernel);
  const sums = new Int32Array(kernel.memory, 0, blockRows);
  const block = columns.map(
    (_, index) => new Float32Array(kernel.memory, columnsAt + 4 * blockRows * index, blockRows),
  );
  const places = columns.map(({ feature }) => prepared.place[feature]!);
  const { values, rowWidth } = prepared;
  const scoreOf = createScoreOfSum(
    forest.params.nEstimators,
    forest.trees.pathBits,
    forest.params.maxSamples,
  );
  const width = forest.features.length;
  let compiled = -1;
  let program = { base: 0, stumps: 0, masks: 0, walks: 0 };

  function scoreBlock(from: number, to: number, scores: Float64Array): void {
    const rows = Math.ceil((to - from) / rowStep) * rowStep;
    for (let k = 0; k < columns.length; k += 1) {
      const target = block[k]!;
      const place = places[k]!;
      const { missing } = columns[k]!;
      for (let i = from; i < to; i += 1) {
        const value = values[order[i]! * rowWidth + place]!;
        target[i - from] = value === value ? value : missing;
      }
    }
    sums.fill(program.base, 0, rows);
    if (program.stumps > 0) kernel.stumps(compiler.stumpsAt, program.stumps, rows);
    if (program.masks > 0) kernel.masks(compiler.masksAt, program.masks, rows);
    if (program.walks > 0) kernel.walks(compiler.walksAt, program.walks, rows);
    for (let i = from; i < to; i += 1) scores[order[i]!] = scoreOf(sums[i - from]!);
  }

  return (from, to, scores) => {
    let group = lastAtMost(start, from);
    for (let begin = from; begin < to; group += 1) {
      const end = Math.min(to, start[group + 1]!);
      if (group !== compiled) {
        program = compiler.compile(codes.subarray(group * width, (group + 1) * width));
        compiled = group;
      }
      for (; begin < end; begin += blockRows) {
        scoreBlock(begin, Math.min(begin + blockRows, end), scores);
      }
      begin = end;
    }
  };
}

/** The last index whose start is at most the position. */
function lastAtMost(start: Int32Array, position: number): number {
  let low = 0;
  let high = start.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (start[middle]! <= position) low = middle;
    else high = middle;
  }
  return low;
}

import { blockRows, columnsAt, createBlockKernel, rowStep } from './block-kernel.ts';
import type { Forest } from './forest.ts';
import { blockColumns, createGroupCompiler, layoutProgram } from './group-program.ts';
import { groupRows, type RowGroups } from './group-rows.ts';
import { createScoreOfSum } from './path-length.ts';
import type { BoundTable } from './table.ts';

/** A table ready to be scored, range by range, by any number of threads. */
export interface PreparedRows {
  readonly groups: RowGroups;
  /** The values of each feature; null for a categorical one. */
  readonly values: readonly (Float64Array | Float32Array | Int32Array | null)[];
  readonly hasMissing: readonly boolean[];
}

export interface Allocate {
  readonly int32: (length: number) => Int32Array;
  readonly float32: (length: number) => Float32Array;
}

/**
 * Sorts the rows into groups and, where an array is not shared between threads already, copies
 * the values. `allocate` is null where the calling thread scores.
 */
export function prepareRows(table: BoundTable, allocate: Allocate | null): PreparedRows {
  const values = table.columns.map((column) => {
    if (column.kind === 'categorical') return null;
    if (allocate === null || column.values.buffer instanceof SharedArrayBuffer)
      return column.values;
    const copy = allocate.float32(table.rows);
    copy.set(column.values);
    return copy;
  });
  return {
    groups: allocate === null ? groupRows(table) : groupRows(table, allocate.int32),
    values,
    hasMissing: values.map((column) => column !== null && includesNaN(column)),
  };
}

function includesNaN(values: ArrayLike<number>): boolean {
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (value !== value) return true;
  }
  return false;
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
  const sources = columns.map(({ feature }) => prepared.values[feature]!);
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
      fillColumn(block[k]!, sources[k]!, order, from, to, columns[k]!.missing);
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

function fillColumn(
  target: Float32Array,
  source: ArrayLike<number>,
  order: Int32Array,
  from: number,
  to: number,
  missing: number,
): void {
  for (let i = from; i < to; i += 1) {
    const value = source[order[i]!]!;
    target[i - from] = value === value ? value : missing;
  }
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

import type { Forest } from './forest.ts';
import { createScoreOfSum } from './path-length.ts';
import { bindTable, forestCode, type BoundTable, type ForestTable } from './table.ts';

/**
 * Walks every tree for the given rows, one after another: the plain form of the definition. It
 * needs no preparation, so it is the quickest for a few rows, and it is what the fast scorer must
 * agree with bit by bit.
 */
export function sumPathsByWalking(
  { trees, features }: Forest,
  table: BoundTable,
  rows: ArrayLike<number>,
): Int32Array {
  const { start, column, category, threshold, missingLeft, left, path } = trees;
  const values = new Float32Array(features.length);
  const codes = new Int32Array(features.length);
  const sums = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    table.columns.forEach((bound, k) => {
      if (bound.kind === 'numeric') values[k] = bound.values[row]!;
      else codes[k] = forestCode(bound, row);
    });
    let sum = 0;
    for (let tree = 0; tree + 1 < start.length; tree += 1) {
      let node = start[tree]!;
      for (let k = column[node]!; k >= 0; k = column[node]!) {
        if (category[node]! >= 0) node = left[node]! + (codes[k] === category[node] ? 1 : 0);
        else {
          const value = values[k]!;
          const right =
            value <= threshold[node]! ? 0 : value > threshold[node]! ? 1 : 1 - missingLeft[node]!;
          node = left[node]! + right;
        }
      }
      sum += path[node]!;
    }
    sums[i] = sum;
  }
  return sums;
}

/**
 * Anomaly scores of a few rows at once, in the calling thread: for one claim that just arrived.
 * Raises FOREST_INPUT_INVALID as scoreSamples does.
 */
export function scoreRows(forest: Forest, table: ForestTable): Float64Array {
  const bound = bindTable(forest.features, table);
  const rows = Int32Array.from({ length: bound.rows }, (_, row) => row);
  const scoreOf = createScoreOfSum(
    forest.params.nEstimators,
    forest.trees.pathBits,
    forest.params.maxSamples,
  );
  return Float64Array.from(sumPathsByWalking(forest, bound, rows), scoreOf);
}

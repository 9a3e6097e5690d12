import type { Forest } from './forest.ts';
import { sharedMemory } from './score-groups.ts';
import { createTreeShapley } from './shapley.ts';
import { forestCode, type BoundTable } from './table.ts';

/** Cells of the chosen rows, column after column: float32 values, or the forest's codes. */
export type Cells = readonly (Float32Array | Int32Array)[];

export function takeCells(table: BoundTable, rows: Int32Array): Cells {
  return table.columns.map((column) => {
    const numeric = column.kind === 'numeric';
    const cells = numeric ? sharedMemory.float32(rows.length) : sharedMemory.int32(rows.length);
    for (let i = 0; i < rows.length; i += 1) {
      cells[i] = numeric ? column.values[rows[i]!]! : forestCode(column, rows[i]!);
    }
    return cells;
  });
}

/**
 * Adds the contributions of all rows in one tree after another to `total`, of the i-th row and
 * the k-th column at i × columns + k. In one tree most rows go the same way at every split as some
 * other row, and such rows share their contributions: of the strangest twentieth of claims more
 * than nine in ten do.
 */
export function createTreeExplainer(
  forest: Forest,
  cells: Cells,
  total: Float64Array,
): (tree: number) => void {
  const { start } = forest.trees;
  const width = cells.length;
  const rows = total.length / width;
  const addShapley = createTreeShapley(forest);
  const kindOf = new Int32Array(rows);
  const next = new Int32Array(2 * rows);
  const row = new Float64Array(width);
  return (tree) => {
    const first = rowsByKind(forest, cells, start[tree]!, start[tree + 1]!, kindOf, next);
    const gains = first.map((representative) => {
      for (let k = 0; k < width; k += 1) row[k] = cells[k]![representative]!;
      const perColumn = new Float64Array(width);
      addShapley(tree, row, perColumn);
      return perColumn;
    });
    for (let i = 0; i < rows; i += 1) {
      const perColumn = gains[kindOf[i]!]!;
      for (let k = 0; k < width; k += 1) total[i * width + k]! += perColumn[k]!;
    }
  };
}

/**
 * Writes to `kindOf` a number from 0 for each row, equal for rows that go the same way at all
 * splits among the nodes [from, to), and returns the first row of each kind. In `next`, of twice the
 * rows, it notes what becomes of the rows of a kind that go left, and of those that go right.
 */
function rowsByKind(
  { trees }: Forest,
  cells: Cells,
  from: number,
  to: number,
  kindOf: Int32Array,
  next: Int32Array,
): number[] {
  const { column, category, threshold, missingLeft } = trees;
  kindOf.fill(0);
  let first = [0];
  for (let node = from; node < to; node += 1) {
    if (column[node]! < 0) continue;
    const values = cells[column[node]!]!;
    const wanted = category[node]!;
    const limit = threshold[node]!;
    const missingRight = 1 - missingLeft[node]!;
    next.fill(-1, 0, 2 * first.length);
    const firstOfNext: number[] = [];
    for (let i = 0; i < kindOf.length; i += 1) {
      const cell = values[i]!;
      let right: number;
      if (wanted >= 0) right = cell === wanted ? 1 : 0;
      else right = cell <= limit ? 0 : cell > limit ? 1 : missingRight;
      const key = 2 * kindOf[i]! + right;
      if (next[key] === -1) next[key] = firstOfNext.push(i) - 1;
      kindOf[i] = next[key]!;
    }
    first = firstOfNext;
  }
  return first;
}

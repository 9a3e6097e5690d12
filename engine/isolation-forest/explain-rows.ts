import { createTreeExplainer, takeCells, type Cells } from './explain-trees.ts';
import type { Forest } from './forest.ts';
import { createScoreOfSum } from './path-length.ts';
import { chooseThreads, type RunOptions } from './score-samples.ts';
import { basePathLength, contributionBits } from './shapley.ts';
import { bindTable, type ForestTable } from './table.ts';
import { sumPathsByWalking } from './walk.ts';
import { createRangeQueue } from './worker-messages.ts';
import { withWorkers } from './worker-pool.ts';

/** How much each column shortened or lengthened the paths of a row. */
export interface RowExplanation {
  /** In (0, 1], higher = stranger. */
  readonly anomalyScore: number;
  /** Mean path length of the row over all trees, in splits: base plus all contributions. */
  readonly pathLength: number;
  /** Mean path length of the training rows. */
  readonly basePathLength: number;
  /** Per column of the forest, in splits; negative = shorter paths = makes the row stranger. */
  readonly contributions: readonly { readonly feature: string; readonly pathLength: number }[];
}

/** Contributions of many rows, in the order asked for. */
export interface Contributions {
  readonly basePathLength: number;
  /** In splits; of the i-th row and the k-th column of the forest at i × columns + k. */
  readonly pathLengths: Float64Array;
}

/**
 * Why rows score as they do: exact Shapley values of the mean path length (see shapley.ts), a few
 * rows at once in the calling thread.
 * Raises FOREST_INPUT_INVALID as scoreSamples does.
 */
export function explainRows(forest: Forest, table: ForestTable): RowExplanation[] {
  const bound = bindTable(forest.features, table);
  const rows = Int32Array.from({ length: bound.rows }, (_, row) => row);
  const sums = sumPathsByWalking(forest, bound, rows);
  const { nEstimators, maxSamples } = forest.params;
  const { pathBits } = forest.trees;
  const scoreOf = createScoreOfSum(nEstimators, pathBits, maxSamples);
  const width = forest.features.length;
  const total = new Float64Array(rows.length * width);
  explainHere(forest, takeCells(bound, rows), total);
  const pathLengths = inSplits(forest, [total]);
  const base = basePathLength(forest);
  return Array.from(sums, (sum, row) => ({
    anomalyScore: scoreOf(sum),
    pathLength: sum / 2 ** pathBits / nEstimators,
    basePathLength: base,
    contributions: forest.features.map(({ name }, k) => ({
      feature: name,
      pathLength: pathLengths[row * width + k]!,
    })),
  }));
}

/**
 * The contributions of the given rows of a table, tree by tree in worker threads; the same to the
 * bit for any number of them.
 * Raises FOREST_INPUT_INVALID as scoreSamples does.
 */
export async function explainSamples(
  forest: Forest,
  table: ForestTable,
  rows: Int32Array,
  { threads: asked, signal, observer }: RunOptions = {},
): Promise<Contributions> {
  signal?.throwIfAborted();
  const threads = chooseThreads(rows.length * rowsScoredPerExplained, asked);
  const cells = takeCells(bindTable(forest.features, table), rows);
  const size = rows.length * forest.features.length;
  const queue = createRangeQueue(forest.params.nEstimators, 1);
  const totals = Array.from(
    { length: Math.max(1, threads) },
    () => new Float64Array(new SharedArrayBuffer(8 * size)),
  );
  if (threads === 0) explainHere(forest, cells, totals[0]!);
  else {
    await withWorkers(threads, signal, (pool) =>
      Promise.all(
        totals.map((total, worker) =>
          pool.ask<'explain'>(worker, { kind: 'explain', forest, cells, queue, total }),
        ),
      ),
    );
  }
  observer?.progress({ step: 'forest.explain', done: rows.length, total: rows.length, unit: 'rows' });
  return { basePathLength: basePathLength(forest), pathLengths: inSplits(forest, totals) };
}

/** A row costs about this many times as much to explain as to score. */
const rowsScoredPerExplained = 20;

function explainHere(forest: Forest, cells: Cells, total: Float64Array): void {
  const explainTree = createTreeExplainer(forest, cells, total);
  for (let tree = 0; tree < forest.params.nEstimators; tree += 1) explainTree(tree);
}

function inSplits({ params }: Forest, totals: readonly Float64Array[]): Float64Array {
  const unit = 2 ** contributionBits * params.nEstimators;
  const splits = new Float64Array(totals[0]!.length);
  for (const total of totals) {
    for (let i = 0; i < splits.length; i += 1) splits[i]! += total[i]!;
  }
  for (let i = 0; i < splits.length; i += 1) splits[i]! /= unit;
  return splits;
}

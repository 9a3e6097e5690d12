import type { Forest } from './forest.ts';
import { createScoreOfSum } from './path-length.ts';
import { bindTable, forestCode, type ForestTable } from './table.ts';
import { sumPathsByWalking } from './walk.ts';

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

/**
 * Exact Shapley values of the mean path length, where a column that is left out is averaged over
 * the training rows at each of its splits: the game of TreeSHAP, "path-dependent" (Lundberg et
 * al. 2020, "From local explanations to global understanding with explainable AI for trees"), as
 * shap.TreeExplainer computes for scikit-learn's forest. The categories of a column are players
 * of their own and their values are added up.
 *
 * Computed by Owen's multilinear extension (Owen 1972, "Multilinear extensions of games"): the
 * value of player i is the integral over t in [0, 1] of its derivative on the diagonal. In one
 * leaf of value v that is v (o_i - z_i) ∫ Π_{j≠i} (o_j t + z_j (1 - t)) dt, where z_j is the share
 * of training rows that pass the splits on j towards the leaf, and o_j is 1 where the row itself
 * passes them, else 0. The integrand is a polynomial of a degree below the depth of the tree, so
 * Gauss-Legendre quadrature with half as many points is exact. One pass over a tree serves all
 * its leaves and columns.
 *
 * Raises FOREST_INPUT_INVALID as scoreSamples does.
 */
export function explainRows(forest: Forest, table: ForestTable): RowExplanation[] {
  const bound = bindTable(forest.features, table);
  const rows = Array.from({ length: bound.rows }, (_, row) => row);
  const sums = sumPathsByWalking(forest, bound, rows);
  const { nEstimators, maxSamples } = forest.params;
  const scoreOf = createScoreOfSum(nEstimators, forest.trees.pathBits, maxSamples);
  const explain = createShapley(forest);
  const values = new Float32Array(forest.features.length);
  const codes = new Int32Array(forest.features.length);
  return rows.map((row) => {
    bound.columns.forEach((column, k) => {
      if (column.kind === 'numeric') values[k] = column.values[row]!;
      else codes[k] = forestCode(column, row);
    });
    const { base, perFeature } = explain(values, codes);
    return {
      anomalyScore: scoreOf(sums[row]!),
      pathLength: sums[row]! / 2 ** forest.trees.pathBits / nEstimators,
      basePathLength: base,
      contributions: forest.features.map(({ name }, k) => ({
        feature: name,
        pathLength: perFeature[k]!,
      })),
    };
  });
}

type Shapley = (
  values: Float32Array,
  codes: Int32Array,
) => { readonly base: number; readonly perFeature: Float64Array };

function createShapley({ features, trees }: Forest): Shapley {
  const { start, column, category, threshold, missingLeft, samples, left, path } = trees;
  const treeCount = start.length - 1;
  const depth = deepest(trees);
  const { points, weights } = gaussLegendre(Math.max(1, Math.ceil(depth / 2)));
  const size = points.length;
  /** Of each level: the product of all factors, and the sum over the leaves below. */
  const product = new Float64Array((depth + 1) * size);
  const below = new Float64Array((depth + 1) * size);
  /** Of each player on the way: its factor, and (o - z) over it. */
  const firstPlayer = new Int32Array(features.length + 1);
  features.forEach((feature, k) => {
    const players = feature.kind === 'numeric' ? 1 : feature.categories.length;
    firstPlayer[k + 1] = firstPlayer[k]! + players;
  });
  const players = firstPlayer[features.length]!;
  const passes = new Uint8Array(players).fill(1);
  const share = new Float64Array(players).fill(1);
  const unit = 2 ** trees.pathBits * treeCount;
  let values: Float32Array = new Float32Array(0);
  let codes: Int32Array = new Int32Array(0);
  let perFeature = new Float64Array(0);
  let base = 0;

  function goesRight(node: number): boolean {
    const k = column[node]!;
    if (category[node]! >= 0) return codes[k] === category[node];
    const value = values[k]!;
    return Number.isNaN(value) ? missingLeft[node] === 0 : value > threshold[node]!;
  }

  /** Leaves in below[level] the sum over the leaves under the node of value times product. */
  function visit(node: number, level: number, weight: number): void {
    const at = level * size;
    const k = column[node]!;
    if (k < 0) {
      const value = path[node]! / unit;
      base += weight * value;
      for (let q = 0; q < size; q += 1) below[at + q] = value * product[at + q]!;
      return;
    }
    const player = firstPlayer[k]! + Math.max(0, category[node]!);
    const passesBefore = passes[player]!;
    const shareBefore = share[player]!;
    const right = goesRight(node);
    for (let q = 0; q < size; q += 1) below[at + q] = 0;
    for (let side = 0; side < 2; side += 1) {
      const child = left[node]! + side;
      const part = samples[child]! / samples[node]!;
      const o = passesBefore === 1 && right === (side === 1) ? 1 : 0;
      const z = shareBefore * part;
      const next = at + size;
      for (let q = 0; q < size; q += 1) {
        const t = points[q]!;
        const before = passesBefore * t + shareBefore * (1 - t);
        product[next + q] = (product[at + q]! / before) * (o * t + z * (1 - t));
      }
      passes[player] = o;
      share[player] = z;
      visit(child, level + 1, weight * part);
      let gain = 0;
      for (let q = 0; q < size; q += 1) {
        const t = points[q]!;
        const before = passesBefore * t + shareBefore * (1 - t);
        const sum = below[next + q]!;
        below[at + q]! += sum;
        const now = (o - z) / (o * t + z * (1 - t));
        gain += weights[q]! * sum * (now - (passesBefore - shareBefore) / before);
      }
      perFeature[k]! += gain;
    }
    passes[player] = passesBefore;
    share[player] = shareBefore;
  }

  return (rowValues, rowCodes) => {
    values = rowValues;
    codes = rowCodes;
    perFeature = new Float64Array(features.length);
    base = 0;
    product.fill(1, 0, size);
    for (let tree = 0; tree < treeCount; tree += 1) visit(start[tree]!, 0, 1);
    return { base, perFeature };
  };
}

function deepest({ start, column, left }: Forest['trees']): number {
  const depth = new Int32Array(column.length);
  let most = 0;
  for (let node = 0; node < start[start.length - 1]!; node += 1) {
    if (depth[node]! > most) most = depth[node]!;
    if (column[node]! < 0) continue;
    depth[left[node]!] = depth[node]! + 1;
    depth[left[node]! + 1] = depth[node]! + 1;
  }
  return most;
}

/** Points and weights on [0, 1], exact for polynomials of a degree below 2n; roots by Newton. */
function gaussLegendre(n: number): { points: Float64Array; weights: Float64Array } {
  const points = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 50; step += 1) {
      let previous = 1;
      let current = x;
      for (let k = 2; k <= n; k += 1) {
        const next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
        previous = current;
        current = next;
      }
      slope = (n * (x * current - previous)) / (x * x - 1);
      x -= current / slope;
    }
    points[i] = (1 - x) / 2;
    weights[i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { points, weights };
}

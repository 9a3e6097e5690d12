import type { Forest } from './forest.ts';

/**
 * Adds to `perColumn` how much each column of the forest lengthens the path of one row in one
 * tree, in units of 2^-contributionBits splits. The row's cells are given by column: float32
 * values of numeric columns, the forest's codes of categorical ones.
 */
export type TreeShapley = (tree: number, cells: ArrayLike<number>, perColumn: Float64Array) => void;

/**
 * Contributions are summed as integers, which a double holds exactly, so that neither the order of
 * trees nor the number of threads can change a bit of them: 2^-32 splits × at most 2^5 splits ×
 * 2^14 trees stay below 2^53.
 */
export const contributionBits = 32;

/**
 * Exact Shapley values of a tree's path length, where a column that is left out is averaged over
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
 */
export function createTreeShapley({ features, trees }: Forest): TreeShapley {
  const { start, column, category, threshold, missingLeft, samples, left, path } = trees;
  const depth = deepest(trees);
  const { points, weights } = gaussLegendre(Math.max(1, Math.ceil(depth / 2)));
  const size = points.length;
  /** Of each level: the product of all factors, and the sum over the leaves below. */
  const product = new Float64Array((depth + 1) * size).fill(1, 0, size);
  const below = new Float64Array((depth + 1) * size);
  /** Of each player on the way: whether the row passes its splits, and the share of rows that does. */
  const firstPlayer = new Int32Array(features.length + 1);
  features.forEach((feature, k) => {
    const players = feature.kind === 'numeric' ? 1 : feature.categories.length;
    firstPlayer[k + 1] = firstPlayer[k]! + players;
  });
  const passes = new Uint8Array(firstPlayer[features.length]!).fill(1);
  const share = new Float64Array(firstPlayer[features.length]!).fill(1);
  const unit = 2 ** trees.pathBits;
  const scale = 2 ** contributionBits;
  const gains = new Float64Array(features.length);
  let cells: ArrayLike<number> = [];

  function goesRight(node: number): boolean {
    const cell = cells[column[node]!]!;
    if (category[node]! >= 0) return cell === category[node];
    return Number.isNaN(cell) ? missingLeft[node] === 0 : cell > threshold[node]!;
  }

  /** Leaves in below[level] the sum over the leaves under the node of value times product. */
  function visit(node: number, level: number): void {
    const at = level * size;
    const k = column[node]!;
    if (k < 0) {
      const value = path[node]! / unit;
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
      const o = passesBefore === 1 && right === (side === 1) ? 1 : 0;
      const z = (shareBefore * samples[child]!) / samples[node]!;
      const next = at + size;
      for (let q = 0; q < size; q += 1) {
        const t = points[q]!;
        const before = passesBefore * t + shareBefore * (1 - t);
        product[next + q] = (product[at + q]! / before) * (o * t + z * (1 - t));
      }
      passes[player] = o;
      share[player] = z;
      visit(child, level + 1);
      let gain = 0;
      for (let q = 0; q < size; q += 1) {
        const t = points[q]!;
        const before = passesBefore * t + shareBefore * (1 - t);
        const sum = below[next + q]!;
        below[at + q]! += sum;
        const now = (o - z) / (o * t + z * (1 - t));
        gain += weights[q]! * sum * (now - (passesBefore - shareBefore) / before);
      }
      gains[k]! += gain;
    }
    passes[player] = passesBefore;
    share[player] = shareBefore;
  }

  return (tree, row, perColumn) => {
    cells = row;
    gains.fill(0);
    visit(start[tree]!, 0);
    for (let k = 0; k < gains.length; k += 1) perColumn[k]! += Math.round(gains[k]! * scale);
  };
}

/** Mean path length of the training rows over all trees, in splits. */
export function basePathLength({ trees }: Forest): number {
  const { start, column, samples, left, path, pathBits } = trees;
  const weight = new Float64Array(column.length);
  const count = start.length - 1;
  let sum = 0;
  for (let tree = 0; tree < count; tree += 1) {
    weight[start[tree]!] = 1;
    for (let node = start[tree]!; node < start[tree + 1]!; node += 1) {
      if (column[node]! < 0) sum += weight[node]! * path[node]!;
      else {
        for (let child = left[node]!; child < left[node]! + 2; child += 1) {
          weight[child] = (weight[node]! * samples[child]!) / samples[node]!;
        }
      }
    }
  }
  return sum / 2 ** pathBits / count;
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
    let x = Math.fround(Math.cos((Math.PI * (i + 0.75)) / (n + 0.5)));
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

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
 * Gauss-Legendre quadrature with half as many points is exact. One way down a tree and one up serve
 * all its leaves and columns.
 */
export function createTreeShapley({ features, trees }: Forest): TreeShapley {
  const { start, column, category, threshold, missingLeft, samples, left, path } = trees;
  const { points, weights } = gaussLegendre(Math.max(1, Math.ceil(deepest(trees) / 2)));
  const size = points.length;
  const largest = largestTree(start);
  /** Of each node of the tree at hand, counted from its root, and of the way that leads there. */
  const parent = new Int32Array(largest);
  const side = new Uint8Array(largest);
  /** The node nearest above whose way was decided by the same player; 0, the root, where none. */
  const before = new Int32Array(largest);
  /** z of the player that decided the way: the share of training rows. */
  const share = new Float64Array(largest).fill(1);
  /**
   * By what a node's way multiplies the product of all factors and what it adds to the player's
   * gain, at each point, in three cases: the row takes it; it is the first split on the player that
   * the row does not follow; the player had left the row's way before.
   */
  const factor = new Float64Array(largest * 3 * size);
  const gain = new Float64Array(largest * 3 * size);
  const product = new Float64Array(largest * size).fill(1, 0, size);
  const below = new Float64Array(largest * size);
  const passes = new Uint8Array(largest).fill(1, 0, 1);
  const goesRight = new Uint8Array(largest);
  const gains = new Float64Array(features.length);
  const scale = 2 ** contributionBits;
  let prepared = -1;

  /** Everything about a tree that no row changes. */
  function prepare(tree: number): void {
    const first = start[tree]!;
    for (let node = first; node < start[tree + 1]!; node += 1) {
      if (column[node]! < 0) continue;
      for (let child = left[node]!; child < left[node]! + 2; child += 1) {
        const at = child - first;
        parent[at] = node - first;
        side[at] = child - left[node]!;
        before[at] = sameSplitterAbove(node, first);
        const earlier = share[before[at]]!;
        const z = (earlier * samples[child]!) / samples[node]!;
        share[at] = z;
        const value = column[child]! < 0 ? path[child]! / 2 ** trees.pathBits : 1;
        for (let q = 0; q < size; q += 1) {
          const t = points[q]!;
          const u = 1 - t;
          const was = t + earlier * u;
          const is = t + z * u;
          const entry = at * 3 * size + q;
          factor[entry] = (value * is) / was;
          factor[entry + size] = (value * z * u) / was;
          factor[entry + 2 * size] = (value * z) / earlier;
          gain[entry] = weights[q]! * ((1 - z) / is - (1 - earlier) / was);
          gain[entry + size] = weights[q]! * (-1 / u - (1 - earlier) / was);
        }
      }
    }
  }

  function sameSplitterAbove(node: number, first: number): number {
    for (let at = node - first; at > 0; at = parent[at]!) {
      const decides = first + parent[at]!;
      if (column[decides] === column[node] && category[decides] === category[node]) return at;
    }
    return 0;
  }

  /** Down the tree: which case each way is, and the product up to each node. */
  function descend(first: number, nodes: number, cells: ArrayLike<number>): void {
    for (let at = 0; at < nodes; at += 1) {
      const node = first + at;
      if (at > 0) {
        const above = parent[at]!;
        let entry = at * 3 * size;
        if (passes[before[at]!] === 0) {
          passes[at] = 0;
          entry += 2 * size;
        } else {
          passes[at] = goesRight[above] === side[at] ? 1 : 0;
          entry += passes[at] === 1 ? 0 : size;
        }
        for (let q = 0; q < size; q += 1) {
          product[at * size + q] = product[above * size + q]! * factor[entry + q]!;
        }
      }
      const k = column[node]!;
      if (k < 0) continue;
      const cell = cells[k]!;
      if (category[node]! >= 0) goesRight[at] = cell === category[node] ? 1 : 0;
      else if (cell <= threshold[node]!) goesRight[at] = 0;
      else goesRight[at] = cell > threshold[node]! ? 1 : 1 - missingLeft[node]!;
    }
  }

  /** Up again: the sum over the leaves below each node, and what each way gains its player. */
  function ascend(first: number, nodes: number): void {
    for (let at = nodes - 1; at > 0; at -= 1) {
      const isLeaf = column[first + at]! < 0;
      const sums = isLeaf ? product : below;
      const above = parent[at]! * size;
      const isGone = passes[before[at]!] === 0;
      const entry = (3 * at + (passes[at] === 1 ? 0 : 1)) * size;
      let gained = 0;
      for (let q = 0; q < size; q += 1) {
        const sum = sums[at * size + q]!;
        below[above + q]! += sum;
        if (!isGone) gained += sum * gain[entry + q]!;
      }
      gains[column[first + parent[at]!]!]! += gained;
    }
  }

  return (tree, cells, perColumn) => {
    if (tree !== prepared) prepare(tree);
    prepared = tree;
    const nodes = start[tree + 1]! - start[tree]!;
    gains.fill(0);
    below.fill(0, 0, nodes * size);
    descend(start[tree]!, nodes, cells);
    ascend(start[tree]!, nodes);
    for (let k = 0; k < gains.length; k += 1) perColumn[k]! += Math.round(gains[k]! * scale);
  };
}

function largestTree(start: Int32Array): number {
  let most = 0;
  for (let tree = 0; tree + 1 < start.length; tree += 1) {
    most = Math.max(most, start[tree + 1]! - start[tree]!);
  }
  return most;
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

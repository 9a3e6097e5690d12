import { heightLimit } from './path-length.ts';
import type { RandomStream } from './random-stream.ts';

/** The subsample one tree is grown on: per column the values (float32) or the codes. */
export interface TreeSample {
  readonly rows: number;
  readonly columns: readonly (
    | { readonly kind: 'numeric'; readonly values: Float32Array }
    | { readonly kind: 'categorical'; readonly codes: Int32Array; readonly categories: number }
  )[];
}

/** The nodes of one tree in breadth-first order; `left` counts from the tree's first node. */
export interface GrownTree {
  readonly nodes: number;
  readonly column: Int16Array;
  readonly category: Int32Array;
  readonly threshold: Float32Array;
  readonly missingLeft: Uint8Array;
  readonly samples: Int32Array;
}

/**
 * One isolation tree (Liu, Ting and Zhou 2008, algorithm 2, with the split of scikit-learn's
 * ExtraTreeRegressor(max_features=1)): a node takes one feature, uniformly among those that are
 * not constant in it, and a threshold uniform in [min, max) of the node's values.
 *
 * Missing values as in scikit-learn's random splitter: where the node has some, a fair coin sends
 * them left or right; where it has none, a missing value met later follows the larger child. A
 * feature that is constant but for missing values splits those off.
 *
 * Infinities count as the largest (smallest) finite value of the subsample. When scoring they
 * need no care: they are beyond every threshold.
 *
 * `allowed` has a 1 for each one-hot encoded feature the tree may use; the features of column k
 * begin at `firstFeature[k]`.
 */
export function growTree(
  sample: TreeSample,
  allowed: Uint8Array,
  firstFeature: Int32Array,
  random: RandomStream,
): GrownTree {
  const limit = heightLimit(sample.rows);
  const capacity = 2 * sample.rows;
  const tree = {
    column: new Int16Array(capacity).fill(-1),
    category: new Int32Array(capacity).fill(-1),
    threshold: new Float32Array(capacity),
    missingLeft: new Uint8Array(capacity),
    samples: new Int32Array(capacity),
  };
  const rows = Int32Array.from({ length: sample.rows }, (_, row) => row);
  const begin = new Int32Array(capacity);
  const end = new Int32Array(capacity);
  const depth = new Uint8Array(capacity);
  const columns = sample.columns.map((column) =>
    column.kind === 'numeric' ? { ...column, values: clampInfinities(column.values) } : column,
  );
  const counts = sample.columns.map((column) =>
    column.kind === 'categorical' ? new Int32Array(column.categories) : new Int32Array(0),
  );
  const candidateColumn: number[] = [];
  const candidateCategory: number[] = [];
  end[0] = sample.rows;
  let nodes = 1;

  for (let node = 0; node < nodes; node += 1) {
    const from = begin[node]!;
    const to = end[node]!;
    tree.samples[node] = to - from;
    if (depth[node]! >= limit || to - from <= 1) continue;
    listCandidates(from, to);
    if (candidateColumn.length === 0) continue;
    const pick = random.below(candidateColumn.length);
    const middle = split(node, candidateColumn[pick]!, candidateCategory[pick]!, from, to);
    begin[nodes] = from;
    end[nodes] = middle;
    begin[nodes + 1] = middle;
    end[nodes + 1] = to;
    depth[nodes] = depth[node]! + 1;
    depth[nodes + 1] = depth[node]! + 1;
    nodes += 2;
  }
  return {
    nodes,
    column: tree.column.slice(0, nodes),
    category: tree.category.slice(0, nodes),
    threshold: tree.threshold.slice(0, nodes),
    missingLeft: tree.missingLeft.slice(0, nodes),
    samples: tree.samples.slice(0, nodes),
  };

  /** The features that are not constant among rows[from..to). */
  function listCandidates(from: number, to: number): void {
    candidateColumn.length = 0;
    candidateCategory.length = 0;
    for (let k = 0; k < columns.length; k += 1) {
      const column = columns[k]!;
      const first = firstFeature[k]!;
      if (column.kind === 'numeric') {
        if (allowed[first] === 1 && varies(column.values, from, to)) {
          candidateColumn.push(k);
          candidateCategory.push(-1);
        }
        continue;
      }
      const count = counts[k]!;
      for (let i = from; i < to; i += 1) {
        const code = column.codes[rows[i]!]!;
        if (code >= 0) count[code]! += 1;
      }
      for (let i = from; i < to; i += 1) {
        const code = column.codes[rows[i]!]!;
        if (code < 0 || count[code] === 0) continue;
        if (count[code]! < to - from && allowed[first + code] === 1) {
          candidateColumn.push(k);
          candidateCategory.push(code);
        }
        count[code] = 0;
      }
    }
  }

  function varies(values: Float32Array, from: number, to: number): boolean {
    const first = values[rows[from]!]!;
    for (let i = from + 1; i < to; i += 1) {
      const value = values[rows[i]!]!;
      if (value !== first && !(Number.isNaN(value) && Number.isNaN(first))) return true;
    }
    return false;
  }

  /** Writes the split of a node and moves its rows; returns where the right child begins. */
  function split(node: number, k: number, category: number, from: number, to: number): number {
    tree.column[node] = k;
    tree.category[node] = category;
    const column = columns[k]!;
    if (column.kind === 'categorical') {
      tree.missingLeft[node] = 1;
      return partition(from, to, (row) => column.codes[row] !== category);
    }
    const { values } = column;
    let min = Infinity;
    let max = -Infinity;
    let missing = 0;
    for (let i = from; i < to; i += 1) {
      const value = values[rows[i]!]!;
      if (Number.isNaN(value)) missing += 1;
      else {
        if (value < min) min = value;
        if (value > max) max = value;
      }
    }
    let threshold = Math.fround(min + random.uniform() * (max - min));
    if (threshold >= max) threshold = min;
    tree.threshold[node] = threshold;
    const missingLeft = missing > 0 && min < max && random.below(2) === 0;
    const middle = partition(from, to, (row) => {
      const value = values[row]!;
      return Number.isNaN(value) ? missingLeft : value <= threshold;
    });
    const follow = missing > 0 ? missingLeft : middle - from > to - middle;
    tree.missingLeft[node] = follow ? 1 : 0;
    return middle;
  }

  function partition(from: number, to: number, goesLeft: (row: number) => boolean): number {
    let low = from;
    let high = to;
    while (low < high) {
      const row = rows[low]!;
      if (goesLeft(row)) low += 1;
      else {
        high -= 1;
        rows[low] = rows[high]!;
        rows[high] = row;
      }
    }
    return low;
  }
}

function clampInfinities(values: Float32Array): Float32Array {
  if (!values.some((value) => value === Infinity || value === -Infinity)) return values;
  const finite = values.filter((value) => Number.isFinite(value));
  const max = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  const min = finite.reduce((a, b) => Math.min(a, b), Infinity);
  return values.map((value) => {
    if (value === Infinity) return finite.length > 0 ? max : 0;
    if (value === -Infinity) return finite.length > 0 ? min : 0;
    return value;
  });
}

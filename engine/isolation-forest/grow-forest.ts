import type { Forest, ForestParams, Trees } from './forest.ts';
import { growTree, type GrownTree, type TreeSample } from './grow-tree.ts';
import { averagePathLength, heightLimit, pathBits } from './path-length.ts';
import { createRandomStream, type RandomStream } from './random-stream.ts';
import { accumulateWeights, drawRows, drawWeightedRows } from './subsample.ts';
import {
  bindTable,
  countRows,
  featureOf,
  forestCode,
  refuseInput,
  type BoundTable,
  type ForestTable,
} from './table.ts';

export interface GrowOptions {
  /** Trees, 1 to 10,000. Default 200. */
  readonly nEstimators?: number;
  /** Rows per tree, drawn without replacement. Default 256, at most all rows. */
  readonly maxSamples?: number;
  /** Share of the one-hot encoded features that each tree may use, in (0, 1]. Default 1. */
  readonly maxFeatures?: number;
  /** Expected share of outliers in (0, 0.5], or 'auto'. Default 'auto'. */
  readonly contamination?: number | 'auto';
  /** An integer in [0, 2^53). The same seed and rows give the same forest on every machine. */
  readonly seed: number;
  /** A weight ≥ 0 per row: the odds of being drawn into a subsample. */
  readonly sampleWeight?: Float64Array | Float32Array;
}

/**
 * Grows the trees. Touches only the rows it draws, so it takes as long for a million rows as for
 * a thousand. The result has the threshold 0.5 of the paper; `calibrateForest` sets it, and the
 * bounds, from the scores of the training rows.
 */
export function growForest(table: ForestTable, options: GrowOptions): Forest {
  const rows = countRows(table);
  if (rows === 0) refuseInput('table', 'it has no rows');
  const features = table.map(featureOf);
  if (features.length > 32_767) refuseInput('table', `it has ${features.length} columns`);
  const weights = options.sampleWeight;
  const drawable = weights === undefined ? rows : countPositive(weights, rows);
  const params = checkParams(options, drawable);
  const bound = bindTable(features, table);

  const firstFeature = new Int32Array(features.length + 1);
  features.forEach((feature, k) => {
    firstFeature[k + 1] =
      firstFeature[k]! + (feature.kind === 'numeric' ? 1 : feature.categories.length);
  });
  const totals = weights === undefined ? null : accumulateWeights(weights);
  const grown: GrownTree[] = [];
  for (let tree = 0; tree < params.nEstimators; tree += 1) {
    const random = createRandomStream(params.seed, tree);
    const drawn =
      weights === undefined || totals === null
        ? drawRows(rows, params.maxSamples, random)
        : drawWeightedRows(weights, totals, params.maxSamples, random);
    const allowed = drawFeatures(firstFeature[features.length]!, params.maxFeatures, random);
    grown.push(growTree(takeSample(bound, drawn), allowed, firstFeature, random));
  }
  const bits = pathBits(
    params.nEstimators,
    heightLimit(params.maxSamples) + averagePathLength(params.maxSamples),
  );
  return {
    features,
    params,
    trees: joinTrees(grown, bits),
    threshold: 0.5,
    scoreBounds: { low: 0, high: 1 },
    metrics: null,
  };
}

function checkParams(options: GrowOptions, rows: number): ForestParams {
  const {
    nEstimators = 200,
    maxSamples = 256,
    maxFeatures = 1,
    contamination = 'auto',
    seed,
  } = options;
  if (!Number.isInteger(nEstimators) || nEstimators < 1 || nEstimators > 10_000) {
    refuseInput('nEstimators', `${nEstimators} is not an integer from 1 to 10000`);
  }
  if (!Number.isInteger(maxSamples) || maxSamples < 1 || maxSamples > 65_536) {
    refuseInput('maxSamples', `${maxSamples} is not an integer from 1 to 65536`);
  }
  if (nEstimators * maxSamples > 2 ** 22) {
    refuseInput('maxSamples', `${nEstimators} trees of ${maxSamples} rows are more than 2^22 rows`);
  }
  if (!(maxFeatures > 0 && maxFeatures <= 1)) {
    refuseInput('maxFeatures', `${maxFeatures} is not a share above 0 and up to 1`);
  }
  if (contamination !== 'auto' && !(contamination > 0 && contamination <= 0.5)) {
    refuseInput('contamination', `${contamination} is neither 'auto' nor above 0 and up to 0.5`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    refuseInput('seed', `${seed} is not an integer from 0 to 2^53 - 1`);
  }
  return { nEstimators, maxSamples: Math.min(maxSamples, rows), maxFeatures, contamination, seed };
}

function countPositive(weights: Float64Array | Float32Array, rows: number): number {
  if (weights.length !== rows) {
    refuseInput('sampleWeight', `it has ${weights.length} weights for ${rows} rows`);
  }
  let positive = 0;
  for (let row = 0; row < rows; row += 1) {
    const weight = weights[row]!;
    if (!(weight >= 0 && weight < Infinity)) {
      refuseInput('sampleWeight', `the weight ${weight} of row ${row} is not a number from 0`);
    }
    if (weight > 0) positive += 1;
  }
  if (positive === 0) refuseInput('sampleWeight', 'no row has a positive weight');
  return positive;
}

/** A 1 for each one-hot encoded feature that the tree may use. */
function drawFeatures(features: number, share: number, random: RandomStream): Uint8Array {
  if (share === 1) return new Uint8Array(features).fill(1);
  const allowed = new Uint8Array(features);
  const count = Math.max(1, Math.floor(share * features));
  for (const feature of drawRows(features, count, random)) allowed[feature] = 1;
  return allowed;
}

function takeSample(table: BoundTable, drawn: Int32Array): TreeSample {
  const columns = table.columns.map((column) => {
    if (column.kind === 'numeric') {
      const values = new Float32Array(drawn.length);
      for (let i = 0; i < drawn.length; i += 1) values[i] = column.values[drawn[i]!]!;
      return { kind: column.kind, values };
    }
    const codes = new Int32Array(drawn.length);
    for (let i = 0; i < drawn.length; i += 1) codes[i] = forestCode(column, drawn[i]!);
    return { kind: column.kind, codes, categories: column.toForest.length };
  });
  return { rows: drawn.length, columns };
}

/** What a forest keeps of a tree; children and path lengths follow from the breadth-first order. */
export type TreeNodes = Pick<
  Trees,
  'start' | 'column' | 'category' | 'threshold' | 'missingLeft' | 'samples' | 'pathBits'
>;

function joinTrees(grown: readonly GrownTree[], bits: number): Trees {
  const start = new Int32Array(grown.length + 1);
  grown.forEach((tree, k) => {
    start[k + 1] = start[k]! + tree.nodes;
  });
  const nodes = start[grown.length]!;
  const joined = {
    start,
    column: new Int16Array(nodes),
    category: new Int32Array(nodes),
    threshold: new Float32Array(nodes),
    missingLeft: new Uint8Array(nodes),
    samples: new Int32Array(nodes),
    pathBits: bits,
  };
  grown.forEach((tree, k) => {
    joined.column.set(tree.column, start[k]);
    joined.category.set(tree.category, start[k]);
    joined.threshold.set(tree.threshold, start[k]);
    joined.missingLeft.set(tree.missingLeft, start[k]);
    joined.samples.set(tree.samples, start[k]);
  });
  return linkTrees(joined);
}

/**
 * Adds the children and the path lengths: the k-th split of a tree in breadth-first order has its
 * children at 1 + 2k and 2 + 2k.
 */
export function linkTrees(nodes: TreeNodes): Trees {
  const size = nodes.column.length;
  const left = new Int32Array(size);
  const path = new Int32Array(size);
  const depth = new Int32Array(size);
  for (let tree = 0; tree + 1 < nodes.start.length; tree += 1) {
    const first = nodes.start[tree]!;
    let next = first + 1;
    for (let node = first; node < nodes.start[tree + 1]!; node += 1) {
      if (nodes.column[node]! >= 0) {
        left[node] = next;
        depth[next] = depth[node]! + 1;
        depth[next + 1] = depth[node]! + 1;
        next += 2;
      } else {
        const length = depth[node]! + averagePathLength(nodes.samples[node]!);
        path[node] = Math.round(length * 2 ** nodes.pathBits);
      }
    }
  }
  return { ...nodes, left, path };
}

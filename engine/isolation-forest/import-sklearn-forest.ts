import { z } from 'zod';
import { CasemindError } from '../errors.ts';
import type { Forest, ForestFeature } from './forest.ts';
import { linkTrees } from './grow-forest.ts';
import { averagePathLength, pathBits } from './path-length.ts';

const integers = z.array(z.int());

/**
 * A scikit-learn IsolationForest as JSON. `features` are the columns before one-hot encoding, in
 * the order of the encoded matrix: a numeric column is one feature of scikit-learn's, a
 * categorical one is one per category. `maxSamples` is `max_samples_`, `threshold` is `-offset_`.
 * A tree holds the arrays of `estimator.tree_`, with `feature` translated through
 * `estimators_features_` where max_features is below 1; `missingLeft` is
 * `tree_.missing_go_to_left`.
 */
const schema = z.object({
  format: z.literal('sklearn-isolation-forest'),
  version: z.literal(1),
  features: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('numeric'), name: z.string() }),
        z.object({
          kind: z.literal('categorical'),
          name: z.string(),
          categories: z.array(z.string()),
        }),
      ]),
    )
    .nonempty(),
  maxSamples: z.int().positive(),
  threshold: z.number().default(0.5),
  trees: z
    .array(
      z.object({
        left: integers,
        right: integers,
        feature: integers,
        threshold: z.array(z.number()),
        samples: integers,
        missingLeft: z.array(z.int().min(0).max(1)).optional(),
      }),
    )
    .nonempty(),
});

type SklearnTree = z.infer<typeof schema>['trees'][number];

interface Split {
  readonly column: number;
  readonly category: number;
}

/**
 * A forest that scores as scikit-learn's does: the same leaves, and path lengths up to the
 * rounding to 2^-pathBits (below 1e-6 splits for 200 trees). Thresholds are float64 there and
 * are compared with float32 values, so rounding them down to float32 changes no decision.
 * Raises MODEL_INVALID, naming `model`, where the JSON is not such a forest.
 */
export function importSklearnForest(json: unknown, model = 'scikit-learn'): Forest {
  const refuse = (reason: string): never => {
    throw new CasemindError('MODEL_INVALID', { model, reason });
  };
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { features, maxSamples, trees, threshold } = parsed.data;
  const splits = listSplits(features);
  const flat = trees.map((tree, index) =>
    flatten(tree, splits, (reason) => refuse(`tree ${index}: ${reason}`)),
  );
  const longest = flat.reduce((most, tree) => Math.max(most, tree.longest), 1);
  const start = new Int32Array(flat.length + 1);
  flat.forEach((tree, index) => {
    start[index + 1] = start[index]! + tree.column.length;
  });
  return {
    features,
    params: {
      nEstimators: flat.length,
      maxSamples,
      maxFeatures: 1,
      contamination: 'auto',
      seed: 0,
    },
    trees: linkTrees({
      start,
      column: Int16Array.from(flat.flatMap((tree) => tree.column)),
      category: Int32Array.from(flat.flatMap((tree) => tree.category)),
      threshold: Float32Array.from(flat.flatMap((tree) => tree.threshold)),
      missingLeft: Uint8Array.from(flat.flatMap((tree) => tree.missingLeft)),
      samples: Int32Array.from(flat.flatMap((tree) => tree.samples)),
      pathBits: pathBits(flat.length, longest),
    }),
    threshold,
    scoreBounds: { low: 0, high: 1 },
    metrics: null,
  };
}

function listSplits(features: readonly ForestFeature[]): Split[] {
  return features.flatMap((feature, column) =>
    feature.kind === 'numeric'
      ? [{ column, category: -1 }]
      : feature.categories.map((_, category) => ({ column, category })),
  );
}

/** The tree in breadth-first order with the children of a node side by side. */
function flatten(tree: SklearnTree, splits: readonly Split[], refuse: (reason: string) => never) {
  const column: number[] = [];
  const category: number[] = [];
  const threshold: number[] = [];
  const missingLeft: number[] = [];
  const samples: number[] = [];
  const queue = [{ node: 0, depth: 0 }];
  let longest = 1;
  for (let at = 0; at < queue.length; at += 1) {
    const { node, depth } = queue[at]!;
    const left = tree.left[node];
    const right = tree.right[node];
    const count = tree.samples[node];
    if (left === undefined || right === undefined || count === undefined || count < 1) {
      return refuse(`node ${node} is not there or has no samples`);
    }
    if (queue.length > tree.left.length) return refuse(`node ${node} is reached twice`);
    samples.push(count);
    longest = Math.max(longest, depth + averagePathLength(count));
    if (left < 0) {
      column.push(-1);
      category.push(-1);
      threshold.push(0);
      missingLeft.push(0);
      continue;
    }
    const split = splits[tree.feature[node] ?? -1];
    const limit = tree.threshold[node];
    if (split === undefined) return refuse(`node ${node} splits on feature ${tree.feature[node]}`);
    if (limit === undefined) return refuse(`node ${node} has no threshold`);
    if (split.category >= 0 && !(limit >= 0 && limit < 1)) {
      return refuse(`node ${node} splits a category at ${limit}`);
    }
    column.push(split.column);
    category.push(split.category);
    threshold.push(split.category >= 0 ? 0 : roundDown(limit));
    missingLeft.push(tree.missingLeft?.[node] ?? 0);
    queue.push({ node: left, depth: depth + 1 }, { node: right, depth: depth + 1 });
  }
  return { column, category, threshold, missingLeft, samples, longest };
}

/** The greatest float32 that is not above the value. */
function roundDown(value: number): number {
  const rounded = Math.fround(value);
  if (rounded <= value) return rounded;
  const float = new Float32Array([rounded]);
  const bits = new Int32Array(float.buffer);
  if (rounded === 0) return -(2 ** -149);
  bits[0]! += rounded > 0 ? -1 : 1;
  return float[0]!;
}

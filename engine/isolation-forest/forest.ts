/** A column that the forest was trained on. */
export type ForestFeature =
  | { readonly kind: 'numeric'; readonly name: string }
  | { readonly kind: 'categorical'; readonly name: string; readonly categories: readonly string[] };

export interface ForestParams {
  readonly nEstimators: number;
  /** Rows per tree as used: the smaller of what was asked for and the rows there were. */
  readonly maxSamples: number;
  /** Share of the one-hot encoded features that each tree may split on, in (0, 1]. */
  readonly maxFeatures: number;
  /** Expected share of outliers in (0, 0.5], or 'auto' for the threshold 0.5 of the paper. */
  readonly contamination: number | 'auto';
  readonly seed: number;
}

/**
 * All trees in flat arrays. The nodes of a tree are consecutive and in breadth-first order, the
 * two children of a node are neighbours: right = left + 1.
 */
export interface Trees {
  /** First node of each tree, and the number of all nodes last. */
  readonly start: Int32Array;
  /** Index into `features` of the column a node splits on, -1 in a leaf. */
  readonly column: Int16Array;
  /** Category whose rows go right (all others, and none, go left); -1 where the column is numeric. */
  readonly category: Int32Array;
  /** A value ≤ threshold goes left. float32, as are the values when they are compared. */
  readonly threshold: Float32Array;
  /** 1 where a missing value goes left. */
  readonly missingLeft: Uint8Array;
  /** Training rows of the tree's subsample in the node. */
  readonly samples: Int32Array;
  /** Left child, 0 in a leaf. */
  readonly left: Int32Array;
  /** In a leaf: (depth + c(samples)) in units of 2^-pathBits. */
  readonly path: Int32Array;
  readonly pathBits: number;
}

/** What the scores of the training rows were, in units of the anomaly score. */
export interface TrainingMetrics {
  readonly rows: number;
  readonly mean: number;
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  /** Rows with a score above the threshold. */
  readonly outliers: number;
}

export interface Forest {
  readonly features: readonly ForestFeature[];
  readonly params: ForestParams;
  readonly trees: Trees;
  /** A row whose anomaly score is above this is called an outlier. */
  readonly threshold: number;
  /** Quantiles of the training scores, frozen for normalising later ones. */
  readonly scoreBounds: { readonly low: number; readonly high: number };
  /** null until the forest was calibrated on scores. */
  readonly metrics: TrainingMetrics | null;
}

import type { Forest, TrainingMetrics } from './forest.ts';
import { refuseInput } from './table.ts';

/** Quantiles of the training scores that stand for the ends of a normalised score. */
export interface BoundQuantiles {
  readonly low: number;
  readonly high: number;
}

export const defaultBoundQuantiles: BoundQuantiles = { low: 0.01, high: 0.999 };

export type Calibration = Pick<Forest, 'threshold' | 'scoreBounds'> & {
  readonly metrics: TrainingMetrics;
};

/**
 * Freezes what later scores are held against: the threshold above which the share
 * `contamination` of the training rows lies (0.5 for 'auto', as in the paper), the bounds, and
 * how the scores were distributed. Raises FOREST_INPUT_INVALID without scores, or where the
 * quantiles are not 0 ≤ low < high ≤ 1.
 */
export function calibrate(
  scores: Float64Array,
  contamination: number | 'auto',
  bounds: BoundQuantiles = defaultBoundQuantiles,
): Calibration {
  if (scores.length === 0) refuseInput('scores', 'there are none to calibrate on');
  if (!(bounds.low >= 0 && bounds.low < bounds.high && bounds.high <= 1)) {
    refuseInput('boundQuantiles', `${bounds.low} and ${bounds.high} are not 0 ≤ low < high ≤ 1`);
  }
  const sorted = scores.toSorted();
  const rows = sorted.length;
  let sum = 0;
  for (let i = 0; i < rows; i += 1) sum += sorted[i]!;
  const mean = sum / rows;
  let squares = 0;
  for (let i = 0; i < rows; i += 1) squares += (sorted[i]! - mean) ** 2;
  const threshold = contamination === 'auto' ? 0.5 : quantile(sorted, 1 - contamination);
  return {
    threshold,
    scoreBounds: { low: quantile(sorted, bounds.low), high: quantile(sorted, bounds.high) },
    metrics: {
      rows,
      mean,
      sd: Math.sqrt(squares / rows),
      min: sorted[0]!,
      max: sorted[rows - 1]!,
      outliers: rows - countAtMost(sorted, threshold),
    },
  };
}

/** The forest with its threshold, bounds and metrics from the scores of its training rows. */
export function calibrateForest(
  forest: Forest,
  scores: Float64Array,
  bounds: BoundQuantiles = defaultBoundQuantiles,
): Forest {
  return { ...forest, ...calibrate(scores, forest.params.contamination, bounds) };
}

/** Linear between order statistics, as numpy.percentile (R-7: Hyndman and Fan 1996). */
function quantile(sorted: Float64Array, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (position - below) * (high - low);
}

function countAtMost(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

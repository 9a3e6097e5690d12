/**
 * How well scores rank outliers (label 1) before inliers (label 0). Ties count as in scikit-learn;
 * null where one of the two is missing, which leaves nothing to rank.
 */
export interface RankingQuality {
  /** Area under the ROC curve: the chance that an outlier scores above an inlier, ties half. */
  readonly rocAuc: number | null;
  /** Average precision: Σ (R_n − R_(n−1)) P_n over the distinct scores, highest first. */
  readonly prAuc: number | null;
}

export function rankingQuality(labels: ArrayLike<number>, scores: Float64Array): RankingQuality {
  const order = Uint32Array.from(scores, (_, row) => row);
  order.sort((a, b) => scores[b]! - scores[a]!);
  let outliers = 0;
  let rankSum = 0;
  let precisionSum = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let hits = 0;
    for (; to < order.length && scores[order[to]!] === scores[order[from]!]; to += 1) {
      if (labels[order[to]!] === 1) hits += 1;
    }
    // Ranks from the lowest score, 1; rows of one score share the mean of theirs.
    rankSum += hits * (order.length - (from + to - 1) / 2);
    outliers += hits;
    precisionSum += (hits * outliers) / to;
    from = to;
  }
  const inliers = order.length - outliers;
  if (outliers === 0 || inliers === 0) return { rocAuc: null, prAuc: null };
  return {
    rocAuc: (rankSum - (outliers * (outliers + 1)) / 2) / (outliers * inliers),
    prAuc: precisionSum / outliers,
  };
}

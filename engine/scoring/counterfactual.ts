import type { Forest, MovingColumn, ScoreAlong } from '../isolation-forest/index.ts';

/** What a claim's amount claimed moves with. Rupiah; NaN where the claim has none. */
export interface ClaimAmounts {
  readonly amountClaimed: number;
  readonly amountPaid: number;
  readonly peerMean: number;
  readonly peerStd: number;
}

/** Amounts claimed, in rupiah, both ends included. */
export interface AmountRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The amounts below the claim's own, nearest to it, with which the forest would not call it an
 * outlier: "below the strangest 3 % if the amount claimed were Rp `from` to Rp `to`". The gap and the
 * z-score follow the amount, as they are computed from it; the amount paid, the peers and all else
 * are held. A score need not fall with the amount, so what holds for `to` may not hold below `from`.
 *
 * Null where the claim is no outlier, or would be one with any lower amount, or where its amount is
 * beyond the whole numbers that a double can tell apart. Exact and
 * deterministic: the score as a function of the amount is a step function of the trees.
 *
 * @param row of the table that `scoreAlong` was made for.
 */
export function findLowerAmounts(scoreAlong: ScoreAlong, row: number, claim: ClaimAmounts, { threshold }: Pick<Forest, 'threshold'>): AmountRange | null {
  if (!Number.isSafeInteger(claim.amountClaimed) || claim.amountClaimed < 0) return null;
  const steps = scoreAlong(row, columnsThatMove(claim), 0, claim.amountClaimed);
  if ((steps.at(-1)?.anomalyScore ?? 0) <= threshold) return null;
  const last = steps.findLastIndex(({ anomalyScore }) => anomalyScore <= threshold);
  const first = steps.findLastIndex(({ anomalyScore }, index) => index < last && anomalyScore > threshold) + 1;
  const [low, high] = [steps[first], steps[last]];
  return low && high ? { from: low.from, to: high.to } : null;
}

/** The features that are computed from the amount claimed, as sql/marts/claims_normalized.sql computes them. */
export const amountFeatures = ['amount_claimed', 'amount_gap', 'cost_zscore'] as const;

function columnsThatMove({ amountPaid, peerMean, peerStd }: ClaimAmounts): MovingColumn[] {
  const isMissing = !(peerStd > 0);
  return [
    { feature: 'amount_claimed', offset: 0, scale: 1 },
    { feature: 'amount_gap', offset: amountPaid, scale: Number.isNaN(amountPaid) ? Number.NaN : 1 },
    { feature: 'cost_zscore', offset: peerMean, scale: isMissing ? Number.NaN : peerStd, decimals: 6 },
  ];
}

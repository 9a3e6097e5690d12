import { describe, expect, it } from 'vitest';
import { rankingQuality } from './index.ts';

describe('the quality of a ranking', () => {
  it('counts ties half in the ROC-AUC and as one step in the average precision', () => {
    // roc_auc_score and average_precision_score of sklearn.metrics
    const labels = [0, 1, 0, 1, 1, 0, 0];
    const scores = Float64Array.of(0.1, 0.9, 0.5, 0.5, 0.7, 0.2, 0.95);
    const { rocAuc, prAuc } = rankingQuality(labels, scores);
    expect(rocAuc).toBeCloseTo(0.7083333333333333, 15);
    expect(prAuc).toBeCloseTo(0.5888888888888889, 15);
  });

  it('is 1 where all outliers come first, 0.5 where all scores are one', () => {
    const labels = [1, 1, 0, 0, 0];
    expect(rankingQuality(labels, Float64Array.of(5, 4, 3, 2, 1))).toEqual({ rocAuc: 1, prAuc: 1 });
    expect(rankingQuality(labels, new Float64Array(5))).toEqual({ rocAuc: 0.5, prAuc: 0.4 });
  });

  it('is null where one of the labels is missing', () => {
    expect(rankingQuality([0, 0], Float64Array.of(1, 2))).toEqual({ rocAuc: null, prAuc: null });
    expect(rankingQuality([], new Float64Array(0))).toEqual({ rocAuc: null, prAuc: null });
  });
});

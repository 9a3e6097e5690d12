import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { generateAnomalyDataSets } from './fixtures/anomaly-data-sets.ts';
import { growForest, rankingQuality, scoreSamples } from './index.ts';

const { sets: expected } = z
  .object({
    sets: z.record(z.string(), z.object({ mean: z.number(), sd: z.number() })),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/sklearn-auc.json', import.meta.url), 'utf8')));

const seeds = [1, 2];

describe('quality against scikit-learn on generated outliers', async () => {
  const differences: number[] = [];
  const sets = generateAnomalyDataSets();
  for (const { name, table, labels } of sets) {
    const aucs = await Promise.all(
      seeds.map(async (seed) => {
        const scores = await scoreSamples(growForest(table, { seed }), table, { threads: 0 });
        return rankingQuality(labels, scores).rocAuc ?? NaN;
      }),
    );
    const auc = aucs.reduce((sum, value) => sum + value, 0) / seeds.length;
    const reference = expected[name];
    differences.push(auc - (reference?.mean ?? NaN));

    it(`has the ROC-AUC of scikit-learn within the spread of its seeds: ${name}`, () => {
      expect(Math.abs(auc - reference!.mean)).toBeLessThanOrEqual(
        Math.max(0.02, 4 * reference!.sd),
      );
    });
  }

  it('covers at least 20 data sets', () => {
    expect(sets.length).toBeGreaterThanOrEqual(20);
    expect(Object.keys(expected)).toHaveLength(sets.length);
  });

  it('is neither better nor worse than scikit-learn by more than 0.01 on average', () => {
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    expect(Math.abs(mean)).toBeLessThanOrEqual(0.01);
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { rankingQuality } from '#engine';

import { type Judged, measureRanking } from './measure.ts';

const bootstrap = { samples: 40, seed: 1 };
const judged = (modus: string | undefined, amount = 1): Judged => ({ modus, amount });

test('a list with every labelled claim first has a PR-AUC of 1, one that has them last next to nothing', () => {
  const labelled = Array.from({ length: 30 }, () => judged('upcoding', 10));
  const honest = Array.from({ length: 970 }, () => judged(undefined, 1000));
  const best = measureRanking([...labelled, ...honest], bootstrap);
  expect(best).toMatchObject({ prAuc: { value: 1 }, precisionAt1: { value: 1 }, precisionAt3: { value: 1 }, recallAt3: { value: 1 }, amountOf100: { value: 300 }, recallByModus: { upcoding: 1 } });
  const worst = measureRanking([...honest, ...labelled], bootstrap);
  expect(worst.prAuc.value).toBeLessThan(0.03);
  expect(worst).toMatchObject({ precisionAt3: { value: 0 }, amountOf100: { value: 0 }, recallByModus: { upcoding: 0 } });
});

test('PR-AUC is the average precision of the list', () => {
  const labels = fc.array(fc.boolean(), { minLength: 2, maxLength: 60 }).filter((some) => some.includes(true) && some.includes(false));
  for (const some of fc.sample(labels, { numRuns: 50, seed: 4 })) {
    const { prAuc } = rankingQuality(some.map(Number), Float64Array.from(some, (_, place) => -place));
    expect(measureRanking(some.map((one) => judged(one ? 'x' : undefined)), bootstrap).prAuc.value).toBeCloseTo(prAuc ?? Number.NaN, 12);
  }
});

const mixed = (n: number): Judged[] => Array.from({ length: n }, (_, place) => judged(place % 3 === 0 && place < n / 3 ? 'x' : undefined));

test('intervals hold the value, are the same for one seed, and narrow with more claims', () => {
  const [few, many] = [measureRanking(mixed(200), bootstrap), measureRanking(mixed(3200), bootstrap)];
  for (const { prAuc } of [few, many]) expect(prAuc.low < prAuc.value && prAuc.value < prAuc.high).toBe(true);
  expect(measureRanking(mixed(200), bootstrap)).toEqual(few);
  expect(many.prAuc.high - many.prAuc.low).toBeLessThan((few.prAuc.high - few.prAuc.low) / 2);
});

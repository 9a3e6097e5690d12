import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { falseDiscoveryRates, gammaUpper, leastOf, normalQuantile, normalTwoSided, studentQuantile, studentTwoSided } from './distributions.ts';

/** As scipy 1.17.1 gives them. */
describe('the distributions are those of scipy', () => {
  test.each([[0.5, 0.6170750774519738], [1.96, 0.04999579029644087], [4.2, 2.669149803181262e-5], [8, 1.244192114854348e-15]])('normal, both sides beyond %d', (z, p) => {
    expect(normalTwoSided(z) / p).toBeCloseTo(1, 12);
    expect(normalTwoSided(-z)).toBe(normalTwoSided(z));
  });

  test.each([[2.1, 5, 0.08975324988459879], [4.2, 13, 0.0010395597893629867], [9, 55, 2.11316041390893e-12], [3.3, 2.22, 0.07012338071796893]])('t, both sides beyond %d of %d degrees', (t, degrees, p) => {
    expect(studentTwoSided(t, degrees) / p).toBeCloseTo(1, 10);
  });

  test.each([[0.95, 13, 2.1603686564627913], [0.99, 4.7, 4.1678920401190584]])('t that holds %d, of %d degrees', (share, degrees, t) => {
    expect(studentQuantile(share, degrees)).toBeCloseTo(t, 7);
  });

  test.each([[30, 5, 10, 1.4748581038443073e-5], [3.84, 1, 2, 0.05004352124870519], [120, 33, 66, 8.224297425930242e-12]])('gamma beyond %d, of mean %d and variance %d', (x, mean, variance, p) => {
    expect(gammaUpper(x, mean, variance) / p).toBeCloseTo(1, 10);
  });

  test('the z that holds 99 %', () => expect(normalQuantile(0.99)).toBeCloseTo(2.5758293035489004, 8));

  test('the false discovery rates of Benjamini and Hochberg’s own example', () => {
    const ps = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986];
    const qs = [0.025, 0.1, 0.21, 0.21, 0.21, 0.25, 0.2642857142857143, ...Array.from({ length: 7 }, () => 0.49107142857142866), 0.5328125, 0.5328125, 0.5647058823529413, 0.781578947368421, 0.781578947368421, 0.87, 0.9071428571428571, 0.986, 0.986, 0.986, 0.986];
    falseDiscoveryRates(ps).forEach((q, i) => expect(q).toBeCloseTo(qs[i] ?? Number.NaN, 12));
  });
});

test('false discovery rates keep the order of the ps, are never below them, and do not depend on where they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (ps) => {
      const qs = falseDiscoveryRates(ps);
      expect(falseDiscoveryRates(ps.toReversed()).toReversed()).toEqual(qs);
      ps.forEach((p, i) => {
        expect(qs[i]).toBeGreaterThanOrEqual(p);
        for (const [j, other] of ps.entries()) expect(other < p ? qs[j] : 0).toBeLessThanOrEqual(qs[i] ?? 0);
      });
    }),
  );
});

test('the p of the least of many is that of Šidák, also where p is all but nothing', () => {
  expect(leastOf(1e-3, 50)).toBeCloseTo(0.04879437180296864, 14);
  expect(leastOf(0.2, 3)).toBeCloseTo(0.488, 14);
  expect(leastOf(1e-20, 100) / 1e-18).toBeCloseTo(1, 10);
  expect(leastOf(0.3, 1)).toBe(0.3);
});

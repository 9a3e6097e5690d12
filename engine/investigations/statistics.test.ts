import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { logFisher, logNormalTail } from './statistics.ts';

const choose = (n: number, k: number): bigint => Array.from({ length: k }, (_, i) => BigInt(n - i)).reduce((all, one, i) => (all * one) / BigInt(i + 1), 1n);

test('Fisher’s test is the sum of the hypergeometric tail', () => {
  const counts = fc.record({ n1: fc.integer({ min: 1, max: 60 }), n0: fc.integer({ min: 1, max: 80 }) }).chain(({ n1, n0 }) => fc.tuple(fc.constant(n1), fc.constant(n0), fc.nat(n1), fc.nat(n0)));
  for (const [n1, n0, k1, k0] of fc.sample(counts, { numRuns: 300, seed: 4 })) {
    const k = k1 + k0;
    let tail = 0n;
    for (let i = k1; i <= Math.min(k, n1); i += 1) if (k - i <= n0) tail += choose(n1, i) * choose(n0, k - i);
    const exact = Number((tail * 10n ** 80n) / choose(n1 + n0, k)) / 1e80;
    expect([n1, n0, k1, k0, Math.exp(logFisher(k1, n1, k0, n0)) / exact]).toEqual([n1, n0, k1, k0, expect.closeTo(1, 8)]);
  }
});

test.each([
  [0, 0.5],
  [1, 0.15865525393145707],
  [2.9, 0.0018658133003840378],
  [3.1, 0.0009676032132183569],
  [5, 2.866515718791939e-7],
  [8, 6.22096057427178e-16],
  [30, 4.906713927148187e-198],
])('the normal tail above %d', (z, p) => {
  expect(logNormalTail(z)).toBeCloseTo(Math.log(p), 8);
});

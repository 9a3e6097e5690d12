import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Sfc32 } from '../synthetic/random.ts';
import { blurred, drawFrom, mergeBands, quantileOf, rangeOf } from './bands.ts';

const values = fc
  .uniqueArray(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 40 })), { selector: ([value]) => value, maxLength: 60 })
  .map((list) => list.toSorted(([a], [b]) => a - b).map(([value, n]) => ({ low: value, high: value, n })));
const total = (bands: readonly { readonly n: number }[]): number => bands.reduce((sum, { n }) => sum + n, 0);

describe('bands', () => {
  it('that are put together hold as many claims each, leave fewer than that out, and let stand what has enough', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 50 }), (bands, smallest) => {
        const merged = mergeBands(bands, smallest);
        expect(merged.every(({ n }) => n >= smallest)).toBe(true);
        const [common, rare] = [bands.filter(({ n }) => n >= smallest), bands.filter(({ n }) => n < smallest)];
        expect(total(merged)).toBe(total(common) + (total(rare) >= smallest ? total(rare) : 0));
        expect(merged).toEqual(expect.arrayContaining(common));
        const made = merged.filter((band) => !common.some((one) => JSON.stringify(one) === JSON.stringify(band)));
        for (const [i, band] of made.entries()) {
          expect(band.low).toBeGreaterThan(made[i - 1]?.high ?? -1);
          expect(total(rare.filter(({ low }) => low >= band.low && low <= band.high))).toBe(band.n);
        }
      }),
    );
  });

  it('that are blurred end in numbers of two digits around what they held; one value stays', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.nat(999_999_999), (a, b) => {
        const band = { low: Math.min(a, b), high: Math.max(a, b), n: 11 };
        const { low, high } = blurred(band);
        expect(low <= band.low && high >= band.high).toBe(true);
        expect([low, high]).toEqual(a === b ? [a, a] : [low, high].map((end) => Number(end.toPrecision(2))));
      }),
    );
  });

  it('are drawn from within themselves, in whole steps where they hold one', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(), (a, b, seed) => {
        const band = { low: Math.min(a, b), high: Math.max(a, b), n: 1 };
        const drawn = drawFrom([band], new Sfc32(seed, 1), 100);
        expect(drawn >= band.low && drawn <= band.high).toBe(true);
        expect(drawn % 100 === 0 || Math.floor(band.high / 100) * 100 < band.low).toBe(true);
      }),
    );
  });

  it('are drawn from in proportion to their claims', () => {
    const random = new Sfc32(1, 1);
    const bands = [{ low: 1, high: 1, n: 30 }, { low: 5, high: 9, n: 10 }];
    const drawn = Array.from({ length: 20_000 }, () => drawFrom(bands, random));
    expect(drawn.filter((value) => value === 1).length / drawn.length).toBeCloseTo(0.75, 1);
    expect(new Set(drawn)).toEqual(new Set([1, 5, 6, 7, 8, 9]));
  });

  it('tell quantiles that grow with their share, whatever lies within what', () => {
    const some = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 9 })).map(([a, b, n]) => ({ low: Math.min(a, b), high: Math.max(a, b), n })), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (bands, a, b) => {
        const { low, high } = rangeOf(bands) ?? { low: 0, high: 0 };
        const [below, above] = [quantileOf(bands, Math.min(a, b)), quantileOf(bands, Math.max(a, b))];
        expect(low <= below && below <= above && above <= high).toBe(true);
      }),
    );
  });

  it('tell quantiles and ends', () => {
    const bands = [{ low: 100, high: 200, n: 50 }, { low: 10, high: 10, n: 50 }];
    expect([quantileOf(bands, 0.25), quantileOf(bands, 0.75), quantileOf(bands, 1)]).toEqual([10, 150, 200]);
    expect(rangeOf(bands)).toEqual({ low: 10, high: 200 });
    expect(rangeOf([])).toBeUndefined();
  });
});

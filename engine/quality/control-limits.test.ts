import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type PastFigure, judgeByHistory } from './control-limits.ts';

const plain = { weekday: 0, isDaily: false, leastDeviation: 1e-6 };
const figures = (values: readonly number[]): PastFigure[] => values.map((value, i) => ({ value, weekday: i % 7 }));
const width = (list: readonly PastFigure[]): number => {
  const [low, high] = judgeByHistory(10, list, plain)?.null95 ?? [0, 0];
  return high - low;
};
const steady = figures([10, 11, 9, 10.5, 9.5, 10.2, 9.8, 10.1, 9.9, 10.4, 9.6, 10.3]);
/** A figure with a course of the week, and of the year, that rises by a tenth a day. */
const moving = (day: number): number => 10 + (day % 7 === 3 ? 5 : 0) + 0.1 * day + 0.1 * ((day * 5) % 7);

describe('a figure of a run is judged by the runs before', () => {
  test('fewer than three are none', () => expect(judgeByHistory(10, figures([9, 11]), plain)).toBeUndefined());

  test('within what they were it is probable, far above and far below improbable', () => {
    expect(judgeByHistory(10.2, steady, plain)?.p).toBeGreaterThan(0.5);
    for (const value of [4, 16]) expect(judgeByHistory(value, steady, plain)).toMatchObject({ method: 'control limits', runs: 12 });
    expect(judgeByHistory(4, steady, plain)?.p).toBeLessThan(0.001);
    expect(judgeByHistory(16, steady, plain)?.p).toBeLessThan(0.001);
  });

  test('one run that was out of the way does not widen the limits', () => {
    expect(width([...steady, { value: 1000, weekday: 5 }])).toBeLessThan(1.5 * width(steady));
  });

  test('before eight runs no figure is less probable than one in their number and one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 7 }), fc.double({ min: -1e9, max: 1e9, noNaN: true }), (values, value) => {
        const limits = judgeByHistory(value, figures(values), plain);
        expect(limits?.method).toBe('distribution-free');
        expect(limits?.p).toBeGreaterThanOrEqual(1 / (values.length + 1));
      }),
    );
  });

  test('of daily runs a weekday is held against itself, from two weeks on', () => {
    const weeks = figures(Array.from({ length: 28 }, (_, i) => (i % 7 === 3 ? 50 : 10) + 0.1 * ((i * 7) % 5)));
    const daily = { isDaily: true, leastDeviation: 1e-6 };
    expect(judgeByHistory(50.2, weeks, { ...daily, weekday: 3 })?.p).toBeGreaterThan(0.1);
    expect(judgeByHistory(10.2, weeks, { ...daily, weekday: 3 })?.p).toBeLessThan(1e-6);
    expect(judgeByHistory(50.2, weeks, { ...daily, weekday: 4 })?.p).toBeLessThan(1e-6);
    expect(judgeByHistory(50.2, weeks.slice(0, 10), { ...daily, weekday: 4 })?.method).toBe('distribution-free');
  });

  test('of daily runs a season that moves slowly is gone along with, and a step out of it is not', () => {
    const weeks = figures(Array.from({ length: 56 }, (_, day) => moving(day)));
    const limits = judgeByHistory(moving(56), weeks, { isDaily: true, leastDeviation: 1e-6, weekday: 0 });
    // The weeks of two months are 2.8 behind in the middle, those of the last two 0.8.
    expect(Math.abs(moving(56) - (limits?.expected ?? 0))).toBeLessThan(1.2);
    expect(limits?.p).toBeGreaterThan(0.3);
    expect(judgeByHistory(moving(56) + 12, weeks, { isDaily: true, leastDeviation: 1e-6, weekday: 0 })?.p).toBeLessThan(1e-4);
  });
});

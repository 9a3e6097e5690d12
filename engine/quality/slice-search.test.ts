import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createRandomStream } from '../isolation-forest/random-stream.ts';
import { shiftOfMix } from './cell-shifts.ts';
import { type Cube, joinSlices, searchSlices } from './slice-search.ts';

const sizes = [8, 3, 5];
const cells = sizes.reduce((product, size) => product * size, 1);
const cube: Cube = {
  attributes: ['a', 'b', 'c'],
  values: sizes.map((size, a) => Array.from({ length: size }, (_, value) => `${'abc'[a]}${value}`)),
  codes: sizes.map((size, a) => Uint16Array.from({ length: cells }, (_, cell) => Math.floor(cell / sizes.slice(a + 1).reduce((product, each) => product * each, 1)) % size)),
};
const options = { depth: 3, fewest: 0, floor: 0.01, most: 6, hasCommon: true };

/** Leaves that all have the noise of one claim in 400, moved by what `shiftOf` says. */
function leavesWith(seed: number, shiftOf: (a: number, b: number, c: number) => number) {
  const random = createRandomStream(seed, 0);
  const noise = (): number => Array.from({ length: 12 }, () => random.uniform()).reduce((sum, each) => sum + each, -6) / 20;
  const weight = new Float64Array(cells).fill(400);
  const score = Float64Array.from({ length: cells }, (_, cell) => 400 * (noise() + shiftOf(cube.codes[0]![cell]!, cube.codes[1]![cell]!, cube.codes[2]![cell]!)));
  return { score, weight, n: new Float64Array(cells).fill(1), reference: new Float64Array(cells).fill(1) };
}

describe('the slice search', () => {
  test('finds nothing in noise', () => {
    for (let seed = 0; seed < 50; seed += 1) expect(searchSlices(cube, leavesWith(seed, () => 0), options).slices).toEqual([]);
  });

  test('names exactly the slice that moved, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 7 }), fc.option(fc.integer({ min: 0, max: 2 })), (seed, a, b) => {
        const { slices, explained } = searchSlices(cube, leavesWith(seed, (x, y) => (x === a && (b === null || y === b) ? 0.4 : 0)), options);
        expect(slices.map(({ where }) => where)).toEqual([{ a: `a${a}`, ...(b !== null && { b: `b${b}` }) }]);
        expect(slices[0]?.shift).toBeCloseTo(0.4, 0);
        expect(explained).toBeGreaterThan(0.5);
      }),
      { numRuns: 40 },
    );
  });

  test('names none where all leaves move together', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { slices, common, explained } = searchSlices(cube, leavesWith(seed, () => 0.4), options);
      expect(slices).toEqual([]);
      expect(common).toBeCloseTo(0.4, 1);
      expect(explained).toBe(0);
    }
  });

  test('finds two slices of one class, and they are named as one', () => {
    const { slices } = searchSlices(cube, leavesWith(3, (a, b) => ((a === 2 || a === 5) && b === 1 ? 0.5 : 0)), options);
    expect(joinSlices(slices).map(({ where }) => where)).toEqual([{ a: ['a2', 'a5'], b: ['b1'] }]);
  });

  test('tells a slice whose claims became more from all that became fewer beside it', () => {
    const before = new Float64Array(cells).fill(500);
    const now = before.map((count, cell) => (cube.codes[2]![cell] === 4 ? 3 * count : count));
    expect(searchSlices(cube, shiftOfMix(now, before), { ...options, hasCommon: false }).slices.map(({ where }) => where)).toEqual([{ c: 'c4' }]);
  });
});

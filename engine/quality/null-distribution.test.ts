import { describe, expect, test } from 'vitest';

import { createRandomStream } from '../isolation-forest/random-stream.ts';
import { compareCounts, largestDifference, normedWasserstein, stabilityIndex } from './null-distribution.ts';
import type { QcLog } from './qc-log.ts';
import type { Reference } from './reference.ts';
import { type CountVector, type RunLog, vectorOf } from './scope-figures.ts';

/** Ten thousand claims over these shares, each drawn by itself. */
function drawn(shares: readonly number[], random: ReturnType<typeof createRandomStream>, n = 10_000): CountVector {
  const counts = shares.map(() => 0);
  for (let i = 0; i < n; i += 1) {
    let left = random.uniform();
    let value = 0;
    while (value < shares.length - 1 && left >= shares[value]!) left -= shares[value++]!;
    counts[value]! += 1;
  }
  return vectorOf(counts.map((count, value): [string, number] => [String(value), count]));
}

// The reference asks a log for its date alone.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const runOn = (day: number): RunLog => ({ log: { data_date: new Date(day * 86_400_000).toISOString().slice(0, 10) } as QcLog, counts: null });

interface World {
  readonly vectors: ReadonlyMap<RunLog, CountVector>;
  readonly reference: Reference;
}

function worldOf(sharesOn: (day: number) => readonly number[], { runs = 14, seed = 1, weekday = 'none' }: { readonly runs?: number; readonly seed?: number; readonly weekday?: Reference['weekday'] } = {}): World {
  const random = createRandomStream(seed, 7);
  const list = Array.from({ length: runs }, (_, day) => runOn(20_000 + day));
  const vectors = new Map(list.map((run, day) => [run, drawn(sharesOn(day), random)]));
  const today = runs;
  return { vectors, reference: { level: list.slice(-14), span: list, sameWeekday: list.filter((_, day) => day % 7 === today % 7), yearAgo: [], levelYearAgo: [], history: list, weekday } };
}

function compare({ vectors, reference }: World, run: CountVector, { name = 'x', seed = 1, isRate = false } = {}) {
  return compareCounts(run, { seed, name, reference, vectorOf: (each) => vectors.get(each) ?? null, measure: largestDifference, isOrdered: false, isRate });
}

const shares = [0.5, 0.2, 0.15, 0.1, 0.04, 0.01];
const moved = (by: number): readonly number[] => [0.5 - by, 0.2 + by, 0.15, 0.1, 0.04, 0.01];
const moving = (day: number): readonly number[] => moved(-0.03 * Math.sin(day * 1.7));
const rare = (count: number): CountVector => vectorOf([['yes', count], ['no', 6000 - count]]);
const slow = (day: number): readonly number[] => moved(0.004 * day);

describe('the null distribution by chunks of the reference', () => {
  test('gives an even p where nothing drifts: a twentieth below a twentieth, a hundredth below a hundredth', () => {
    const random = createRandomStream(5, 0);
    const ps = Array.from({ length: 40 }, (_, seed) => worldOf(() => shares, { seed })).flatMap((world, w) => Array.from({ length: 10 }, (_, i) => compare(world, drawn(shares, random), { name: `${w} ${i}` }).p));
    expect(ps.filter((p) => p < 0.05).length).toBeLessThan(40);
    expect(ps.filter((p) => p < 0.01).length).toBeLessThan(14);
    // Where the runs of a reference differ more than others by chance, it asks for more.
    expect(ps.filter((p) => p < 0.5).length).toBeGreaterThan(120);
    expect(Math.min(...ps)).toBeGreaterThan(1e-5);
  });

  test('takes in what the runs of the reference differ beyond chance', () => {
    const random = createRandomStream(6, 0);
    const run = drawn(moved(-0.03), random);
    expect(compare(worldOf(() => shares), run).p).toBeLessThan(1e-6);
    expect(compare(worldOf(moving), run).p).toBeGreaterThan(0.01);
  });

  test('finds a shift of five points, to both sides, and says how large and where', () => {
    const world = worldOf(() => shares);
    for (const by of [0.05, -0.05]) {
      const answer = compare(world, drawn(moved(by), createRandomStream(8, 0)));
      expect(answer.p).toBeLessThan(1e-9);
      expect(answer.effect).toBeCloseTo(0.05, 1);
      expect(['0', '1']).toContain(answer.at);
      expect(answer.value).toBeGreaterThan(answer.null99[1]);
    }
  });

  test('holds a weekday against what the week does, once it is known', () => {
    const weekly = (day: number): readonly number[] => (day % 7 === 0 ? [0.2, 0.5, 0.15, 0.1, 0.04, 0.01] : shares);
    const world = worldOf(weekly, { runs: 56, weekday: 'known' });
    expect(compare(world, drawn(weekly(56), createRandomStream(9, 0))).p).toBeGreaterThan(0.001);
    expect(compare(world, drawn(shares, createRandomStream(9, 0))).p).toBeLessThan(1e-9);
  });

  test('does not take for impossible what hardly any claim is because no claim of the weekday was', () => {
    const { reference } = worldOf(() => shares, { runs: 56, weekday: 'known' });
    // One claim in nine days, on other weekdays.
    const vectors = new Map(reference.span.map((run, day) => [run, rare(day % 9 === 1 && day % 7 !== 0 ? 1 : 0)]));
    expect(compare({ vectors, reference }, rare(2), { isRate: true }).p).toBeGreaterThan(1e-4);
    expect(compare({ vectors, reference }, rare(12), { isRate: true }).p).toBeLessThan(1e-4);
  });

  test('says nothing of what goes on as it went', () => {
    const world = worldOf(slow, { weekday: 'known' });
    const onCourse = compare(world, drawn(slow(14), createRandomStream(10, 0)));
    const jumped = compare(world, drawn(slow(34), createRandomStream(10, 0)));
    expect(Math.abs(onCourse.effect)).toBeLessThan(0.02);
    expect(jumped.effect).toBeGreaterThan(0.06);
    expect(jumped.p).toBeLessThan(1e-6);
  });

  test('is the same for a seed and a name, and of a constant says that it is one', () => {
    const world = worldOf(() => shares);
    const run = drawn(shares, createRandomStream(11, 0));
    expect(compare(world, run)).toEqual(compare(world, run));
    expect(compare(world, run, { seed: 2 }).null95).not.toEqual(compare(world, run).null95);
    const none = worldOf(() => [0, 1]);
    expect(compare(none, vectorOf([['0', 0], ['1', 9000]]), { isRate: true })).toMatchObject({ p: 1, effect: 0, value: 0 });
    expect(compare(none, vectorOf([['0', 1800], ['1', 7200]]), { isRate: true }).p).toBeLessThan(1e-12);
  });
});

/** As scipy 1.17.1 and numpy 2.4.6 give them. */
test('the measures are those that their names say', () => {
  const keys = ['0', '1', '2', '3', '4', '5'];
  const expected = Float64Array.of(0.05, 0.1, 0.4, 0.3, 0.1, 0.05);
  const found = Float64Array.of(0.1, 0.2, 0.3, 0.2, 0.1, 0.1);
  expect(normedWasserstein(expected, keys)(found)).toBeCloseTo(0.31336303672509164, 12);
  // Joined until each holds a tenth: the first two, and the last two.
  expect(stabilityIndex(expected, keys)(found)).toBeCloseTo(0.18767089876257537, 12);
  expect(largestDifference(expected, keys)(found)).toBeCloseTo(0.1, 12);
});

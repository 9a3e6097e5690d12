import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimLikeTable, numericTable, takeRows } from './fixtures/tables.ts';
import { growForest, scoreRows, scoreSamples, type ForestTable } from './index.ts';
import { averagePathLength } from './path-length.ts';
import { isCategorical } from './table.ts';

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.double({ noDefaultInfinity: true, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 1e300) },
);

/** One to four numeric columns and up to two categorical ones, 1 to 60 rows. */
const anyTable: fc.Arbitrary<ForestTable> = fc
  .record({
    rows: fc.integer({ min: 1, max: 60 }),
    numeric: fc.integer({ min: 1, max: 4 }),
    categorical: fc.integer({ min: 0, max: 2 }),
  })
  .chain(({ rows, numeric, categorical }) =>
    fc.tuple(
      fc.array(fc.array(cell, { minLength: rows, maxLength: rows }), {
        minLength: numeric,
        maxLength: numeric,
      }),
      fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: rows, maxLength: rows }), {
        minLength: categorical,
        maxLength: categorical,
      }),
    ),
  )
  .map(([numeric, categorical]) => [
    ...numeric.map((values, k) => ({ name: `x${k}`, values: Float64Array.from(values) })),
    ...categorical.map((codes, k) => ({
      name: `c${k}`,
      codes: Int32Array.from(codes),
      categories: ['a', 'b', 'c'],
    })),
  ]);

const small = { nEstimators: 20, maxSamples: 16 };
const here = { threads: 0 };

function repeatRows(table: ForestTable, times: number): ForestTable {
  const rows = table[0]!;
  const length = isCategorical(rows) ? rows.codes.length : rows.values.length;
  return takeRows(
    table,
    Array.from({ length: length * times }, (_, index) => index % length),
  );
}

describe('scores', () => {
  it('are in (0, 1] for every table, with whatever is in its cells', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(), (table, seed) => {
        for (const score of scoreRows(growForest(table, { ...small, seed }), table)) {
          expect(score > 0 && score <= 1).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of the block kernel are to the bit those of walking the trees', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.nat(), async (table, seed) => {
        const forest = growForest(table, { ...small, seed });
        const many = repeatRows(table, 300);
        expect(await scoreSamples(forest, many, here)).toEqual(scoreRows(forest, many));
      }),
      { numRuns: 50 },
    );
  });

  it('of the block kernel are those of walking on large trees, small groups and gaps', async () => {
    const table = claimLikeTable(5000);
    const options = [
      { nEstimators: 200, maxSamples: 256 },
      { nEstimators: 3, maxSamples: 5000 },
      { nEstimators: 50, maxSamples: 2 },
      { nEstimators: 1, maxSamples: 1 },
    ];
    for (const option of options) {
      const forest = growForest(table, { ...option, seed: 3 });
      // oxlint-disable-next-line no-await-in-loop -- one after the other keeps memory small
      expect(await scoreSamples(forest, table, here)).toEqual(scoreRows(forest, table));
    }
  });

  it('go with the row: another order of the rows changes no row', async () => {
    const table = claimLikeTable(700);
    const forest = growForest(table, { seed: 5 });
    const order = Array.from({ length: 700 }, (_, index) => (index * 307) % 700);
    const scores = await scoreSamples(forest, table, here);
    const moved = await scoreSamples(forest, takeRows(table, order), here);
    expect([...moved]).toEqual(order.map((row) => scores[row]));
  });

  it('are these bits for this seed, on every machine and in every version of schema 1', async () => {
    const table = claimLikeTable(3000);
    const forest = growForest(table, { seed: 2024 });
    const scores = await scoreSamples(forest, table, here);
    expect([scores[0], scores[1], scores[2999]]).toEqual([
      0.38420893487359475, 0.37717277951772266, 0.3775294762490234,
    ]);
    expect(createHash('sha256').update(new Uint8Array(scores.buffer)).digest('hex')).toBe(
      '43b2172e9b57eea29a89fa59dcdb7d4d7c4bb0855af474077adfb691d18a9d88',
    );
  });

  it('do not depend on the order of the columns', () => {
    const table = claimLikeTable(100);
    const forest = growForest(table, { seed: 5 });
    expect(scoreRows(forest, table.toReversed())).toEqual(scoreRows(forest, table));
  });

  it('are equal for equal rows', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(), (table, seed) => {
        const forest = growForest(table, { ...small, seed });
        expect(scoreRows(forest, takeRows(table, [0, 0, 0]))).toEqual(
          new Float64Array(3).fill(scoreRows(forest, takeRows(table, [0]))[0]!),
        );
      }),
    );
  });

  it('do not change where a column is shifted and scaled by powers of two', () => {
    const values = Float64Array.from({ length: 300 }, (_, index) => ((index * 7919) % 301) / 4);
    const seed = 11;
    const scores = (x: Float64Array) => {
      const table = numericTable({ x });
      return scoreRows(growForest(table, { seed }), table);
    };
    expect(scores(values.map((x) => 4 * x))).toEqual(scores(values));
    expect(scores(values.map((x) => x / 1024))).toEqual(scores(values));
  });

  it('rise with the distance from a cluster', () => {
    const values = Float64Array.from({ length: 512 }, (_, index) => ((index * 131) % 512) / 512);
    const forest = growForest(numericTable({ x: values }), { seed: 1 });
    const [inside, edge, outside] = scoreRows(forest, numericTable({ x: [0.5, 0.99, 50] }));
    expect(inside!).toBeLessThan(edge!);
    expect(edge!).toBeLessThanOrEqual(outside!);
  });

  it('are the same beyond the largest training value, up to infinity', () => {
    const forest = growForest(numericTable({ x: [1, 2, 3, 4, 5, 6, 7, 8] }), { seed: 1 });
    const scores = scoreRows(forest, numericTable({ x: [8, 9, 1e300, Infinity] }));
    expect(new Set(scores).size).toBe(1);
  });
});

describe('degenerate training tables', () => {
  it('score 0.5 after training on one row', () => {
    const forest = growForest(numericTable({ x: [4] }), { seed: 1 });
    expect([...scoreRows(forest, numericTable({ x: [4, 5, NaN] }))]).toEqual([0.5, 0.5, 0.5]);
  });

  it('give all rows one score where all columns are constant', () => {
    const table = numericTable({ x: [3, 3, 3, 3], y: [NaN, NaN, NaN, NaN] });
    const forest = growForest(table, { seed: 1 });
    expect(new Set(scoreRows(forest, table)).size).toBe(1);
    expect(forest.trees.column.every((column) => column === -1)).toBe(true);
  });

  it('find the row that alone has a value, or alone has none', () => {
    const values = new Float64Array(64).fill(NaN);
    values[7] = 1;
    const lone = numericTable({ x: values });
    const scores = scoreRows(growForest(lone, { seed: 1 }), lone);
    expect(scores.indexOf(Math.max(...scores))).toBe(7);

    const gap = numericTable({ x: values.map((_, row) => (row === 9 ? NaN : 2)) });
    const gapScores = scoreRows(growForest(gap, { seed: 1 }), gap);
    expect(gapScores.indexOf(Math.max(...gapScores))).toBe(9);
  });

  it('send a missing value with the larger child where training had none', () => {
    const table = numericTable({ x: Float64Array.from({ length: 64 }, (_, row) => row) });
    const forest = growForest(table, { seed: 1, nEstimators: 1 });
    const { trees } = forest;
    let node = 0;
    while (trees.column[node]! >= 0) {
      const left = trees.left[node]!;
      node = trees.samples[left]! > trees.samples[left + 1]! ? left : left + 1;
    }
    const expected = 2 ** (-trees.path[node]! / 2 ** trees.pathBits / averagePathLength(64));
    expect(scoreRows(forest, numericTable({ x: [NaN] }))[0]).toBeCloseTo(expected, 12);
  });

  it('treat an infinity in training as the largest finite value', () => {
    const finite = numericTable({ x: [1, 2, 3, 9, 9] });
    const infinite = numericTable({ x: [1, 2, 3, 9, Infinity] });
    const a = growForest(finite, { seed: 4 });
    const b = growForest(infinite, { seed: 4 });
    expect(b.trees).toEqual(a.trees);
  });

  it('score a category that training did not see as none', () => {
    const codes = Int32Array.from({ length: 40 }, (_, row) => row % 3);
    const table = [{ name: 'c', codes, categories: ['a', 'b', 'c'] }];
    const forest = growForest(table, { seed: 1 });
    const later = (category: string, code: number) =>
      scoreRows(forest, [{ name: 'c', codes: Int32Array.of(code), categories: [category] }])[0];
    expect(later('unheard of', 0)).toBe(later('a', -1));
    expect(later('b', 0)).toBe(scoreRows(forest, table)[1]);
  });

  it('score an empty table as no scores', async () => {
    const forest = growForest(numericTable({ x: [1, 2] }), { seed: 1 });
    expect(await scoreSamples(forest, numericTable({ x: [] }))).toHaveLength(0);
    expect(await scoreSamples(forest, numericTable({ x: [] }), { threads: 1 })).toHaveLength(0);
  });
});

describe('grouping by categories', () => {
  it('holds with more combinations than fit a plain count', async () => {
    const rows = 600;
    const column = (name: string, factor: number) => ({
      name,
      codes: Int32Array.from({ length: rows }, (_, row) => ((row * factor) % 301) - 1),
      categories: Array.from({ length: 300 }, (_, index) => `${index}`),
    });
    const table = [column('a', 7), column('b', 11), column('c', 13), column('d', 1)];
    const forest = growForest(table, { nEstimators: 30, seed: 2 });
    expect(await scoreSamples(forest, table, here)).toEqual(scoreRows(forest, table));
  });
});

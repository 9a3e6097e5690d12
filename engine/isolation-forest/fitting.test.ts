import { describe, expect, it } from 'vitest';
import { claimLikeTable, numericTable } from './fixtures/tables.ts';
import { calibrateForest, fitForest, growForest, scoreRows } from './index.ts';
import { averagePathLength, heightLimit, naturalLog, powerOfHalf } from './path-length.ts';
import { createRandomStream } from './random-stream.ts';
import { accumulateWeights, drawRows, drawWeightedRows } from './subsample.ts';

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  return 'accepted';
}

describe('path lengths', () => {
  it('average c(n) = 2(ln(n-1) + gamma) - 2(n-1)/n, c(2) = 1, c(1) = 0', () => {
    expect(averagePathLength(0)).toBe(0);
    expect(averagePathLength(1)).toBe(0);
    expect(averagePathLength(2)).toBe(1);
    expect(averagePathLength(5)).toBeCloseTo(2.327020052, 9);
    expect(averagePathLength(256)).toBeCloseTo(10.2447709201, 9);
    expect(averagePathLength(999)).toBeCloseTo(12.9679398844, 9);
  });

  it('are limited to ceil(log2(maxSamples)), at least 1', () => {
    expect([1, 2, 3, 4, 5, 256, 257].map(heightLimit)).toEqual([1, 1, 2, 2, 3, 8, 9]);
  });

  it('use a logarithm and a power that agree with the platform to the last bits', () => {
    for (let n = 1; n < 5000; n += 7) expect(naturalLog(n)).toBeCloseTo(Math.log(n), 13);
    for (let y = 0; y < 40; y += 0.037) {
      expect(Math.abs(powerOfHalf(y) / 2 ** -y - 1)).toBeLessThan(1e-15);
    }
    expect(powerOfHalf(0)).toBe(1);
  });
});

describe('the random stream', () => {
  it('is the same for a seed and a stream on every machine', () => {
    const random = createRandomStream(42, 7);
    expect([random.next32(), random.next32(), random.next32()]).toEqual([
      2932178369, 4157509559, 2749926827,
    ]);
  });

  it('differs between neighbouring seeds and streams, and above 2^32', () => {
    const firsts = [
      [1, 0],
      [2, 0],
      [1, 1],
      [1 + 2 ** 32, 0],
      [0, 0],
    ].map(([seed, stream]) => createRandomStream(seed!, stream!).next32());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('is uniform over [0, 1) and over small ranges', () => {
    const random = createRandomStream(3, 0);
    const bins = new Int32Array(10);
    const counts = new Int32Array(3);
    for (let draw = 0; draw < 100_000; draw += 1) {
      bins[Math.floor(10 * random.uniform())]! += 1;
      counts[random.below(3)]! += 1;
    }
    for (const bin of bins) expect(Math.abs(bin - 10_000)).toBeLessThan(500);
    for (const count of counts) expect(Math.abs(count - 33_333)).toBeLessThan(800);
  });
});

describe('subsamples', () => {
  it('hold different rows, each equally often', () => {
    const counts = new Int32Array(10);
    for (let stream = 0; stream < 20_000; stream += 1) {
      const rows = drawRows(10, 3, createRandomStream(1, stream));
      expect(new Set(rows).size).toBe(3);
      for (const row of rows) counts[row]! += 1;
    }
    for (const count of counts) expect(Math.abs(count - 6000)).toBeLessThan(350);
  });

  it('draw rows in proportion to their weight, and never one of weight 0', () => {
    const weights = [0, 1, 2, 3, 0];
    const counts = new Int32Array(5);
    for (let stream = 0; stream < 12_000; stream += 1) {
      const random = createRandomStream(2, stream);
      counts[drawWeightedRows(weights, accumulateWeights(weights), 1, random)[0]!]! += 1;
    }
    expect([counts[0], counts[4]]).toEqual([0, 0]);
    [2000, 4000, 6000].forEach((expected, k) => {
      expect(Math.abs(counts[k + 1]! - expected)).toBeLessThan(300);
    });
  });

  it('end where one row has nearly all weight', () => {
    const weights = [1e12, 1e-6, 1e-6, 1e-6];
    const rows = drawWeightedRows(weights, accumulateWeights(weights), 4, createRandomStream(1, 0));
    expect(rows.toSorted()).toEqual(Int32Array.of(0, 1, 2, 3));
  });
});

describe('growing a forest', () => {
  const table = claimLikeTable(2000);

  it('gives the same trees for a seed and others for another', () => {
    const forest = growForest(table, { seed: 9 });
    expect(growForest(table, { seed: 9 })).toEqual(forest);
    expect(growForest(table, { seed: 10 }).trees).not.toEqual(forest.trees);
  });

  it('grows the first trees the same however many follow', () => {
    const few = growForest(table, { seed: 9, nEstimators: 5 });
    const many = growForest(table, { seed: 9, nEstimators: 50 });
    expect(many.trees.threshold.slice(0, few.trees.threshold.length)).toEqual(few.trees.threshold);
  });

  it('stops at the height limit and splits every node into two that are not empty', () => {
    const { trees } = growForest(table, { seed: 9 });
    for (let tree = 0; tree < 200; tree += 1) {
      const first = trees.start[tree]!;
      const depth = new Map([[first, 0]]);
      expect(trees.samples[first]).toBe(256);
      for (let node = first; node < trees.start[tree + 1]!; node += 1) {
        expect(depth.get(node)).toBeLessThanOrEqual(8);
        if (trees.column[node]! < 0) continue;
        const left = trees.left[node]!;
        expect(trees.samples[left]! + trees.samples[left + 1]!).toBe(trees.samples[node]);
        expect(Math.min(trees.samples[left]!, trees.samples[left + 1]!)).toBeGreaterThan(0);
        depth.set(left, depth.get(node)! + 1).set(left + 1, depth.get(node)! + 1);
      }
    }
  });

  it('takes every one-hot feature as often as a numeric one', () => {
    const rows = 400;
    const codes = Int32Array.from({ length: rows }, (_, row) => row % 4);
    const grown = growForest(
      [
        { name: 'x', values: Float64Array.from({ length: rows }, (_, row) => (row * 37) % rows) },
        { name: 'c', codes, categories: ['a', 'b', 'c', 'd'] },
      ],
      { seed: 1, nEstimators: 5000, maxSamples: 64 },
    );
    const roots = grown.trees.start.slice(0, -1).map((node) => grown.trees.category[node]!);
    for (const category of [-1, 0, 1, 2, 3]) {
      const count = roots.filter((root) => root === category).length;
      expect(Math.abs(count - 1000)).toBeLessThan(150);
    }
  });

  it('uses only the drawn share of the features in a tree', () => {
    const columns = Object.fromEntries(
      Array.from({ length: 10 }, (_, k) => [
        `x${k}`,
        Array.from({ length: 100 }, (__, row) => (row * (k + 3)) % 101),
      ]),
    );
    const { trees } = growForest(numericTable(columns), { seed: 1, maxFeatures: 0.25 });
    for (let tree = 0; tree < 200; tree += 1) {
      const used = trees.column.slice(trees.start[tree], trees.start[tree + 1]);
      expect(new Set(used.filter((column) => column >= 0)).size).toBeLessThanOrEqual(2);
    }
  });

  it('leaves rows of weight 0 out of every tree', () => {
    const values = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? row : 1e6 + row));
    const sampleWeight = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? 1 : 0));
    const { trees, params } = growForest(numericTable({ x: values }), { seed: 1, sampleWeight });
    expect(params.maxSamples).toBe(50);
    expect(Math.max(...trees.threshold)).toBeLessThan(50);
  });

  it.each([
    ['nEstimators', { nEstimators: 0 }],
    ['nEstimators', { nEstimators: 1.5 }],
    ['maxSamples', { maxSamples: 0 }],
    ['maxSamples', { nEstimators: 10_000, maxSamples: 65_536 }],
    ['maxFeatures', { maxFeatures: 0 }],
    ['maxFeatures', { maxFeatures: NaN }],
    ['contamination', { contamination: 0.6 }],
    ['seed', { seed: -1 }],
    ['seed', { seed: 0.5 }],
    ['sampleWeight', { sampleWeight: new Float64Array(3) }],
    ['sampleWeight', { sampleWeight: new Float64Array(2000) }],
    ['sampleWeight', { sampleWeight: new Float64Array(2000).fill(-1) }],
  ])('refuses %s out of range: %o', (field, options) => {
    expect(() => growForest(table, { seed: 1, ...options })).toThrow(
      expect.objectContaining({
        code: 'FOREST_INPUT_INVALID',
        details: expect.objectContaining({ field }),
      }),
    );
  });
});

describe('refused tables', () => {
  const table = claimLikeTable(50);
  const forest = growForest(table, { seed: 1 });
  it('name what is wrong with a training table', () => {
    expect(refusal(() => growForest([], { seed: 1 }))).toContain('no columns');
    expect(refusal(() => growForest(numericTable({ x: [] }), { seed: 1 }))).toContain('no rows');
    expect(refusal(() => growForest(numericTable({ x: [1, 2], y: [1] }), { seed: 1 }))).toContain(
      'at y: it has 1 rows where x has 2',
    );
    expect(
      refusal(() =>
        growForest([...numericTable({ x: [1] }), ...numericTable({ x: [1] })], { seed: 1 }),
      ),
    ).toContain('two columns of this name');
    expect(
      refusal(() =>
        growForest([{ name: 'c', codes: Int32Array.of(0), categories: ['a', 'a'] }], { seed: 1 }),
      ),
    ).toContain('"a" is listed twice');
  });

  it('name columns that are missing, unknown, renamed or of the other kind', () => {
    const without = table.filter(({ name }) => name !== 'los');
    expect(refusal(() => scoreRows(forest, without))).toContain('trained on los');
    const extra = [...table, { name: 'more', values: new Float64Array(50) }];
    expect(refusal(() => scoreRows(forest, extra))).toContain('does not know more');
    const renamed = table.map((column) =>
      column.name === 'los' ? { ...column, name: 'stay' } : column,
    );
    expect(refusal(() => scoreRows(forest, renamed))).toContain('los, stay');
    const other = [...without, { name: 'los', codes: new Int32Array(50), categories: ['a'] }];
    expect(refusal(() => scoreRows(forest, other))).toContain(
      'los: the forest was trained on it as',
    );
  });

  it('name the row whose code has no category', () => {
    const codes = new Int32Array(50);
    codes[17] = 4;
    const broken = table.map((column) =>
      column.name === 'severity_group' ? { name: column.name, codes, categories: ['a'] } : column,
    );
    expect(refusal(() => scoreRows(forest, broken))).toContain(
      'severity_group: row 17 has the code 4 where 1 categories are listed',
    );
  });
});

describe('calibration', () => {
  it('puts the share of contamination above the threshold', async () => {
    const table = claimLikeTable(4000);
    const { forest, scores } = await fitForest(table, { seed: 1, contamination: 0.03 });
    expect(forest.metrics?.outliers).toBe(scores.filter((s) => s > forest.threshold).length);
    expect(Math.abs(forest.metrics!.outliers - 120)).toBeLessThanOrEqual(2);
    expect(forest.metrics?.rows).toBe(4000);
    expect(forest.scoreBounds.low).toBeLessThan(forest.scoreBounds.high);
  });

  it('uses the R-7 quantile, as numpy.percentile does', () => {
    const forest = growForest(numericTable({ x: [1, 2, 3] }), { seed: 1, contamination: 0.3 });
    const calibrated = calibrateForest(forest, Float64Array.of(0.4, 0.1, 0.2, 0.3), {
      low: 0,
      high: 0.5,
    });
    expect(calibrated.threshold).toBeCloseTo(0.31, 12);
    expect(calibrated.scoreBounds).toEqual({ low: 0.1, high: 0.25 });
    expect(calibrated.metrics).toMatchObject({ rows: 4, min: 0.1, max: 0.4, outliers: 1 });
  });

  it('keeps the threshold 0.5 of the paper where contamination is not given', async () => {
    const { forest } = await fitForest(claimLikeTable(300), { seed: 1 });
    expect(forest.threshold).toBe(0.5);
  });
});

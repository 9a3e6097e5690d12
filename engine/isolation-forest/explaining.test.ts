import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { claimLikeTable, takeRows } from './fixtures/tables.ts';
import {
  explainRows,
  explainSamples,
  growForest,
  importSklearnForest,
  saveForest,
  loadForest,
  scoreRows,
  type Forest,
  type ForestTable,
} from './index.ts';

const numbers = z.array(z.number());
const { cases } = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        forest: z.record(z.string(), z.json()),
        values: z.array(numbers),
        codes: z.array(numbers),
        anomalyScores: numbers,
        shapBase: z.number(),
        shapValues: z.array(numbers),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/sklearn-shap.json', import.meta.url), 'utf8')));

function tableOf({ features }: Forest, values: number[][], codes: number[][]): ForestTable {
  return features.map((feature, k) =>
    feature.kind === 'numeric'
      ? { name: feature.name, values: Float64Array.from(values[k]!) }
      : {
          name: feature.name,
          codes: Int32Array.from(codes[k - values.length]!),
          categories: feature.categories,
        },
  );
}

/** Sums of the encoded features' values per column. */
function perColumn({ features }: Forest, encoded: readonly number[]): number[] {
  let at = 0;
  return features.map((feature) => {
    const width = feature.kind === 'numeric' ? 1 : feature.categories.length;
    at += width;
    return encoded.slice(at - width, at).reduce((sum, value) => sum + value, 0);
  });
}

describe.each(cases)('a scikit-learn forest of $name', (given) => {
  const forest = importSklearnForest(given.forest);
  const table = tableOf(forest, given.values, given.codes);

  it('scores as scikit-learn does', () => {
    scoreRows(forest, table).forEach((score, row) => {
      expect(Math.abs(score - given.anomalyScores[row]!)).toBeLessThan(1e-8);
    });
  });

  it('has the Shapley values of the shap package', () => {
    explainRows(forest, table).forEach(({ basePathLength, contributions }, row) => {
      expect(Math.abs(basePathLength - given.shapBase)).toBeLessThan(1e-7);
      const expected = perColumn(forest, given.shapValues[row]!);
      contributions.forEach(({ pathLength }, k) => {
        expect(Math.abs(pathLength - expected[k]!)).toBeLessThan(1e-6);
      });
    });
  });

  it('can be saved and loaded', () => {
    expect(loadForest(saveForest(forest)).forest).toEqual(forest);
  });
});

describe('an imported forest that is none', () => {
  const [{ forest }] = z
    .tuple([z.object({ forest: z.record(z.string(), z.json()) })], z.any())
    .parse(cases);
  const tree = {
    left: [1, -1, -1],
    right: [2, -1, -1],
    feature: [0, -2, -2],
    threshold: [1, -2, -2],
    samples: [3, 1, 2],
  };

  it.each([
    ['another format', { format: 'onnx' }, 'format'],
    ['no trees', { trees: [] }, 'trees'],
    [
      'a feature there is not',
      { trees: [{ ...tree, feature: [9, -2, -2] }] },
      'tree 0: node 0 splits on feature 9',
    ],
    ['a loop', { trees: [{ ...tree, left: [0, -1, -1] }] }, 'reached twice'],
    ['a child there is not', { trees: [{ ...tree, right: [7, -1, -1] }] }, 'node 7 is not there'],
  ])('is refused for %s', (_, change, reason) => {
    expect(() => importSklearnForest({ ...forest, ...change }, 'other')).toThrow(
      expect.objectContaining({
        code: 'MODEL_INVALID',
        message: expect.stringContaining(reason),
      }),
    );
  });

  it('keeps a float64 threshold between two float32 values between them', () => {
    const below = 1;
    const above = 1 + 2 ** -23;
    const features = [{ kind: 'numeric', name: 'x' }];
    const given = {
      ...forest,
      features,
      trees: [{ ...tree, threshold: [1 + 2 ** -24 * 1.5, -2, -2] }],
    };
    const imported = importSklearnForest(given);
    const table = [{ name: 'x', values: Float64Array.of(below, above) }];
    const [left, right] = scoreRows(imported, table);
    expect(left).toBeGreaterThan(right!);
  });
});

/** The value of the game by its definition: absent players follow both children by samples. */
function expectedPath(forest: Forest, present: ReadonlySet<string>, go: (node: number) => boolean) {
  const { start, column, category, samples, left, path } = forest.trees;
  const visit = (node: number): number => {
    if (column[node]! < 0) return path[node]!;
    const child = left[node]!;
    if (present.has(`${column[node]}/${category[node]}`)) return visit(child + (go(node) ? 1 : 0));
    const share = samples[child]! / samples[node]!;
    return share * visit(child) + (1 - share) * visit(child + 1);
  };
  const trees = start.length - 1;
  let sum = 0;
  for (let tree = 0; tree < trees; tree += 1) sum += visit(start[tree]!);
  return sum / trees / 2 ** forest.trees.pathBits;
}

/** Shapley values over all subsets of the players. */
function bruteForce(forest: Forest, players: readonly string[], go: (node: number) => boolean) {
  const values = players.map(() => 0);
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const n = players.length;
  const worth = Array.from({ length: 2 ** n }, (_, subset) =>
    expectedPath(forest, new Set(players.filter((__, k) => (subset >> k) & 1)), go),
  );
  for (let subset = 0; subset < 2 ** n; subset += 1) {
    const size = players.filter((_, k) => (subset >> k) & 1).length;
    players.forEach((_, k) => {
      if ((subset >> k) & 1) return;
      const weight = (factorial(size) * factorial(n - size - 1)) / factorial(n);
      values[k]! += weight * (worth[subset | (1 << k)]! - worth[subset]!);
    });
  }
  return { base: worth[0]!, values };
}

describe('explanations', () => {
  const table = claimLikeTable(400);

  it('add up to the path length, and the path length to the score', () => {
    const forest = growForest(table, { seed: 2 });
    const scores = scoreRows(forest, table);
    const c256 = 10.2447709201;
    explainRows(forest, table).forEach((row, index) => {
      const sum = row.contributions.reduce((total, { pathLength }) => total + pathLength, 0);
      expect(Math.abs(row.basePathLength + sum - row.pathLength)).toBeLessThan(1e-9);
      expect(row.anomalyScore).toBe(scores[index]);
      expect(row.anomalyScore).toBeCloseTo(2 ** (-row.pathLength / c256), 9);
    });
  });

  it('are the Shapley values over all subsets of features, with gaps and categories', () => {
    const rows = takeRows(
      table,
      Array.from({ length: 24 }, (_, row) => row),
    );
    const few = rows.filter(({ name }) => name !== 'province_name');
    const forest = growForest(
      table.filter(({ name }) => name !== 'province_name'),
      {
        seed: 2,
        nEstimators: 6,
        maxSamples: 64,
      },
    );
    const { column, category, threshold, missingLeft } = forest.trees;
    const players = ['0/-1', '1/-1', '2/-1', '3/0', '3/1', '3/2', '3/3'];
    explainRows(forest, few).forEach(({ contributions, basePathLength }, row) => {
      const cells = few.map((c) => ('codes' in c ? c.codes[row]! : Math.fround(c.values[row]!)));
      const go = (node: number) => {
        const cell = cells[column[node]!]!;
        if (category[node]! >= 0) return cell === category[node];
        return Number.isNaN(cell) ? missingLeft[node] === 0 : cell > threshold[node]!;
      };
      const { base, values } = bruteForce(forest, players, go);
      expect(Math.abs(base - basePathLength)).toBeLessThan(1e-9);
      const expected = [
        values[0]!,
        values[1]!,
        values[2]!,
        values[3]! + values[4]! + values[5]! + values[6]!,
      ];
      contributions.forEach(({ pathLength }, k) => {
        expect(Math.abs(pathLength - expected[k]!)).toBeLessThan(1e-9);
      });
    });
  });

  it('of many rows are those of each row alone, to the bit, for any number of threads', async () => {
    const forest = growForest(table, { seed: 2 });
    const chosen = [7, 3, 399, 3, 120];
    const alone = explainRows(forest, takeRows(table, chosen)).flatMap(({ contributions }) =>
      contributions.map(({ pathLength }) => pathLength),
    );
    for (const threads of [0, 1, 3]) {
      const together = await explainSamples(forest, table, Int32Array.from(chosen), { threads });
      expect([...together.pathLengths]).toEqual(alone);
    }
    expect((await explainSamples(forest, table, new Int32Array(0))).pathLengths).toHaveLength(0);
  });

  it('give nothing to a column that no tree splits on', () => {
    const constant = [...table, { name: 'constant', values: new Float64Array(400).fill(3) }];
    const forest = growForest(constant, { seed: 2 });
    for (const { contributions } of explainRows(forest, takeRows(constant, [0, 1, 2]))) {
      expect(contributions.at(-1)).toEqual({ feature: 'constant', pathLength: 0 });
    }
  });

  it('blame the column in which a row is strange', () => {
    const normal = Float64Array.from({ length: 300 }, (_, row) => ((row * 37) % 300) / 300);
    const other = Float64Array.from({ length: 300 }, (_, row) => ((row * 91) % 300) / 300);
    other[7] = 40;
    const given = [
      { name: 'normal', values: normal },
      { name: 'other', values: other },
    ];
    const forest = growForest(given, { seed: 3 });
    const [first, second] = explainRows(forest, given)[7]!.contributions;
    expect(second!.pathLength).toBeLessThan(-1);
    expect(second!.pathLength).toBeLessThan(first!.pathLength);
  });
});

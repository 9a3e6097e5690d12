import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { jsonOf, runCli } from '../tests/support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'casemind-forest-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const forest = (...words: string[]) => runCli(['forest', ...words], { env: { CASEMIND_HOME: at('home') } });

/** 300 rows of which the last 10 lie far out, with a category that 5 of those alone have. */
const rows = Array.from({ length: 300 }, (_, row) => {
  const isOut = row >= 290;
  return [isOut ? 40 + row : (row * 37) % 10, ((row * 91) % 50) / 5, isOut && row % 2 === 0 ? 'odd' : 'usual', isOut ? 1 : 0].join(',');
});
writeFileSync(at('table.csv'), `"a, b",c,kind,y\n${rows.join('\n')}\n`);

const explainedSchema = z.object({ explanations: z.array(z.record(z.string(), z.number())) });

describe('casemind forest', () => {
  test('fits, scores and explains a table, the label left out', async () => {
    const fitted = jsonOf(await forest('fit', '--input', at('table.csv'), '--label', 'y', '--trees', '50', '--samples', '64', '--seed', '3', '--contamination', '0.03', '--model', at('m.cmif'), '--json'));
    expect(fitted).toMatchObject({ rows: 300, outliers: 9, roc_auc: 1, pr_auc: 1, params: { nEstimators: 50, maxSamples: 64, seed: 3, contamination: 0.03 } });
    expect(fitted).toHaveProperty('features', [{ name: 'a, b', kind: 'numeric' }, { name: 'c', kind: 'numeric' }, { name: 'kind', kind: 'categorical' }]);

    const scored = jsonOf(await forest('score', '--input', at('table.csv'), '--label', 'y', '--model', at('m.cmif'), '--out', at('s.csv'), '--json'));
    expect(scored).toMatchObject({ rows: 300, outliers: 9, roc_auc: 1, out: at('s.csv') });
    const lines = readFileSync(at('s.csv'), 'utf8').trim().split('\n');
    expect(lines[0]).toBe('row,anomaly_score,is_outlier');
    expect(lines).toHaveLength(301);
    expect(lines[1]).toMatch(/^1,0\.\d+,false$/);

    const { explanations } = explainedSchema.parse(jsonOf(await forest('explain', '--input', at('table.csv'), '--label', 'y', '--model', at('m.cmif'), '--top', '2', '--json')));
    expect(explanations).toHaveLength(2);
    for (const line of explanations) {
      const sum = ['a, b', 'c', 'kind'].reduce((total, name) => total + (line[`shortens:${name}`] ?? Number.NaN), 0);
      expect(sum).toBeCloseTo((line['base_path_length'] ?? 0) - (line['path_length'] ?? 0), 9);
      expect(line['shortens:a, b']).toBeGreaterThan(line['shortens:c'] ?? 0);
    }
  });

  test('gives the same scores with a saved forest as with one fitted on the way', async () => {
    const words = ['--input', at('table.csv'), '--label', 'y', '--trees', '20', '--seed', '4'];
    await forest('fit', ...words, '--model', at('n.cmif'));
    const saved = jsonOf(await forest('score', '--input', at('table.csv'), '--label', 'y', '--model', at('n.cmif'), '--json'));
    expect(saved).toEqual({ ...jsonOf(await forest('score', ...words, '--json')) });
  });

  test.each([
    ['a row alone', 'a\n1\n', ['fit'], 1, 'one row'],
    ['a column that the forest does not know', 'a,b\n1,2\n2,3\n', ['score', '--model', at('two.cmif')], 1, 'does not know b'],
    ['a column that the forest misses', 'z\n1\n2\n', ['score', '--model', at('two.cmif')], 1, 'trained on a'],
    ['a file that is no forest', 'a\n1\n2\n', ['score', '--model', at('table.csv')], 1, 'not a saved isolation forest'],
    ['a forest there is not', 'a\n1\n2\n', ['score', '--model', at('none.cmif')], 2, '--model'],
    ['no trees', 'a\n1\n2\n', ['fit', '--trees', '0'], 2, '--trees'],
    ['a share that is none', 'a\n1\n2\n', ['fit', '--contamination', '0.9'], 2, '--contamination'],
    ['a place that cannot be written', 'a\n1\n2\n', ['score', '--out', at('no/where.csv')], 2, '--out'],
  ])('ends on %s with an exit code and one JSON object that says why', async (_, text, words, code, says) => {
    writeFileSync(at('two.csv'), 'a\n1\n2\n3\n');
    await forest('fit', '--input', at('two.csv'), '--trees', '5', '--model', at('two.cmif'));
    writeFileSync(at('given.csv'), text);
    const result = await forest(...words, '--input', at('given.csv'), '--json');
    expect(result.code).toBe(code);
    expect(JSON.stringify(jsonOf(result))).toContain(says);
  });
});

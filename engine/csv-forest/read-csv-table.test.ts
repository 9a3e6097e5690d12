import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { growForest, scoreRows } from '../isolation-forest/index.ts';
import { type ReadCsvOptions, readCsvTable } from './read-csv-table.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-csv-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string | Uint8Array, options: Omit<ReadCsvOptions, 'path'> = {}) => {
  const path = join(folder, 'table.csv');
  writeFileSync(path, text);
  return readCsvTable({ path, threads: 1, ...options });
};

describe('a CSV table', () => {
  it('has numeric columns where every cell is a number, and categorical ones elsewhere', async () => {
    const { table, rows } = await read('a,b,c\n1,x,5\n2.5,y,\n-inf,x,7 \n');
    expect(rows).toBe(3);
    expect(table).toEqual([
      { name: 'a', values: Float64Array.of(1, 2.5, -Infinity) },
      { name: 'b', codes: Int32Array.of(0, 1, 0), categories: ['x', 'y'] },
      { name: 'c', values: Float64Array.of(5, NaN, 7) },
    ]);
  });

  it('never takes numbers for categories unless asked to', async () => {
    const text = 'code,y\n1,0\n1,0\n2,1\n';
    expect((await read(text, { label: 'y' })).table).toEqual([{ name: 'code', values: Float64Array.of(1, 1, 2) }]);
    expect((await read(text, { label: 'y', categorical: ['code'] })).table).toEqual([{ name: 'code', codes: Int32Array.of(0, 0, 1), categories: ['1', '2'] }]);
  });

  it('decides by the whole column, to its last row', async () => {
    const numbers = Array.from({ length: 50_000 }, (_, row) => String(row));
    const { table } = await read(`a\n${[...numbers, 'x'].join('\n')}\n`);
    expect(table[0]).toHaveProperty('categories.length', 50_001);
  });

  it('reads quoted names, other delimiters, byte-order marks and every newline', async () => {
    const { table } = await read('"a; ""b""";c\r\n1;"x;\r\ny"\r\n2;z\r\n');
    expect(table).toEqual([
      { name: 'a; "b"', values: Float64Array.of(1, 2) },
      { name: 'c', codes: Int32Array.of(0, 1), categories: ['x;\r\ny', 'z'] },
    ]);
    expect((await read('\uFEFFa,b\r\n1,2\r\n')).table.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('gives the labels and says which columns are empty', async () => {
    expect(await read('a,b,y\n1,,0\n2,NA,1\n', { label: 'y' })).toMatchObject({ labels: Uint8Array.of(0, 1), emptyColumns: ['b'] });
  });

  it('gives the weights and leaves them out of the features', async () => {
    const { table, weights } = await read('a,w\n1,0.5\n2,3\n', { weight: 'w' });
    expect(weights).toEqual(Float64Array.of(0.5, 3));
    expect(table.map(({ name }) => name)).toEqual(['a']);
  });

  it('keeps the rows in their order', async () => {
    const cells = Array.from({ length: 300_000 }, (_, row) => row);
    const { table } = await read(`a,b\n${cells.map((row) => `${row},v${row % 7}`).join('\n')}\n`, { threads: 2 });
    expect(table[0]).toHaveProperty('values', Float64Array.from(cells));
    expect(table[1]).toHaveProperty('codes', Int32Array.from(cells, (row) => row % 7));
  });

  it('is read by the columns that a forest knows, whatever its cells look like', async () => {
    const { table } = await read('n,c\n1,a\n2,1\n3,2\n');
    const { features } = growForest(table, { seed: 1, nEstimators: 3 });
    const other = await read('c,n\n1,5\n2,6\n', { features });
    expect(scoreRows(growForest(table, { seed: 1 }), other.table).every((score) => score > 0 && score <= 1)).toBe(true);
    await expect(read('c,n\n1,5\n2,six\n', { features })).rejects.toMatchObject({ details: { field: 'n', reason: 'row 2 has "six" where the forest knows numbers' } });
  });

  it.each([
    ['an empty file', '', {}, 'table.csv', 'the file is empty'],
    ['a header alone', 'a,b\n', {}, 'table.csv', 'no rows'],
    ['no value at all', 'a,b\n,\nNaN,NA\n', {}, 'a, b', 'no cell has a value'],
    ['a name that is there twice', 'a,a\n1,2\n', {}, 'a', 'two columns'],
    ['a column without a name', 'a,\n1,2\n', {}, 'table.csv', 'column 2 has no name'],
    ['a name of several lines', 'a,"b\nc"\n1,2\n', {}, 'table.csv', 'column 2 runs over'],
    ['a label there is not', 'a,b\n1,2\n', { label: 'y' }, 'y', 'it has a, b'],
    ['a label that is not 0 or 1', 'a,y\n1,0\n2,2\n', { label: 'y' }, 'y', 'row 2 has "2"'],
    ['a label that is missing', 'a,y\n1,0\n2,\n', { label: 'y' }, 'y', 'row 2 has no value'],
    ['nothing but the label', 'y\n1\n0\n', { label: 'y' }, 'table.csv', 'no column beside the label'],
    ['a row of another width', 'a,b\n1,2\n3,4,5\n', {}, 'table.csv', 'line 3 cannot be read: the header has 2 columns'],
  ])('refuses %s', async (_, text, options, field, reason) => {
    await expect(read(text, options)).rejects.toMatchObject({
      code: 'FOREST_INPUT_INVALID',
      details: { field: expect.stringContaining(field) as unknown, reason: expect.stringContaining(reason) as unknown },
    });
  });

  it('refuses a file there is not', async () => {
    await expect(readCsvTable({ path: join(folder, 'none.csv') })).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' });
  });
});

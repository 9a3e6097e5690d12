import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { scanRecords } from './record-scanner.ts';
import { quoting } from './rewritten-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-scan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\n', ',', ';', ' ', '7'), maxLength: 6 });
const table = fc.array(fc.tuple(field, field, field), { maxLength: 20 });
const written = (text: string, delimiter: string, quoteAll: boolean): string =>
  quoteAll || text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

describe('the scanner of records', () => {
  it('finds each record with its line and text as csv-parse does, packed or not, empty lines between or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        table, fc.constantFrom(',', ';'), fc.boolean(), fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.array(fc.nat(20), { maxLength: 4 }),
        async (rows, delimiter, quoteAll, newline, isPacked, blanks) => {
          const lines = [['A', 'B', 'C'], ...rows].map((row) => row.map((text) => written(text, delimiter, quoteAll)).join(delimiter));
          const withBlanks = lines.flatMap((line, i) => (i > 0 && blanks.includes(i) ? ['', line] : [line]));
          const content = withBlanks.join(newline) + newline;
          const path = join(folder, isPacked ? 'x.csv.gz' : 'x.csv');
          writeFileSync(path, isPacked ? gzipSync(content) : content);
          const scan = await scanRecords({ path, delimiter }, new Set(rows.map((_, i) => i + 1)));
          const parsed: string[][] = parse(content, { delimiter, skip_empty_lines: true, record_delimiter: newline, from: 2 });
          expect(scan.total).toBe(parsed.length);
          const texts = [...scan.records.values()].map(({ text }) => parse(text, { delimiter })[0]);
          expect(texts).toEqual(parsed);
          const physical = content.split('\n');
          for (const [record, { line, text }] of scan.records) expect(physical.slice(line - 1).join('\n').startsWith(text), `record ${record}`).toBe(true);
          expect(scan.blankLines).toEqual(withBlanks.flatMap((line, i) => (line === '' ? [i + 1] : [])));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves a quotation mark inside an unquoted field alone', async () => {
    const path = join(folder, 'marks.csv');
    writeFileSync(path, 'A,B\n5" pipe,x\n5"" pipe,y\nlast,z');
    const { records, total } = await scanRecords({ path, delimiter: ',' }, new Set([1, 2, 3]));
    expect(total).toBe(3);
    expect([...records.values()].map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('keeps no more than 64 kB of a text', async () => {
    const path = join(folder, 'long.csv');
    writeFileSync(path, `A,B\nx,${'y'.repeat(200_000)}\nlast,z\n`);
    const { records, total } = await scanRecords({ path, delimiter: ',' }, new Set([1, 2]));
    expect(total).toBe(2);
    expect(records.get(1)?.text.length).toBe(65_536);
    expect(records.get(2)).toEqual({ line: 3, text: 'last,z' });
  });
});

describe('quoting of a record', () => {
  it('is whole for whatever a CSV writer wrote', () => {
    const isWhole = fc.property(fc.tuple(field, field), fc.constantFrom(',', ';'), fc.boolean(), (row, delimiter, quoteAll) => {
      expect(quoting(row.map((text) => written(text, delimiter, quoteAll)).join(delimiter), delimiter)).toBe('whole');
    });
    fc.assert(isWhole);
  });
  it.each([['"a', 'open'], ['a,"b""', 'open'], ['"a"b', 'wrong'], ['"a" ,b', 'whole'], ['a"b', 'whole'], ['""', 'whole'], ['"a""', 'open']])('%s is %s', (record, state) => {
    expect(quoting(record, ',')).toBe(state);
  });
});

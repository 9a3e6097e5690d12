import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyText } from '../tests/support/any-text.ts';
import { neutralLine } from './neutral-text.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

const risky = fc.constantFrom('=1+1', '+1', '-cmd', '@SUM(A1)', '＝1', ';', '; ', ';"', '"', '\n', '\t', "'", ' ', '-5', '5', 'nyeri', 'é', '\u001B[1m', '\u202E', ',', ';=HYPERLINK("http://a.b")');
const text = fc.array(fc.oneof(risky, anyText({ maxLength: 2 })), { maxLength: 12 }).map((parts) => parts.join(''));
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const runs = (cell: string): boolean => /^[\s"]*[-=+@＝＋－＠]/u.test(cell) && !/^\s*-?[0-9.]+(?:[Ee][-+]?[0-9]+)?\s*$/.test(cell);

describe('a cell of CSV', () => {
  it('runs as no formula, whether the locale of the spreadsheet separates cells by comma or by semicolon', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
        const line = cells.map((cell) => quoted(spreadsheetText(cell))).join(',');
        const [byComma = []]: string[][] = parse(line);
        expect(byComma).toEqual(cells.map(spreadsheetText));
        expect(byComma.filter(runs)).toEqual([]);
        // A semicolon within quotation marks separates only where the cell does not open with one.
        expect(cells.map(spreadsheetText).flatMap((cell) => cell.split(';')).filter(runs)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('without the apostrophes before formulas is the neutral text again, and made twice is the same', () => {
    fc.assert(
      fc.property(text, (given) => {
        const cell = spreadsheetText(given);
        expect(spreadsheetText(cell)).toBe(cell);
        expect(cell.replaceAll(/(^|;)'(?=[\s"]*[-=+@＝＋－＠])/gu, '$1')).toBe(neutralLine(given).replaceAll(/(^|;)'(?=[\s"]*[-=+@＝＋－＠])/gu, '$1'));
      }),
    );
  });

  it.each(['Siti Nur’aini', 'Sjögren', '🙂', 'a=1', '-5', '-5.5', '3-4', 'x, "y"; z', '1;-2.5', 'H25.9;I10', 'rawat jalan - kontrol'])('is %j as it is', (given) => {
    expect(spreadsheetText(given)).toBe(given);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['nyeri;=1+1', "nyeri;'=1+1"],
    ['nyeri; "=1+1"', "nyeri;' \"=1+1\""],
    ['a\n=1', 'a =1'],
    ['\u001B[31m=1', "'=1"],
    ['\u202E@SUM(A1)', "'@SUM(A1)"],
    ['\u200B+1', "'+1"],
  ])('%j is %j', (given, expected) => {
    expect(spreadsheetText(given)).toBe(expected);
  });
});

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { anyText } from '../tests/support/any-text.ts';
import { Database } from './database.ts';
import { findIdentifiers, maskIdentifiers } from './identifiers.ts';
import { isIdentifierColumn, safeRow, safeText } from './safe-text.ts';
import { spreadsheetText } from './spreadsheet-text.ts';
import { neutralLine } from './neutral-text.ts';

const part = fc.constantFrom('3174012345678901', '0812-3456-7890', '0001 2345 67890', ' ', '', '@', 'a@b.id', '=1', ';', '; =', '"', '\n', '\u001B[31m', '\u202E', '\u200B', '٣', 'é', '12', '-', '8907 - USG', 'Rp 1.000.000');
const text = fc.array(fc.oneof(part, anyText({ maxLength: 2 })), { maxLength: 8 }).map((parts) => parts.join(''));

describe('safe text', () => {
  it('is neutral, holds no identifier of a person, and stays as it is', () => {
    fc.assert(
      fc.property(text, (given) => {
        const safe = safeText(given);
        expect(neutralLine(safe)).toBe(safe);
        expect(findIdentifiers(safe)).toEqual([]);
        expect(safeText(safe)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a row is every text in it, lists and structs too, but the values of columns that name things', () => {
    const nik = '3174012345678901';
    expect(safeRow({ claim_id: nik, duplicate_claim_ids: [nik], facility_key: nik, label: nik, dx_secondary_labels: ['a', `x ${nik}`], inner: { label: nik, claim_id: nik }, n: 5, none: null })).toEqual({
      claim_id: nik, duplicate_claim_ids: [nik], facility_key: nik, label: '[…]', dx_secondary_labels: ['a', 'x […]'], inner: { label: '[…]', claim_id: nik }, n: 5, none: null,
    });
    for (const name of ['previous_claim_id', 'model_version', 'snapshot_id']) expect(isIdentifierColumn(name)).toBe(true);
    for (const name of ['dx_primary_label', 'clinic_name', 'dx_primary_code', 'source_file', 'value']) expect(isIdentifierColumn(name)).toBe(false);
  });
});

describe('in SQL', () => {
  let database: Database;
  beforeAll(async () => {
    database = await Database.open(':memory:', { threads: 2 });
  });
  afterAll(() => database?.close());

  it('masked_text, safe_text and spreadsheet_text are what they are here, whatever the text', async () => {
    const connection = await database.connect();
    await connection.runFile('text');
    const wellFormed = text.filter((given) => given.isWellFormed() && !given.includes('\0'));
    const texts = fc.sample(wellFormed, { numRuns: 3000, seed: 11 });
    const rows = await connection.rows<{ given: string; masked: string; safe: string; cell: string }>('SELECT given, masked_text(given) AS masked, safe_text(given) AS safe, spreadsheet_text(given) AS cell FROM (SELECT unnest($texts) AS given)', { texts });
    expect(rows).toEqual(texts.map((given) => ({ given, masked: maskIdentifiers(given), safe: safeText(given), cell: spreadsheetText(given) })));
    expect(await connection.rows('SELECT safe_text(NULL) AS a, masked_text(NULL) AS b, spreadsheet_text(NULL) AS c')).toEqual([{ a: null, b: null, c: null }]);
  });
});

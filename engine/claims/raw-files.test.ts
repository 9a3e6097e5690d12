import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterEach, describe, expect, it } from 'vitest';

import { claimId, createRawFolder, csvText, rawClaim, type RawClaim, type RawFolder } from '../../tests/golden/raw-folder.ts';

let folder: RawFolder | undefined;
afterEach(() => {
  folder?.remove();
  folder = undefined;
});

const claims = (count: number, overrides: (n: number) => Partial<RawClaim> = () => ({})): RawClaim[] =>
  Array.from({ length: count }, (_, i) => rawClaim(i + 1, overrides(i + 1)));
const replaced = (rows: readonly RawClaim[], index: number, text: string): (RawClaim | string)[] => rows.map((row, i) => (i === index ? text : row));

async function runOf(files: Readonly<Record<string, string | Buffer>>) {
  folder = createRawFolder(files);
  const result = await folder.run();
  const quarantine = await folder.query<Record<string, unknown>>(result, 'SELECT source_file, source_record, source_line, reason_code, column_name, value, raw_text FROM run.claims_quarantine');
  return { manifest: result.manifest, quarantine, result, folder };
}

describe('a raw file', () => {
  it('may hold a field of 100 kB', async () => {
    const { manifest, result } = await runOf({ 'claims.csv': csvText(claims(3, (n) => (n === 2 ? { FKL18A: 'y'.repeat(100_000) } : {}))) });
    expect(manifest).toMatchObject({ rows_in: 3, rows_out: 3 });
    expect(await folder?.query(result, 'SELECT max(len(dx_primary_label)) AS longest FROM claims')).toEqual([{ longest: 100_000 }]);
  });

  it('of which a record has more than 2 MB loses that record alone', async () => {
    const { manifest, quarantine } = await runOf({ 'claims.csv': csvText(claims(3, (n) => (n === 2 ? { FKL18A: 'y'.repeat(3_000_000) } : {}))) });
    expect(manifest).toMatchObject({ rows_in: 3, rows_out: 2, quarantine_reasons: { LINE_TOO_LONG: 1 } });
    expect(quarantine).toMatchObject([{ source_record: 2, source_line: 3 }]);
  });

  it('loses one record to a quotation mark that opens and never closes, however many follow', async () => {
    const rows = claims(10_000);
    const { manifest, quarantine, result } = await runOf({ 'claims.csv': csvText(replaced(rows, 2_000, `1,2,${claimId(2_001)},"open`)) });
    expect(manifest).toMatchObject({ rows_in: 10_000, rows_out: 9_999, quarantine_reasons: { QUOTE_UNBALANCED: 1 } });
    expect(quarantine).toMatchObject([{ source_record: 2_001, source_line: 2_002, raw_text: '[PSTV01],[PSTV02],100080122V002001,"open' }]);
    expect(await folder?.query(result, 'SELECT count(*) AS n FROM claims WHERE claim_id[-6:] <> lpad(CAST(source_record AS VARCHAR), 6, \'0\')')).toEqual([{ n: 0 }]);
  });

  it('in windows-1252 is read as such though its first letter beyond ASCII stands far from its head', async () => {
    const text = csvText(claims(800, (n) => (n === 700 ? { FKL18A: 'Ménière – left' } : {})));
    const { manifest, result } = await runOf({ 'claims.csv': Buffer.from(text.replace('–', '\x96'), 'latin1') });
    expect(manifest).toMatchObject({ rows_in: 800, rows_out: 800 });
    expect(await folder?.query(result, `SELECT dx_primary_label AS label FROM claims WHERE claim_id = '${claimId(700)}'`)).toEqual([{ label: 'Ménière – left' }]);
  });

  it('in UTF-8 loses a record with bytes that are none', async () => {
    const text = csvText(claims(800, (n) => (n === 1 ? { FKL18A: 'Ménière' } : n === 700 ? { FKL18A: '<bad>' } : {})));
    const [before, after] = text.split('<bad>');
    const { manifest, quarantine } = await runOf({ 'claims.csv': Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xe9]), Buffer.from(after ?? '')]) });
    expect(manifest).toMatchObject({ rows_in: 800, rows_out: 799, quarantine_reasons: { ENCODING_INVALID: 1 } });
    expect(quarantine).toMatchObject([{ source_record: 700, source_line: 701, column_name: 'FKL18A' }]);
  });

  it('is found by its header in any folder below, whatever characters its name has, and through a link', async () => {
    folder = createRawFolder({
      "a/[1] *what?* it's.csv": csvText(claims(1)),
      'year=2022/FKL05=11/b.txt': csvText([rawClaim(2)], { delimiter: '|' }),
      '.hidden.csv': 'not read',
      'photo.jpg': 'not read',
    });
    writeFileSync(join(folder.home.root, '..', 'elsewhere.csv'), csvText([rawClaim(3)]));
    symlinkSync(join(folder.home.root, '..', 'elsewhere.csv'), join(folder.sourceFolder, 'link.csv'));
    const result = await folder.run();
    expect(result.ignoredFiles).toEqual(['photo.jpg']);
    expect(await folder.query(result, 'SELECT claim_id, source_file, province_code FROM claims ORDER BY claim_no')).toEqual([
      { claim_id: claimId(1), source_file: "a/[1] *what?* it's.csv", province_code: '35' },
      { claim_id: claimId(3), source_file: 'link.csv', province_code: '35' },
      { claim_id: claimId(2), source_file: 'year=2022/FKL05=11/b.txt', province_code: '35' },
    ]);
  });

  it('that is packed and damaged is refused, and nothing is left behind', async () => {
    const packed = gzipSync(csvText(claims(2_000)));
    packed[packed.length - 5_000] = (packed[packed.length - 5_000] ?? 0) ^ 0xff;
    folder = createRawFolder({ 'claims.csv.gz': packed });
    await expect(folder.run()).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE', details: { file: 'claims.csv.gz' } });
  });

  it('with the ending of a Parquet file and other content is refused', async () => {
    folder = createRawFolder({ 'claims.csv': csvText(claims(1)), 'claims.parquet': 'no Parquet' });
    await expect(folder.run()).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE', details: { file: 'claims.parquet' } });
  });

  it('may end each line with a carriage return alone', async () => {
    const { manifest, quarantine } = await runOf({ 'claims.csv': csvText([...claims(3), rawClaim(4, { FKL47: 'x' })], { newline: '\r' }) });
    expect(manifest).toMatchObject({ rows_in: 4, rows_out: 3 });
    expect(quarantine).toMatchObject([{ source_record: 4, reason_code: 'AMOUNT_NOT_A_NUMBER' }]);
    expect(JSON.stringify(quarantine)).not.toMatch(/[12]00000\d{3}/);
  });

  it('holds labels of an edition up to 200 unknown ones; more are read as empty, with a warning', async () => {
    const { manifest, result } = await runOf({ 'claims.csv': csvText(claims(201, (n) => ({ FKL09: `Kelas ${n}` }))) });
    expect(manifest.warnings.filter((text) => text.includes('FKL09'))).toEqual([
      'claims.csv: FKL09 holds 201 unknown value(s), such as "Kelas 1" (1 rows); too many to be labels, read as empty.',
    ]);
    expect(await folder?.query(result, 'SELECT count(facility_class) AS classes, count(*) FILTER (list_contains(quality_marks, \'CODE_UNKNOWN\')) AS marked FROM claims')).toEqual([{ classes: 0, marked: 201 }]);
  });
});

describe('a file of Stata', () => {
  const stata = Buffer.from('<stata_dta><header><release>118</release>');

  it('that may be the claims ends the run with how to make one of it that is read, however it is named', async () => {
    for (const name of ['2022/FKRTL.dta', '2022/FKRTL.DTA', '2022/FKRTL.csv']) {
      folder?.remove();
      folder = createRawFolder({ [name]: stata, 'readme.pdf': 'not read' });
      await expect(folder.run()).rejects.toMatchObject({
        code: 'SOURCE_STATA',
        details: { file: name, name: '2022/FKRTL' },
        message: expect.stringContaining('to_parquet("2022/FKRTL.parquet")'),
      });
    }
  });

  it('beside the claims is ignored, and told of until a copy of it is read', async () => {
    const { manifest, result } = await runOf({ 'claims.csv': csvText(claims(1)), 'peserta.dta': stata });
    const told = manifest.warnings.filter((warning) => warning.includes('Stata'));
    expect(told).toEqual([expect.stringContaining('peserta.dta')]);
    expect(result.ignoredFiles).toEqual(['peserta.dta']);

    folder?.write({ 'peserta.csv': 'PSTV01,PSTV03,PSTV05\n100000001,1990-02-03,Laki-laki\n' });
    const after = await folder?.run();
    expect(after?.manifest.warnings.filter((warning) => warning.includes('Stata'))).toEqual([]);
    expect(after?.ignoredFiles).toEqual(['peserta.dta']);
  });
});

describe('the source folder', () => {
  it('that does not exist is refused', async () => {
    folder = createRawFolder();
    rmSync(folder.sourceFolder, { recursive: true });
    await expect(folder.run()).rejects.toMatchObject({ code: 'SOURCE_MISSING' });
  });
});

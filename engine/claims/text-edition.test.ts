import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createRawFolder, plainClaim, type RawFolder } from '../../tests/golden/raw-folder.ts';
import { sqlFolder } from '../sql.ts';

let folder: RawFolder | undefined;
let warnings: readonly string[] = [];
afterEach(() => {
  folder?.remove();
  folder = undefined;
});

/** What a coded column becomes. */
const columnsMade = {
  FKL05: 'province_code || province_name',
  FKL07: 'facility_ownership',
  FKL08: 'facility_kind',
  FKL09: 'facility_class',
  FKL10: 'service_type',
  FKL11: 'clinic_name',
  FKL12: 'segment',
  FKL13: 'entitlement_class',
  FKL14: 'discharge_status',
  FKL23: 'severity_group',
  FKL31: 'CAST(tariff_region AS VARCHAR)',
  PSTV05: 'patient_sex',
} as const;
type CodedColumn = keyof typeof columnsMade;
const columnSchema = z.enum(['FKL05', 'FKL07', 'FKL08', 'FKL09', 'FKL10', 'FKL11', 'FKL12', 'FKL13', 'FKL14', 'FKL23', 'FKL31', 'PSTV05']);
const codedColumns = Object.keys(columnsMade).map((column) => columnSchema.parse(column));

interface Spelling {
  readonly column: CodedColumn;
  readonly code: string;
  readonly text: string;
}

const codeValues = z
  .array(z.object({ column_name: columnSchema, code: z.string(), label: z.string(), aliases: z.string() }))
  .parse(parse(readFileSync(join(sqlFolder, 'reference', 'code_values.csv')), { columns: true }));

/** Every listed label and alias of every code, as written and as other editions write it. */
const listed: Spelling[] = codeValues.flatMap(({ column_name: column, code, label, aliases }) =>
  [label, ...aliases.split('|').filter((alias) => alias !== '')].flatMap((text) => variantsOf(text).map((variant) => ({ column, code, text: variant }))),
);

function variantsOf(text: string): string[] {
  return [text, text.toUpperCase(), text.toLowerCase(), `  ${text.replaceAll(' ', '  ')} `, text.replaceAll(' ', '-'), text.replaceAll('/', ' / ')];
}

/** Labels that the official workbook has for the same thing in other columns, and codes of the clinics that BPJS Kesehatan’s web services publish. */
const knownTexts: readonly (readonly [CodedColumn, string, string])[] = [
  ['FKL07', '3', 'Pemerintah kab/kota'], ['FKL07', '2', 'Pemerintah provinsi'], ['FKL07', '1', 'Vertikal/pusat'],
  ['FKL08', '1', 'RUMAH SAKIT'], ['FKL09', '18', 'KHUSUS JIWA'], ['FKL09', '10', 'RS TNI POLRI KELAS II'],
  ['FKL11', '1', 'INT'], ['FKL11', '8', 'FIS'], ['FKL11', '9', 'ANA'], ['FKL11', '6', 'OBG'], ['FKL11', '5', 'HDL'], ['FKL11', '52', 'BDM'],
  ['FKL12', '2', 'PBI (APBN)'], ['FKL13', '3', 'Kelas III'],
  ['FKL23', '1', 'Rawat Jalan'], ['FKL23', '3', 'Sedang (rawat inap keparahan 2)'],
  ['FKL31', '2', 'Regional 2: Provinsi Sumatra Barat, Riau, Sumatra Selatan, Lampung, Bali, dan Nusa Tenggara Barat;'],
];
const known: Spelling[] = knownTexts.map(([column, code, text]) => ({ column, code, text }));

/** The values that a column gets from each text, one claim a text. */
async function valuesOf(texts: readonly { readonly column: CodedColumn; readonly text: string }[]): Promise<(string | null)[]> {
  const { PSTV01: _participant, FKL19: _group, ...rest } = plainClaim;
  const claims = texts.map(({ column, text }, i) => ({
    ...rest, PSTV01: String(i), FKL02: `100080122V${String(i).padStart(6, '0')}`, FKL19: '', FKL11: '1', ...(column !== 'PSTV05' && { [column]: text }),
  }));
  const members = texts.map(({ column, text }, i) => ({ PSTV01: String(i), PSTV03: '1990-01-01', PSTV05: column === 'PSTV05' ? text : '1' }));
  folder?.remove();
  folder = createRawFolder({ 'claims.csv': csv(claims), 'members.csv': csv(members) });
  const result = await folder.run();
  const made = codedColumns.map((column) => `${columnsMade[column]} AS ${column}`).join(', ');
  const rows = await folder.query<Record<CodedColumn, string | null>>(result, `SELECT ${made} FROM claims ORDER BY claim_no`);
  expect(result.manifest.rows_out).toBe(texts.length);
  warnings = result.manifest.warnings;
  return rows.map((row, i) => row[texts[i]?.column ?? 'FKL05']);
}

const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(',');

function csv(rows: readonly Readonly<Record<string, string>>[]): string {
  return [line(Object.keys(rows[0] ?? {})), ...rows.map((row) => line(Object.values(row)))].join('\n');
}

describe('the text edition', () => {
  it('has every label of every coded column, however it is cased, blanked or punctuated, read as the code of the numeric edition', async () => {
    const spellings = [...listed, ...known];
    const values = await valuesOf([...spellings, ...spellings.map(({ column, code }) => ({ column, text: code }))]);
    const [byText, byCode] = [values.slice(0, spellings.length), values.slice(spellings.length)];
    const differing = spellings.map((spelling, i) => ({ ...spelling, byText: byText[i], byCode: byCode[i] })).filter((row) => row.byText !== row.byCode || row.byCode === null);
    expect(differing).toEqual([]);
    expect(new Set(spellings.map(({ column }) => column))).toEqual(new Set(codedColumns));
  });

  it('has no label that stands for two things in one column', () => {
    const labels = new Map<string, Set<string>>();
    for (const { column_name: column, label, aliases } of codeValues)
      for (const text of [label, ...aliases.split('|').filter((alias) => alias !== '')]) {
        const key = `${column} ${text.toLowerCase().replaceAll(/[ \-_./(),:;]/g, '')}`;
        labels.set(key, (labels.get(key) ?? new Set()).add(label));
      }
    expect([...labels].filter(([, meanings]) => meanings.size > 1)).toEqual([]);
  });

  it('has Missing and other words for no value read as NULL in every coded column, as the numeric edition’s codes for it', async () => {
    const words = ['Missing', 'MISSING', ' missing ', 'NA', '-', '.', ''].flatMap((text) => codedColumns.map((column) => ({ column, text })));
    const codes: { column: CodedColumn; text: string }[] = [{ column: 'FKL23', text: '9' }, { column: 'FKL11', text: '998' }, { column: 'FKL11', text: '19' }];
    const values = await valuesOf([...words, ...codes]);
    expect(values).toEqual(values.map(() => null));
    expect(warnings.filter((warning) => warning.includes('unknown'))).toEqual([]);
  });

  it('says Missing of a participant, a district, a diagnosis or a group, and none has it for a name', async () => {
    folder = createRawFolder({
      'claims.csv': csv([1, 2].map((n) => ({ ...plainClaim, FKL02: `100080122V00000${n}`, PSTV01: 'Missing', FKL06: 'Missing', FKL17A: 'Missing', FKL18: 'Missing', FKL18A: 'Missing', FKL19: 'Missing', FKL48: 'Missing' }))),
    });
    const result = await folder.run();
    const columns = 'patient_key, district_name, dx_primary_group, dx_primary_code, dx_primary_label, inacbg_code, amount_paid';
    expect(await folder.query(result, `SELECT DISTINCT ${columns} FROM claims`)).toEqual([
      { patient_key: null, district_name: null, dx_primary_group: null, dx_primary_code: null, dx_primary_label: null, inacbg_code: null, amount_paid: null },
    ]);
    expect(result.manifest.rows_out).toBe(2);
  });

  it('keeps the code of a clinic that no source names as its own label', async () => {
    expect(await valuesOf([{ column: 'FKL11', text: 'okm' }, { column: 'FKL11', text: '23' }, { column: 'FKL11', text: 'ZZQ' }])).toEqual(['OKM', 'OKM', 'ZZQ']);
  });
});

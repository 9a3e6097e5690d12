import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type RawFolder, createRawFolder, csvText, plainClaim, rawClaim } from '../../tests/golden/raw-folder.ts';
import type { EtlResult } from './etl.ts';

const personal = ['3174012345678901', '0001-2345-67890', '+62 (812) 3456-7890', 'siti@contoh.id'] as const;
/** The columns of a claim that hold what people wrote or spelled. */
const written = ['FKL06', 'FKL07', 'FKL10', 'FKL11', 'FKL12', 'FKL13', 'FKL14', 'FKL16', 'FKL17A', 'FKL18', 'FKL18A', 'FKL19', 'FKL19A', 'FKL30', 'FKL33'] as const;
const columns = [...Object.keys(plainClaim), 'FKL11', 'FKL16', 'FKL19A', 'FKL33'];

let folder: RawFolder;
let etl: EtlResult;
let claims: Record<string, unknown>[];

const clean = (n: number): Record<string, string> => ({ ...rawClaim(n), FKL11: 'MATA', FKL16: 'I10', FKL19A: 'PROSEDUR LAIN', FKL33: '' });
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

beforeAll(async () => {
  const rows = [
    ...written.flatMap((column, i) => personal.map((value, j) => ({ ...clean(1 + i * personal.length + j), [column]: column === 'FKL30' ? `8907 - Konsul ${value};9394 - Nebulizer` : `a.n. ${value} kontrol` }))),
    { ...clean(900) },
    { ...clean(901), FKL18A: 'Hipertensi sejak 2024-01-05, Rp 4.500.000' },
  ];
  folder = createRawFolder({
    'claims.csv': [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name] ?? '')).join(','))].join('\n') + '\n',
    'secondary.csv': `FKL02,FKL24,FKL24B\n${rawClaim(900).FKL02},E11,E11 DM a.n. 3174 0123 4567 8901\n`,
    'broken.csv': csvText([rawClaim(950, { FKL47: 'x', FKL18A: `Ny. ${personal[0]}` }), `${rawClaim(951).FKL02},too,few,${personal[2]}`]),
  });
  etl = await folder.run();
  claims = await folder.query(etl, 'SELECT * EXCLUDE (patient_key, family_key) FROM claims ORDER BY claim_id');
});
afterAll(() => folder?.remove());

const raw = (values: unknown): string => JSON.stringify(values);

describe('the ETL, of a NIK, participant number, telephone number or e-mail address in a label or code', () => {
  test.each(written)('in %s, keeps none and marks the claim', (column) => {
    const first = 1 + written.indexOf(column) * personal.length;
    const marked = claims.filter(({ claim_id }) => personal.some((_, j) => claim_id === rawClaim(first + j).FKL02));
    expect(marked).toHaveLength(personal.length);
    for (const claim of marked) {
      expect(claim['quality_marks']).toContain('IDENTIFIER_MASKED');
      expect(raw(claim)).toContain('[…]');
    }
    for (const value of personal) expect(raw(marked)).not.toContain(value);
  });

  test('in the name of a secondary diagnosis, keeps none and marks the claim', () => {
    const [claim] = claims.filter(({ claim_id }) => claim_id === rawClaim(900).FKL02);
    expect(claim).toMatchObject({ dx_secondary_labels: ['DM a.n. […]'], quality_marks: expect.arrayContaining(['IDENTIFIER_MASKED']) });
  });

  test('keeps the rest of the label, and marks no claim without one: days and amounts are none', () => {
    expect(claims.find(({ claim_id }) => claim_id === rawClaim(1 + written.indexOf('FKL18A') * personal.length).FKL02)).toMatchObject({ dx_primary_label: 'a.n. […] kontrol' });
    expect(claims.find(({ claim_id }) => claim_id === rawClaim(1 + written.indexOf('FKL30') * personal.length).FKL02)).toMatchObject({ procedure_labels: ['Konsul […]', 'Nebulizer'] });
    const [kept] = claims.filter(({ claim_id }) => claim_id === rawClaim(901).FKL02);
    expect(kept).toMatchObject({ dx_primary_label: 'Hipertensi sejak 2024-01-05, Rp 4.500.000' });
    expect(kept?.['quality_marks']).not.toContain('IDENTIFIER_MASKED');
  });

  test('keeps none in the quarantine, in the warnings and in any table of the run', async () => {
    const quarantine = await folder.query(etl, 'FROM run.claims_quarantine');
    expect(quarantine.length).toBeGreaterThan(1);
    const tables = await folder.query<{ name: string }>(etl, "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'run'");
    for (const { name } of tables) {
      const rows = raw(await folder.query(etl, `FROM run.${name}`));
      for (const value of personal) expect(rows).not.toContain(value);
    }
    const manifest = readFileSync(join(folder.home.runs, etl.manifest.etl_run_id, 'manifest.json'), 'utf8');
    for (const value of personal) expect(manifest).not.toContain(value);
    expect(manifest).toContain('[…]');
  });
});

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { type PipelineHome, createPipelineHome, readScoredClaims, rewriteRun } from '../../tests/support/pipeline-home.ts';
import { type ScoredClaim, claimColumns, scoreColumns } from '../columns.ts';
import { Database } from '../database.ts';
import { type ExportOptions, exportClaims } from './export.ts';

const formulas = ['=1+1', '@SUM(A1)', '+1', '-2+3', '-cmd', ' =1', '\t=1', '＝1'];
const harmless = ['a=1', '-5', '-5.5', 'plain', '3-4', 'x, "y"; z'];

let pipeline: PipelineHome;
let claims: ScoredClaim[];
let folder: string;

beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 400 });
  const texts = [...formulas, ...harmless].map((text) => `'${text}'`).join(', ');
  await rewriteRun(
    pipeline.home,
    `SELECT * REPLACE ([${texts}][1 + claim_no % ${formulas.length + harmless.length}] AS dx_primary_label, ['Ny. 3174012345678901', 'hp (0812) 3456-7890', 'MATA', 'a\u001B[31m\u202E'][1 + claim_no % 4] AS clinic_name, [clinic_name, 'x;=SUM(A1) a.n. 0001 2345 67890'] AS dx_secondary_labels, amount_claimed - 10 AS amount_paid, CASE WHEN claim_no % 9 = 0 THEN -10 ELSE 10 END AS amount_gap)
     FROM claims ORDER BY claim_no`,
  );
  await pipeline.refresh();
  claims = await readScoredClaims(pipeline.home);
  folder = join(pipeline.home.root, 'exports');
  mkdirSync(folder);
});
afterAll(() => pipeline?.cleanup());

const columns = [...claimColumns, ...scoreColumns].filter(({ isPrivate }) => !isPrivate).map(({ name }) => name);
const exported = columns.filter((name) => name !== 'claim_no');

function run(out: string, options: Partial<ExportOptions> = {}): ReturnType<typeof exportClaims> {
  return exportClaims({ home: pipeline.home, what: 'claims', out: join(folder, out), threads: 2, ...options });
}

const rowSchema = z.record(z.string(), z.unknown());
const readJsonl = (name: string) => readFileSync(join(folder, name), 'utf8').trim().split('\n').map((line) => rowSchema.parse(JSON.parse(line)));
const readCsv = (name: string): Record<string, string>[] => parse(readFileSync(join(folder, name), 'utf8'), { columns: true });

async function readParquet(name: string): Promise<Record<string, unknown>[]> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    return await connection.rows('FROM read_parquet($path)', { path: join(folder, name) });
  } finally {
    database.close();
  }
}

describe('an export', () => {
  test.each(['csv', 'jsonl', 'parquet'])('to .%s holds every claim in the order of the worklist, with every column but those of a person', async (format) => {
    const { rows } = await run(`all.${format}`);
    const read = format === 'csv' ? readCsv('all.csv') : format === 'jsonl' ? readJsonl('all.jsonl') : await readParquet('all.parquet');
    expect(rows).toBe(400);
    expect(Object.keys(read[0] ?? {})).toEqual(exported);
    expect(read.map((row) => row['claim_id'])).toEqual(claims.map(({ claim_id }) => claim_id));
    expect(exported).not.toContain('patient_key');
    expect(exported).not.toContain('family_key');
  });

  test('gives flags as a list of rule ids, joined by “;” in CSV', async () => {
    await run('flags.jsonl');
    await run('flags.csv');
    expect(readJsonl('flags.jsonl').map(({ flags }) => flags)).toEqual(claims.map(({ flags }) => flags));
    expect(readCsv('flags.csv').map(({ flags }) => flags)).toEqual(claims.map(({ flags }) => flags.join(';')));
    expect(claims.some(({ flags }) => flags.length > 1)).toBe(true);
  });

  test('makes harmless in CSV what a spreadsheet would take for a formula, and leaves numbers and other text alone', async () => {
    await run('text.csv');
    const labels = readCsv('text.csv').map(({ dx_primary_label }) => dx_primary_label);
    expect(labels).toEqual(claims.map(({ dx_primary_label }) => (formulas.includes(dx_primary_label ?? '') ? `'${dx_primary_label?.trim()}` : dx_primary_label)));
    expect(readCsv('text.csv').map(({ amount_gap }) => amount_gap)).toEqual(claims.map(({ amount_gap }) => String(amount_gap)));
  });

  test.each(['csv', 'jsonl', 'parquet'])('to .%s holds no identifier of a person and nothing hidden, whatever a run holds', async (format) => {
    const personal = ['3174012345678901', '(0812) 3456-7890', '0001 2345 67890', '\u001B', '\u202E'];
    await run(`safe.${format}`);
    const read = format === 'csv' ? readCsv('safe.csv') : format === 'jsonl' ? readJsonl('safe.jsonl') : await readParquet('safe.parquet');
    const text = JSON.stringify(read);
    for (const value of personal) expect(text).not.toContain(JSON.stringify(value).slice(1, -1));
    expect(new Set(read.map(({ clinic_name }) => clinic_name))).toEqual(new Set(['Ny. […]', 'hp […]', 'MATA', 'a']));
    expect(text).toContain(format === 'csv' ? "x;'=SUM(A1) a.n. […]" : 'x;=SUM(A1) a.n. […]');
  });

  test('takes a condition and a limit, in the order of the worklist', async () => {
    const { rows } = await run('some.jsonl', { where: "severity_group = 'rawat jalan' AND risk_score >= 0.2 -- those first", limit: 7 });
    const expected = claims.filter(({ severity_group, risk_score }) => severity_group === 'rawat jalan' && risk_score >= 0.2).slice(0, 7);
    expect(rows).toBe(7);
    expect(readJsonl('some.jsonl').map(({ claim_id }) => claim_id)).toEqual(expected.map(({ claim_id }) => claim_id));
  });

  test('reads a condition as one, whatever its parentheses say', async () => {
    const { rows } = await run('or.csv', { where: 'risk_rank <= 2) OR (risk_rank = 9', limit: 100 });
    expect(rows).toBe(3);
    expect(readCsv('or.csv').map(({ risk_rank }) => risk_rank)).toEqual(['1', '2', '9']);
  });

  test('of nothing is a file with a header', async () => {
    expect((await run('none.csv', { where: 'risk_score > 1' })).rows).toBe(0);
    expect(readFileSync(join(folder, 'none.csv'), 'utf8')).toBe(`${exported.join(',')}\n`);
  });

  test('of the quarantine gives the rows that became no claim', async () => {
    const { rows } = await run('quarantine.csv', { what: 'quarantine' });
    expect(rows).toBe(0);
    expect(readFileSync(join(folder, 'quarantine.csv'), 'utf8')).toMatch(/^quarantine_no,kind,source_file,source_record,source_line,reason_code,/);
  });
});

describe('an export is refused, and no file is left,', () => {
  const condition = [
    'nonsense',
    '',
    'risk_score >= 0.8; DROP TABLE claims_scored',
    'claim_id IN (SELECT claim_id FROM claims_scored)',
    'EXISTS (FROM claims_scored)',
    "claim_id = (SELECT content FROM read_text('package.json'))",
    'true) UNION SELECT * FROM snapshot.claims_scored WHERE (true',
    'true) LIMIT (5',
    'true) ORDER BY (claim_id',
    'true) GROUP BY (claim_id',
    'true) -- ',
    'count(*) > 1',
    'patient_key IS NOT NULL',
    'family_key IS NOT NULL',
    'CAST(claim_id AS INTEGER) > 1',
  ];
  test.each(condition)('for the condition %j', async (where) => {
    await expect(run('refused.csv', { where })).rejects.toMatchObject({ code: 'EXPORT_INVALID', details: { field: '--where' } });
    expect(readdirSync(folder).filter((name) => name.startsWith('refused'))).toEqual([]);
  });

  test.each([
    ['--out', { out: 'refused.txt' }],
    ['--out', { out: 'refused' }],
    ['--out', { out: join('no-such-folder', 'refused.csv') }],
    ['--limit', { out: 'refused.csv', limit: 0 }],
    ['--limit', { out: 'refused.csv', limit: 1.5 }],
  ])('where %s is not usable: %j', async (field, { out, ...options }) => {
    await expect(run(out, options)).rejects.toMatchObject({ code: 'EXPORT_INVALID', details: { field } });
    expect(readdirSync(folder).filter((name) => name.startsWith('refused'))).toEqual([]);
  });

  test('where the file is a folder', async () => {
    mkdirSync(join(folder, 'folder.csv'));
    await expect(run('folder.csv')).rejects.toMatchObject({ code: 'EXPORT_INVALID', details: { field: '--out' } });
    expect(existsSync(join(folder, 'folder.csv.partial'))).toBe(false);
  });

  test('and one that was there before is untouched', async () => {
    writeFileSync(join(folder, 'kept.csv'), 'before');
    await expect(run('kept.csv', { where: 'CAST(claim_id AS INTEGER) > 1' })).rejects.toMatchObject({ code: 'EXPORT_INVALID' });
    expect(readFileSync(join(folder, 'kept.csv'), 'utf8')).toBe('before');
  });

  test('before anything is published', async () => {
    const empty = pipeline.copy();
    rmSync(empty.home.pointer);
    await expect(exportClaims({ home: empty.home, what: 'claims', out: join(folder, 'refused.csv') })).rejects.toMatchObject({ code: 'SNAPSHOT_MISSING' });
    empty.cleanup();
  });
});

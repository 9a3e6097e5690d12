import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { z } from 'zod';

import { type Connection, Database, quoteLiteral } from '../../database.ts';
import { CasemindError, systemErrorCode } from '../../errors.ts';
import { sqlFolder } from '../../sql.ts';
import { type StagedFile, prepareStaging, stageFile } from '../staging.ts';

/**
 * One task of Spark’s, run on a worker with its input as JSON on standard input: it reads one raw file as the ETL of one machine
 * does, by the same code and statements, into Parquet files of a folder of its own, so that a task that runs twice does no harm.
 */

const sourceFileSchema = z.object({
  path: z.string(), name: z.string(), kind: z.enum(['claims', 'secondary_diagnoses', 'membership']), format: z.enum(['csv', 'parquet']), columns: z.array(z.string()),
  delimiter: z.string(), encoding: z.enum(['ascii', 'utf-8', 'utf-16', 'windows-1252']), bytes: z.number(),
});

export const stageInputSchema = z.object({
  file: sourceFileSchema,
  fileNo: z.int(),
  salt: z.string(),
  /** Folder of the run’s scratch, seen by every worker. */
  scratch: z.string(),
  /** Parquet files of `code_values` and `reference_codes`. */
  codeValues: z.string(),
  referenceCodes: z.string(),
  memoryLimit: z.string().optional(),
});
export type StageInput = z.infer<typeof stageInputSchema>;

const stagedSchema = z.object({
  folder: z.string(),
  file: sourceFileSchema,
  /** Rows that were read before and taken back: numbers of rows go on from there. */
  firstRowNo: z.int(),
  rowCount: z.int(),
  brokenCount: z.int(),
  strayLines: z.array(z.tuple([z.int(), z.string()])),
  warnings: z.array(z.string()),
  /** Whether some spelling is in no list: then what earlier files taught may change what is read. */
  hasUnknown: z.boolean(),
});
export const stageOutputSchema = z.union([stagedSchema, z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) })]);
export type StagedOnWorker = z.infer<typeof stagedSchema>;

/** What a worker must be able to do before work begins. */
export const lookInputSchema = z.object({ read: z.array(z.string()), write: z.string() });
export const lookOutputSchema = z.object({ blind: z.string().optional() });

async function stage({ file, fileNo, salt, scratch, codeValues, referenceCodes, memoryLimit }: StageInput): Promise<z.infer<typeof stageOutputSchema>> {
  const folder = mkdtempSync(join(scratch, `file-${fileNo}-`));
  const spill = join(folder, 'spill');
  mkdirSync(spill);
  const warnings: string[] = [];
  const database = await Database.open(':memory:', { threads: 1, memoryLimit, tempDirectory: spill });
  try {
    const connection = await database.connect();
    await connection.runFile('text');
    await connection.runFile('prelude');
    await prepareStaging(connection, join(sqlFolder, 'reference', 'code_values.csv'));
    await connection.runFile('staging/reference_tables');
    await replaceRows(connection, 'code_values', codeValues);
    await replaceRows(connection, 'reference_codes', referenceCodes);
    await connection.runFile('staging/code_maps');
    const known = await countOf(connection, 'code_values');
    const staged = await stageFile(connection, { file, fileNo, salt, scratch: folder }, { progress: () => {}, warn: (message) => warnings.push(message) });
    await connection.runFile('staging/claims_rejected');
    const [place] = await connection.rows<{ first_row_no: number }>('SELECT first_row_no FROM source_files');
    const firstRowNo = place?.first_row_no ?? 0;
    for (const table of ['broken_records', 'code_values', 'secondary_diagnoses', 'members']) await copyTable(connection, `FROM ${table}`, join(folder, `${table}.parquet`));
    await copyTable(connection, `SELECT * REPLACE (row_no - ${firstRowNo} AS row_no) FROM claims_rejected`, join(folder, 'claims_rejected.parquet'));
    await copyTable(connection, `SELECT rowid - ${firstRowNo} AS row_in_file, * FROM claims_staged`, join(folder, 'claims_staged.parquet'));
    const hasUnknown = (await countOf(connection, 'code_values')) > known || (await countOf(connection, 'claims_staged WHERE unknown IS NOT NULL')) > 0;
    return { ...readings(staged), firstRowNo, folder, warnings, hasUnknown };
  } catch (error) {
    if (error instanceof CasemindError) return { code: error.code, details: error.details };
    throw error;
  } finally {
    database.close();
    rmSync(spill, { recursive: true, force: true });
  }
}

function readings({ file, rowCount, brokenCount, strayLines }: StagedFile) {
  return { file: { ...file, columns: [...file.columns] }, rowCount, brokenCount, strayLines: [...strayLines] };
}

async function countOf(connection: Connection, rows: string): Promise<number> {
  const [row] = await connection.rows<{ n: number }>(`SELECT count(*) AS n FROM ${rows}`);
  return row?.n ?? 0;
}

/** Puts the rows of a Parquet file in place of those of a table. */
export async function replaceRows(connection: Connection, table: string, path: string): Promise<void> {
  await connection.run(`DELETE FROM ${table}`);
  await connection.run(`INSERT INTO ${table} BY NAME FROM read_parquet(${quoteLiteral(path)})`);
}

/** Writes the rows of a query to a Parquet file. */
export async function copyTable(connection: Connection, query: string, path: string): Promise<void> {
  await connection.run(`COPY (${query}) TO ${quoteLiteral(path)} (FORMAT parquet)`);
}

/** The first path that this worker may not read, or the folder that it may not write to. */
function look({ read, write }: z.infer<typeof lookInputSchema>): z.infer<typeof lookOutputSchema> {
  let path = write;
  try {
    rmSync(mkdtempSync(join(write, 'look-')), { recursive: true });
    for (path of read) accessSync(path, constants.R_OK);
    return {};
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return { blind: path };
  }
}

if (import.meta.main) {
  const input = z.union([stageInputSchema, lookInputSchema]).parse(JSON.parse(await text(process.stdin)));
  process.stdout.write(JSON.stringify('file' in input ? await stage(input) : look(input)));
}

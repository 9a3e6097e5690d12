import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CasemindError, type SparkSession, homeAt, runEtl, silentObserver } from '#engine';
import { z } from 'zod';

import { Database, quoteIdentifier, quoteLiteral } from '../../engine/database.ts';

const rowSchema = z.record(z.string(), z.unknown());

/** What a case expects: the run, or the error that ends it. */
export const expectedSchema = z.strictObject({
  max_quarantine: z.number().optional(),
  /** Columns of the claims that the case is about. */
  columns: z.array(z.string()).optional(),
  outcome: z.union([
    z.strictObject({ error: z.string(), details: z.record(z.string(), z.unknown()), left_behind: z.array(z.string()) }),
    z.strictObject({
      rows_in: z.int(),
      rows_out: z.int(),
      rows_quarantined: z.int(),
      quarantine_reasons: z.record(z.string(), z.int()),
      warnings: z.array(z.string()),
      ignored: z.array(z.string()),
      claims: z.array(rowSchema),
      quarantine: z.array(rowSchema),
    }),
  ]),
});
export type Expected = z.infer<typeof expectedSchema>;

export const goldenFolder = import.meta.dirname;

export function goldenCases(): string[] {
  return readdirSync(goldenFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

export function readExpected(name: string): Expected {
  return expectedSchema.parse(JSON.parse(readFileSync(join(goldenFolder, name, 'expected.json'), 'utf8')));
}

/** Runs the ETL on the input of a case. `parquet.sql` of a case is a SELECT, whose rows become a Parquet file of the input. */
export async function runCase(name: string, { columns = [], max_quarantine = 0.99 }: Pick<Expected, 'columns' | 'max_quarantine'>, spark?: SparkSession): Promise<Expected['outcome']> {
  const root = mkdtempSync(join(tmpdir(), 'casemind-golden-'));
  const sourceFolder = join(root, 'input');
  const home = homeAt(join(root, 'home'));
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    cpSync(join(goldenFolder, name, 'input'), sourceFolder, { recursive: true });
    const connection = await database.connect();
    const parquetSql = join(goldenFolder, name, 'parquet.sql');
    if (existsSync(parquetSql))
      await connection.run(`COPY (${readFileSync(parquetSql, 'utf8')}) TO ${quoteLiteral(join(sourceFolder, 'claims.parquet'))} (FORMAT parquet)`);
    const { manifest, ignoredFiles } = await runEtl({
      home,
      sourceFolder,
      salt: 'golden',
      ruleset: 'RULESET_v1',
      maxQuarantine: max_quarantine,
      threads: 2,
      spark,
      version: '0.0.0',
      now: () => new Date('2026-01-31T02:00:00Z'),
      observer: silentObserver,
    });
    const folder = join(home.runs, manifest.etl_run_id);
    await connection.run(`ATTACH ${quoteLiteral(join(folder, 'run.duckdb'))} AS run (READ_ONLY)`);
    const parquet = quoteLiteral(join(folder, 'claims_normalized.parquet'));
    return {
      rows_in: manifest.rows_in,
      rows_out: manifest.rows_out,
      rows_quarantined: manifest.rows_quarantined,
      quarantine_reasons: manifest.quarantine_reasons,
      warnings: manifest.warnings,
      ignored: [...ignoredFiles],
      claims: await connection.rows(`SELECT ${columns.map(quoteIdentifier).join(', ')} FROM read_parquet(${parquet}) ORDER BY claim_no`),
      quarantine: await connection.rows('SELECT * EXCLUDE (quarantine_no, etl_run_id) FROM run.claims_quarantine ORDER BY quarantine_no'),
    };
  } catch (error) {
    if (!(error instanceof CasemindError)) throw error;
    const details = Object.entries(error.details).map(([key, value]) => [key, typeof value === 'string' ? value.replaceAll(sourceFolder, 'input') : value]);
    return { error: error.code, details: Object.fromEntries(details), left_behind: [...readdirSync(home.runs), ...readdirSync(home.scratch)] };
  } finally {
    database.close();
    rmSync(root, { recursive: true, force: true });
  }
}

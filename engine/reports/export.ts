import { renameSync, rmSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

import { z } from 'zod';

import { type Connection, Database, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import type { Home } from '../scoring/home.ts';
import { type SnapshotManifest, readManifest, readPointer } from '../scoring/manifest.ts';

export interface ExportOptions {
  readonly home: Home;
  readonly what: 'claims' | 'quarantine';
  /** A path ending in .csv, .jsonl or .parquet. */
  readonly out: string;
  /** A condition in SQL on the exported columns, such as `risk_score >= 0.8`. */
  readonly where?: string | undefined;
  readonly limit?: number | undefined;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
}

export interface ExportResult {
  readonly out: string;
  readonly rows: number;
  readonly manifest: SnapshotManifest;
}

const formats: Readonly<Record<string, string>> = { '.csv': 'csv, HEADER', '.jsonl': 'json', '.parquet': 'parquet' };
const orders = { claims: 'risk_rank', quarantine: 'quarantine_no' } as const;

/**
 * Writes the scored claims, or the quarantine, of the published snapshot to a file: whole or not at
 * all, in the order of the worklist, without patient and family keys. In CSV lists are joined by `;`
 * and text that a spreadsheet would take for a formula starts with an apostrophe.
 *
 * @throws CasemindError EXPORT_INVALID naming the option; SNAPSHOT_MISSING; DISK_FULL.
 */
export async function exportClaims(options: ExportOptions): Promise<ExportResult> {
  const { home, what, out, where, limit } = options;
  const format = formats[extname(out).toLowerCase()];
  if (format === undefined) refuse('--out', `${out} does not end in ${Object.keys(formats).join(', ')}`);
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 1)) refuse('--limit', `${limit} is not a whole number from 1`);
  const id = readPointer(home);
  if (id === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const manifest = readManifest(home, id);
  const database = await Database.open(':memory:', { threads: options.threads, memoryLimit: options.memoryLimit, tempDirectory: home.scratch });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(resolve(join(home.snapshots, id, 'snapshot.duckdb')))} AS snapshot (READ_ONLY)`);
    await connection.run('USE snapshot');
    await connection.runFile('queries/export_tables');
    if (where !== undefined) await checkCondition(connection, what, where);
    const condition = where === undefined ? '' : ` WHERE (${where})`;
    const size = limit === undefined ? '' : ` LIMIT ${limit}`;
    await connection.run(`CREATE TEMP VIEW exported AS SELECT * FROM ${what}${condition} ORDER BY ${orders[what]}${size}`);
    const isText = format.startsWith('csv');
    if (isText) await connection.runFile(what === 'claims' ? 'queries/export_text' : 'queries/export_quarantine_text');
    const partial = `${out}.partial`;
    try {
      const rows = await connection.run(`COPY (FROM ${isText ? 'exported_text' : 'exported'}) TO ${quoteLiteral(partial)} (FORMAT ${format})`);
      renameSync(partial, out);
      return { out, rows, manifest };
    } catch (error) {
      rmSync(partial, { force: true });
      if (error instanceof CasemindError) throw error;
      throw new CasemindError('EXPORT_INVALID', { field: '--out', reason: firstLine(error) }, { cause: error });
    }
  } finally {
    database.close();
  }
}

/** A condition may compare columns and constants; it may not read anything else. */
async function checkCondition(connection: Connection, what: string, where: string): Promise<void> {
  const [row] = await connection.rows<{ tree: string }>('SELECT CAST(json_serialize_sql($statement) AS VARCHAR) AS tree', {
    statement: `SELECT 1 FROM ${what} WHERE (${where})`,
  });
  const parsed = treeSchema.safeParse(JSON.parse(row?.tree ?? '{}'));
  if (!parsed.success) refuse('--where', `"${where}" is not one SQL condition`);
  const { node } = parsed.data.statements[0];
  if (node.type !== 'SELECT_NODE' || node.from_table.type !== 'BASE_TABLE' || /"class":"SUBQUERY"/.test(JSON.stringify(node.where_clause)))
    refuse('--where', 'it may compare columns and constants only, without subqueries');
  try {
    await connection.run(`EXPLAIN SELECT 1 FROM ${what} WHERE (${where})`);
  } catch (error) {
    refuse('--where', firstLine(error));
  }
}

const treeSchema = z.object({
  error: z.literal(false),
  statements: z.tuple([z.object({ node: z.object({ type: z.string(), from_table: z.object({ type: z.string() }), where_clause: z.unknown() }) })]),
});

function refuse(field: string, reason: string): never {
  throw new CasemindError('EXPORT_INVALID', { field, reason });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

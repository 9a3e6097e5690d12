import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';

import { z } from 'zod';

import { type Connection, Database, quoteLiteral } from '../database.ts';
import { CasemindError, systemErrorCode } from '../errors.ts';
import type { Home } from '../snapshots/home.ts';
import { type SnapshotManifest, readManifest, readPointer } from '../snapshots/manifest.ts';
import { takeScratch } from '../snapshots/scratch.ts';
import { databaseFile } from '../snapshots/stable-names.ts';
import { type ExportedColumn, exportedCell } from './export-cell.ts';

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
 * all, in the order of the worklist, without patient and family keys. Text is as `exportedCell` writes it.
 *
 * @throws CasemindError EXPORT_INVALID naming the option; SNAPSHOT_MISSING; DISK_FULL.
 */
export async function exportClaims(options: ExportOptions): Promise<ExportResult> {
  const { home, what, out, where, limit } = options;
  const format = formats[extname(out).toLowerCase()];
  if (format === undefined) refuse('--out', `${out} does not end in ${Object.keys(formats).join(', ')}`);
  if (!existsSync(dirname(resolve(out)))) refuse('--out', `the folder ${dirname(resolve(out))} does not exist`);
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 1)) refuse('--limit', `${limit} is not a whole number from 1`);
  const id = readPointer(home);
  if (id === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const manifest = readManifest(home, id);
  const scratch = takeScratch(home);
  const database = await Database.open(':memory:', { threads: options.threads, memoryLimit: options.memoryLimit, tempDirectory: scratch.folder });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(resolve(join(home.snapshots, id, databaseFile)))} AS snapshot (READ_ONLY)`);
    await connection.run('USE snapshot');
    await connection.runFile('queries/export_tables');
    if (where !== undefined) await checkCondition(connection, what, where);
    const condition = where === undefined ? '' : ` WHERE ${enclosed(where)}`;
    const size = limit === undefined ? '' : ` LIMIT ${limit}`;
    await connection.run(`CREATE TEMP VIEW exported AS SELECT * FROM ${what}${condition} ORDER BY ${orders[what]}${size}`);
    await connection.runFile('text');
    const columns = await connection.rows<{ column_name: string; column_type: string }>('SELECT column_name, column_type FROM (DESCRIBE exported)');
    const cells = columns.map(({ column_name: name, column_type: type }): ExportedColumn => ({ name, type })).map((column) => exportedCell(column, format.startsWith('csv')));
    const partial = `${out}.partial`;
    try {
      const rows = await connection.run(`COPY (SELECT ${cells.join(', ')} FROM exported) TO ${quoteLiteral(partial)} (FORMAT ${format})`);
      renameSync(partial, out);
      return { out, rows, manifest };
    } catch (error) {
      rmSync(partial, { force: true });
      if (error instanceof CasemindError) throw error;
      // What the disk refuses is said of the file; values that a condition cannot be worked out for are found on the way.
      const field = where === undefined || systemErrorCode(error) !== undefined || firstLine(error).startsWith('IO Error') ? '--out' : '--where';
      throw new CasemindError('EXPORT_INVALID', { field, reason: firstLine(error) }, { cause: error });
    }
  } finally {
    database.close();
    scratch.remove();
  }
}

/** A condition on a line of its own, so that a comment at its end takes no parenthesis along. */
function enclosed(where: string): string {
  return `(\n${where}\n)`;
}

/** A condition may compare columns and constants; it may not read anything else. */
async function checkCondition(connection: Connection, what: string, where: string): Promise<void> {
  const statement = `SELECT 1 FROM ${what} WHERE ${enclosed(where)}`;
  const [row] = await connection.rows<{ tree: string }>(`SELECT CAST(json_serialize_sql(${quoteLiteral(statement)}) AS VARCHAR) AS tree`);
  const tree: unknown = JSON.parse(row?.tree ?? '{}');
  if (failedTreeSchema.safeParse(tree).success) refuse('--where', `"${where}" is not a condition in SQL`);
  const parsed = treeSchema.safeParse(tree);
  if (!parsed.success || /"class":"SUBQUERY"/.test(JSON.stringify(parsed.data.statements[0].node.where_clause)))
    refuse('--where', 'it must be one condition on the columns, without subqueries and other clauses');
  try {
    await connection.run(`EXPLAIN ${statement}`);
  } catch (error) {
    refuse('--where', firstLine(error));
  }
}

const failedTreeSchema = z.object({ error: z.literal(true) });

/** The tree of a statement that is a condition and nothing else: no grouping, no order, no limit, no sample. */
const treeSchema = z.object({
  error: z.literal(false),
  statements: z.tuple([
    z.object({
      node: z.object({
        type: z.literal('SELECT_NODE'),
        modifiers: z.tuple([]),
        cte_map: z.object({ map: z.tuple([]) }),
        from_table: z.object({ type: z.literal('BASE_TABLE'), sample: z.null() }),
        where_clause: z.unknown(),
        group_expressions: z.tuple([]),
        group_sets: z.tuple([]),
        having: z.null(),
        qualify: z.null(),
        sample: z.null(),
      }),
    }),
  ]),
});

function refuse(field: string, reason: string): never {
  throw new CasemindError('EXPORT_INVALID', { field, reason });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

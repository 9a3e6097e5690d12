import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { type Connection, Database, type Parameters, quoteLiteral } from '../database.ts';
import type { ClaimStateRow } from '../decisions/claim-state.ts';
import type { RuleSnooze } from '../rules/rule-snooze.ts';
import type { Home } from '../snapshots/home.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import { fillMissing } from '../snapshots/older-snapshot.ts';
import { ClaimPlaces } from '../snapshots/claim-places.ts';
import { takeScratch } from '../snapshots/scratch.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { databaseFile } from '../snapshots/stable-names.ts';
import { createTablesBeside, hiddenBit, seeTablesBeside } from '../snapshots/tables-beside.ts';
import { type ExportedColumn, exportedCell } from './export-cell.ts';

export type ExportFormat = 'csv' | 'parquet';

export interface RowsFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  remove(): void;
}

/** Rows of statements with the same columns, one statement after the other. */
export interface ExportedRows {
  readonly columns: readonly ExportedColumn[];
  readonly statements: readonly { readonly sql: string; readonly parameters: Parameters }[];
}

export interface ExportPlace {
  readonly home: Home;
  readonly manifest: SnapshotManifest;
  /** What people did with claims, where the statements read it. */
  readonly states?: readonly ClaimStateRow[];
  /** Rules that do not count as active on some claims. */
  readonly snoozes?: readonly RuleSnooze[] | undefined;
  /** Live claims, where the statements are of every source: pages of `copyLiveClaims`. */
  readonly liveClaims?: AsyncIterable<string> | undefined;
  readonly format: ExportFormat;
}

const formats = { csv: 'csv, HEADER', parquet: 'parquet' } as const;

/**
 * Writes rows in their order to a file of scratch space, for the caller to send and remove. The instance
 * that serves may write nothing, so this one is its own, confined to the snapshots and that folder; and a
 * reader who is slow holds a file, not a connection. Text is as `exportedCell` writes it.
 *
 * @throws CasemindError DISK_FULL, and what `rowsOf` throws.
 */
export async function exportRows({ home, manifest, states = [], snoozes = [], liveClaims, format }: ExportPlace, rowsOf: (snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'ranksOf' | 'snoozes'>) => Promise<ExportedRows>): Promise<RowsFile> {
  const scratch = takeScratch(home);
  try {
    const path = resolve(join(scratch.folder, `rows.${format}`));
    const database = await Database.open(':memory:', { threads: 1, memoryLimit: '500MB', tempDirectory: resolve(scratch.folder) });
    try {
      const connection = await database.connect();
      await openConfined(connection, [home.snapshots, scratch.folder], join(home.snapshots, manifest.snapshot_id, databaseFile), { states, liveClaims });
      const { columns, statements } = await rowsOf({ manifest, snoozes, rows: (sql, parameters) => connection.rows(sql, parameters), ranksOf: async (claimId) => (await ClaimPlaces.read(connection)).ranksOf(claimId) });
      for (const [i, { sql, parameters }] of statements.entries()) await connection.run(`${i === 0 ? 'CREATE TEMP TABLE exported_rows AS' : 'INSERT INTO exported_rows'} ${sql}`, parameters);
      await connection.run(`COPY (SELECT ${columns.map((column) => exportedCell(column, format === 'csv')).join(', ')} FROM exported_rows) TO ${quoteLiteral(path)} (FORMAT ${formats[format]})`);
    } finally {
      database.close();
    }
    return { path, size: statSync(path).size, remove: () => scratch.remove() };
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

/** The snapshot and what lies beside it, in an instance that reaches these folders and nothing else. */
async function openConfined(connection: Connection, folders: readonly string[], snapshot: string, { states = [], liveClaims }: Pick<ExportPlace, 'states' | 'liveClaims'>): Promise<void> {
  await createTablesBeside(connection);
  for await (const claims of liveClaims ?? []) await connection.runFile('marts/claims_live_stream_copied', { claims });
  if (states.length > 0) await connection.runFile('marts/claim_state_changes', { changes: JSON.stringify(states) });
  await connection.run(`SET allowed_directories = [${folders.map((folder) => quoteLiteral(`${resolve(folder)}/`)).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  await connection.run(`ATTACH ${quoteLiteral(resolve(snapshot))} AS snapshot (READ_ONLY)`);
  await connection.run('USE snapshot');
  await connection.runFile('prelude');
  await fillMissing(connection, 'snapshot');
  await seeTablesBeside(connection, hiddenBit(1));
  if (liveClaims) await connection.runFile('marts/claims_live_stream_hidden');
  await connection.runFile('text');
}

import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { Database, quoteIdentifier, quoteLiteral } from '../database.ts';
import type { Home } from '../scoring/home.ts';
import type { SnapshotManifest } from '../scoring/manifest.ts';
import { takeScratch } from '../scoring/scratch.ts';
import { databaseFile } from '../scoring/stable-names.ts';
import { reportStatement } from './read-report.ts';
import type { Report, ReportQuery } from './report.ts';
import type { Scope } from './scope.ts';

export type ExportFormat = 'csv' | 'parquet';

export interface ReportFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  remove(): void;
}

export interface ExportReportOptions {
  readonly home: Home;
  readonly manifest: SnapshotManifest;
  readonly report: Report;
  readonly query: ReportQuery;
  readonly scope: Scope;
  readonly format: ExportFormat;
}

const formats = { csv: 'csv, HEADER', parquet: 'parquet' } as const;

/**
 * Writes all rows of a report in its order to a file of scratch space, for the caller to send and remove.
 * The instance that serves may write nothing, so this one is its own, confined to the snapshots and that
 * folder; and a reader who is slow holds a file, not a connection.
 *
 * @throws CasemindError DISK_FULL.
 */
export async function exportReport({ home, manifest, report, query, scope, format }: ExportReportOptions): Promise<ReportFile> {
  const scratch = takeScratch(home);
  try {
    const path = resolve(join(scratch.folder, `${report.name}.${format}`));
    const database = await Database.open(':memory:', { threads: 1, memoryLimit: '500MB', tempDirectory: resolve(scratch.folder) });
    try {
      const connection = await database.connect();
      const folders = [resolve(home.snapshots), resolve(scratch.folder)].map((folder) => quoteLiteral(`${folder}/`));
      await connection.run(`SET allowed_directories = [${folders.join(', ')}]`);
      await connection.run('SET enable_external_access = false');
      await connection.run('SET lock_configuration = true');
      await connection.run(`ATTACH ${quoteLiteral(resolve(join(home.snapshots, manifest.snapshot_id, databaseFile)))} AS snapshot (READ_ONLY)`);
      await connection.run('USE snapshot');
      await connection.runFile('queries/harmless_text');
      const { sql, parameters } = reportStatement({ manifest }, report, query, scope);
      await connection.run(`CREATE TEMP TABLE report_rows AS ${sql}`, parameters);
      await connection.run(`COPY (SELECT ${cells(report, format)} FROM report_rows) TO ${quoteLiteral(path)} (FORMAT ${formats[format]})`);
    } finally {
      database.close();
    }
    return { path, size: statSync(path).size, remove: () => scratch.remove() };
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

function cells({ columns }: Report, format: ExportFormat): string {
  return columns
    .map(({ name, type }) => {
      const column = quoteIdentifier(name);
      return format === 'csv' && type === 'VARCHAR' ? `harmless_text(${column}) AS ${column}` : column;
    })
    .join(', ');
}

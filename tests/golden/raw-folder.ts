import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type EtlResult, type Home, homeAt, runEtl, silentObserver } from '#engine';

import { type Connection, Database, quoteLiteral } from '../../engine/database.ts';

/** One outpatient claim in the numeric edition; the columns that an FKRTL file must have and labels. */
export const plainClaim = {
  PSTV01: '100000001', PSTV02: '200000001', FKL02: '100080122V000001', FKL03: '2022-01-05', FKL04: '2022-01-05', FKL05: '35', FKL06: '3578',
  FKL07: '9', FKL08: '1', FKL09: '2', FKL10: '1', FKL12: '2', FKL13: '3', FKL14: '1', FKL17A: 'I10', FKL18: 'I10', FKL18A: 'Hypertension',
  FKL19: 'Q-5-44-0', FKL23: '1', FKL30: '8907 - Consultation', FKL31: '1', FKL32: '183300', FKL34: '0', FKL37: '0', FKL40: '0', FKL43: '0',
  FKL46: '0', FKL47: '183300', FKL48: '183300',
};
export type RawClaim = typeof plainClaim;

export const rawColumns = Object.keys(plainClaim);

/** The n-th claim of a file, by default with an id and a participant of its own. */
export function rawClaim(n: number, overrides: Partial<RawClaim> = {}): RawClaim {
  return { ...plainClaim, FKL02: claimId(n), PSTV01: String(100_000_000 + n), PSTV02: String(200_000_000 + n), ...overrides };
}

export const claimId = (n: number): string => `100080122V${String(n).padStart(6, '0')}`;

export function csvText(rows: readonly (RawClaim | string)[], { delimiter = ',', quoteAll = false, newline = '\n' } = {}): string {
  const cell = (text: string): string => (quoteAll || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => (typeof row === 'string' ? row : Object.values(row).map(cell).join(delimiter)));
  return [rawColumns.join(delimiter), ...lines].join(newline) + newline;
}

export interface RawFolder {
  readonly home: Home;
  readonly sourceFolder: string;
  write(files: Readonly<Record<string, string | Buffer>>): void;
  run(options?: { threads?: number; memoryLimit?: string; claimsAtOnce?: number; now?: string; maxQuarantine?: number }): Promise<EtlResult>;
  /** Rows of a query, in which `claims` is the Parquet file of the run and `run.*` are its tables. */
  query<T>(result: EtlResult, sql: string): Promise<T[]>;
  remove(): void;
}

/** A source folder and a home, both new and empty. */
export function createRawFolder(files: Readonly<Record<string, string | Buffer>> = {}): RawFolder {
  const root = mkdtempSync(join(tmpdir(), 'casemind-raw-'));
  const sourceFolder = join(root, 'input');
  const home = homeAt(join(root, 'home'));
  mkdirSync(sourceFolder);
  const folder: RawFolder = {
    home,
    sourceFolder,
    write(added) {
      for (const [name, content] of Object.entries(added)) {
        mkdirSync(dirname(join(sourceFolder, name)), { recursive: true });
        writeFileSync(join(sourceFolder, name), content);
      }
    },
    run: ({ now = '2026-01-31T02:00:00Z', maxQuarantine = 0.99, ...settings } = {}) =>
      runEtl({
        home,
        sourceFolder,
        salt: 'tests',
        ruleset: 'RULESET_v1',
        maxQuarantine,
        threads: 2,
        ...settings,
        version: '0.0.0',
        now: () => new Date(now),
        observer: silentObserver,
      }),
    async query<T>(result: EtlResult, sql: string) {
      const database = await Database.open(':memory:', { threads: 1 });
      try {
        const connection: Connection = await database.connect();
        const run = join(home.runs, result.manifest.etl_run_id);
        await connection.run(`ATTACH ${quoteLiteral(join(run, 'run.duckdb'))} AS run (READ_ONLY)`);
        await connection.run(`CREATE TEMP VIEW claims AS FROM read_parquet(${quoteLiteral(join(run, 'claims_normalized.parquet'))})`);
        return await connection.rows<T>(sql);
      } finally {
        database.close();
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  folder.write(files);
  return folder;
}

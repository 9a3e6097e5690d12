import { join } from 'node:path';

import { claimColumns } from '../columns.ts';
import { type RunManifest, newestRun } from '../claims/run-manifest.ts';
import { type Connection, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import { listFinished } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { claimsFile } from '../snapshots/stable-names.ts';

/** A finished ETL run: its folder and what it says of itself. */
export interface Run {
  readonly folder: string;
  readonly manifest: RunManifest;
}

/**
 * The newest ETL run, to train on or to score.
 *
 * @throws CasemindError RUN_MISSING, RUN_INVALID.
 */
export function findRun(home: Home): Run {
  try {
    return newestRun(home);
  } catch (error) {
    if (error instanceof CasemindError) throw error;
    throw new CasemindError('RUN_INVALID', { run: listFinished(home.runs).at(-1) ?? '', reason: 'its manifest.json is missing or damaged' }, { cause: error });
  }
}

/**
 * Makes `claims_normalized` a view of a run's Parquet file.
 *
 * @throws CasemindError RUN_INVALID where the file cannot be read.
 */
export async function openRunClaims(connection: Connection, { folder, manifest }: Run): Promise<void> {
  await reading(manifest, claimsFile, () =>
    connection.run(`CREATE OR REPLACE TEMP VIEW claims_normalized AS SELECT * FROM read_parquet(${quoteLiteral(join(folder, claimsFile))})`),
  );
}

/**
 * Makes sure that the claims of a run, made a view by `openRunClaims`, have every column of today.
 *
 * @throws CasemindError RUN_INVALID where an earlier version made the run.
 */
export async function requireColumns(connection: Connection, { manifest }: Run): Promise<void> {
  const found = await connection.rows<{ column_name: string }>('SELECT column_name FROM (DESCRIBE claims_normalized)');
  const names = new Set(found.map(({ column_name }) => column_name));
  const missing = claimColumns.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  if (missing.length > 0) throw new CasemindError('RUN_INVALID', { run: manifest.etl_run_id, reason: `an earlier version made it, without ${missing.join(', ')}` });
}

/** Attaches the other tables of a run as `run`. */
export async function attachRun(connection: Connection, { folder, manifest }: Run): Promise<void> {
  await reading(manifest, 'run.duckdb', () => connection.run(`ATTACH ${quoteLiteral(join(folder, 'run.duckdb'))} AS run (READ_ONLY)`));
}

async function reading(manifest: RunManifest, file: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CasemindError) throw error;
    throw new CasemindError('RUN_INVALID', { run: manifest.etl_run_id, reason: `${file} cannot be read` }, { cause: error });
  }
}

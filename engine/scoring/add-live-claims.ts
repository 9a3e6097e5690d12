import { join } from 'node:path';

import type { RunManifest } from '../claims/run-manifest.ts';
import { type Connection, quoteLiteral } from '../database.ts';
import type { LiveReading } from '../live/intake.ts';
import { jakartaDay } from '../live/jakarta-time.ts';
import { loadLiveClaims } from '../live/load-live-claims.ts';
import { claimsFile } from '../snapshots/stable-names.ts';
import { loadSql } from '../sql.ts';

/** The claims of a snapshot that are in no row of its run. */
export interface AddedClaims {
  readonly live: number;
  readonly simulated: number;
  /** The last number that a claim of the run has; those that were added follow. */
  readonly lastRunNo: number;
}

export interface AddLiveOptions {
  readonly sources: readonly Pick<LiveReading, 'changesAfter'>[];
  readonly run: RunManifest;
  /** The folder of the snapshot, in which its claims become a file. */
  readonly folder: string;
  readonly now: Date;
}

/**
 * Makes `claims_normalized` the claims of the run and, behind them, those that came in live and that the run does not have. What
 * they were compared with when they came in stays; rules and model score them anew.
 */
export async function addLiveClaims(connection: Connection, { sources, run, folder, now }: AddLiveOptions): Promise<AddedClaims> {
  const [numbers] = await connection.rowsOfFile<{ last_claim_no: number }>('queries/last_claim_no');
  const lastRunNo = numbers?.last_claim_no ?? 0;
  if (sources.length === 0) return { live: 0, simulated: 0, lastRunNo };
  await loadLiveClaims(connection, sources);
  await connection.setVariable('today', jakartaDay(now));
  await connection.setVariable('etl_run_id', run.etl_run_id);
  const path = quoteLiteral(join(folder, claimsFile));
  await connection.run(`COPY (${loadSql('marts/claims_with_live')}) TO ${path} (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)`);
  await connection.run(`CREATE OR REPLACE TEMP VIEW claims_normalized AS SELECT * FROM read_parquet(${path})`);
  const [added] = await connection.rowsOfFile<{ live: number; simulated: number }>('queries/claim_origins', { last_run_no: lastRunNo });
  return { live: added?.live ?? 0, simulated: added?.simulated ?? 0, lastRunNo };
}

import { join } from 'node:path';

import { quoteLiteral } from '../database.ts';
import { type AddClaims, type AddedClaims, noClaims } from '../scoring/added-claims.ts';
import { claimsFile } from '../snapshots/stable-names.ts';
import { loadSql } from '../sql.ts';
import type { LiveReading } from './intake.ts';
import { jakartaDay } from './jakarta-time.ts';
import { loadLiveClaims } from './load-live-claims.ts';

/**
 * Adds to a snapshot the claims that came in live and that its run does not have. What they were compared with when they came in
 * stays; rules and model score them anew.
 */
export function foldLiveClaims(sources: readonly Pick<LiveReading, 'changesAfter'>[]): AddClaims {
  return async (connection, { run, lastRunNo, folder, now }) => {
    if (sources.length === 0) return noClaims;
    await loadLiveClaims(connection, sources);
    await connection.setVariable('today', jakartaDay(now));
    await connection.setVariable('etl_run_id', run.etl_run_id);
    const path = quoteLiteral(join(folder, claimsFile));
    await connection.run(`COPY (${loadSql('marts/claims_with_live')}) TO ${path} (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)`);
    await connection.run(`CREATE OR REPLACE TEMP VIEW claims_normalized AS SELECT * FROM read_parquet(${path})`);
    const [added] = await connection.rowsOfFile<AddedClaims>('queries/claim_origins', { last_run_no: lastRunNo });
    return added ?? noClaims;
  };
}

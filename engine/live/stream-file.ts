import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { Database, quoteLiteral } from '../database.ts';
import { asDiskFull } from '../errors.ts';
import { syncPath } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { takeScratch } from '../snapshots/scratch.ts';
import { loadSql } from '../sql.ts';
import type { LiveReading } from './intake.ts';
import { loadLiveClaims } from './load-live-claims.ts';

/** Name of the file of live claims for other tools. */
export const liveFile = 'claims_live_stream.parquet';

export interface LiveFileOptions {
  readonly home: Home;
  readonly path: string;
  readonly live: Pick<LiveReading, 'changesAfter'>;
}

/** However many claims there are: what is more lies in the scratch folder meanwhile. */
const memoryLimit = '160MB';
/** Claims that are held until they are written. */
const rowGroup = 20_000;

/**
 * Writes all live claims of a store as one Parquet file, by their change numbers: whoever reads sees the old file or the new one,
 * whole.
 *
 * @throws CasemindError DISK_FULL; the file stays as it was.
 */
export async function writeLiveFile({ home, path, live }: LiveFileOptions): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.next`;
  const scratch = takeScratch(home);
  const database = await Database.open(':memory:', { threads: 1, memoryLimit, tempDirectory: resolve(scratch.folder) });
  try {
    const connection = await database.connect();
    await loadLiveClaims(connection, [live]);
    await connection.run(`COPY (${loadSql('live/stream_file')}) TO ${quoteLiteral(next)} (FORMAT parquet, ROW_GROUP_SIZE ${rowGroup})`);
    syncPath(next);
    renameSync(next, path);
    syncPath(dirname(path));
  } catch (error) {
    throw asDiskFull(error, path);
  } finally {
    database.close();
    scratch.remove();
    rmSync(next, { force: true });
  }
}

import { join } from 'node:path';

import { type Connection, quoteLiteral } from '../database.ts';
import { watched } from './watched.ts';

/** Bytes of DuckDB's memory that a claim takes with its lookups while it is written, by measurement. */
const bytesOfClaim = 1000;

export interface ClaimsFileOptions {
  /** The Parquet file that comes to be. */
  readonly path: string;
  /** Rows of `claims_staged`. */
  readonly rows: number;
  /** Where parts lie until all are there. */
  readonly scratch: string;
  /** Claims written at once; as many as DuckDB's memory holds unless told. */
  readonly claimsAtOnce?: number | undefined;
  /** Called while it writes with the claims that are written, from 0 on. */
  readonly onProgress: (done: number) => void;
}

/**
 * Writes `claims_normalized` to Parquet, in the order of its rows. A claim is looked up in tables as large as all claims
 * together; where DuckDB's memory does not hold these, it would put every claim on disk once for each of them. Then parts of the
 * claims are written one after the other, each beside what it needs, and put together: the file holds the same.
 */
export async function writeClaimsFile(connection: Connection, { path, rows, scratch, claimsAtOnce, onProgress }: ClaimsFileOptions): Promise<void> {
  const atOnce = claimsAtOnce ?? Math.floor((await connection.memoryLimit()) / bytesOfClaim);
  const copy = (from: string, to: string, onShare: (share: number) => void): Promise<number> =>
    watched(connection, onShare, () => connection.run(`COPY (FROM ${from}) TO ${quoteLiteral(to)} (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)`));
  if (rows <= atOnce) {
    await copy('claims_normalized', path, (share) => onProgress(share * rows));
    return;
  }
  const parts = Math.ceil(rows / atOnce);
  const paths = Array.from({ length: parts }, (_, part) => join(scratch, `claims-${part}.parquet`));
  const tell = (part: number) => (share: number) => onProgress(((part + share) / (parts + 1)) * rows);
  await connection.runFile('marts/parted_claims');
  // DuckDB takes a part for a fifth of what it is, and would hold the claims, not what they are looked up in.
  await connection.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
  for (const [part, partPath] of paths.entries()) {
    await connection.setVariable('first_row', Math.ceil((part * rows) / parts));
    await connection.setVariable('last_row', Math.ceil(((part + 1) * rows) / parts) - 1);
    await connection.runFile('marts/part_of_claims');
    await copy('claims_normalized', partPath, tell(part));
  }
  await connection.run('RESET disabled_optimizers');
  await copy(`read_parquet([${paths.map(quoteLiteral).join(', ')}])`, path, tell(parts));
}

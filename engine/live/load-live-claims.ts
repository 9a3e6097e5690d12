import { appendRows } from '../column-vectors.ts';
import { type Connection, quoteIdentifier } from '../database.ts';
import { liveClaimColumns } from '../snapshots/tables-beside.ts';
import { liveClaimRow } from './claims-beside.ts';
import type { LiveReading } from './intake.ts';

const pageSize = 1000;
const columns = liveClaimColumns.filter(({ name }) => name !== 'hidden_in');

/**
 * Reads all live claims of some stores into the temporary table `stream_claims` of a connection. A claim that came again while they
 * were read is there twice, under two numbers.
 */
export async function loadLiveClaims(connection: Connection, sources: readonly Pick<LiveReading, 'changesAfter'>[]): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE stream_claims (${columns.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`).join(', ')})`);
  for (const live of sources) {
    for (let after: number | undefined = 0; after !== undefined; ) {
      const { claims } = await live.changesAfter(after, pageSize);
      await appendRows(connection, { database: 'temp', name: 'stream_claims' }, columns, claims.map((claim) => liveClaimRow(claim)));
      after = claims.at(-1)?.changeSeq;
    }
  }
}

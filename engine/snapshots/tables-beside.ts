import type { TypedColumn } from '../column-vectors.ts';
import { claimColumns, scoreColumns } from '../columns.ts';
import type { Connection } from '../database.ts';

/** Columns of `claims_live_stream`, in its order: those of `claims_scored`, then how a claim came in and where it is not shown. */
export const liveClaimColumns: readonly TypedColumn[] = [
  ...[...claimColumns, ...scoreColumns].map(({ name, type }) => ({ name, type })),
  { name: 'flag_mask', type: 'INTEGER' },
  { name: 'source', type: 'VARCHAR' },
  { name: 'channel', type: 'VARCHAR' },
  { name: 'generated_at', type: 'TIMESTAMP' },
  { name: 'received_at', type: 'TIMESTAMP' },
  { name: 'scored_against', type: 'VARCHAR' },
  { name: 'live_seq', type: 'BIGINT' },
  { name: 'hidden_in', type: 'INTEGER' },
];

const liveClaims = JSON.stringify([Object.fromEntries(liveClaimColumns.map(({ name, type }) => [name, type]))]);

/** Names of what lies in memory, and of what stands on it: their rows change while a snapshot serves. */
export const besideNames = /\b(?:claim_state|claims_live_stream|every_claim)\b/u;

/** Makes the tables in memory that lie beside every snapshot of an instance. */
export async function createTablesBeside(connection: Connection): Promise<void> {
  await connection.runFile('marts/claim_state_table');
  await connection.setVariable('live_claims', liveClaims);
  await connection.runFile('marts/claims_live_stream_table');
}

/** Snapshots in which one row can be hidden apart. */
const mostSnapshots = 31;

/** The bit of `hidden_in` that stands for a snapshot. @param number of the snapshot among those that the instance attached. */
export function hiddenBit(number: number): number {
  return 2 ** (number % mostSnapshots);
}

/**
 * Lets a connection that uses a snapshot see the tables beside it.
 *
 * @param connection has run `sql/prelude.sql`, and sees the tables of the snapshot as those of today.
 */
export async function seeTablesBeside(connection: Connection, bit: number): Promise<void> {
  await connection.setVariable('snapshot_bit', bit);
  await connection.run('CREATE TEMP VIEW claim_state AS FROM memory.main.claim_state');
  await connection.runFile('marts/every_claim_views');
}

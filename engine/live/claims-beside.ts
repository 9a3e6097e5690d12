import { appendRows } from '../column-vectors.ts';
import type { Scope } from '../scope.ts';
import type { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { liveClaimColumns } from '../snapshots/tables-beside.ts';
import type { ClaimSource, LiveSource, StoredLiveClaim } from './live-claim.ts';

const table = { database: 'memory', name: 'claims_live_stream' };

/**
 * Lays live claims beside the snapshot that serves, in place of what was known of them; one that the snapshot has itself is not
 * shown. Give some hundreds at a time: they are written by the thread of the caller. Gives false, and does nothing, where no snapshot
 * serves.
 *
 * @param claims of one source, each id once.
 */
export async function putLiveClaims(reader: SnapshotReader, claims: readonly StoredLiveClaim[]): Promise<boolean> {
  if (claims.length === 0) return reader.manifest !== undefined;
  const claimIds = claims.map(({ claim }) => claim.claim_id);
  return reader.beside(({ connection, bit }) => connection.transaction(async () => {
    const known = await connection.rowsOfFile<{ claim_id: string }>('queries/claims_of_snapshot', { claim_ids: claimIds });
    const hidden = new Set(known.map(({ claim_id }) => claim_id));
    await connection.runFile('marts/claims_live_stream_replaced', { claim_ids: claimIds });
    await appendRows(connection, table, liveClaimColumns, claims.map((claim) => liveClaimRow(claim, hidden.has(claim.claim.claim_id) ? bit : 0)));
  }));
}

/** Removes the live claims of a source up to a change number. */
export async function removeLiveClaims(reader: SnapshotReader, source: LiveSource, upTo: number): Promise<void> {
  await reader.beside(({ connection }) => connection.runFile('marts/claims_live_stream_removed', { source, up_to: upTo }));
}

/** Gives back the memory of live claims that were removed or replaced; readers are not disturbed. Gives false where it has to wait. */
export async function settleLiveClaims(reader: SnapshotReader): Promise<boolean> {
  try {
    return await reader.beside(({ connection }) => connection.runFile('marts/claims_live_stream_settled'));
  } catch (error) {
    // DuckDB does not do it while anybody else writes.
    if (error instanceof Error && error.message.includes('Cannot CHECKPOINT')) return false;
    throw error;
  }
}

/** Live claims that one page of text holds. */
const rowsOfPage = 500;

/**
 * The live claims of some sources that lie beside the snapshots, in scope, page by page as text for another instance
 * (`sql/marts/claims_live_stream_copied.sql`). One that comes in meanwhile may be among them.
 */
export async function* copyLiveClaims(reader: SnapshotReader, sources: readonly ClaimSource[], { provinces }: Scope): AsyncGenerator<string> {
  const live = sources.filter((source) => source !== 'snapshot');
  let [source, seq] = ['', 0];
  for (let n = rowsOfPage; n === rowsOfPage; ) {
    let page: { readonly claims: string; readonly n: number; readonly last_source: string; readonly last_seq: number } | undefined;
    await reader.beside(async ({ connection }) => {
      [page] = await connection.rowsOfFile('queries/live_claims_after', { sources: live, provinces, after_source: source, after_seq: seq, rows_of_page: rowsOfPage });
    });
    if (!page || page.n === 0) return;
    yield page.claims;
    [source, seq, n] = [page.last_source, page.last_seq, page.n];
  }
}

/** A live claim as a row of `claims_live_stream`. @param hiddenIn bits of the snapshots that have it themselves. */
export function liveClaimRow({ claim, source, channel, generatedAt, receivedAt, snapshotId, changeSeq }: StoredLiveClaim, hiddenIn = 0): Readonly<Record<string, unknown>> {
  return {
    ...claim,
    // Queries ask how many bits there are: one for each active rule.
    flag_mask: 2 ** claim.flags.length - 1,
    source,
    channel,
    generated_at: generatedAt,
    received_at: receivedAt,
    scored_against: snapshotId,
    live_seq: changeSeq,
    hidden_in: hiddenIn,
  };
}

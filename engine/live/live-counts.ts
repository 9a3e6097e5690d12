import type { Scope } from '../scope.ts';
import type { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import type { LiveSource } from './live-claim.ts';

/** How many live claims of a source are visible in a scope. Times are ISO 8601 UTC. */
export interface LiveCounts {
  readonly claims: number;
  /** Received in the last 10 seconds, and in the last minute. */
  readonly claims_of_10_seconds: number;
  readonly claims_of_minute: number;
  /** The last one that came in. */
  readonly last_claim_id: string | null;
  readonly last_received_at: string | null;
}

/** @throws CasemindError as `SnapshotReader.read`. */
export async function readLiveCounts(reader: Pick<SnapshotReader, 'read'>, source: LiveSource, { provinces }: Scope, now: Date): Promise<LiveCounts> {
  const before = (seconds: number): string => new Date(now.getTime() - seconds * 1000).toISOString();
  const [counts] = await reader.read((snapshot) => snapshot.rowsOfFile<LiveCounts>('queries/live_counts', { source, provinces, since_10_seconds: before(10), since_minute: before(60) }));
  if (!counts) throw new TypeError('one row was asked for');
  return counts;
}

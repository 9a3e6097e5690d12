import type { PublicClaim } from '../columns.ts';
import type { Parameters } from '../database.ts';
import { type RuleSnooze, columnsSql, snoozeParameters } from '../rules/rule-snooze.ts';
import type { ClaimIntake, LiveSource } from '../live/live-claim.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';

/** The claims of some places in the worklist, fetched by the index of ranks. Grain: a claim. */
export interface ClaimsAt {
  readonly sql: string;
  readonly parameters: Parameters;
}

/**
 * A statement of the claims that stand at some ranks. Ranks are bound one by one: DuckDB takes constants to its index, and
 * reads all claims for a list or a join.
 *
 * @param columns of claims_scored, by their names.
 */
export function claimsAt(ranks: readonly number[], columns: readonly string[], snoozes: readonly RuleSnooze[] = []): ClaimsAt {
  const ranked = Object.fromEntries(ranks.map((rank, i) => [`rank_${i}`, rank]));
  const places = Object.keys(ranked).map((name) => `$${name}`);
  const sql = `SELECT ${columnsSql(columns, snoozes)} FROM claims_scored AS claims WHERE risk_rank IN (${places.join(', ')})`;
  return { sql, parameters: { ...ranked, ...snoozed(columns, snoozes) } };
}

/** Some columns of the claims at some ranks, in the order of the ranks. */
export async function readClaimsAt<Name extends keyof PublicClaim>(snapshot: Pick<Snapshot, 'rows' | 'snoozes'>, ranks: readonly number[], columns: readonly Name[]): Promise<Pick<PublicClaim, Name>[]> {
  if (ranks.length === 0) return [];
  const { sql, parameters } = claimsAt(ranks, ['risk_rank', ...columns.filter((name) => name !== 'risk_rank')], snapshot.snoozes);
  const rows = await snapshot.rows<Pick<PublicClaim, Name | 'risk_rank'>>(sql, parameters);
  const found = new Map<number | null, (typeof rows)[number]>(rows.map((row) => [row.risk_rank, row]));
  return ranks.flatMap((rank) => found.get(rank) ?? []).map((row) => picked(row, columns));
}

/** Some columns of live claims with some ids, by id; of one source, where it is told. An id that the snapshot has gives no row. */
export async function readLiveClaimsOf<Name extends keyof PublicClaim>(snapshot: Pick<Snapshot, 'rows' | 'snoozes'>, claimIds: readonly string[], columns: readonly Name[], source: LiveSource | null = null): Promise<(Pick<PublicClaim, Name | 'claim_id'> & Pick<ClaimIntake, 'source'>)[]> {
  if (claimIds.length === 0) return [];
  const names = [...new Set<string>(['claim_id', 'source', ...columns])];
  return snapshot.rows(
    `SELECT ${columnsSql(names, snapshot.snoozes)} FROM claims_live_stream AS claims WHERE claim_id IN (SELECT unnest($claim_ids::VARCHAR[])) AND ($source::VARCHAR IS NULL OR source = $source) ORDER BY claim_id`,
    { claim_ids: claimIds, source, ...snoozed(names, snapshot.snoozes) },
  );
}

/** Some columns of the claims with some ids, by rank; an id that the snapshot lacks gives no row. */
export async function readClaimsOf<Name extends keyof PublicClaim>(snapshot: Snapshot, claimIds: readonly string[], columns: readonly Name[]): Promise<Pick<PublicClaim, Name | 'claim_id'>[]> {
  const places = await Promise.all(claimIds.map((id) => snapshot.ranksOf(id)));
  const rows = await readClaimsAt(snapshot, [...new Set(places.flat())].toSorted((a, b) => a - b), ['claim_id', ...columns]);
  const wanted = new Set(claimIds);
  return rows.filter(({ claim_id }) => wanted.has(claim_id));
}

/** What the columns of claims bind, where some rule is snoozed. */
function snoozed(columns: readonly string[], snoozes: readonly RuleSnooze[] = []): Parameters {
  return snoozes.length > 0 && columns.includes('flags') ? snoozeParameters(snoozes) : {};
}

function picked<Row extends object, Name extends keyof Row>(row: Row, names: readonly Name[]): Pick<Row, Name> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>;
}

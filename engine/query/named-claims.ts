import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { Clause } from './claim-query.ts';
import type { Binder, QueryContext } from './query-context.ts';

/** Most ids of a clause whose places are looked up: beyond it the claims are read as those of any clause. */
const mostNamed = 200;

/** Ids of claims that a clause names, where none but these pass it. */
function idsNamed(clause: Clause): readonly string[] {
  if ('any' in clause || clause.field !== 'claim_id' || (clause.op !== '=' && clause.op !== 'in')) return [];
  const values: readonly unknown[] = Array.isArray(clause.value) ? clause.value : [clause.value];
  return values.length > mostNamed ? [] : values.filter((value) => typeof value === 'string');
}

/** Where the claims may stand that some clauses name. */
export async function readNamedRanks(snapshot: Pick<Snapshot, 'ranksOf'>, clauses: readonly Clause[]): Promise<NonNullable<QueryContext['ranks']>> {
  const ids = [...new Set(clauses.flatMap(idsNamed))];
  return new Map(await Promise.all(ids.map(async (id) => [id, await snapshot.ranksOf(id)] as const)));
}

/** SQL that the claims which a clause names pass, by where they stand, and hardly any other: it spares reading all ids. */
export function namedSql(clause: Clause, { ranks, everySource }: QueryContext, binder: Binder): readonly string[] {
  const ids = idsNamed(clause);
  if (ids.length === 0 || !ranks || ids.some((id) => !ranks.has(id))) return [];
  const places = ids.flatMap((id) => ranks.get(id) ?? []);
  const named = places.length === 0 ? 'false' : `claims.risk_rank IN (${places.map((rank) => binder.bind(rank, 'INTEGER')).join(', ')})`;
  return [everySource ? `(claims.risk_rank IS NULL OR ${named})` : named];
}

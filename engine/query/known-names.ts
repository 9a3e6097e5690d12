import { findField, isList } from '../catalogue/index.ts';
import type { Scope } from '../scope.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { Clause } from './claim-query.ts';
import { conditionsOf } from './conditions.ts';
import type { KnownName } from './query-context.ts';

/** Names read before, by snapshot; they go with it. */
const known = new WeakMap<SnapshotManifest, Map<string, Promise<readonly KnownName[]>>>();

/** What the claims in scope call the values of the looked-up fields of some clauses. */
export async function readNames(snapshot: Pick<Snapshot, 'manifest' | 'rows'>, clauses: readonly Clause[], scope: Scope): Promise<ReadonlyMap<string, readonly KnownName[]>> {
  const ids = [...new Set(conditionsOf(clauses).map(({ field }) => field))].filter((id) => findField(id)?.isLookedUp === true);
  return new Map(await Promise.all(ids.map(async (id) => [id, await namesOf(snapshot, id, scope)] as const)));
}

/** The names of one looked-up field, by name and code. */
export async function namesOf(snapshot: Pick<Snapshot, 'manifest' | 'rows'>, fieldId: string, { provinces }: Scope): Promise<readonly KnownName[]> {
  const ofSnapshot = known.get(snapshot.manifest) ?? new Map<string, Promise<readonly KnownName[]>>();
  known.set(snapshot.manifest, ofSnapshot);
  const key = JSON.stringify([fieldId, provinces]);
  const names = ofSnapshot.get(key) ?? read(snapshot, fieldId, provinces);
  ofSnapshot.set(key, names);
  try {
    return await names;
  } catch (error) {
    ofSnapshot.delete(key);
    throw error;
  }
}

async function read(snapshot: Pick<Snapshot, 'manifest' | 'rows'>, fieldId: string, provinces: Scope['provinces']): Promise<readonly KnownName[]> {
  const field = findField(fieldId);
  if (!field) return [];
  const { sql, codeSql = 'NULL' } = field;
  const item = isList(field) ? `unnest(${sql})` : sql;
  return snapshot.rows<{ name: string; code: string | null }>(
    [
      `SELECT DISTINCT CAST(${item} AS VARCHAR) AS name, CAST(${codeSql} AS VARCHAR) AS code`,
      'FROM claims_scored AS claims',
      `WHERE ${sql} IS NOT NULL AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], claims.province_code))`,
      'ORDER BY name, code',
    ].join('\n'),
    { provinces },
  );
}

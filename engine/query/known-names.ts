import { findField, isList } from '../catalogue/index.ts';
import { RememberedOf } from '../remembered.ts';
import type { Scope } from '../scope.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { Clause } from './claim-query.ts';
import { conditionsOf } from './conditions.ts';
import type { KnownName } from './query-context.ts';

/** Names read before, by snapshot; they go with it. */
const known = new RememberedOf<SnapshotManifest, readonly KnownName[]>({ largest: 1000 });

/** What the claims in scope call the values of the looked-up fields of some clauses; with `everySource` live ones too, which come and go. */
export async function readNames(snapshot: Pick<Snapshot, 'manifest' | 'rows'>, clauses: readonly Clause[], scope: Scope, everySource = false): Promise<ReadonlyMap<string, readonly KnownName[]>> {
  const ids = [...new Set(conditionsOf(clauses).map(({ field }) => field))].filter((id) => findField(id)?.isLookedUp === true);
  return new Map(await Promise.all(ids.map(async (id) => [id, [...(await namesOf(snapshot, id, scope)), ...(everySource ? await read(snapshot, id, scope.provinces, 'claims_live_stream') : [])]] as const)));
}

/** The names of one looked-up field, by name and code. */
export function namesOf(snapshot: Pick<Snapshot, 'manifest' | 'rows'>, fieldId: string, { provinces }: Scope): Promise<readonly KnownName[]> {
  return known.get(snapshot.manifest, JSON.stringify([fieldId, provinces]), () => read(snapshot, fieldId, provinces, 'claims_scored'));
}

async function read(snapshot: Pick<Snapshot, 'manifest' | 'rows'>, fieldId: string, provinces: Scope['provinces'], table: 'claims_scored' | 'claims_live_stream'): Promise<readonly KnownName[]> {
  const field = findField(fieldId);
  if (!field) return [];
  const { sql, codeSql = 'NULL' } = field;
  const item = isList(field) ? `unnest(${sql})` : sql;
  return snapshot.rows<{ name: string; code: string | null }>(
    [
      `SELECT DISTINCT CAST(${item} AS VARCHAR) AS name, CAST(${codeSql} AS VARCHAR) AS code`,
      `FROM ${table} AS claims`,
      `WHERE ${sql} IS NOT NULL AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], claims.province_code))`,
      'ORDER BY name, code',
    ].join('\n'),
    { provinces },
  );
}

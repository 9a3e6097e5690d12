import { type Scope, type Snapshot, namesOf } from '#engine';

import { type Names, namedFields } from './lexicon.ts';

/** Names read before, by snapshot; they go with it, and the words made of them go with them. */
const known = new WeakMap<Snapshot['manifest'], Map<string, Promise<Names>>>();

/** What the claims in scope call their places, facilities and the like, for `readQuestion`; read once for a snapshot and scope. */
export async function readingNames(snapshot: Snapshot, scope: Scope): Promise<Names> {
  const ofSnapshot = known.get(snapshot.manifest) ?? new Map<string, Promise<Names>>();
  known.set(snapshot.manifest, ofSnapshot);
  const key = JSON.stringify(scope.provinces);
  const names = ofSnapshot.get(key) ?? Promise.all(namedFields.map(async (id) => [id, await namesOf(snapshot, id, scope)] as const)).then((all) => new Map(all));
  ofSnapshot.set(key, names);
  try {
    return await names;
  } catch (error) {
    ofSnapshot.delete(key);
    throw error;
  }
}

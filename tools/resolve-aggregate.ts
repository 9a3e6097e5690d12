import type { Scope, Snapshot } from '#engine';

import type { EvidenceItem, EvidenceValue } from './evidence.ts';

/** Reads again a value of a search, a report or a facility, in the caller's scope. Undefined where the source names none. */
export async function resolveAggregate(_snapshot: Snapshot, _item: EvidenceItem, _scope: Scope): Promise<EvidenceValue | undefined> {
  return undefined;
}

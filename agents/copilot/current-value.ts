import { CasemindError, type Scope, type Snapshot } from '#engine';
import { type EvidenceItem, type EvidenceValue, resolveEvidence } from '#tools';

/**
 * What stands now where an evidence item was read from, in the snapshot that serves; undefined where
 * nothing does.
 *
 * @param scope under which the item was read: a count is one of claims in scope.
 */
export async function currentValue(snapshot: Snapshot, item: EvidenceItem, scope: Scope): Promise<EvidenceValue | undefined> {
  try {
    return await resolveEvidence(snapshot, { ...item, source: { ...item.source, snapshot: snapshot.manifest.snapshot_id } }, scope);
  } catch (error) {
    if (error instanceof CasemindError && error.status < 500) return undefined;
    throw error;
  }
}

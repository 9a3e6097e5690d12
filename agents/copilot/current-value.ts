import { CasemindError, type Scope, type Snapshot, claimsInScope } from '#engine';
import { type EvidenceItem, type EvidenceValue, resolveEvidence } from '#tools';

/**
 * What stands now where an evidence item was read from, in the snapshot that serves and within the
 * caller's scope; undefined where nothing does.
 */
export async function currentValue(snapshot: Snapshot, item: EvidenceItem, scope: Scope): Promise<EvidenceValue | undefined> {
  const { claim_id: claim } = item.source.keys;
  if (claim !== undefined && !(await claimsInScope(snapshot, [String(claim)], scope)).has(String(claim))) return undefined;
  try {
    return await resolveEvidence(snapshot, { ...item, source: { ...item.source, snapshot: snapshot.manifest.snapshot_id } });
  } catch (error) {
    if (error instanceof CasemindError && error.status < 500) return undefined;
    throw error;
  }
}

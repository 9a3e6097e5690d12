import { type SnapshotReader, putClaimStates } from '#engine';
import type { ClaimState, ClaimStates } from '#store';

/** Decisions and assignments of the store, laid beside the snapshots that this process serves. */
export interface ClaimStateMirror {
  /** Reads what changed since the last time; once it resolves, everything written before is in place. */
  catchUp(): Promise<void>;
  /** Grows with every change that was read, and when an assignment expires. */
  version(): number;
}

interface MirrorOptions {
  readonly reader: SnapshotReader;
  readonly claimStates: Pick<ClaimStates, 'changesAfter'>;
  readonly clock: () => Date;
}

const pageSize = 5000;

export function createClaimStateMirror({ reader, claimStates, clock }: MirrorOptions): ClaimStateMirror {
  let lastSeq = 0;
  let expired = 0;
  let turn: Promise<void> = Promise.resolve();
  /** When assignments end that have not ended yet, by claim. */
  const ends = new Map<string, string>();

  async function readChanges(): Promise<void> {
    for (;;) {
      const changes = await claimStates.changesAfter(lastSeq, pageSize);
      await putClaimStates(reader, changes.map((change) => rowOf(change)));
      for (const { claimId, changeSeq, assignment } of changes) {
        lastSeq = changeSeq;
        if (assignment) ends.set(claimId, assignment.until);
        else ends.delete(claimId);
      }
      if (changes.length < pageSize) return;
    }
  }

  return {
    catchUp() {
      const next = turn.then(readChanges);
      turn = next.catch(() => {});
      return next;
    },
    version() {
      const now = clock().toISOString();
      for (const [claimId, until] of ends)
        if (until <= now) {
          ends.delete(claimId);
          expired += 1;
        }
      return lastSeq + expired;
    },
  };
}

function rowOf({ claimId, latest, assignment }: ClaimState) {
  return {
    claim_id: claimId,
    decision: latest?.decision ?? null,
    correction_ratio: latest?.correctionRatio ?? null,
    reason: latest?.reason ?? null,
    reviewer: latest?.reviewer ?? null,
    decided_at: latest?.decidedAt ?? null,
    assignee: assignment?.assignee ?? null,
    assigned_until: assignment?.until ?? null,
    due_on: assignment?.dueOn ?? null,
  };
}

import { claimFingerprint, outcomeEvidence, readClaim } from '#engine';
import type { Proposals } from '#store';

import { type FeedbackContext, type FeedbackStateType, type FeedbackUpdate, contextOf } from '../state.ts';

interface ProposeOptions {
  readonly proposals: Pick<Proposals, 'create'>;
  /** Milliseconds for which a proposal waits. */
  readonly forMs: number;
}

/** Writes the proposal, whose id is that of the thread: run again, the step finds it there. */
export function createProposeNode({ proposals, forMs }: ProposeOptions) {
  return async ({ reading }: FeedbackStateType, runtime: { readonly context?: FeedbackContext }): Promise<FeedbackUpdate> => {
    if (!reading?.proposed) throw new Error('there is nothing to propose');
    const { proposalId, claimId, person, scope, reader } = contextOf(runtime);
    const { claim, manifest } = await reader.read(async (snapshot) => ({ claim: (await readClaim(snapshot, claimId, scope)).claim, manifest: snapshot.manifest }));
    const { replaced } = await proposals.create({
      ...reading.proposed,
      id: proposalId,
      claimId: claim.claim_id,
      ownerId: person.id,
      snapshotId: manifest.snapshot_id,
      claimHash: claimFingerprint(claim),
      evidence: outcomeEvidence(claim, manifest),
      forMs,
    });
    return { replaced };
  };
}

import { CasemindError, claimFingerprint, readClaim } from '#engine';
import type { ProposalBasis, Proposals } from '#store';

import type { Answer, FeedbackContext, Settlement } from './state.ts';

interface SettleOptions {
  readonly proposals: Proposals;
  readonly answer: Answer;
  readonly context: FeedbackContext;
}

/**
 * Confirms, edits or rejects a proposal for the person of the context. The row and its version in the
 * store decide, so that carrying one answer out twice, or two at once, writes one outcome.
 */
export async function settleAnswer({ proposals, answer, context }: SettleOptions): Promise<Settlement> {
  const { proposalId: id, person } = context;
  try {
    if (answer.action === 'confirm')
      return { kind: 'confirmed', ...(await proposals.confirm({ id, version: answer.version, reviewer: person, basis: await basisNow(context) })) };
    if (answer.action === 'edit') return { kind: 'edited', proposal: await proposals.edit({ id, ownerId: person.id, version: answer.version, to: answer.to }) };
    return { kind: 'rejected', proposal: await proposals.reject({ id, ownerId: person.id }) };
  } catch (error) {
    if (error instanceof CasemindError && error.status < 500) return { kind: 'refused', code: error.code, details: error.details };
    throw error;
  }
}

/** @throws CasemindError CLAIM_MISSING where the claim is gone, or outside the person's scope. */
function basisNow({ reader, claimId, scope }: FeedbackContext): Promise<ProposalBasis> {
  return reader.read(async (snapshot) => ({ claimHash: claimFingerprint((await readClaim(snapshot, claimId, scope)).claim) }));
}

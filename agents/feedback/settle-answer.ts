import { CasemindError, type ErrorCode, type Language, type Scope, type SnapshotReader, claimFingerprint, readClaim } from '#engine';
import type { Outcome, Person, Proposal, ProposalBasis, Proposals, ProposedDecision } from '#store';

/** What the server binds to one call: claim, person, scope. */
export interface FeedbackRun {
  readonly proposalId: string;
  readonly claimId: string;
  readonly person: Person;
  readonly scope: Scope;
  readonly language: Language;
  readonly reader: Pick<SnapshotReader, 'read'>;
  /** Ends waiting for the model. */
  readonly signal: AbortSignal;
}

/** What the person answers to a proposal. */
export type Answer =
  | { readonly action: 'confirm'; readonly version: number }
  | { readonly action: 'edit'; readonly version: number; readonly to: ProposedDecision }
  | { readonly action: 'reject' };

/** What came of an answer. A refusal is a value: the proposal goes on waiting, and the person learns why. */
export type Settlement =
  | { readonly kind: 'confirmed'; readonly outcome: Outcome; readonly isNew: boolean }
  | { readonly kind: 'edited' | 'rejected'; readonly proposal: Proposal }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly details: Readonly<Record<string, string | number>> };

/** Confirms, edits or rejects a proposal. The row and its version in the store decide, so that one answer carried out twice writes one outcome. */
export async function settleAnswer(answer: Answer, run: FeedbackRun, proposals: Proposals): Promise<Settlement> {
  const { proposalId: id, person } = run;
  try {
    if (answer.action === 'confirm')
      return { kind: 'confirmed', ...(await proposals.confirm({ id, version: answer.version, reviewer: person, basis: await basisNow(run) })) };
    if (answer.action === 'edit') return { kind: 'edited', proposal: await proposals.edit({ id, ownerId: person.id, version: answer.version, to: answer.to }) };
    return { kind: 'rejected', proposal: await proposals.reject({ id, ownerId: person.id }) };
  } catch (error) {
    if (error instanceof CasemindError && error.status < 500) return { kind: 'refused', code: error.code, details: error.details };
    throw error;
  }
}

/** @throws CasemindError CLAIM_MISSING where the claim is gone, or outside the person's scope. */
function basisNow({ reader, claimId, scope }: FeedbackRun): Promise<ProposalBasis> {
  return reader.read(async (snapshot) => ({ claimHash: claimFingerprint((await readClaim(snapshot, claimId, scope)).claim) }));
}

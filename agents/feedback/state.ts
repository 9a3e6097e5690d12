import { Annotation } from '@langchain/langgraph';
import type { ErrorCode, Language, Scope, SnapshotReader } from '#engine';
import type { Outcome, Person, Proposal, ProposedDecision } from '#store';

import type { SentenceReading } from './read-sentence.ts';

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

const last = <T>(initial: T): { reducer: (old: T, next: T) => T; default: () => T } => ({ reducer: (_, next) => next, default: () => initial });

/** What a run of the feedback agent knows; it lies on the checkpointer while it waits for the person. */
export const FeedbackState = Annotation.Root({
  message: Annotation<string>(last('')),
  reading: Annotation<SentenceReading | null>(last<SentenceReading | null>(null)),
  /** What the proposal took the place of. */
  replaced: Annotation<readonly Proposal[]>(last<readonly Proposal[]>([])),
  answer: Annotation<Answer | null>(last<Answer | null>(null)),
  settlement: Annotation<Settlement | null>(last<Settlement | null>(null)),
});
export type FeedbackStateType = typeof FeedbackState.State;
export type FeedbackUpdate = typeof FeedbackState.Update;

/** What the server binds to one call: claim, person, scope. No model sees it, no checkpoint holds it. */
export const FeedbackContextSchema = Annotation.Root({
  proposalId: Annotation<string>,
  claimId: Annotation<string>,
  person: Annotation<Person>,
  scope: Annotation<Scope>,
  language: Annotation<Language>,
  reader: Annotation<Pick<SnapshotReader, 'read'>>,
  /** Ends waiting for the model. */
  signal: Annotation<AbortSignal>,
});
export type FeedbackContext = typeof FeedbackContextSchema.State;

/** @throws Error where the graph was invoked without a context: a defect of the caller. */
export function contextOf({ context }: { readonly context?: FeedbackContext }): FeedbackContext {
  if (!context) throw new Error('the feedback graph was invoked without its context');
  return context;
}

import type { Proposals } from '#store';

import { settleAnswer } from '../settle-answer.ts';
import { type FeedbackContext, type FeedbackStateType, type FeedbackUpdate, contextOf } from '../state.ts';

/** Carries the person's answer out. */
export function createSettleNode({ proposals }: { readonly proposals: Proposals }) {
  return async ({ answer }: FeedbackStateType, runtime: { readonly context?: FeedbackContext }): Promise<FeedbackUpdate> => {
    if (!answer) throw new Error('there is no answer to carry out');
    return { settlement: await settleAnswer({ proposals, answer, context: contextOf(runtime) }) };
  };
}

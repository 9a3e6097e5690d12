import { interrupt } from '@langchain/langgraph';

import type { Answer, FeedbackUpdate } from '../state.ts';

/** Waits for the person. Nothing else may stand here: a node that interrupts runs again from its start. */
export function createAwaitPersonNode() {
  return async (): Promise<FeedbackUpdate> => ({ answer: interrupt<'answer', Answer>('answer'), settlement: null });
}

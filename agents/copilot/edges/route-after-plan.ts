import { requestedCalls } from '../nodes/call-tools.ts';
import type { CopilotStateType } from '../state.ts';

/** Tools where the model asked for some, else on to the answer; the fallback where the model failed. */
export function routeAfterPlan({ messages, modelFailure }: CopilotStateType): 'call_tools' | 'compose' | 'fallback' {
  if (modelFailure) return 'fallback';
  return requestedCalls(messages.at(-1)).length > 0 ? 'call_tools' : 'compose';
}

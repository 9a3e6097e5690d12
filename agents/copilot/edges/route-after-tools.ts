import type { CopilotStateType } from '../state.ts';

/** Rounds of planning before the answer is asked for with what there is. */
export const mostSteps = 4;

export function routeAfterTools({ steps }: CopilotStateType): 'plan' | 'compose' {
  return steps < mostSteps ? 'plan' : 'compose';
}

import type { CopilotStateType } from '../state.ts';

/** On to the check; to the fallback where the model gave nothing to check. */
export function routeAfterCompose({ modelFailure }: CopilotStateType): 'verify' | 'fallback' {
  return modelFailure ? 'fallback' : 'verify';
}

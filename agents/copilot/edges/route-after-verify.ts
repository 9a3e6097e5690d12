import type { CopilotStateType } from '../state.ts';

/** A sound answer is shown; another is repaired once, then replaced. */
export function routeAfterVerify({ findings, repairs }: CopilotStateType): 'respond' | 'repair' | 'fallback' {
  if (findings.length === 0) return 'respond';
  return repairs === 0 ? 'repair' : 'fallback';
}

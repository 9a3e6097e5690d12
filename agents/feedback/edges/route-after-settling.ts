import type { FeedbackStateType } from '../state.ts';

/** An edited proposal, and one whose answer was refused, waits again. */
export function routeAfterSettling({ settlement }: Pick<FeedbackStateType, 'settlement'>): 'await_person' | 'end' {
  return settlement?.kind === 'edited' || settlement?.kind === 'refused' ? 'await_person' : 'end';
}

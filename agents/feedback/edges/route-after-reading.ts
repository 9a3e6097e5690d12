import type { FeedbackStateType } from '../state.ts';

/** What is not plain is asked back; only a plain decision is proposed. */
export function routeAfterReading({ proposed }: Pick<FeedbackStateType, 'proposed'>): 'propose' | 'end' {
  return proposed ? 'propose' : 'end';
}

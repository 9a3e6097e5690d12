import type { FeedbackStateType } from '../state.ts';

/** What is not plain is asked back; only a plain decision is proposed. */
export function routeAfterReading({ reading }: Pick<FeedbackStateType, 'reading'>): 'propose' | 'end' {
  return reading?.proposed ? 'propose' : 'end';
}

import type { Scorer } from './scorer.ts';

/** 1 where the notice is the expected one; where none is expected, 1 where the question is answered. */
export const refusal: Scorer = ({ item, answer }) => {
  const score = item.notice === null ? answer.sentences.length > 0 : answer.notice === item.notice;
  return { name: 'refusal', score: score ? 1 : 0, metadata: { expected: item.notice, got: answer.notice } };
};

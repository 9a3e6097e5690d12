import type { ClaimQuery } from '#engine';

import type { Draft } from './grammar/draft.ts';

const usualLimit = 50;

/**
 * The query that words like `itu` and `those` are of. Where something new is asked of its claims, how they were grouped is no
 * part of that; groups that a bound or a limit chose are kept, since no condition on claims says which they were.
 */
export function referredBy(previous: ClaimQuery, { refers, measures, share, superlatives }: Draft): ClaimQuery {
  const asks = measures.length + superlatives.length > 0 || share !== undefined;
  const isGrouped = previous.by.length > 0 || previous.subject === 'facilities' || previous.subject === 'patients';
  const isChosen = previous.having.length > 0 || previous.limit !== usualLimit || previous.top_per !== undefined || previous.against !== undefined;
  if (refers?.to !== 'claims' || !asks || !isGrouped || isChosen) return previous;
  const { change: _change, ...rest } = previous;
  return { ...rest, subject: 'groups', by: [], order: [] };
}

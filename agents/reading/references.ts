import type { ClaimQuery } from '#engine';

import type { Composed } from './compose/compose.ts';
import { edit } from './follow-up.ts';
import type { Draft } from './grammar/draft.ts';
import type { Tokens } from './grammar/tokens.ts';

const usualLimit = 50;

/** `over all claims`: of no first ones alone. */
export function ofAll(previous: ClaimQuery, draft: Draft, tokens: Tokens): ClaimQuery {
  return isOfEvery(draft, tokens) && previous.subject === 'claims' ? { ...previous, base: undefined, limit: usualLimit } : previous;
}

/** `semua klaim`, `all outpatient claims`. */
function isOfEvery({ subjectAt = -1 }: Draft, tokens: Tokens): boolean {
  let at = subjectAt;
  while (at > 0 && tokens.at(at)?.after.has('every') !== true && tokens.is(at - 1, 'value')) at -= 1;
  return tokens.at(at)?.after.has('every') === true;
}

/**
 * A message with words like `itu` and `those`, as an edit of the question that they are of. Where something new is asked of its
 * claims, how they were grouped is no part of that; rows that a bound or a limit chose are kept with what they were chosen by,
 * since no condition on claims says which they were.
 */
export function referred(previous: ClaimQuery | undefined, draft: Draft, tokens: Tokens): Composed {
  const { refers, measures, superlatives, share } = draft;
  const left: Composed = { assumed: [], left: refers ? [refers.at] : [] };
  if (!previous || draft.concepts.length > 0) return left;
  const asks = measures.length + superlatives.length > 0 || share !== undefined;
  const isGrouped = previous.by.length > 0 || previous.subject === 'facilities' || previous.subject === 'patients';
  if (!asks || !isGrouped) return edit(previous, draft);
  const isChosen = previous.having.length > 0 || previous.limit !== usualLimit || previous.top_per !== undefined || previous.against !== undefined;
  if (refers?.to === 'rows' || (isChosen && draft.subject === undefined)) return edit(previous, { ...draft, isAddition: isChosen });
  if (isChosen && !isOfEvery(draft, tokens)) return left;
  const { change: _change, top_per: _rows, against: _sides, ...rest } = previous;
  return edit({ ...rest, subject: 'groups', by: [], order: [], having: [], limit: usualLimit }, draft);
}

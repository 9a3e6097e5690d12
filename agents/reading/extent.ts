import type { ClaimQuery } from '#engine';

import type { Token } from './grammar/tokens.ts';
import type { SenseKind } from './sense.ts';

/** How much of a list a question wants to see: the one that leads, or each. It changes how many rows are told, never which or what. */
export type Extent = 'one' | 'each';

const dividing: ReadonlySet<SenseKind> = new Set(['per', 'each', 'order', 'from_end']);

/** What the words of a question say of how much of a list is wanted: of groups that a bound leaves, all; where which one is asked, that which leads. */
export function extentOf(tokens: readonly Token[], { having, by, subject, order }: ClaimQuery, isEdit = false): Extent | undefined {
  if (by.length === 0 && subject !== 'facilities' && subject !== 'patients') return undefined;
  const isDivided = tokens.some(({ senses, after, before }) => after.has('every') || before.has('every') || senses.some(({ kind }) => dividing.has(kind)));
  if (isDivided || having.length > 0) return 'each';
  const isOne = tokens.some(({ senses, words }) => senses.some(({ kind }) => kind === 'which') && words.length === 1);
  // A follow-up that ranks nothing is of the groups that there were, each of them.
  return isOne ? 'one' : isEdit && order.length === 0 ? 'each' : undefined;
}

import type { ClaimQuery } from '#engine';

import { type Composed, compose } from './compose/compose.ts';
import { edit, isFollowUp } from './follow-up.ts';
import type { Draft } from './grammar/draft.ts';
import { parse } from './grammar/parse.ts';
import { type Token, Tokens, tokensOf } from './grammar/tokens.ts';
import type { Cover, Lattice } from './lattice.ts';
import { ofAll, referred } from './references.ts';

/** Ways to read one question that are tried, at most. */
export const mostReadings = 8;
/** Tokens that are read for one cover in all its ways, about: a long question has fewer ways tried. */
const mostTokens = 400;

/** One way to read one question, complete or not. */
export interface Attempt extends Composed {
  readonly draft: Draft;
  readonly tokens: readonly Token[];
  readonly cost: number;
}

/** Every way to choose where words of a cover can be meant in several ways. */
export function attemptsOf(cover: Cover, { atoms }: Lattice, previous: ClaimQuery | undefined): readonly Attempt[] {
  const list = tokensOf(cover.items, atoms);
  const attempts: Attempt[] = [];
  const waiting: ReadonlyMap<string, number>[] = [new Map()];
  const seen = new Set<string>(['']);
  const most = Math.max(1, Math.min(mostReadings, Math.floor(mostTokens / Math.max(1, list.length))));
  while (waiting.length > 0 && attempts.length < most) {
    const chosen = waiting.shift() ?? new Map<string, number>();
    const tokens = new Tokens(list, chosen);
    const draft = parse(tokens);
    const composed = composedOf(draft, tokens, previous);
    attempts.push({ ...composed, draft, tokens: list, cost: cover.items.length });
    for (const [place, count] of tokens.asked)
      for (let option = 0; option < count; option += 1) {
        const next = new Map([...chosen, [place, option] as const].toSorted(([a], [b]) => (a < b ? -1 : 1)));
        const key = JSON.stringify([...next].filter(([, value]) => value > 0));
        if (seen.has(key) || option === 0) continue;
        seen.add(key);
        waiting.push(next);
      }
  }
  return attempts;
}

function composedOf(draft: Draft, tokens: Tokens, previous: ClaimQuery | undefined): Composed {
  // What only goes on needs something to go on with.
  if (draft.isEdit === true && previous === undefined) return { assumed: [], left: [0] };
  if (asksNothing(draft) && draft.isEdit !== true) return { assumed: [], left: [0] };
  if (draft.refers) return referred(previous, draft, tokens);
  if (previous && isFollowUp(draft, tokens)) return edit(ofAll(previous, draft, tokens), draft);
  if (draft.concepts.length === 0) return compose(draft);
  return { assumed: [], left: draft.left };
}

/** Words that only ask (`apa saja?`) ask for nothing by themselves. */
function asksNothing({ subject, limit, share, ...draft }: Draft): boolean {
  const pieces = [draft.terms, draft.periods, draft.measures, draft.having, draft.groups, draft.superlatives, draft.orders, draft.bare, draft.dropped, draft.included, draft.left];
  return draft.concepts.length === 0 && (draft.wholeTime ?? draft.wholeCountry ?? draft.versus) === undefined && subject === undefined && limit === undefined && share === undefined && draft.trend === undefined && draft.change === undefined && draft.comparing === undefined && pieces.every((list) => list.length === 0);
}

/** Readings that are different queries. */
export function distinct(attempts: readonly Attempt[]): readonly Attempt[] {
  const known = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const key = JSON.stringify([attempt.query, attempt.draft.concepts]);
    if (!known.has(key)) known.set(key, attempt);
  }
  return [...known.values()];
}

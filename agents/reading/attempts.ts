import type { ClaimQuery } from '#engine';

import { averagedOverOwn } from './compose/averaged.ts';
import { type Composed, compose } from './compose/compose.ts';
import { meaninglessIn } from './compose/meaningless.ts';
import { isByFullCode } from './otherwise.ts';
import { edit, isFollowUp } from './follow-up.ts';
import { type Draft, isNothing } from './grammar/draft.ts';
import { parse } from './grammar/parse.ts';
import { type Before, type Token, Tokens, tokensOf } from './grammar/tokens.ts';
import { type Cover, type Lattice, isLight, termBefore } from './lattice.ts';
import { isSaidTwice } from './said-twice.ts';
import type { Item, Scalar } from './sense.ts';

/** Ways to read one question that are tried, at most. */
export const mostReadings = 8;
/** Tokens that are read for one cover in all its ways, about: a long question has fewer ways tried. */
const mostTokens = 400;

/** Words that also say only that there is something. */
const existing: ReadonlySet<string> = new Set(['ada', 'terdapat']);

/** One way to read one question, complete or not. */
export interface Attempt extends Composed {
  readonly draft: Draft;
  readonly tokens: readonly Token[];
  /** Words of the background lexicon in it, which are to change nothing. */
  readonly light: readonly Item[];
  readonly cost: number;
  /** It goes on with the query before. */
  readonly isEdit: boolean;
}

/** What was asked, answered and opened before a question. */
export interface Conversation {
  /** The query before, which a follow-up edits. */
  readonly previous?: ClaimQuery;
  /** The query before that one, for `keduanya` and `digabung`. */
  readonly earlier?: ClaimQuery;
  /** What the groups of the answer before were, in their order, for `rs tersebut`. */
  readonly shownGroups?: { readonly field: string; readonly values: readonly Scalar[] };
  /** The facility of the open claim, for `RS ini`. */
  readonly openFacility?: string;
  /** Id of the term that the turn before explained, alone: what `yang kena` has where nothing else is named. */
  readonly shownConcept?: string;
}

/** Rows of a query of which nobody said how many. */
const openLimit = 50;

/** The one value that the query before asked of a field, the values that were answered, and what is open. */
function beforeOf({ previous, shownGroups, openFacility, shownConcept }: Conversation): Before {
  const term = termBefore(shownConcept);
  const asked = (previous?.where ?? []).flatMap((clause) => ('any' in clause || clause.op !== '=' || typeof clause.value === 'object' || clause.value === undefined ? [] : [[clause.field, [clause.value]] as const]));
  const pointed = new Map<string, readonly Scalar[]>([...asked, ...(shownGroups ? [[shownGroups.field, shownGroups.values] as const] : []), ...(openFacility === undefined ? [] : [['open', [openFacility]] as const])]);
  const isGrouped = previous !== undefined && (previous.by.length > 0 || previous.subject === 'facilities' || previous.subject === 'patients');
  const holder = previous?.subject === 'facilities' ? ['facility_key'] : previous?.subject === 'patients' ? ['patient'] : [];
  const isCounted = previous?.measures.some(({ agg, field }) => agg === 'distinct' && (field === 'patient' || field === 'facility_key')) === true;
  const grouped = [...(previous?.by ?? []).map(({ field }) => field), ...holder];
  const limit = [previous?.top_per, previous?.base?.first, previous?.limit].find((most) => most !== undefined && most !== openLimit);
  return { pointed, grouped, isGrouped, isCounted, isRanked: previous?.order.some(({ measure }) => measure !== undefined) === true, isListed: previous?.subject === 'claims', isThere: previous !== undefined, ...(!previous?.by.some(({ unit }) => unit) && { period: previous?.period }), ...(term?.kind === 'field' && { term: term.field }), count: limit ?? shownGroups?.values.length };
}

/** Every way to choose where words of a cover can be meant in several ways. */
export function attemptsOf(cover: Cover, lattice: Lattice, conversation: Conversation, isRest = false): readonly Attempt[] {
  const { atoms } = lattice;
  const list = tokensOf(cover.items, atoms);
  const { previous } = conversation;
  const before = beforeOf(conversation);
  const light = cover.items.filter((item) => isLight(item));
  const isShown = cover.items.some(({ senses }) => senses.some((sense) => sense.kind === 'filler' && sense.as === 'show'));
  const attempts: Attempt[] = [];
  const waiting: ReadonlyMap<string, number>[] = [new Map()];
  const seen = new Set<string>(['']);
  const most = Math.max(1, Math.min(mostReadings, Math.floor(mostTokens / Math.max(1, list.length))));
  while (waiting.length > 0 && attempts.length < most) {
    const chosen = waiting.shift() ?? new Map<string, number>();
    const tokens = new Tokens(list, chosen, before, isShown);
    const draft = parse(tokens);
    const unsaid = isUnsaid(cover, atoms) ? [list.length - 1] : [];
    const isEdit = previous !== undefined && isFollowUp(draft, tokens);
    const composed = unsaid.length > 0 ? { assumed: [], left: unsaid } : meant(averagedOverOwn(composedOf(draft, tokens, isEdit, conversation), draft, isEdit ? previous : undefined), draft);
    const attempt: Attempt = { ...composed, assumed: [...composed.assumed, ...ofCodes(composed, tokens)], draft, isEdit, tokens: list, light, cost: cover.items.length };
    attempts.push(isRest || unsaid.length > 0 ? attempt : withoutRepetition(attempt, cover, lattice, conversation));
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

/** Repetitions in one question, at most. */
const mostRepeated = 3;

/** A way to read a question without the words that nothing took, where what is read says what they say. */
function withoutRepetition(attempt: Attempt, cover: Cover, lattice: Lattice, conversation: Conversation): Attempt {
  const { left, tokens } = attempt;
  if (attempt.isEdit || left.length === 0 || left.length > mostRepeated || left.length * 2 > tokens.length || left.some((at) => tokens[at] === undefined)) return attempt;
  const cut = new Set(left.map((at) => tokens[at]?.from));
  const rest = attemptsOf({ ...cover, items: cover.items.filter(({ from }) => !cut.has(from)) }, lattice, conversation, true).filter((one) => one.left.length === 0);
  const [only, ...others] = distinct(rest);
  return only?.query && others.length === 0 && isSaidTwice(only.query, tokens, left) ? { ...only, cost: attempt.cost } : attempt;
}

/** `ada berapa klaim yang kena?`: by what is left unsaid; that it is there (`yang ada`) is said. */
function isUnsaid({ items }: Cover, atoms: Lattice['atoms']): boolean {
  const [that, last] = items.slice(-2).map((item) => ({ item, leads: item.senses.flatMap((sense) => (sense.kind === 'filler' ? [sense.as] : [])) }));
  const isAlone = last?.item.senses.every(({ kind }) => kind === 'filler') === true;
  return isAlone && last.leads.includes('with') && that?.leads.includes('that') === true && !existing.has(atoms[last.item.from]?.folded ?? '');
}

/** `penyakit terbanyak`: by full codes, where nothing says how long they are. */
function ofCodes({ query }: Composed, { list }: Tokens): Composed['assumed'] {
  if (!query || !isByFullCode(query)) return [];
  const at = list.findIndex(({ senses, words }) => senses.some((sense) => sense.kind === 'field' && sense.field.id === 'dx_primary_code') && !words.some((word) => precise.has(word)));
  return at < 0 ? [] : [{ at, about: 'code' }];
}

/** Words of a diagnosis that say that its code is meant. */
const precise: ReadonlySet<string> = new Set(['kode', 'code', 'codes', 'icd']);

function composedOf(draft: Draft, tokens: Tokens, isEdit: boolean, { previous, earlier }: Conversation): Composed {
  // What only goes on needs something to go on with.
  if (draft.isEdit === true && previous === undefined) return { assumed: [], left: [0] };
  if (isNothing(draft) && draft.concepts.length === 0 && draft.isEdit !== true && draft.points === undefined && !(tokens.isShown && previous)) return { assumed: [], left: [0] };
  // `makasih bantuannya kemarin`: a time alone asks for nothing.
  if (previous === undefined && draft.periods.length > 0 && draft.subject === undefined && isNothing({ ...draft, periods: [] })) return { assumed: [], left: draft.periods.map(({ at }) => at) };
  if (draft.points !== undefined && previous === undefined) return { assumed: [], left: [draft.points] };
  if (isEdit && (draft.furtherAt !== undefined || draft.apart.length > 0)) return { assumed: [], left: [draft.furtherAt, ...draft.apart].flatMap((at) => at ?? []) };
  if (previous && isEdit) return edit(previous, draft, tokens.isShown, earlier);
  if (draft.concepts.length === 0) return compose(draft);
  return { assumed: [], left: draft.left };
}

/** A query that nobody can have meant is none: what makes it so is left. */
function meant(composed: Composed, draft: Draft): Composed {
  const left = composed.query ? meaninglessIn(composed.query, draft) : [];
  return left.length === 0 ? composed : { assumed: composed.assumed, left: [...new Set(left)].toSorted((a, b) => a - b) };
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

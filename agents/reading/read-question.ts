import type { ClaimQuery, Language } from '#engine';

import { type Act, type ActMeaning, isInstruction, polite, readActs } from './acts/index.ts';
import { type Choice, askBack, nearWords } from './ask-back.ts';
import { type Assumed, assumedOf } from './assumed.ts';
import type { Anchors } from './entities/periods.ts';
import { extentOf } from './extent.ts';
import { fieldsIn } from './follow-up-where.ts';
import { type Draft, isNothing } from './grammar/draft.ts';
import type { Token } from './grammar/tokens.ts';
import { type Lattice, hasSense, latticeOf } from './lattice.ts';
import { type Names, lexiconOf } from './lexicon.ts';
import { type Context, type Outcome, type Span, isEchoIn, outcomesOf } from './outcomes.ts';
import type { Part } from './part.ts';
import type { Item, SenseKind } from './sense.ts';
import { fill, texts } from './texts.ts';
import { otherwise } from './otherwise.ts';
import { understoodLine } from './understood.ts';
import { fullWord } from './words/shorthand.ts';

export interface ReadingOptions extends Context {
  /** Names that the data give, within the reader's scope. */
  readonly names: Names;
  readonly anchors: Anchors;
}

/** How a message was read, as data. Where `question` is not empty, nothing is answered before somebody has chosen; else `choices` are what its defaults could mean besides. */
export interface Reading {
  readonly language: Language;
  readonly queries: readonly ClaimQuery[];
  /** Concepts whose definition is asked for: ids of terms. */
  readonly concepts: readonly string[];
  /** What it wants that is no query. */
  readonly acts: readonly Act[];
  /** All of these in the order of the message. */
  readonly parts: readonly Part[];
  /** One line in the language of the message; empty where it was not read. */
  readonly understood: string;
  /** Defaults that stand for what the words do not say. */
  readonly assumed: readonly Assumed[];
  /** Words of the message that nothing took. */
  readonly unread: readonly string[];
  /** A question back in one sentence; empty where the message was read. */
  readonly question: string;
  readonly choices: readonly Choice[];
  /** Which characters of the message were read as something, from 0, the end exclusive. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly kind: string }[];
}

const mostQuestions = 3;
/** Atoms that an item has at most, about. */
const longestItem = 20;

/** Reads a message word by word, `respelt` atoms as another word. Where it is another query without its words of the background lexicon, these are asked back. */
export function readAsWritten(message: string, options: ReadingOptions, respelt: ReadonlyMap<number, string> = new Map()): Reading {
  const { light, lattice, ...reading } = readOnce(message, options, respelt);
  if (light.length === 0) return reading;
  const others = readOnce(withoutItems(lattice, light), options, new Map([...respelt].map(([at, word]) => [at - light.reduce((cut, { from, to }) => cut + (to <= at ? to - from : 0), 0), word]))).queries;
  const isSame = others.length === 0 || JSON.stringify(others) === JSON.stringify(reading.queries);
  return isSame ? reading : { ...readNothing(reading.language), ...askBack(lattice, light.map(({ from, to }) => [from, to] as const)) };
}

/** A message without some of its words, and without the commas that were around them. */
function withoutItems({ atoms, message }: Lattice, cut: readonly Item[]): string {
  const kept = atoms.filter((_, at) => !cut.some(({ from, to }) => from <= at && at < to));
  const text = kept.reduce((before, { start, end }, i) => `${before}${i > 0 && kept[i - 1]?.end === start ? '' : ' '}${message.slice(start, end)}`, '');
  return text.replaceAll(/^[\s,]+|,(?=\s*(?:,|$))/gu, '');
}

function readNothing(language: Language): Reading {
  return { language, queries: [], concepts: [], acts: [], parts: [], understood: '', assumed: [], unread: [], question: '', choices: [], spans: [] };
}

function readOnce(message: string, options: ReadingOptions, respelt: ReadonlyMap<number, string>): Reading & { readonly lattice: Lattice; readonly light: readonly Item[] } {
  const lattice = latticeOf(message, lexiconOf(options.names), options.anchors, respelt, options.shownConcept, options.previous);
  const { language } = lattice;
  const nothing = { ...readNothing(language), lattice, light: [] };
  if (isInstruction(lattice)) return { ...nothing, ...told([{ kind: 'notice', notice: 'instructions' }], language) };
  // Greetings and thanks, where a message holds nothing else.
  const [only] = readActs(lattice, [0, lattice.atoms.length], polite, {}).readings;
  if (only) return { ...nothing, ...told(only, language) };
  const spans = questionsOf(lattice).filter((span, _, all) => all.length === 1 || !isEchoIn(lattice, span));
  const isAsked = (end: number): boolean => lattice.atoms[end - 1]?.folded === '?';
  const said = spans.reduce<readonly Outcome[]>((before, span) => joined(before, outcomesOf(lattice, span, after(before, options)), isAsked(span[1]), isAsked(span[0])), []).filter(({ kind }) => kind !== 'empty');
  const isAnswered = said.some(({ kind }) => kind === 'read');
  const outcomes = said.filter((outcome) => !(isAnswered && outcome.kind === 'left' && outcome.isAside === true));
  if (outcomes.length === 0) return { ...nothing, question: fill(texts.nothing, language) };
  if (outcomes.length > mostQuestions) return { ...nothing, question: fill(texts.tooMany, language) };
  const left = outcomes.flatMap((outcome) => (outcome.kind === 'left' ? outcome.atoms : []));
  if (left.length > 0 && options.previous === undefined && isElsewhere(lattice, left)) return { ...nothing, ...told([{ kind: 'notice', notice: 'out_of_scope' }], language) };
  if (left.length > 0) return { ...nothing, ...askBack(lattice, left) };
  const differing = outcomes.find((outcome) => outcome.kind === 'differs');
  if (differing?.kind === 'differs') return { ...nothing, question: fill(texts.ambiguous, language), choices: differing.choices };
  const read = outcomes.filter((outcome) => outcome.kind === 'read');
  return {
    ...nothing,
    ...told(read.flatMap((outcome) => partsOf(outcome)).map((part) => (part.kind === 'query' ? { ...part, query: withCodes(part.query, options.names) } : part)), language),
    choices: choicesOf(read, language),
    assumed: assumedOf(lattice, read.flatMap(({ attempt, earlier = [] }) => [...earlier, ...(attempt ? [attempt] : [])])),
    light: read.flatMap(({ attempt, earlier = [] }) => [...earlier, ...(attempt ? [attempt] : [])].flatMap((one) => one.light)),
    spans: read.flatMap(({ attempt, earlier = [], items }) => [...earlier.flatMap(({ tokens }) => tokens), ...(attempt?.tokens ?? items)].map((item) => spanOf(lattice, item))),
  };
}

/**
 * `rs mana yang biayanya tertinggi? ambil yang klaimnya minimal 50`, `total biaya per provinsi? urutkan dari yang terbesar`: a sentence that only
 * bounds, orders, cuts, groups, narrows or lists what the one before asks is of it, unless it goes on to something else (`dan per bulan?`).
 */
function joined(before: readonly Outcome[], next: readonly Outcome[], isAsking: boolean, wasAsking: boolean): readonly Outcome[] {
  const [only, ...others] = next;
  const last = before.at(-1);
  const within = only && others.length === 0 && last && !wasAsking ? saidFirst(last, only) : undefined;
  if (within) return [...before.slice(0, -1), within];
  if (only?.kind !== 'read' || others.length > 0 || last?.kind !== 'read' || last.acts.length > 0 || !only.attempt?.query || !last.attempt?.query) return [...before, ...next];
  const { draft, isEdit, tokens } = only.attempt;
  const isOfIt = draft.isGoingOn !== true && isEdit && (isRefinement(draft, tokens) || addsColumns(only.attempt.query, last.attempt.query) || (!isAsking && isNarrower(draft, last.attempt.query)));
  return isOfIt ? [...before.slice(0, -1), { ...only, earlier: [...(last.earlier ?? []), last.attempt] }] : [...before, ...next];
}

/** `klaim mana yang selisihnya di atas 500 ribu? tampilkan selisihnya`: the same list, with columns besides. */
function addsColumns(next: ClaimQuery, before: ClaimQuery): boolean {
  return next.subject === 'claims' && next.fields.length > before.fields.length && next.measures.length === 0 && JSON.stringify({ ...next, fields: before.fields }) === JSON.stringify(before);
}

/** `saya mau cek RS di Banten. jumlah klaim per faskes?`: what asks nothing and is no order to list says of which claims the question behind it is. */
function saidFirst(first: Outcome, next: Outcome): Outcome | undefined {
  if (first.kind !== 'read' || next.kind !== 'read' || next.acts.length + first.acts.length > 0 || !first.attempt?.query || !next.attempt?.query || first.attempt.isEdit || next.attempt.isEdit || first.earlier) return undefined;
  const { query, draft } = first.attempt;
  const isWhich = draft.measures.length + draft.superlatives.length + draft.groups.length + draft.orders.length + draft.having.length === 0 && draft.limit === undefined && query.against === undefined && (query.where.length > 0 || query.period !== undefined) && !first.attempt.tokens.some((token) => token.after.has('show') || token.before.has('show') || hasSense(token, 'count') || hasSense(token, 'which'));
  const own = new Set(next.attempt.query.where.flatMap((clause) => fieldsIn(clause)));
  if (!isWhich || query.where.some((clause) => fieldsIn(clause).some((field) => own.has(field))) || (query.period && next.attempt.query.period)) return undefined;
  const period = query.period ?? next.attempt.query.period;
  return { ...next, earlier: [first.attempt], attempt: { ...next.attempt, query: { ...next.attempt.query, where: [...query.where, ...next.attempt.query.where], ...(period && { period }) } } };
}

/** Whether a sentence only says more of the query before it, and asks for nothing else. */
function isRefinement(draft: Draft, tokens: readonly Token[]): boolean {
  const { terms, periods, measures, isNarrowed, points, openCount } = draft;
  const isAddition = draft.isAddition === true || tokens.some((token) => token.before.has('also') || token.after.has('also'));
  const isOfSame = (terms.length + periods.length === 0 || isNarrowed === true) && (measures.length === 0 || isAddition) && points === undefined && openCount === undefined;
  const { limit: _limit, subject: _subject, ...rest } = draft;
  return isOfSame && isNothing({ ...rest, terms: [], periods: [], measures: [], having: [], orders: [], superlatives: [], groups: [], ...(draft.subject === 'claims' && { bare: [] }) });
}

/** `berapa klaim readmisi? segmen PBI APBN`: what asks nothing, and tells which by what the question before did not speak of. */
function isNarrower({ terms, periods, included, ...draft }: Draft, { where, period }: ClaimQuery): boolean {
  const spoken = new Set(where.flatMap((clause) => ('any' in clause ? clause.any : [clause])).map(({ field }) => field));
  return terms.length > 0 && included.length === 0 && (periods.length === 0 || period === undefined) && terms.every(({ field, isAlso }) => !spoken.has(field) && isAlso !== true) && isNothing({ ...draft, included, terms: [], periods: [] }) && draft.isInstead !== true && draft.points === undefined;
}

/** What a question goes on with: the one before it in the message, else the query before. */
function after(outcomes: readonly Outcome[], options: ReadingOptions): ReadingOptions {
  const last = outcomes.at(-1);
  const query = last?.kind === 'read' ? last.attempt?.query : undefined;
  return query ? { ...options, previous: query, ...(options.previous && { earlier: options.previous }) } : options;
}

/** What the one query of a message could mean besides, by what was assumed of its words. */
function choicesOf(read: readonly Extract<Outcome, { readonly kind: 'read' }>[], language: Language): readonly Choice[] {
  const [only, ...others] = read;
  return others.length === 0 && only?.attempt?.query && only.acts.length === 0 ? otherwise(only.attempt.query, only.attempt.assumed, language) : [];
}

/** Claims whose districts have no names, since no reference lists were given, are grouped by their codes. */
function withCodes(query: ClaimQuery, names: Names): ClaimQuery {
  const isNameless = names.get('district_name')?.length === 0;
  return isNameless ? { ...query, by: query.by.map((group) => (group.field === 'district_name' ? { ...group, field: 'district_code' } : group)) } : query;
}

function partsOf({ attempt, earlier = [], acts }: Extract<Outcome, { readonly kind: 'read' }>): readonly Part[] {
  const asked = attempt?.query && [{ kind: 'query' as const, query: attempt.query, extent: extentOf([...earlier, attempt].flatMap(({ tokens }) => tokens), attempt.query, attempt.isEdit) }];
  return [...(asked ?? []), ...(attempt?.draft.concepts ?? []).map((concept) => ({ kind: 'concept' as const, concept })), ...acts];
}

/** The parts of a message in its order, each kind by itself, and the line that says how they were read. */
function told(all: readonly Part[], language: Language): Pick<Reading, 'parts' | 'queries' | 'concepts' | 'acts' | 'understood'> {
  const parts = all.filter((part, i) => part.kind === 'query' || all.findIndex((other) => JSON.stringify(other) === JSON.stringify(part)) === i);
  return {
    parts,
    queries: parts.flatMap((part) => (part.kind === 'query' ? [part.query] : [])),
    concepts: parts.flatMap((part) => (part.kind === 'concept' ? [part.concept] : [])),
    acts: parts.flatMap((part) => (part.kind === 'query' || part.kind === 'concept' ? [] : [part])),
    understood: understoodLine(parts, language),
  };
}

const fewestWords = 2;
const grammar: ReadonlySet<string> = new Set<SenseKind | ActMeaning['says']>(['filler', 'not', 'except', 'without', 'and', 'comma', 'or', 'which', 'what_if', 'define', 'only', 'me', 'count', 'per', 'asks', 'writes', 'why', 'when', 'this', 'it', 'should']);

/** A sentence of which no word but those of grammar is known is about something else; a few words alone are asked back. */
function isElsewhere({ atoms, items, words }: Lattice, left: readonly (readonly [number, number])[]): boolean {
  const known = items.flatMap((starting) => starting.slice(0, 1));
  if (known.length === 0 || !known.every(({ senses }) => senses.some((sense) => grammar.has(sense.kind === 'act' ? sense.says : sense.kind)))) return false;
  const isFar = new Map([...new Set(atoms.map(({ folded }) => folded))].map((word) => [word, !words.has(fullWord(word)) && nearWords(word).length === 0]));
  const unknown = left.filter(([from, to]) => to === from + 1 && atoms[from]?.kind === 'word' && isFar.get(atoms[from]?.folded ?? '') === true);
  const places = new Set(unknown.map(([from]) => from));
  return unknown.length >= fewestWords && atoms.every((atom, i) => atom.kind === 'mark' || places.has(i) || known.some(({ from, to }) => from <= i && i < to));
}

/** Where each question of a message begins and ends, in atoms. */
function questionsOf({ atoms, items, message }: Lattice): readonly Span[] {
  const questions: Span[] = [];
  let from = 0;
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at];
    const next = atoms[at + 1];
    const isMark = atom?.folded === '?' || atom?.folded === ';' || (atom?.folded === '.' && next?.isGlued !== true);
    const isLine = next !== undefined && message.slice(atom?.end, next.start).includes('\n');
    if (!isMark && !isLine) continue;
    // A dot inside a name or number ends nothing.
    if (atom?.folded === '.' && items.slice(Math.max(from, at - longestItem), at).some((starting) => starting.some((item) => item.to > at + 1))) continue;
    questions.push([from, at + 1]);
    from = at + 1;
  }
  const spans = [...questions, [from, atoms.length] as const].filter(([start, end]) => end > start);
  return spans.reduce<readonly Span[]>((all, span) => {
    const before = all.at(-1);
    return before && asksHowMany(items, span) && !hasSenseIn(items, before, 'count', 'aggregate', 'share') ? [...all.slice(0, -1), [before[0], span[1]]] : [...all, span];
  }, []);
}

/** `ada klaim duplikat? berapa`: how many of what the question before names. */
function asksHowMany(items: Lattice['items'], [from, to]: Span): boolean {
  let at = from;
  while (at < to) at = items[at]?.find(({ senses }) => senses.some(({ kind }) => kind === 'count' || kind === 'filler'))?.to ?? (items[at]?.length === 0 ? at + 1 : to + 1);
  return at === to && hasSenseIn(items, [from, to], 'count');
}

/** Whether one of the longest items says something; what stands inside a longer name (`BILLED_NOT_SUM`) is no word of its own. */
function hasSenseIn(items: Lattice['items'], [from, to]: Span, ...kinds: readonly SenseKind[]): boolean {
  for (let at = from; at < to; ) {
    const [longest] = items[at] ?? [];
    if (longest && kinds.some((kind) => hasSense(longest, kind))) return true;
    at = longest?.to ?? at + 1;
  }
  return false;
}

function spanOf({ atoms }: Lattice, { from, to, senses }: Item): Reading['spans'][number] {
  return { from: atoms[from]?.start ?? 0, to: atoms[to - 1]?.end ?? 0, kind: senses[0]?.kind ?? 'filler' };
}

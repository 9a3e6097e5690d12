import type { ClaimQuery, Language } from '#engine';

import { type Act, type ActMeaning, type ActsRead, anyActs, firm, isInstruction, isVerdict, ofClaims, ofPossession, polite, readActs } from './acts/index.ts';
import { type Choice, askBack, nearWords } from './ask-back.ts';
import { assumedOf } from './assumed.ts';
import { type Attempt, attemptsOf, distinct, mostReadings } from './attempts.ts';
import type { Anchors } from './entities/periods.ts';
import { isFiller } from './grammar/tokens.ts';
import { type Lattice, coversOf, hasSense, latticeOf, withoutActs } from './lattice.ts';
import { type Names, lexiconOf } from './lexicon.ts';
import type { Part } from './part.ts';
import type { Item, Sense, SenseKind } from './sense.ts';
import { fill, texts } from './texts.ts';
import { understoodLine } from './understood.ts';
import { fullWord } from './words/shorthand.ts';

export interface ReadingOptions {
  /** Names that the data give, within the reader's scope. */
  readonly names: Names;
  readonly anchors: Anchors;
  /** The query before, which a follow-up edits. */
  readonly previous?: ClaimQuery;
  /** A claim is open: words that name none are about it, unless they are plainly of many. */
  readonly openClaim?: boolean;
  /** How many claims the answer before listed, for `yang ketiga`. */
  readonly shown?: number;
}

/** How a message was read, as data. Where `unread` or `choices` is not empty, nothing is answered before somebody has chosen. */
export interface Reading {
  readonly language: Language;
  readonly queries: readonly ClaimQuery[];
  /** Concepts whose definition is asked for: ids of concepts, or of fields as `field:<id>`. */
  readonly concepts: readonly string[];
  /** What it wants that is no query. */
  readonly acts: readonly Act[];
  /** All of these in the order of the message. */
  readonly parts: readonly Part[];
  /** One line in the language of the message; empty where it was not read. */
  readonly understood: string;
  /** Defaults that stand for what the words do not say. */
  readonly assumed: readonly { readonly words: string; readonly reading: string }[];
  /** Words of the message that nothing took. */
  readonly unread: readonly string[];
  /** A question back in one sentence; empty where the message was read. */
  readonly question: string;
  readonly choices: readonly Choice[];
  /** Which characters of the message were read as something, from 0, the end exclusive. */
  readonly spans: readonly { readonly from: number; readonly to: number; readonly kind: string }[];
}

type Span = readonly [from: number, to: number];

const mostQuestions = 3;
/** Items of the covers that are tried for one question, about: of a long one only the cheapest are. */
const mostItems = 600;
/** Atoms of a question that is looked at for two that are joined. */
const longestJoined = 60;
/** Atoms that an item has at most, about. */
const longestItem = 20;

/** What became of one question: one reading, several that differ, or words that are left. */
type Outcome =
  | { readonly kind: 'read'; readonly attempt?: Attempt; readonly acts: readonly Act[]; readonly items: readonly Item[] }
  | { readonly kind: 'differs'; readonly choices: readonly Choice[] }
  | { readonly kind: 'left'; readonly atoms: readonly (readonly [from: number, to: number])[] }
  | { readonly kind: 'empty' };

/** Reads a message word by word, as `readQuestion` does; `respelt` are atoms to be read as another word. A question goes on with the one before it. */
export function readAsWritten(message: string, options: ReadingOptions, respelt?: ReadonlyMap<number, string>): Reading {
  const lattice = latticeOf(message, lexiconOf(options.names), options.anchors, respelt);
  const { language } = lattice;
  const nothing = { language, queries: [], concepts: [], acts: [], parts: [], understood: '', assumed: [], unread: [], question: '', choices: [], spans: [] } satisfies Reading;
  if (isInstruction(lattice)) return { ...nothing, ...told([{ kind: 'notice', notice: 'instructions' }], language) };
  const spans = questionsOf(lattice);
  const outcomes = spans.reduce<readonly Outcome[]>((before, span) => [...before, ...outcomesOf(lattice, span, after(before, options))], []).filter(({ kind }) => kind !== 'empty');
  const only = outcomes.length > 0 ? undefined : politeness(lattice);
  if (only) return { ...nothing, ...told(only, language) };
  if (outcomes.length === 0) return { ...nothing, question: fill(texts.nothing, language) };
  if (outcomes.length > mostQuestions) return { ...nothing, question: fill(texts.tooMany, language) };
  const left = outcomes.flatMap((outcome) => (outcome.kind === 'left' ? outcome.atoms : []));
  if (left.length > 0 && isElsewhere(lattice, left)) return { ...nothing, ...told([{ kind: 'notice', notice: 'out_of_scope' }], language) };
  if (left.length > 0) return { ...nothing, ...askBack(lattice, left) };
  const differing = outcomes.find((outcome) => outcome.kind === 'differs');
  if (differing?.kind === 'differs') return { ...nothing, question: fill(texts.ambiguous, language), choices: differing.choices };
  const read = outcomes.filter((outcome) => outcome.kind === 'read');
  return {
    ...nothing,
    ...told(read.flatMap((outcome) => partsOf(outcome)), language),
    assumed: assumedOf(lattice, read.flatMap(({ attempt }) => attempt ?? [])),
    spans: read.flatMap(({ attempt, items }) => (attempt?.tokens ?? items).map((item) => spanOf(lattice, item))),
  };
}

/** What a question goes on with: the one before it in the message, else the query before. */
function after(outcomes: readonly Outcome[], options: ReadingOptions): ReadingOptions {
  const last = outcomes.at(-1);
  const query = last?.kind === 'read' ? last.attempt?.query : undefined;
  return query ? { ...options, previous: query } : options;
}

function partsOf({ attempt, acts }: Extract<Outcome, { readonly kind: 'read' }>): readonly Part[] {
  const query = attempt?.query;
  return [...(query ? [{ kind: 'query' as const, query }] : []), ...(attempt?.draft.concepts ?? []).map((concept) => ({ kind: 'concept' as const, concept })), ...acts];
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

/** Greetings and thanks, where a message holds nothing else. */
function politeness(lattice: Lattice): readonly Act[] | undefined {
  const { readings } = readActs(lattice, [0, lattice.atoms.length], polite, {});
  return readings[0];
}

const fewestWords = 2;
const grammar: ReadonlySet<string> = new Set<SenseKind | ActMeaning['says']>(['filler', 'not', 'except', 'without', 'and', 'comma', 'or', 'which', 'what_if', 'define', 'only', 'me', 'count', 'per', 'asks', 'writes', 'why', 'when', 'this', 'it', 'should']);

function isGrammar({ senses }: Item): boolean {
  return senses.some((sense) => grammar.has(sense.kind === 'act' ? sense.says : sense.kind));
}

/** A sentence of which no word but those of grammar is known is about something else; a few words alone are asked back. */
function isElsewhere({ atoms, items, words }: Lattice, left: readonly (readonly [number, number])[]): boolean {
  const known = items.flatMap((starting) => starting.slice(0, 1));
  if (known.length === 0 || !known.every((item) => isGrammar(item))) return false;
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
  return [...questions, [from, atoms.length] as const].filter(([start, end]) => end > start);
}

/** One question as what it is, or, where it is several that are joined, each of them. */
function outcomesOf(lattice: Lattice, span: Span, options: ReadingOptions): readonly Outcome[] {
  const whole = outcomeOf(lattice, [afterPoliteness(lattice, span), span[1]], options);
  return whole.kind === 'left' ? (joinedOf(lattice, span, options) ?? [whole]) : [whole];
}

/** Where the question begins that a greeting or thanks and a comma stand before; the beginning where there is none. */
function afterPoliteness({ atoms, items }: Lattice, [from, to]: Span): number {
  let at = from;
  for (;;) {
    const said = (items[at] ?? []).find(({ senses }) => senses.some((sense) => sense.kind === 'filler') && senses.some((sense) => sense.kind === 'act' && sense.says === 'notice'));
    const next = said?.to ?? (atoms[at]?.folded === ',' ? at + 1 : at);
    if (next === at || next >= to) return at > from && atoms[at - 1]?.folded === ',' ? at : from;
    at = next;
  }
}

/** `kenapa ditandai dan berapa klaim di Bali`: two questions with a joining word between, of which one is no query. */
function joinedOf(lattice: Lattice, [from, to]: Span, options: ReadingOptions): readonly Outcome[] | undefined {
  if (to - from > longestJoined) return undefined;
  for (let at = from + 1; at < to - 1; at += 1) {
    const joint = lattice.items[at]?.find((item) => hasSense(item, 'and') || hasSense(item, 'what_if'));
    const end = lattice.atoms[at]?.folded === ',' ? at + 1 : joint?.to;
    if (end === undefined) continue;
    const both = [outcomeOf(lattice, [from, at], options), outcomeOf(lattice, [end, to], options)];
    const [first, second] = both;
    // `terima kasih, lalu berapa klaim di Bali`
    if (first?.kind === 'empty' && second?.kind === 'read' && joint && (second.attempt?.draft.subject !== undefined || second.acts.length > 0)) return [second];
    if (both.every(({ kind }) => kind === 'read') && both.some((one) => one.kind === 'read' && one.attempt === undefined)) return both;
  }
  return undefined;
}

function outcomeOf(lattice: Lattice, [from, to]: Span, options: ReadingOptions): Outcome {
  const plain: Lattice = { ...lattice, items: lattice.items.map((items) => withoutActs(items)) };
  const acts = (frames: Parameters<typeof readActs>[2]): ActsRead => readActs(lattice, [from, to], frames, options);
  const certain = actsOutcome(acts(firm), lattice.language);
  if (certain) return certain;
  const asQuery = queryOutcome(plain, from, to, options.previous);
  // `apa itu P90` is of no claim, whichever is open.
  if (asQuery.kind === 'read' && (asQuery.attempt?.draft.concepts.length ?? 0) > 0 && asQuery.attempt?.tokens.some((token) => hasSense(token, 'define')) === true) return asQuery;
  const first = actsOutcome(acts(options.openClaim === true ? ofClaims : options.previous === undefined ? ofPossession : []), lattice.language);
  if (first) return first;
  if (asQuery.kind !== 'left') return asQuery;
  const hasVerdict = lattice.items.slice(from, to).some((starting) => starting.some((item) => isVerdict(item)));
  const guilt = hasVerdict ? queryOutcome(withVerdicts(plain, lattice), from, to, undefined) : asQuery;
  if (guilt.kind === 'read' && guilt.attempt?.query) return withNotice(guilt, lattice);
  const second = acts(anyActs);
  return actsOutcome(second, lattice.language) ?? (second.left.length > 0 && second.left.length < asQuery.atoms.length ? { kind: 'left', atoms: second.left } : asQuery);
}

function actsOutcome({ readings, items }: ActsRead, language: Language): Outcome | undefined {
  const [only, ...others] = readings;
  if (!only) return undefined;
  return others.length === 0 ? { kind: 'read', acts: only, items } : { kind: 'differs', choices: readings.map((acts) => ({ label: understoodLine(acts, language), acts })) };
}

/** Words for guilt as the indications that the data have. */
function withVerdicts(plain: Lattice, { items }: Lattice): Lattice {
  const flagged: Sense = { kind: 'value', field: 'is_flagged', op: '=', values: [true] };
  return { ...plain, items: items.map((starting, at) => [...withoutActs(starting.filter((item) => !isVerdict(item))), ...starting.filter((item) => isVerdict(item)).map((item) => ({ ...item, senses: [flagged] }))].toSorted((a, b) => b.to - a.to || a.from - at)) };
}

function withNotice(outcome: Extract<Outcome, { readonly kind: 'read' }>, { items }: Lattice): Outcome {
  const { attempt } = outcome;
  const said = (attempt?.tokens ?? []).flatMap(({ from, to }, at) => ((items[from] ?? []).some((item) => item.to === to && isVerdict(item)) ? [{ at, about: 'verdict' as const }] : []));
  return { ...outcome, ...(attempt && { attempt: { ...attempt, assumed: [...attempt.assumed, ...said] } }), acts: [{ kind: 'notice', notice: 'verdict' }] };
}

function queryOutcome(lattice: Lattice, from: number, to: number, previous: ClaimQuery | undefined): Extract<Outcome, { readonly kind: 'read' | 'differs' | 'left' | 'empty' }> {
  const covers = coversOf(lattice, from, to);
  const [best] = covers;
  if (!best || (best.items.every((item) => isFiller(item) || hasSense(item, 'comma')) && best.unknown.length === 0)) return { kind: 'empty' };
  const known = covers.filter(({ unknown }) => unknown.length === 0).slice(0, Math.max(2, Math.floor(mostItems / best.items.length)));
  if (known.length === 0) return { kind: 'left', atoms: best.unknown.map((at) => [at, at + 1] as const) };
  let [fewest, term]: (Attempt | undefined)[] = [];
  for (const cover of known) {
    const attempts = attemptsOf(cover, lattice, previous);
    const complete = distinct(attempts.filter(({ left }) => left.length === 0));
    // `klaim berindikasi` is a term too: it is told what it means where it asks for nothing else.
    const [first] = complete;
    if (first && first.draft.concepts.length > 0 && first.tokens.length === 1) {
      term ??= first;
      continue;
    }
    if (complete.length > 0) {
      const equal = known.filter((other) => other !== cover && other.cost === cover.cost).flatMap((other) => attemptsOf(other, lattice, previous).filter(({ left }) => left.length === 0));
      const all = distinct([...complete, ...equal]);
      const [only, ...others] = all;
      if (only) return others.length === 0 ? { kind: 'read', attempt: only, acts: [], items: [] } : { kind: 'differs', choices: all.slice(0, mostReadings).map((attempt) => choiceOf(attempt, lattice.language)) };
    }
    for (const attempt of attempts) if (fewest === undefined || attempt.left.length < fewest.left.length) fewest = attempt;
  }
  if (term) return { kind: 'read', attempt: term, acts: [], items: [] };
  const atoms = (fewest?.left ?? []).flatMap((at) => {
    const token = fewest?.tokens[at];
    return token ? [[token.from, token.to] as const] : [];
  });
  return { kind: 'left', atoms };
}

function choiceOf({ query }: Attempt, language: Language): Choice {
  const queries = query ? [query] : [];
  return { label: understoodLine(queries.map((one) => ({ kind: 'query', query: one })), language), queries };
}

function spanOf({ atoms }: Lattice, { from, to, senses }: Item): Reading['spans'][number] {
  return { from: atoms[from]?.start ?? 0, to: atoms[to - 1]?.end ?? 0, kind: senses[0]?.kind ?? 'filler' };
}

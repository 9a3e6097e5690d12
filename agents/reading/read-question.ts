import { type ClaimQuery, type Language, aggregations, findConcept, findField } from '#engine';

import { askBack, type Choice } from './ask-back.ts';
import { type Attempt, attemptsOf, distinct, mostReadings } from './attempts.ts';
import type { Anchors } from './entities/periods.ts';
import type { Assumption } from './grammar/draft.ts';
import { type Token, isFiller } from './grammar/tokens.ts';
import { type Lattice, coversOf, hasSense, latticeOf } from './lattice.ts';
import { type Names, lexiconOf } from './lexicon.ts';
import { assumptionTexts, fill, texts } from './texts.ts';
import { measureText, numberText, understoodLine } from './understood.ts';

export interface ReadingOptions {
  /** Names that the data give, within the reader's scope. */
  readonly names: Names;
  readonly anchors: Anchors;
  /** The query before, which a follow-up edits. */
  readonly previous?: ClaimQuery;
}

/** How a message was read, as data. Where `unread` or `choices` is not empty, nothing is answered before somebody has chosen. */
export interface Reading {
  readonly language: Language;
  readonly queries: readonly ClaimQuery[];
  /** Concepts whose definition is asked for: ids of concepts, or of fields as `field:<id>`. */
  readonly concepts: readonly string[];
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

const mostQuestions = 3;
/** Items of the covers that are tried for one question, about: of a long one only the cheapest are. */
const mostItems = 600;
/** Atoms that an item has at most, about. */
const longestItem = 20;

/** What became of one question: one reading, several that differ, or words that are left. */
type Outcome =
  | { readonly kind: 'read'; readonly attempt: Attempt }
  | { readonly kind: 'differs'; readonly attempts: readonly Attempt[] }
  | { readonly kind: 'left'; readonly atoms: readonly (readonly [from: number, to: number])[] }
  | { readonly kind: 'empty' };

/** Reads a message word by word, as `readQuestion` does; `respelt` are atoms to be read as another word. A question goes on with the one before it. */
export function readAsWritten(message: string, { names, anchors, previous }: ReadingOptions, respelt?: ReadonlyMap<number, string>): Reading {
  const lattice = latticeOf(message, lexiconOf(names), anchors, respelt);
  const outcomes = questionsOf(lattice).reduce<readonly Outcome[]>((before, [from, to]) => [...before, outcomeOf(lattice, from, to, queryIn(before.at(-1)) ?? previous)], []).filter(({ kind }) => kind !== 'empty');
  const { language } = lattice;
  const nothing = { language, queries: [], concepts: [], understood: '', assumed: [], unread: [], question: '', choices: [], spans: [] } satisfies Reading;
  if (outcomes.length === 0) return { ...nothing, question: fill(texts.nothing, language) };
  if (outcomes.length > mostQuestions) return { ...nothing, question: fill(texts.tooMany, language) };
  const left = outcomes.flatMap((outcome) => (outcome.kind === 'left' ? outcome.atoms : []));
  if (left.length > 0) return { ...nothing, ...askBack(lattice, left) };
  const differing = outcomes.find((outcome) => outcome.kind === 'differs');
  if (differing?.kind === 'differs') return { ...nothing, question: fill(texts.ambiguous, language), choices: differing.attempts.map((attempt) => choiceOf(attempt, language)) };
  const attempts = outcomes.flatMap((outcome) => (outcome.kind === 'read' ? [outcome.attempt] : []));
  const queries = attempts.flatMap(({ query }) => query ?? []);
  const concepts = [...new Set(attempts.flatMap(({ draft }) => draft.concepts))];
  return {
    ...nothing,
    queries,
    concepts,
    understood: understoodLine(queries, concepts.map((id) => labelOf(id, language)), language),
    assumed: assumedOf(lattice, attempts),
    spans: attempts.flatMap(({ tokens }) => tokens.map((token) => spanOf(lattice, token))),
  };
}

function queryIn(outcome: Outcome | undefined): ClaimQuery | undefined {
  return outcome?.kind === 'read' ? outcome.attempt.query : undefined;
}

/** Where each question of a message begins and ends, in atoms. */
function questionsOf({ atoms, items, message }: Lattice): readonly (readonly [number, number])[] {
  const questions: (readonly [number, number])[] = [];
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

function outcomeOf(lattice: Lattice, from: number, to: number, previous: ClaimQuery | undefined): Outcome {
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
      if (only) return others.length === 0 ? { kind: 'read', attempt: only } : { kind: 'differs', attempts: all.slice(0, mostReadings) };
    }
    for (const attempt of attempts) if (fewest === undefined || attempt.left.length < fewest.left.length) fewest = attempt;
  }
  if (term) return { kind: 'read', attempt: term };
  const atoms = (fewest?.left ?? []).flatMap((at) => {
    const token = fewest?.tokens[at];
    return token ? [[token.from, token.to] as const] : [];
  });
  return { kind: 'left', atoms };
}

function choiceOf({ query }: Attempt, language: Language): Choice {
  const queries = query ? [query] : [];
  return { label: understoodLine(queries, [], language), queries };
}

function labelOf(id: string, language: Language): string {
  return id.startsWith('field:') ? (findField(id.slice('field:'.length))?.label[language] ?? id) : (findConcept(id)?.label[language] ?? id);
}

/** What was taken for granted, each once, with the words that it stands for. */
function assumedOf({ message, atoms, language }: Lattice, attempts: readonly Attempt[]): Reading['assumed'] {
  const all = attempts.flatMap(({ assumed, tokens }) =>
    assumed.map((one) => {
      const token = tokens[one.at];
      return { words: token ? message.slice(atoms[token.from]?.start, atoms[token.to - 1]?.end) : '', reading: assumptionText(one, language) };
    }),
  );
  return all.filter(({ words, reading }, i) => all.findIndex((other) => other.words === words && other.reading === reading) === i);
}

function assumptionText({ about, value = '' }: Assumption, language: Language): string {
  if (about === 'aggregate') {
    const [, field = ''] = value.split(' ');
    const agg = aggregations.find((one) => value.startsWith(`${one} `)) ?? 'count';
    return fill(assumptionTexts.aggregate, language, { measure: measureText({ agg, field }, language) });
  }
  if (about === 'bins') {
    const [field = '', width = ''] = value.split(' ');
    return fill(assumptionTexts.bins, language, { unit: numberText(Number(width), findField(field), language) });
  }
  return fill(assumptionTexts[about], language, { field: findField(value)?.label[language] ?? value, year: value, unit: value });
}

function spanOf({ atoms }: Lattice, { from, to, senses }: Token): Reading['spans'][number] {
  return { from: atoms[from]?.start ?? 0, to: atoms[to - 1]?.end ?? 0, kind: senses[0]?.kind ?? 'filler' };
}

import type { Localized } from '#engine';
import { z } from 'zod';

import { fill } from '../reading/texts.ts';
import { askStructured } from '../runtime/ask-structured.ts';
import type { SenseGiver } from '../runtime/sense-giver.ts';
import { type Choice, type DecisionOptions, type DecisionReading, asChoice, readDecision } from './reading/read-decision.ts';
import { decisionWords, told } from './reading/texts.ts';

/** A word that was taken for something, with what for. */
export interface Assumption {
  readonly words: string;
  readonly reading: string;
}

export interface SentenceReading extends DecisionReading {
  /** What a model gave. */
  readonly assumed: readonly Assumption[];
}

type Word = keyof (typeof decisionWords)['id'];

/** What a word can mean, from 1: no number, no negation, no condition, and nothing that would drop the word. */
const senses: readonly { readonly word: Word; readonly isDecision: boolean; readonly gloss: Localized }[] = [
  { word: 'approve', isDecision: true, gloss: { id: 'setujui', en: 'approve' } },
  { word: 'reject', isDecision: true, gloss: { id: 'tolak', en: 'reject' } },
  { word: 'pay', isDecision: true, gloss: { id: 'bayar', en: 'pay' } },
  { word: 'correct', isDecision: true, gloss: { id: 'koreksi, potong', en: 'correct, cut' } },
  { word: 'whole', isDecision: false, gloss: { id: 'seluruhnya', en: 'in full' } },
  { word: 'part', isDecision: false, gloss: { id: 'sebagian', en: 'in part' } },
  { word: 'because', isDecision: false, gloss: { id: 'kata itu alasannya', en: 'the word is the reason' } },
];

/** Words that a model is asked about; a sentence with more unknown ones is asked back. */
const mostWords = 6;

/**
 * Reads a sentence by the grammar. Where words are left, or a figure can be read in several ways, a model may give them a sense of
 * a closed list, or choose among the readings that the grammar found; the same grammar reads what comes of it, and it is told as
 * an assumption. A word of deciding that a model gave proposes nothing: it is a choice to click.
 */
export async function readSentence(message: string, options: DecisionOptions, giver: SenseGiver | undefined): Promise<SentenceReading> {
  const own: SentenceReading = { ...readDecision(message, options), assumed: [] };
  if (!giver) return own;
  if (own.why === 'ways' && own.choices.length > 1) return withChoice(message, own, options, giver);
  return own.why === 'unread' && own.unread.length <= mostWords ? withSenses(message, own, options, giver) : own;
}

const sensesSchema = z.object({ meanings: z.array(z.int().catch(0)) });

async function withSenses(message: string, own: SentenceReading, options: DecisionOptions, giver: SenseGiver): Promise<SentenceReading> {
  const { language } = options;
  const given = await ask(giver, options, { message, words: own.unread }, sensesSchema);
  const meant = own.unread.map((_, i) => senses[(given?.meanings[i] ?? 0) - 1]);
  if (meant.some((sense) => sense === undefined)) return own;
  const words = decisionWords[language];
  const sensed = own.unread.reduce((text, unread, i) => {
    const word = meant[i]?.word;
    return word === undefined ? text : text.replace(unread, () => (word === 'because' ? `${words.because} ${unread}` : words[word]));
  }, message.normalize('NFKC'));
  const read = readDecision(sensed, options);
  const { proposed } = read;
  if (!proposed) return { ...own, choices: joined(own.choices, read.choices) };
  if (meant.some((sense) => sense?.isDecision)) return { ...own, choices: joined(asChoice(sensed, options), own.choices) };
  return { ...read, assumed: own.unread.map((unread, i) => ({ words: unread, reading: fill(told.sensed, language, { meaning: meant[i]?.gloss[language] ?? '' }) })) };
}

const choiceSchema = z.object({ choice: z.int() });

/** The reading that a model chose, where it is whole; the others stay as choices. */
async function withChoice(message: string, own: SentenceReading, options: DecisionOptions, giver: SenseGiver): Promise<SentenceReading> {
  const given = await ask(giver, options, { message, readings: own.choices.map(({ label }, i) => ({ number: i + 1, label })) }, choiceSchema);
  const choice = own.choices[(given?.choice ?? 0) - 1];
  const read = choice && readDecision(choice.message, options);
  if (!choice || !read?.proposed) return own;
  return { ...read, choices: own.choices.filter((other) => other !== choice), assumed: [{ words: message, reading: fill(told.chosen, options.language, { label: choice.label }) }] };
}

function ask<Output>({ model, prompt, pseudonyms, signal }: SenseGiver, { language }: DecisionOptions, data: unknown, output: z.ZodType<Output>): Promise<Output | null> {
  const meanings = senses.map(({ gloss }, i) => `${i + 1} ${gloss[language]}`).join('\n');
  return askStructured({ model, pseudonyms, signal, system: prompt.render({ meanings }), data, output });
}

function joined(some: readonly Choice[], more: readonly Choice[]): readonly Choice[] {
  return [...some, ...more.filter(({ message }) => !some.some((choice) => choice.message === message))];
}

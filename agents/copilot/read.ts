import type { ClaimQuery } from '#engine';
import { z } from 'zod';

import { type Reading, type ReadingOptions, meaningsOf, readQuestion, understoodLine } from '../reading/index.ts';
import { askStructured } from '../runtime/ask-structured.ts';
import type { SenseGiver } from '../runtime/sense-giver.ts';
import { senseTexts } from './texts.ts';
import { fill } from '../reading/texts.ts';

/** Words that a model is asked about; a message with more unknown ones is asked back. */
const mostWords = 6;

/**
 * Reads a message by the reader; where words are left, or it can be read in several ways, a model may give them a sense
 * of a closed list. What it gave is read by the same grammar under the same law, and told as an assumption: no value, no
 * number and no condition can come from a model.
 *
 * @param choice the reading that the person chose of those offered, from 1.
 * @param queries the reading as the person corrected it.
 */
export async function readMessage(message: string, options: ReadingOptions, { choice, queries, sense }: { readonly choice?: number | undefined; readonly queries?: readonly ClaimQuery[] | undefined; readonly sense?: SenseGiver | undefined }): Promise<{ readonly reading: Reading; readonly isSensed: boolean }> {
  const reading = readQuestion(message, options);
  const own = { reading, isSensed: false };
  if (queries) return { ...own, reading: corrected(reading, queries) };
  if (choice !== undefined) return { ...own, reading: chosen(reading, choice, message, options) ?? reading };
  if (!sense || reading.parts.length > 0) return own;
  const isWords = reading.unread.length > 0 && reading.unread.length <= mostWords;
  const isSeveral = reading.choices.length > 1 && reading.choices.every(({ message: other }) => other === undefined);
  const sensed = isWords ? await withSenses(message, reading, options, sense) : isSeveral ? await withChoice(message, reading, options, sense) : undefined;
  return sensed ? { reading: sensed, isSensed: true } : own;
}

/** The reading that a choice stands for; undefined where there is no such choice. */
function chosen(reading: Reading, choice: number, message: string, options: ReadingOptions): Reading | undefined {
  const picked = reading.choices[choice - 1];
  if (!picked) return undefined;
  if (picked.message !== undefined && picked.message !== message) return readQuestion(picked.message, options);
  const parts = [...(picked.queries ?? []).map((query) => ({ kind: 'query' as const, query })), ...(picked.acts ?? [])];
  return parts.length === 0 ? undefined : { ...reading, parts, queries: [...(picked.queries ?? [])], acts: [...(picked.acts ?? [])], understood: picked.label, question: '', choices: [], unread: [] };
}

/** What the person asks for instead of what the words say: nothing of them is left to assume or to ask back. */
function corrected(reading: Reading, queries: readonly ClaimQuery[]): Reading {
  const parts = queries.map((query) => ({ kind: 'query' as const, query }));
  return { ...reading, parts, queries: [...queries], concepts: [], acts: [], understood: understoodLine(parts, reading.language), assumed: [], unread: [], question: '', choices: [] };
}

/** The message with each word that is not known put in known words, where the model knows all of them. */
async function withSenses(message: string, reading: Reading, options: ReadingOptions, giver: SenseGiver): Promise<Reading | undefined> {
  const meanings = meaningsOf(reading.language);
  const given = await ask(giver, reading, { message, words: reading.unread }, z.object({ meanings: z.array(z.int().catch(0)).max(reading.unread.length) }));
  const names = reading.unread.map((_, i) => meanings[(given?.meanings[i] ?? 0) - 1]?.name);
  if (given === null || names.some((name) => name === undefined)) return undefined;
  const reworded = reading.unread.reduce((text, word, i) => text.replace(word, ` ${names[i] ?? ''} `), message).replaceAll(/\s+/gu, ' ').trim();
  const read = readQuestion(reworded, options);
  if (read.parts.length === 0) return undefined;
  const assumed = reading.unread.map((word, i) => ({ words: word, reading: fill(senseTexts.read, reading.language, { meaning: names[i] ?? '' }) }));
  return { ...read, language: reading.language, assumed: [...assumed, ...read.assumed] };
}

const choiceSchema = z.object({ choice: z.int() });

/** One of several readings, as the model takes the message. */
async function withChoice(message: string, reading: Reading, options: ReadingOptions, giver: SenseGiver): Promise<Reading | undefined> {
  const given = await ask(giver, reading, { message, readings: reading.choices.map(({ label }, i) => ({ number: i + 1, label })) }, choiceSchema);
  const read = given === null ? undefined : chosen(reading, given.choice, message, options);
  return read && { ...read, assumed: [...read.assumed, { words: message, reading: fill(senseTexts.chosen, reading.language, { label: read.understood }) }] };
}

function ask<Output>({ prompt, ...giver }: SenseGiver, { language }: Reading, data: unknown, output: z.ZodType<Output>): Promise<Output | null> {
  const meanings = meaningsOf(language).map(({ number, name }) => `${number} ${name}`).join('\n');
  return askStructured({ ...giver, system: prompt.render({ meanings }), data, output });
}

const sentencesSchema = z.object({ statements: z.array(z.int().catch(0)) });

/** Which of some sentences help to answer a question, as a model takes it: numbers from 1; null where it gave none. */
export async function chooseSentences(question: string, sentences: readonly string[], { model, prompt, pseudonyms, signal }: SenseGiver): Promise<readonly number[] | null> {
  const candidates = sentences.map((text, i) => ({ number: i + 1, text }));
  const given = await askStructured({ model, pseudonyms, signal, system: prompt.render(), data: { question, candidates }, output: sentencesSchema });
  return given === null ? null : given.statements.filter((number) => number >= 1 && number <= sentences.length);
}

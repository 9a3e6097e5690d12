import { claimQuerySchema } from '#engine';

import type { Choice } from './ask-back.ts';
import { latticeOf } from './lattice.ts';
import { lexiconOf } from './lexicon.ts';
import { type Reading, type ReadingOptions, readAsWritten } from './read-question.ts';
import { canRespell, respellings } from './spelling.ts';
import { assumptionTexts, fill } from './texts.ts';

export interface ConversationOptions extends ReadingOptions {
  /** The message before, where it was asked back and not answered since. */
  readonly pending?: string;
}

/**
 * Reads a message into one to three parts, each a query of claims, a definition asked for or acts. Every word of it is
 * taken by something, or the reading asks back and names what is left: nothing asked is dropped, nothing not asked is added.
 *
 * A word that is nothing but differs by a letter from one word of the lexicon is read as that, and `assumed` says so. After a message
 * that was asked back (`pending`), a short one that is no question of its own answers it: it stands for what was not read, or goes on
 * with it, and `assumed` says so; where neither makes a question it is asked back, with the edit of `previous` as a choice.
 */
export function readQuestion(message: string, { pending, ...options }: ConversationOptions): Reading {
  if (pending === undefined) return checked(readSpelt(message, options), options);
  const { previous, ...alone } = options;
  const own = readSpelt(message, alone);
  if (isComplete(own) && !isReply(own, message, alone)) return own;
  if (message.length + pending.length > longestExchange) return checked(isComplete(own) ? readSpelt(pending, alone) : own, options);
  const asked = readSpelt(pending, options);
  const reply = answered(message, pending, asked, alone);
  if (reply) return reply;
  const edit = previous && readSpelt(message, options);
  const left = isComplete(own) || (edit && isComplete(edit)) ? asked : own;
  const edits: readonly Choice[] = edit && edit.queries.length > 0 && isComplete(edit) ? [{ label: edit.understood, queries: edit.queries }] : [];
  return checked({ ...left, spans: [], choices: [...left.choices, ...edits] }, options);
}

function isComplete({ unread, question, parts }: Reading): boolean {
  return unread.length === 0 && question === '' && parts.length > 0;
}

/** Characters of a message that is a reply, with what it answers, or for which other words are suggested. */
const longestExchange = 400;

/** Stands for whatever was asked before. */
const anything = claimQuerySchema.parse({ subject: 'groups', where: [{ field: 'claim_no', op: 'not_null' }], measures: [{ agg: 'count' }] });

/** Whether a message would go on with a question before, had there been one. */
function isReply(own: Reading, message: string, options: ReadingOptions): boolean {
  const after = readSpelt(message, { ...options, previous: anything });
  return JSON.stringify([after.queries, after.unread]) !== JSON.stringify([own.queries, own.unread]);
}

/** What names something, and so can stand in the place of a word that was not read. */
const naming: ReadonlySet<string> = new Set(['value', 'field', 'number', 'range', 'period', 'compare', 'concept', 'and', 'or', 'comma', 'subject', 'not', 'except', 'without', 'unit', 'aggregate']);

/** The message before with a reply to it: in the place of what was not read, behind it, or as the choice that it names. */
function answered(message: string, pending: string, asked: Reading, options: ReadingOptions): Reading | undefined {
  const words = message.trim().replace(/[?.!]+$/u, '');
  const read = chosenBy(words, asked, options) ?? inPlace(words, pending, asked, options) ?? complete(readSpelt(`${pending.replace(/[?.!]+$/u, '')} ${words}`, options));
  return read && { ...read, spans: [], assumed: [...read.assumed, { words: message, reading: fill(assumptionTexts.pending, read.language, { unit: pending }) }] };
}

function inPlace(words: string, pending: string, { unread: [unread, ...others] }: Reading, options: ReadingOptions): Reading | undefined {
  const from = unread === undefined || others.length > 0 ? -1 : pending.indexOf(unread);
  if (unread === undefined || from < 0) return undefined;
  const read = complete(readSpelt(`${pending.slice(0, from)}${words}${pending.slice(from + unread.length)}`, options));
  const own = read?.spans.filter((span) => span.from < from + words.length && span.to > from) ?? [];
  return own.length > 0 && own.every(({ kind }) => naming.has(kind)) ? read : undefined;
}

function complete(reading: Reading): Reading | undefined {
  return isComplete(reading) ? reading : undefined;
}

/** The one choice that holds every condition, or every grouping, of the reply. */
function chosenBy(words: string, asked: Reading, options: ReadingOptions): Reading | undefined {
  if (asked.choices.length === 0) return undefined;
  const own = readSpelt(words, options).queries.flatMap(({ where }) => where);
  const parts = (own.length > 0 ? own : readSpelt(`per ${words}`, options).queries.flatMap(({ by }) => by)).map((part) => JSON.stringify(part));
  if (parts.length === 0) return undefined;
  const fitting = asked.choices.filter(({ queries = [] }) => queries.some(({ where, by }) => parts.every((part) => [...where, ...by].some((one) => JSON.stringify(one) === part))));
  const [only, ...others] = fitting;
  return only?.queries && others.length === 0 ? { ...asked, queries: only.queries, parts: only.queries.map((query) => ({ kind: 'query', query })), question: '', choices: [], understood: only.label } : undefined;
}

/** A message as it is written, else with words of one wrong letter read as the word that is near. */
function readSpelt(message: string, options: ReadingOptions): Reading {
  const written = readAsWritten(message, options);
  // A word alone has nothing beside it that tells what it is.
  if (!message.trim().includes(' ') || !written.unread.some((words) => canRespell(words))) return written;
  const lexicon = lexiconOf(options.names);
  const lattice = latticeOf(message, lexicon, options.anchors);
  const respelt = respellings(lattice, written.unread, lexicon);
  const read = respelt.size === 0 ? written : readAsWritten(message, options, respelt);
  if (!isComplete(read)) return written;
  const { atoms } = lattice;
  const spelt = [...respelt].map(([place, word]) => ({ words: message.slice(atoms[place]?.start, atoms[place]?.end), reading: fill(assumptionTexts.spelling, read.language, { unit: word }) }));
  return { ...read, assumed: [...spelt, ...read.assumed] };
}

/** Suggests only what can be read whole. */
function checked(reading: Reading, options: ReadingOptions): Reading {
  return { ...reading, choices: reading.choices.filter(({ message }) => message === undefined || (message.length <= longestExchange && isComplete(readAsWritten(message, options)))) };
}

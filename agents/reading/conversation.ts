import type { Choice } from './ask-back.ts';
import { latticeOf } from './lattice.ts';
import { lexiconOf } from './lexicon.ts';
import { type Reading, type ReadingOptions, readAsWritten } from './read-question.ts';
import { respellings } from './spelling.ts';
import { assumptionTexts, fill } from './texts.ts';

export interface ConversationOptions extends ReadingOptions {
  /** The message before, where it was asked back and not answered since. */
  readonly pending?: string;
}

/**
 * Reads a message into one to three queries. Every word of it is taken by something, or the reading asks back and
 * names what is left: nothing asked is dropped, nothing not asked is added.
 *
 * A word that is nothing but differs by a letter from one word of the lexicon is read as that, and `assumed` says so. After a message
 * that was asked back (`pending`), a short one that is no question of its own answers it: it stands for what was not read, or goes on
 * with it, and `assumed` says so; where neither makes a question it is asked back, with the edit of `previous` as a choice.
 */
export function readQuestion(message: string, { pending, ...options }: ConversationOptions): Reading {
  if (pending === undefined) return checked(readSpelt(message, options), options);
  const { previous, ...alone } = options;
  const own = readSpelt(message, alone);
  if (isComplete(own) && !isReply(own, message)) return own;
  if (message.length + pending.length > longestExchange) return checked(isComplete(own) ? readSpelt(pending, alone) : own, options);
  const asked = readSpelt(pending, options);
  const reply = answered(message, pending, asked, alone);
  if (reply) return reply;
  const edit = previous && readSpelt(message, options);
  const left = isComplete(own) || (edit && isComplete(edit)) ? asked : own;
  const edits: readonly Choice[] = edit && edit.queries.length > 0 && isComplete(edit) ? [{ label: edit.understood, queries: edit.queries }] : [];
  return checked({ ...left, spans: [], choices: [...left.choices, ...edits] }, options);
}

function isComplete({ unread, question, queries, concepts }: Reading): boolean {
  return unread.length === 0 && question === '' && queries.length + concepts.length > 0;
}

/** Characters that a reply and what it answers have at most, together; a longer message is no reply. */
const longestExchange = 400;
const mostWords = 6;

/** A few words that only say which claims are no question of their own. */
function isReply({ queries, concepts }: Reading, message: string): boolean {
  const [query, ...others] = queries;
  const isBare = query?.subject === 'claims' && query.order.length === 0 && query.fields.length === 0;
  return concepts.length === 0 && isBare && others.length === 0 && message.trim().split(/\s+/).length <= mostWords && !/\b(?:klaim|claims?|kasus|cases?)/iu.test(message);
}

/** The message before with a reply to it: in the place of what was not read, behind it, or as the choice that it names. */
function answered(message: string, pending: string, asked: Reading, options: ReadingOptions): Reading | undefined {
  const chosen = chosenBy(message, asked, options);
  const [unread, ...others] = asked.unread;
  const words = message.trim().replace(/[?.!]+$/u, '');
  const texts = [...(unread !== undefined && others.length === 0 ? [pending.replace(unread, () => words)] : []), `${pending.replace(/[?.!]+$/u, '')} ${words}`];
  const read = chosen ?? texts.map((text) => readSpelt(text, options)).find(isComplete);
  return read && { ...read, spans: [], assumed: [...read.assumed, { words: message, reading: fill(assumptionTexts.pending, read.language, { unit: pending }) }] };
}

/** The one choice that holds every condition of the reply. */
function chosenBy(message: string, asked: Reading, options: ReadingOptions): Reading | undefined {
  const clauses = readSpelt(message, options).queries.flatMap(({ where }) => where.map((clause) => JSON.stringify(clause)));
  if (clauses.length === 0) return undefined;
  const fitting = asked.choices.filter(({ queries = [] }) => queries.some(({ where }) => clauses.every((clause) => where.some((one) => JSON.stringify(one) === clause))));
  const [only, ...others] = fitting;
  return only?.queries && others.length === 0 ? { ...asked, queries: only.queries, question: '', choices: [], understood: only.label } : undefined;
}

/** A message as it is written, else with words of one wrong letter read as the word that is near. */
function readSpelt(message: string, options: ReadingOptions): Reading {
  const written = readAsWritten(message, options);
  if (written.unread.length === 0) return written;
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
  return { ...reading, choices: reading.choices.filter(({ message }) => message === undefined || isComplete(readAsWritten(message, options))) };
}

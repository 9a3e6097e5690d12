import { type ClaimQuery, claimQuerySchema } from '#engine';

import type { Choice } from './ask-back.ts';
import { atomsOf } from './atoms.ts';
import { fieldsIn } from './follow-up-where.ts';
import { tokensOf } from './grammar/tokens.ts';
import { type Cover, coversOf, latticeOf } from './lattice.ts';
import { lexiconOf } from './lexicon.ts';
import { type Reading, type ReadingOptions, readAsWritten } from './read-question.ts';
import { canRespell, respellings } from './spelling.ts';
import { assumptionTexts, fill, texts } from './texts.ts';
import { understoodLine } from './understood.ts';

export interface ConversationOptions extends ReadingOptions {
  /** The message before, where it was asked back and not answered since. */
  readonly pending?: string;
}

/**
 * Reads a message into one to three parts, each a query of claims, a definition asked for or acts. Every word of it is
 * taken by something, or the reading asks back and names what is left: nothing asked is dropped, nothing not asked is added.
 *
 * A word that is nothing but differs by a letter from one word of the lexicon is read as that, and `assumed` says so. After a message
 * that was asked back (`pending`), a name alone answers it: it stands for what was not read, or names a choice, and `assumed` says
 * so. Any other that is no question of its own is asked back, with the edit of `previous` as a choice.
 */
export function readQuestion(message: string, { pending, ...options }: ConversationOptions): Reading {
  if (pending === undefined) return offering(checked(readSpelt(message, options), options), message, options);
  const { previous, ...alone } = options;
  const own = readSpelt(message, alone);
  if (isComplete(own) && !isReply(own, message, alone)) return own;
  if (message.length + pending.length > longestExchange) return checked(isComplete(own) ? readSpelt(pending, alone) : own, options);
  const asked = readSpelt(pending, options);
  const reply = answered(message, pending, asked, options);
  if (reply) return reply;
  const edit = previous && readSpelt(message, options);
  const left = isComplete(asked) ? undone(own) : isComplete(own) || (edit && isComplete(edit)) ? asked : own;
  const edits: readonly Choice[] = edit && edit.queries.length > 0 && isComplete(edit) ? [{ label: edit.understood, queries: edit.queries }] : [];
  return checked({ ...left, spans: [], choices: [...left.choices, ...edits] }, options);
}

/** What was asked back says nothing of its own without what was asked back before it: a reply read alone is a choice, and not done. */
function undone(own: Reading): Reading {
  const { language, queries, understood } = own;
  if (!isComplete(own)) return own;
  return { ...own, queries: [], concepts: [], acts: [], parts: [], understood: '', assumed: [], question: fill(texts.ambiguous, language), choices: queries.length > 0 ? [{ label: understood, queries }] : [] };
}

/** What follows a question goes on with it or is new, and words often say neither: the other is offered, and the answer says which it took, so that nothing is kept or dropped in silence. */
function offering(reading: Reading, message: string, { previous, earlier: _earlier, shownGroups: _shown, ...alone }: ReadingOptions): Reading {
  const [query, ...others] = reading.queries;
  if (!previous || !query || others.length > 0 || reading.parts.length !== 1 || reading.choices.length > 0 || !isComplete(reading)) return reading;
  const own = readSpelt(message, alone);
  const [fresh] = isComplete(own) && own.parts.length === 1 ? own.queries : [];
  if (!fresh) return reading;
  const isNew = JSON.stringify(fresh) === JSON.stringify(query);
  // What names claims of its own is a question of its own.
  if (isNew && (fresh.where.length > 0 || fresh.period !== undefined)) return reading;
  const other = isNew ? withConditions(fresh, previous) : fresh;
  if (JSON.stringify(other) === JSON.stringify(query)) return reading;
  const { language } = reading;
  return { ...reading, choices: [{ label: understoodLine([{ kind: 'query', query: other }], language), queries: [other] }], assumed: [...reading.assumed, { words: message, reading: fill(isNew ? assumptionTexts.asNew : assumptionTexts.goingOn, language) }] };
}

/** A query of the claims that the one before was of, but for what it says itself. */
function withConditions(query: ClaimQuery, { where, period }: ClaimQuery): ClaimQuery {
  const own = new Set(query.where.flatMap((clause) => fieldsIn(clause)));
  const kept = where.filter((clause) => !fieldsIn(clause).some((field) => own.has(field)));
  return { ...query, where: [...kept, ...query.where], ...((query.period ?? period) && { period: query.period ?? period }) };
}

function isComplete({ unread, question, parts }: Reading): boolean {
  return unread.length === 0 && question === '' && parts.length > 0;
}

/** Characters of a message that is a reply, with what it answers, or for which other words are suggested. */
const longestExchange = 400;

/** Stands for whatever was asked before. */
const anything = claimQuerySchema.parse({ subject: 'groups', where: [{ field: 'claim_no', op: 'not_null' }], measures: [{ agg: 'count' }] });

/** What only tells which of what was asked of: it opens with `yang` or `only`, or shows or divides it. */
const fragment = /^\W*(?:(?:dan|terus|trus|oke?|ok|lalu|now|then|and|so)\b\W*)*(?:(?:(?:ada )?(?:berapa|brp) (?:yg|yang)|how many (?:of (?:them|those)|are|were|had|have)|yg|yang|khusus|only|just|rinci\p{L}*|pecah\p{L}*|break|split|sort|rank|urut\p{L}*)\b|(?:tampil\p{L}*|tunjuk\p{L}*|kasih|show|list)(?: me)? \d+ (?:yg|yang|with|of)\b)/iu;

/** Whether a message would go on with a question before, had there been one. */
function isReply(own: Reading, message: string, options: ReadingOptions): boolean {
  return fragment.test(message) || differs(own, readSpelt(message, { ...options, previous: anything }));
}

function differs(one: Reading, other: Reading): boolean {
  return JSON.stringify([one.queries, one.unread]) !== JSON.stringify([other.queries, other.unread]);
}

/** What names something, and so can stand in the place of words that were not read; a reply that goes on with something names nothing. */
const naming: ReadonlySet<string> = new Set(['value', 'field', 'number', 'range', 'period', 'concept', 'subject', 'or', 'comma']);

/** The message before with a reply to it: in the place of what was not read, or as the choice that it names. */
function answered(message: string, pending: string, asked: Reading, { previous, ...alone }: ConversationOptions): Reading | undefined {
  const words = message.trim().replace(/[?.!]+$/u, '');
  const read = chosenBy(words, asked, alone) ?? inPlace(words, pending, asked, { ...alone, ...(previous && { previous }) });
  return read && { ...read, spans: [], assumed: [...read.assumed, { words: message, reading: fill(assumptionTexts.pending, read.language, { unit: pending }) }] };
}

/** A message that would have edited the query before edits it still, with the words of the reply; words of the lexicon that were not read are no name. */
function inPlace(words: string, pending: string, { unread: [unread, ...others] }: Reading, { previous, ...alone }: ConversationOptions): Reading | undefined {
  const from = unread === undefined || others.length > 0 ? -1 : pending.indexOf(unread);
  if (unread === undefined || from < 0 || !isName(words, alone)) return undefined;
  const [before, after] = [pending.slice(0, from), pending.slice(from + unread.length)];
  const whole = `${before}${words}${after}`;
  const isEdit = previous !== undefined && goesOn(whole, previous, alone);
  const isKnown = coversIn(unread, alone).some(({ unknown }) => unknown.length === 0);
  // Words that are known, but in no place that they could have, are no one name.
  if (isKnown && !isEdit) return undefined;
  const wasEdit = previous !== undefined && (isKnown || (goesOn(`${before}${after}`, previous, alone) && !isComplete(readSpelt(`${before}${after}`, alone))));
  if (wasEdit && !isEdit) return undefined;
  const read = readSpelt(whole, isEdit ? { ...alone, previous } : alone);
  return isComplete(read) ? read : undefined;
}

/** Whether a reply is a name alone: a value, a field, a number, a period. */
function isName(words: string, options: ReadingOptions): boolean {
  const atoms = atomsOf(words);
  return coversIn(words, options).some(({ items, unknown }) => {
    const tokens = tokensOf(items, atoms);
    const leads = tokens.flatMap(({ after, before }) => [...after, ...before]);
    return unknown.length === 0 && tokens.length > 0 && !leads.some((lead) => lead === 'quantity' || lead === 'also' || lead === 'that') && tokens.every(({ senses }) => senses.some(({ kind }) => naming.has(kind)) && !senses.some(({ kind }) => kind === 'and' || kind === 'what_if' || kind === 'aggregate'));
  });
}

function coversIn(words: string, { names, anchors }: ReadingOptions): readonly Cover[] {
  const lattice = latticeOf(words, lexiconOf(names), anchors);
  return coversOf(lattice, 0, lattice.atoms.length);
}

/** Whether a message is read otherwise after a query than alone. */
function goesOn(message: string, previous: ClaimQuery, alone: ReadingOptions): boolean {
  return differs(readSpelt(message, { ...alone, previous }), readSpelt(message, alone));
}

/** The one choice that holds every condition, or every grouping, of the reply. */
function chosenBy(words: string, asked: Reading, options: ReadingOptions): Reading | undefined {
  if (asked.choices.length === 0) return undefined;
  const named = readSpelt(words, options).queries;
  const own = named.flatMap(({ where }) => where);
  if (named.some(({ against }) => against !== undefined)) return undefined;
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

import { approximate, closingReasons, firstOf, isLess, longestNotes, neutralLines, reasonsOf, subtract, zero } from '#engine';
import type { ProposedDecision } from '#store';
import { reasonsIn } from '#tools';

import { type Acts, actsOf } from './acts.ts';
import { type Choice, choicesOf, messageOf, withUnits } from './choices.ts';
import { type ReasonSpan, clausesOf } from './clauses.ts';
import type { DecisionOptions, Said } from './said.ts';
import { type Why, whys } from './problem.ts';
import { type Way, decisionOf, distinct, one, resolve } from './resolve.ts';
import { describeProposal, questionOf } from './tell.ts';
import { type Token, isQuantity } from './token.ts';
import { tokensOf } from './tokens.ts';

export interface DecisionReading {
  /** None where something is left open. */
  readonly proposed: ProposedDecision | null;
  /** How it was read, in one line; empty where nothing is proposed. */
  readonly understood: string;
  readonly why: Why | null;
  /** What is asked back; empty where a decision is proposed. */
  readonly question: string;
  /** Words that nothing took. */
  readonly unread: readonly string[];
  /** Sentences to click, each with what it is read as. */
  readonly choices: readonly Choice[];
}

/**
 * Reads an auditor's sentence as one decision on one claim, or says what it leaves open. Every word outside a reason is read or
 * asked about; every figure is one of the sentence, or the bill less one; notes are the sentence's own words.
 */
export function readDecision(message: string, options: DecisionOptions): DecisionReading {
  const normal = message.normalize('NFKC');
  const said = decide(normal, options);
  const { proposed, way, problem } = said;
  if (proposed && way) return { proposed, understood: describeProposal({ ...proposed, paid: way.paid }, options), why: null, question: '', unread: [], choices: [] };
  const { why, tokens } = problem ?? { why: 'decision', tokens: [] };
  const words = [...new Set(runsOf(normal, tokens, (from, to) => /^\s*$/u.test(normal.slice(from, to))))];
  return { proposed: null, understood: '', why, question: questionOf(why, words, tokens, options), unread: why === 'unread' ? words : [], choices: offered(said, options) };
}

function decide(message: string, options: DecisionOptions, isLenient = false): Said {
  const tokens = tokensOf(message, options);
  const clauses = clausesOf(message, tokens, { isLenient, claimId: options.claimId });
  if ('why' in clauses) return { message, ways: [], reasons: [], notes: '', problem: clauses };
  const { reasons } = clauses;
  const notes = firstOf(neutralLines(notesOf(message, reasons, clauses.decided.flat())), longestNotes);
  const acts = actsOf(clauses.decided);
  if ('why' in acts) return { message, ways: [], reasons, notes, problem: acts };
  const { ways, problem } = withReasonFigures(resolve(acts, options.claimed), acts, unmarkedFigures(tokens, reasons), options.claimed);
  const [way, ...others] = ways;
  if (problem || !way || others.length > 0) return { message, ways, reasons, notes, problem: problem ?? { why: 'ways', tokens: [] } };
  return { message, ways, way, reasons, notes, ...reasoned(message, way, reasons, notes) };
}

/** The decision that a way is, with the reason that its words name. */
function reasoned(message: string, { paid }: Way, reasons: readonly ReasonSpan[], notes: string): Pick<Said, 'proposed' | 'problem'> {
  const decision = decisionOf(paid);
  const among = reasonsOf(decision);
  const named = reasonsIn(reasons.filter(({ isNamed }) => isNamed).map(({ start, end }) => message.slice(start, end)).join('\n'), among);
  const [reason = null, ...others] = named.length > 0 ? named : reasonsIn(notes, among);
  if (decision !== 'approved' && (reason === null || others.length > 0)) return { problem: { why: 'reason', tokens: [] } };
  return { proposed: { decision, correctionRatio: approximate(subtract(one, paid)), reason: others.length > 0 ? null : reason, notes } };
}

/** A figure in a clause that is a reason by its place alone may belong to a decision that names none: `tolak, tagihan 30 % di atas tarif`. */
function withReasonFigures(read: ReturnType<typeof resolve>, { acts }: Acts, figures: readonly Token[], claimed: number): ReturnType<typeof resolve> {
  const [way, ...others] = read.ways;
  if (read.problem || !way || others.length > 0 || way.said || acts.some(({ isWhole, isUncorrected }) => isWhole || isUncorrected)) return read;
  const more = figures.flatMap((token) => (isQuantity(token) && token.sense.is !== 'bare' ? acts.flatMap(({ deed }) => resolve({ acts: [{ ...plainAct, ...(deed && { deed }), measures: [{ token, said: 'plain' }] }], bases: [], isEither: false }, claimed).ways) : []));
  const ways = distinct([way, ...more.filter(({ paid }) => isLess(zero, paid) && isLess(paid, one))]);
  return ways.length === 1 ? read : { ways, problem: { why: 'ways', tokens: figures } };
}

const plainAct = { measures: [], isWhole: false, isPart: false, isRest: false, isUncorrected: false };

function unmarkedFigures(tokens: readonly Token[], reasons: readonly ReasonSpan[]): readonly Token[] {
  return tokens.filter((token) => isQuantity(token) && reasons.some(({ start, end, isMarked, isNamed }) => !isMarked && !isNamed && token.start >= start && token.end <= end));
}

/** The reasons in the auditor's own words; those that only punctuation parts, as they were written. */
function notesOf(message: string, reasons: readonly ReasonSpan[], decided: readonly Token[]): string {
  const isJoined = (from: number, to: number): boolean => !decided.some((token) => token.start >= from && token.end <= to);
  return runsOf(message, reasons.toSorted((a, b) => a.start - b.start), isJoined).join(', ');
}

/** Places in their order as texts; those between which nothing parts them are one. */
function runsOf(message: string, places: readonly { readonly start: number; readonly end: number }[], isJoined: (from: number, to: number) => boolean): readonly string[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of places) {
    const before = runs.at(-1);
    if (before && isJoined(before.end, start)) before.end = end;
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) => message.slice(start, end));
}

/** Sentences to click: each is read again, and offered only where it reads as one decision. */
function offered(said: Said, options: DecisionOptions): readonly Choice[] {
  const { message, ways, way, problem } = said;
  if (!problem) return [];
  if (problem.why === 'reason' && way) {
    const among = reasonsOf(decisionOf(way.paid));
    const named = reasonsIn(said.notes, among);
    return choicesOf((named.length > 0 ? named : among).map((code) => messageOf(way, said, options.language, closingReasons[code].label[options.language])), (text) => decide(text, options), options);
  }
  if (problem.why === 'unit') return choicesOf(withUnits(message, problem.tokens), (text) => decide(text, options), options);
  if (problem.why === 'unread') {
    const lenient = decide(message, options, true);
    return lenient.way ? choicesOf([messageOf(lenient.way, lenient, options.language)], (text) => decide(text, options), options) : [];
  }
  return choicesOf(ways.map((each) => messageOf(each, said, options.language)), (text) => decide(text, options), options);
}

/** A sentence as a choice; none where it reads as no one decision. */
export function asChoice(message: string, options: DecisionOptions): readonly Choice[] {
  return choicesOf([message], (text) => decide(text, options), options);
}

export { type Choice, type DecisionOptions, type Why, whys };

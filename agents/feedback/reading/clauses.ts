import { reasonPlacesIn } from '#tools';

import type { Problem } from './problem.ts';
import { type Token, isA, isQuantity } from './token.ts';

/** Words of the auditor that say why; offsets into the sentence. */
export interface ReasonSpan {
  readonly start: number;
  readonly end: number;
  /** Opened by a word for reason itself: it names the reason before others do. */
  readonly isNamed: boolean;
  /** Opened by a word that says so (`karena`), and not by its place alone. */
  readonly isMarked: boolean;
}

export interface Clauses {
  /** Clauses that decide: known words only. */
  readonly decided: readonly (readonly Token[])[];
  readonly reasons: readonly ReasonSpan[];
}

interface Segment {
  readonly tokens: Token[];
  readonly opener: 'plain' | 'but' | 'because';
  readonly isNamed: boolean;
}

export interface ClauseOptions {
  /** Takes what follows the first unknown word of a clause for its reason. */
  readonly isLenient: boolean;
  /** The id of the claim that is open. */
  readonly claimId: string;
}

/**
 * Parts a sentence into what decides and why. A clause after a word of reason, or one without a word of deciding that holds words
 * beyond the lists, is a reason; every word of the others must be known. What leaves open whether, when or on what is decided
 * is a problem.
 */
export function clausesOf(message: string, tokens: readonly Token[], options: ClauseOptions): Clauses | Problem {
  const segments = segmentsOf(tokens);
  const decided: Token[][] = [];
  const reasons: ReasonSpan[] = [];
  const spans = (of: readonly Token[], { isNamed, opener }: Segment): void => {
    const [first, last] = [of[0], of.at(-1)];
    if (first && last) reasons.push({ start: first.start, end: last.end, isNamed, isMarked: opener === 'because' });
  };
  for (const segment of segments) {
    const problem = problemOf(segment);
    if (problem) return problem;
    if (segment.opener === 'because' || isReason(segment)) {
      if (segment.opener === 'but' && decided.some(hasDeed)) return { why: 'condition', tokens: segment.tokens };
      spans(segment.tokens, segment);
      continue;
    }
    const [deciding, reason] = partsOf(message, segment, options);
    const unknown = deciding.filter((token) => isA(token, 'unknown'));
    if (unknown.length > 0) return { why: 'unread', tokens: unknown };
    decided.push([...deciding]);
    spans(reason, segment);
  }
  const second = reasons.length > 0 && decided.some(hasDeed) ? tokens.filter((token) => reasons.some(({ start, end }) => token.start >= start && token.end <= end)) : [];
  return decidesAgain(second) ? { why: 'several', tokens: second } : othersNamed(tokens, decided, options) ?? { decided, reasons };
}

/** Whether words among the reasons decide by themselves: an order, or a correction or payment of a quantity. */
function decidesAgain(tokens: readonly Token[]): boolean {
  return tokens.some((token, i) => token.sense.is === 'deed' && (token.sense.isOrder === true || tokens.slice(i + 1).filter((next) => !isA(next, 'filler', 'by', 'to')).slice(0, 1).some((next) => isQuantity(next))));
}

/** An id of another claim decides nothing here; among the reasons it may stand where the sentence says that this claim is meant. */
function othersNamed(tokens: readonly Token[], decided: readonly (readonly Token[])[], { claimId }: ClauseOptions): Problem | undefined {
  const isOwn = (token: Token): boolean => token.sense.is === 'id' && token.sense.id.toLowerCase() === claimId.toLowerCase();
  const others = tokens.filter((token) => isA(token, 'id') && !isOwn(token));
  const deciding = decided.flat();
  const isSaid = deciding.some((token) => isA(token, 'this') || isOwn(token));
  return others.length > 0 && (!isSaid || others.some((token) => deciding.includes(token))) ? { why: 'other_claim', tokens: others } : undefined;
}

function hasDeed(tokens: readonly Token[]): boolean {
  return tokens.some((token) => isA(token, 'deed'));
}

function isReason({ tokens }: Segment): boolean {
  return !hasDeed(tokens) && tokens.some((token) => isA(token, 'unknown'));
}

/** What in a clause leaves open whether, when or on what is decided. Within a marked reason only plain conditions and question marks do. */
function problemOf(segment: Segment): Problem | undefined {
  const isMarked = segment.opener === 'because';
  const isWithin: Readonly<Record<'asks' | 'if', boolean>> = { asks: isMarked || isReason(segment), if: isMarked };
  const leavesOpen = ({ sense }: Token): boolean => (sense.is === 'asks' || sense.is === 'if' ? !(sense.isSoft === true && isWithin[sense.is]) : !isMarked);
  for (const [is, why] of [['asks', 'question'], ['if', 'condition'], ['others', 'several_claims'], ['later', 'later']] as const) {
    const those = segment.tokens.filter((token) => isA(token, is) && leavesOpen(token));
    if (those.length > 0) return { why, tokens: those };
  }
  return undefined;
}

/** The words of a clause that decide, and those that begin to say why: at the name of a closing reason, or, leniently, at the first unknown word. */
function partsOf(message: string, { tokens }: Segment, { isLenient }: ClauseOptions): readonly [deciding: readonly Token[], reason: readonly Token[]] {
  const [from, to] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
  const [place] = isLenient ? [] : reasonPlacesIn(message.slice(from, to));
  const opens = tokens.findIndex((token) => (isLenient ? isA(token, 'unknown') : place !== undefined && token.start >= from + place.start));
  if (opens < 0) return [tokens, []];
  const [before, after] = [tokens.slice(0, opens), tokens.slice(opens)];
  if (hasDeed(before)) return (isLenient && after.some((token) => isQuantity(token))) || (!isLenient && paysAs(before)) ? [tokens, []] : [before, after];
  // `duplikat tolak`: the name of the reason stands first.
  const rest = place === undefined ? -1 : tokens.findIndex(({ start }) => start >= from + place.end);
  if (place !== undefined && rest > opens && opens === 0) return [tokens.slice(rest), tokens.slice(0, rest)];
  return isLenient && before.length === 0 && !after.some((token) => isQuantity(token)) ? [[], after] : [tokens, []];
}

/** Whether words end in a payment of no amount: `bayar sesuai tarif` says how much, not why. */
function paysAs(tokens: readonly Token[]): boolean {
  const deed = tokens.findLastIndex((token) => isA(token, 'deed'));
  const { sense } = tokens[deed] ?? {};
  return sense?.is === 'deed' && sense.deed === 'pay' && !tokens.some((token, i) => isA(token, 'not') || (i > deed && (isQuantity(token) || isA(token, 'whole', 'part'))));
}

function segmentsOf(tokens: readonly Token[]): readonly Segment[] {
  const segments: Segment[] = [{ tokens: [], opener: 'plain', isNamed: false }];
  const open = (opener: Segment['opener'], isNamed = false): void => void segments.push({ tokens: [], opener, isNamed });
  tokens.forEach((token, i) => {
    const current = segments.at(-1);
    const { sense } = token;
    const isBecause = current?.opener === 'because';
    if (sense.is === 'end') {
      // `alasan: klaim ganda` is one.
      if (!(isBecause && current.tokens.length === 0)) open('plain');
    } else if (sense.is === 'because') open('because', sense.isNamed === true);
    else if (sense.is === 'so' || sense.is === 'but') {
      const isOpening = !isBecause || decidesFrom(tokens, i + 1);
      if (isOpening) open(sense.is === 'but' ? 'but' : 'plain');
      else current.tokens.push(token);
    } else current?.tokens.push(token);
  });
  return segments.filter(({ tokens: own }) => own.length > 0);
}

/** Whether the clause from a token on has a word of deciding and none beyond the lists. */
function decidesFrom(tokens: readonly Token[], from: number): boolean {
  const end = tokens.findIndex((token, i) => i >= from && isA(token, 'end', 'because'));
  const clause = tokens.slice(from, end < 0 ? tokens.length : end);
  return hasDeed(clause) && !clause.some((token) => isA(token, 'unknown'));
}

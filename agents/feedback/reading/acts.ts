import type { Problem } from './problem.ts';
import { type Deed, type QuantityToken, type Token, isA, isQuantity } from './token.ts';

export interface Measure {
  readonly token: QuantityToken;
  /** What stood before it: what is paid in the end, how much. */
  readonly said: 'plain' | 'by' | 'to';
}

/** One word of deciding with what is said of it. */
export interface Act {
  /** None where a quantity or a share stands alone. */
  readonly deed?: Deed;
  readonly measures: readonly Measure[];
  readonly isWhole: boolean;
  readonly isPart: boolean;
  readonly isRest: boolean;
  readonly isUncorrected: boolean;
}

export interface Acts {
  readonly acts: readonly Act[];
  /** Sums of which a share is said to be. */
  readonly bases: readonly QuantityToken[];
  readonly isEither: boolean;
}

interface Draft {
  deed?: Deed;
  isNoun: boolean;
  measures: Measure[];
  isWhole: boolean;
  isPart: boolean;
  isRest: boolean;
  isUncorrected: boolean;
}

const empty = (): Draft => ({ isNoun: false, measures: [], isWhole: false, isPart: false, isRest: false, isUncorrected: false });

/** The acts of the clauses that decide, or the negation that leaves open what is decided. */
export function actsOf(clauses: readonly (readonly Token[])[]): Acts | Problem {
  const acts: Draft[] = [];
  const bases: QuantityToken[] = [];
  for (const clause of clauses) {
    const tokens = refusalsIn(clause);
    const denied = tokens.filter((token) => isA(token, 'not'));
    if (denied.length > 0) return { why: 'negation', tokens: clause };
    addActs(tokens, acts, bases);
  }
  return { acts, bases, isEither: clauses.flat().some((token) => isA(token, 'or')) };
}

/** The clause with each refusal to pay (`tidak layak bayar`, `jangan dibayar`) as the one word that it means. Paying less is no refusal. */
function refusalsIn(clause: readonly Token[]): readonly Token[] {
  const at = clause.findIndex(({ sense }) => sense.is === 'not' && sense.isDenial === true);
  const verb = clause.findIndex((token, i) => i > at && !isA(token, 'modal', 'filler', 'this', 'claim'));
  const [no, paid] = [clause[at], clause[verb]];
  if (!no || paid?.sense.is !== 'deed' || paid.sense.deed !== 'pay') return clause;
  const isMeasured = clause.slice(verb).some((token) => isQuantity(token) || isA(token, 'whole', 'part', 'rest', 'uncorrected'));
  return isMeasured ? clause : [...clause.slice(0, at), { start: no.start, end: paid.end, sense: { is: 'deed', deed: 'reject' } }, ...clause.slice(verb + 1)];
}

/** Adds the acts of a clause. Where a quantity or a share stands before the first word of deciding, each belongs to the word after it, else to the word before. */
function addActs(tokens: readonly Token[], acts: Draft[], bases: QuantityToken[]): void {
  const first = tokens.find((token) => isQuantity(token) || isA(token, 'deed', 'part', 'whole'));
  const isForward = tokens.some((token) => isA(token, 'deed')) && !isA(first, 'deed');
  let ahead: Draft | undefined;
  let said: Measure['said'] = 'plain';
  let isOf = false;
  const target = (isAhead: boolean): Draft => {
    if (isAhead) return (ahead ??= empty());
    const last = acts.at(-1);
    if (last) return last;
    const made = empty();
    acts.push(made);
    return made;
  };
  tokens.forEach((token, i) => {
    const { sense } = token;
    const isAhead = isForward && tokens.slice(i).some((later) => isA(later, 'deed'));
    if (sense.is === 'deed') {
      const lone = acts.length === 1 && acts[0]?.deed === undefined ? acts.pop() : undefined;
      const draft = merged(merged(empty(), lone), ahead);
      acts.push({ ...draft, deed: sense.deed, isNoun: sense.isNoun === true });
      ahead = undefined;
      const before = acts.at(-2);
      const isMeasuredBefore = tokens.slice(0, i).filter((earlier) => !isA(earlier, 'filler')).slice(-1).some((earlier) => isQuantity(earlier));
      const isMeasuredAfter = tokens.slice(i + 1).some((later) => isQuantity(later));
      // `approve with 30 % correction`: the quantity is the noun's.
      if (sense.isNoun === true && !isMeasuredAfter && draft.measures.length === 0 && before !== undefined && before.deed !== 'pay' && isMeasuredBefore) {
        const moved = before.measures.pop();
        if (moved) acts.at(-1)?.measures.push(moved);
      }
    } else if (isQuantity(token)) {
      if (isOf) bases.push(token);
      else target(isAhead).measures.push({ token, said });
    } else if (sense.is === 'whole') target(isAhead).isWhole = true;
    else if (sense.is === 'part') target(isAhead).isPart = true;
    else if (sense.is === 'uncorrected') target(isAhead).isUncorrected = true;
    else if (sense.is === 'rest') target(tokens.slice(i).some((later) => isA(later, 'deed'))).isRest = true;
    if (sense.is === 'to' || sense.is === 'by') said = sense.is;
    else if (!isA(token, 'filler')) said = 'plain';
    if (sense.is === 'of') isOf = true;
    else if (!isA(token, 'filler', 'this', 'claim')) isOf = false;
  });
}

function merged(act: Draft, more: Draft | undefined): Draft {
  if (!more) return act;
  return {
    ...act,
    measures: [...act.measures, ...more.measures],
    isWhole: act.isWhole || more.isWhole,
    isPart: act.isPart || more.isPart,
    isRest: act.isRest || more.isRest,
    isUncorrected: act.isUncorrected || more.isUncorrected,
  };
}

import { type Decision, type Rational, divide, equals, isLess, isZero, rationalOf, subtract, zero } from '#engine';

import type { Act, Acts, Measure } from './acts.ts';
import type { Problem, Why } from './problem.ts';
import type { Deed, QuantityToken } from './token.ts';

/** One way to read a decision: the share of the bill that is paid, exact, and the quantity that says so. */
export interface Way {
  readonly paid: Rational;
  readonly said?: { readonly deed: 'pay' | 'correct'; readonly token: QuantityToken };
}

/** Ways to read a decision; one where it is plain. */
export interface Ways {
  readonly ways: readonly Way[];
  /** Why there are several, or none. */
  readonly problem?: Problem;
}

export const one: Rational = { n: 1n, d: 1n };

export function decisionOf(paid: Rational): Decision {
  return equals(paid, one) ? 'approved' : isZero(paid) ? 'rejected' : 'partial';
}

const all: Way = { paid: one };
const none: Way = { paid: zero };

const poles: Readonly<Record<Deed, 'up' | 'down'>> = { approve: 'up', pay: 'up', reject: 'down', correct: 'down' };

/**
 * What acts say of a bill, by arithmetic: every quantity must agree with every other and with every word.
 *
 * @param claimed rupiah of the bill.
 */
export function resolve({ acts, bases, isEither }: Acts, claimed: number): Ways {
  const measures = acts.flatMap((act) => act.measures);
  const problem = (why: Why, ways: readonly Way[] = []): Ways => ({ ways, problem: { why, tokens: measures.map(({ token }) => token) } });
  const quantities = [...measures.map(({ token }) => token), ...bases];
  if (quantities.some(({ sense }) => sense.is === 'bare')) return problem('unit');
  if (measures.some(({ token }) => isLess(one, shareOf(token, claimed)))) return problem('too_much');
  if (bases.some(({ sense }) => !(sense.is === 'amount' ? sense.rupiah === claimed : sense.is === 'share' && equals(sense.share, one)))) return problem('base');
  if (!acts.some(({ deed }) => deed !== undefined)) return measures.length > 0 ? problem('ways', distinct(acts.flatMap((act) => figuresOf(act, claimed)).flat())) : problem('decision');
  const said = acts.flatMap((act) => figuresOf(act, claimed));
  if (isEither) return problem('several', distinct([...said.flat(), ...acts.filter(isBare).flatMap(bareWay)]));
  return said.length === 0 ? withoutFigure(acts, problem) : withFigures(acts, said, problem);
}

type Report = (why: Why, ways?: readonly Way[]) => Ways;

/** `setuju`, `tolak`, `bayar`: all of it, where nothing says a part. */
function withoutFigure(acts: readonly Act[], problem: Report): Ways {
  if (acts.some(({ isPart, isRest, deed }) => isPart || isRest || deed === 'correct')) return problem('share');
  const ways = distinct(acts.flatMap(bareWay));
  return ways.length === 1 ? { ways } : problem('several', ways);
}

function withFigures(acts: readonly Act[], said: readonly (readonly Way[])[], problem: Report): Ways {
  const [first = [], ...others] = said;
  const agreed = first.filter(({ paid }) => others.every((ways) => ways.some((other) => equals(other.paid, paid))));
  const everything = distinct([...said.flat(), ...acts.filter(isBare).flatMap(bareWay)]);
  if (agreed.length === 0) return problem('several', everything);
  const fitting = distinct(agreed).filter(({ paid }) => acts.every((act) => fits(act, paid)));
  if (fitting.length === 0) return problem('share');
  // A whole decision beside a figure: `tolak, bayar 75 %`.
  const isContradicted = acts.some((act) => isBare(act) && contradicts(act, acts, fitting));
  if (isContradicted) return problem('several', everything);
  const rests = acts.filter(({ isRest }) => isRest);
  if (rests.some(({ deed }) => !acts.some((act) => act.measures.length > 0 && act.deed && deed && poles[act.deed] !== poles[deed]))) return problem('several', everything);
  return fitting.length === 1 ? { ways: fitting } : problem('ways', fitting);
}

/** A rejection of all beside any part, an approval of all beside a rejection. A correction goes with an approval. */
function contradicts({ deed }: Act, acts: readonly Act[], fitting: readonly Way[]): boolean {
  if (deed === 'reject') return acts.length > 1 && fitting.some(({ paid }) => !isZero(paid)) && !acts.some(({ isPart }) => isPart);
  return deed !== 'correct' && acts.some((other) => other.deed === 'reject' && !other.isRest);
}

function fits({ deed, isPart }: Act, paid: Rational): boolean {
  const [isNothing, isAll] = [isZero(paid), equals(paid, one)];
  if (isPart && (isNothing || isAll)) return false;
  return !(deed === 'approve' && isNothing) && !(deed === 'reject' && isAll);
}

function isBare({ measures, isWhole, isPart, isRest, isUncorrected }: Act): boolean {
  return measures.length === 0 && !isWhole && !isPart && !isRest && !isUncorrected;
}

function bareWay({ deed }: Act): readonly Way[] {
  if (deed === undefined || deed === 'correct') return [];
  return [deed === 'reject' ? none : all];
}

/** For each thing that an act says of how much, the ways to read it. */
function figuresOf({ deed, measures, isWhole, isUncorrected, isPart }: Act, claimed: number): readonly (readonly Way[])[] {
  const isNothing = isWhole && (deed === 'correct' || deed === 'reject');
  const whole = [...(isUncorrected || (isWhole && !isNothing) ? [[all]] : []), ...(isNothing ? [[none]] : [])];
  return [...whole, ...measures.map((measure) => measuredWays(deed, measure, isPart, claimed))];
}

/** What is paid where a quantity is said with a word of deciding: of an approval, and of a correction `to` a share, it can be either side. */
function measuredWays(deed: Deed | undefined, { token, said }: Measure, isPart: boolean, claimed: number): readonly Way[] {
  const share = shareOf(token, claimed);
  const pay: Way = { paid: share, said: { deed: 'pay', token } };
  const correct: Way = { paid: subtract(one, share), said: { deed: 'correct', token } };
  const isAmount = token.sense.is === 'amount';
  if (deed === 'pay') return [pay];
  if (deed === 'approve') return said !== 'plain' || (isAmount && !isPart) ? [pay] : [pay, correct];
  if (deed === undefined) return [pay, correct];
  return said === 'to' ? (isAmount ? [pay] : [pay, correct]) : [correct];
}

/** A quantity as a share of the bill; of a bill of nothing every amount is more. */
function shareOf({ sense }: QuantityToken, claimed: number): Rational {
  if (sense.is === 'share') return sense.share;
  const rupiah = rationalOf(sense.is === 'amount' ? sense.rupiah : sense.value);
  return claimed > 0 ? divide(rupiah, rationalOf(claimed)) : isZero(rupiah) ? zero : { n: 2n, d: 1n };
}

/** Ways that pay differently, in their order. */
export function distinct(ways: readonly Way[]): readonly Way[] {
  return ways.filter((way, i) => ways.findIndex(({ paid }) => equals(paid, way.paid)) === i);
}

import { type Rational, absolute, add, divide, isLess, isZero, rationalOf, subtract, zero } from '#engine';

import type { Facts } from './facts.ts';
import type { Refusal, Relation } from './statement.ts';

/** What arithmetic on evidence gives, or why there is none. */
export type Worked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

const comparable: ReadonlySet<string> = new Set(['rupiah', 'days', 'years', 'claims', 'items', 'score']);

/** What is a part of what; a share of anything else says nothing. */
const parts: Readonly<Record<string, readonly string[]>> = {
  'claim.amount_claimed': ['claim.tariff_amount', 'claim.topup_amount', 'claim.amount_paid', 'claim.amount_gap'],
};

/** What adds up to what. */
const addendsOf: Readonly<Record<string, readonly string[]>> = { 'claim.amount_claimed': ['claim.tariff_amount', 'claim.topup_amount'] };

export function isAddend(part: string, total: string): boolean {
  return Object.hasOwn(addendsOf, total) && addendsOf[total]?.includes(part) === true;
}

/** The cited number as an exact fraction. */
export function numberOf(facts: Facts, id: string): Worked<Rational> {
  const item = facts.item(id);
  if (!item) return refuse('row_not_read');
  if (!facts.has(id)) return refuse('value_absent');
  return typeof item.value === 'number' ? { ok: true, value: rationalOf(item.value) } : refuse('units_differ');
}

/** Two numbers of one unit that may be set against each other. */
export function pairOf(facts: Facts, left: string, right: string): Worked<readonly [Rational, Rational]> {
  const [a, b] = [numberOf(facts, left), numberOf(facts, right)];
  if (!a.ok) return a;
  if (!b.ok) return b;
  const [unit, other] = [facts.item(left)?.unit ?? '', facts.item(right)?.unit];
  return unit === other && comparable.has(unit) ? { ok: true, value: [a.value, b.value] } : refuse('units_differ');
}

/** Whether the relation holds. */
export function holds(a: Rational, relation: Relation, b: Rational): boolean {
  if (relation === 'less') return isLess(a, b);
  if (relation === 'more') return isLess(b, a);
  if (relation === 'at_most') return !isLess(b, a);
  return relation === 'at_least' ? !isLess(a, b) : !isLess(a, b) && !isLess(b, a);
}

/** How far the first is above the second, and that as a share of the second where it is not zero. */
export function excessOf(facts: Facts, of: string, over: string): Worked<{ readonly difference: Rational; readonly share: Rational | undefined }> {
  const pair = pairOf(facts, of, over);
  if (!pair.ok) return pair;
  const [a, b] = pair.value;
  if (!isLess(b, a)) return refuse('relation_false');
  const difference = subtract(a, b);
  return { ok: true, value: { difference, share: isLess(zero, b) ? divide(difference, b) : undefined } };
}

/** A part as a share of its whole, 0–1. */
export function shareOf(facts: Facts, part: string, whole: string): Worked<Rational> {
  const pair = pairOf(facts, part, whole);
  if (!pair.ok) return pair;
  const [a, b] = pair.value;
  if (!(Object.hasOwn(parts, whole) && parts[whole]?.includes(part))) return refuse('not_a_part');
  if (isLess(b, a)) return refuse('part_exceeds_whole');
  return isLess(a, zero) || isZero(b) ? refuse('relation_false') : { ok: true, value: divide(a, b) };
}

/** How far a total is from the sum of its parts, and which way. */
export function sumOf(facts: Facts, total: string, addends: readonly string[]): Worked<{ readonly relation: 'exact' | 'above' | 'below'; readonly difference: Rational }> {
  const whole = numberOf(facts, total);
  if (!whole.ok) return whole;
  let sum = zero;
  for (const id of addends) {
    const pair = pairOf(facts, total, id);
    if (!pair.ok) return pair;
    sum = add(sum, pair.value[1]);
  }
  const difference = subtract(whole.value, sum);
  const relation = isZero(difference) ? 'exact' : isLess(sum, whole.value) ? 'above' : 'below';
  return { ok: true, value: { relation, difference: absolute(difference) } };
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

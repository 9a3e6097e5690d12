import type { EvidenceItem, EvidenceUnit } from '#tools';

import { canonicalCode } from './codes.ts';
import type { Accept, Cited, CountedItem, Derivation, Support, WrittenNumber, WrittenUnit } from './figure.ts';
import { firstLook, holds, shows } from './holds.ts';
import { type Quantities, type Quantity, comparable } from './quantities.ts';
import { type Rational, absolute, add, divide, equals, isLess, multiply, rationalOf, roundToStep, subtract, timesPowerOfTen } from './rational.ts';

/** Units of evidence that a written unit can equal. */
const sameUnit: Readonly<Record<WrittenUnit, readonly EvidenceUnit[]>> = {
  none: ['rupiah', 'days', 'years', 'claims', 'facilities', 'participants', 'beds', 'items', 'ratio', 'score', 'zscore', 'rank', 'level'],
  rupiah: ['rupiah'],
  percent: [],
  points: [],
  multiple: ['ratio'],
  ordinal: ['rank', 'level'],
  days: ['days'],
  years: ['years'],
  claims: ['claims'],
  facilities: ['facilities'],
  participants: ['participants'],
  beds: ['beds'],
  items: ['items'],
  unknown: [],
};
const scalable: readonly EvidenceUnit[] = ['rupiah', 'claims', 'participants', 'facilities'];
const shares: readonly EvidenceUnit[] = ['ratio', 'score'];

/** What a sentence offers to prove a number, and what of it a figure may come from. */
export interface Proof {
  readonly cited: Cited;
  readonly quantities: Quantities;
  /** Codes and texts that the sentence itself names, for what remains of a cited list. */
  readonly shown: ReadonlySet<string>;
  readonly accept: Accept;
  /** Whether the sentence names the row of a value. */
  readonly isNamed: (item: EvidenceItem) => boolean;
  /** Whether the sentence names a claim. */
  readonly isOfClaims: boolean;
}

/**
 * How a written number follows from what the sentence cites, or undefined where it does not. Every
 * derivation keeps units apart, and its result must round to the figure at the precision shown.
 */
export function supportOfNumber(written: WrittenNumber, proof: Proof): Support | undefined {
  return (
    supportByEquality(written, proof) ??
    supportByCount(written, proof) ??
    supportByDates(written, proof) ??
    (written.unit === 'percent' ? supportOfPercent(written, proof) : undefined) ??
    (written.unit === 'points' ? supportOfPoints(written, proof) : undefined) ??
    (written.unit === 'multiple' ? supportOfMultiple(written, proof) : undefined) ??
    supportByArithmetic(written, proof)
  );
}

/** Whether two cited values stand to each other as `1:2`, within a twentieth. */
export function supportOfRatio(ratio: Rational, { quantities, accept }: Proof): Support | undefined {
  const written: WrittenNumber = { value: ratio, step: rationalOf(1), unit: 'multiple', isScaled: false, isRough: true };
  return supportOfQuotient(written, quantities, accept, 'ratio', rationalOf(1));
}

function supportByEquality(written: WrittenNumber, { quantities, cited, accept }: Proof): Support | undefined {
  const mayHold = firstLook(written);
  const candidates = quantities.of(unitsOf(written, cited)).filter(({ item }) => !written.isScaled || scalable.includes(item.unit));
  for (const { item, value, exact } of candidates) {
    if (!mayHold(value) || !isFineEnough(written, item, exact) || !isCounted(written.counted, item)) continue;
    const derivation = derivationOf(written, item, exact);
    if (derivation && accept([item], derivation)) return support(derivation, item);
  }
  return written.relation === 'more' || written.relation === 'less' ? supportByReference(written, candidates, accept) : undefined;
}

/** Rows of a report on facilities count facilities, and marks of rows count claims where rows are of claims. */
function unitsOf({ unit, counted }: WrittenNumber, cited: Cited): readonly EvidenceUnit[] {
  if (unit === 'facilities' && cited.some(({ source, id }) => id.endsWith('.total') && (source.keys['report'] === 'facilities' || cited.some(({ source: other }) => 'facility_key' in other.keys)))) return ['facilities', 'items'];
  if (unit === 'items' && counted === 'row') return ['items', 'claims'];
  return sameUnit[unit];
}

function derivationOf(written: WrittenNumber, item: EvidenceItem, exact: Rational): Derivation | undefined {
  const { relation, ...plain } = written;
  if (shows(plain, exact) && relation !== 'more' && relation !== 'less') return written.isScaled ? 'unit_change' : item.unit === 'rank' ? 'rank' : 'equal';
  if (isLimit(item) && shows(plain, exact)) return 'equal';
  if (relation === undefined || !holds(written, exact)) return undefined;
  return relation === 'about' ? 'approximation' : 'bound';
}

/** `lebih dari Rp 5 juta` of a filter or a rule says the limit itself. */
function isLimit({ id }: EvidenceItem): boolean {
  return id.includes('.filter.') || id.includes('.constant.');
}

/** A value beyond another that is the figure: `di atas Rp 3.515.808`, of the P90. */
function supportByReference(written: WrittenNumber, candidates: readonly Quantity[], accept: Accept): Support | undefined {
  const { relation, ...plain } = written;
  for (const reference of candidates.filter(({ exact }) => shows(plain, exact)))
    for (const beyond of candidates) {
      const isTrue = relation === 'more' ? isLess(reference.exact, beyond.exact) : isLess(beyond.exact, reference.exact);
      if (isTrue && beyond.item.unit === reference.item.unit && accept([beyond.item, reference.item], 'bound')) return support('bound', beyond.item, reference.item);
    }
  return undefined;
}

/** A score or ratio without decimals says too little: 0.8 is not `1`. */
function isFineEnough({ step }: WrittenNumber, { unit }: EvidenceItem, value: Rational): boolean {
  const isFraction = unit === 'score' || unit === 'ratio' || unit === 'zscore';
  return !isFraction || isLess(step, rationalOf(1)) || equals(value, roundToStep(value, rationalOf(1)));
}

/** What the columns of numbers and lists hold, by words of their names. */
const holdings: readonly (readonly [CountedItem, RegExp])[] = [
  ['diagnosis', /dx|diagnos|comorbid/], ['procedure', /procedure/], ['rule', /flag|rule/], ['topup', /topup/], ['candidate', /candidate/], ['mark', /mark/], ['month', /month/],
];

/** Whether an item counts what the noun says: seven diagnoses are no seven procedures. */
function isCounted(counted: CountedItem | undefined, { id, source }: EvidenceItem): boolean {
  if (counted === undefined || counted === 'code') return true;
  const held = holdings.filter(([, words]) => words.test(`${id} ${source.column}`));
  if (counted === 'row') return !held.some(([item]) => item !== 'rule') || /rows/.test(source.column);
  return held.length === 0 || held.some(([item]) => item === counted);
}

function supportByCount(written: WrittenNumber, { cited, shown, accept }: Proof): Support | undefined {
  if (!['none', 'claims', 'items'].includes(written.unit) || written.isScaled) return undefined;
  for (const item of cited) {
    if (!Array.isArray(item.value) || !countsAs(written.unit, item) || !isCounted(written.counted, item)) continue;
    if (holds(written, rationalOf(item.value.length)) && accept([item], 'count')) return support('count', item);
    const named = item.value.filter((value) => shown.has(canonicalCode(value))).length;
    if (named > 0 && named < item.value.length && holds(written, rationalOf(item.value.length - named)) && accept([item], 'remainder')) return support('remainder', item);
  }
  if (written.unit !== 'items' || (written.counted !== undefined && written.counted !== 'rule')) return undefined;
  const active = cited.filter(({ unit, value }) => unit === 'status' && value === 'active');
  return active.length > 0 && holds(written, rationalOf(active.length)) && accept(active, 'count') ? support('count', ...active) : undefined;
}

/** Lists of claims count claims, other lists count items. */
function countsAs(unit: WrittenUnit, { source }: EvidenceItem): boolean {
  const isOfClaims = source.column.endsWith('claim_ids');
  return unit === 'none' || isOfClaims === (unit === 'claims');
}

function supportByDates(written: WrittenNumber, { cited, quantities, accept }: Proof): Support | undefined {
  const mayHold = firstLook(written);
  if (written.isScaled || (written.unit !== 'days' && written.unit !== 'none')) return undefined;
  const dates = cited.flatMap((item) => ((item.unit === 'date' || item.unit === 'month') && typeof item.value === 'string' ? [{ item, date: item.value }] : []));
  if (written.unit === 'none') {
    const year = dates.find(({ item, date }) => equals(written.value, rationalOf(Number(date.slice(0, 4)) || 0)) && accept([item], 'part_of_date'));
    return year && support('part_of_date', year.item);
  }
  const days = dates.filter(({ item }) => item.unit === 'date').map(({ item, date }) => ({ item, day: Date.parse(date) / 86_400_000 }));
  for (const [i, a] of days.entries())
    for (let j = i + 1; j < days.length; j += 1) {
      const b = days[j];
      if (!b || !quantities.isComparable(a.item, b.item)) continue;
      const between = Math.abs(a.day - b.day);
      if (Number.isInteger(between) && mayHold(between) && holds(written, rationalOf(between)) && accept([a.item, b.item], 'days_between')) return support('days_between', a.item, b.item);
    }
  return undefined;
}

function supportOfPercent(written: WrittenNumber, proof: Proof): Support | undefined {
  const mayHold = firstLook(written);
  const { quantities, accept } = proof;
  const share = quantities.of(shares).find(({ item, value, exact }) => mayHold(value * 100) && holds(written, hundredfold(exact)) && accept([item], 'unit_change'));
  if (share) return support('unit_change', share.item);
  for (const [rank, all] of quantities.ranksOf()) if (holds(written, hundredfold(divide(rank.exact, all.exact))) && accept([rank.item, all.item], 'percent_of')) return support('percent_of', rank.item, all.item);
  return supportOfPoints(written, proof) ?? supportOfQuotient(written, quantities, accept, 'percent_of', rationalOf(100)) ?? supportOfChange(written, proof);
}

/** Percentage points between two shares of one kind. */
function supportOfPoints(written: WrittenNumber, { quantities, accept }: Proof): Support | undefined {
  const mayHold = firstLook(written);
  return quantities.findPair(
    shares,
    (a, b) => mayHold(Math.abs(a - b) * 100) || mayHold(-Math.abs(a - b) * 100),
    (a, b) => {
      const difference = hundredfold(subtract(a.exact, b.exact));
      return holds(written, absolute(difference)) && accept([a.item, b.item], 'difference') ? support('difference', a.item, b.item) : undefined;
    },
  );
}

/** The change from `b` to `a` as a share of `b`, either way round. */
function supportOfChange(written: WrittenNumber, { quantities, accept }: Proof): Support | undefined {
  const mayHold = firstLook(written);
  const mayFit = (a: number, b: number): boolean => {
    const change = ((a - b) / Math.abs(b)) * 100;
    return mayHold(change) || mayHold(-change);
  };
  return quantities.findPair(
    [...comparable, ...shares],
    (a, b) => mayFit(a, b) || mayFit(b, a),
    (first, second) => {
      for (const [a, b] of [[first, second], [second, first]] as const) {
        const exact = hundredfold(divide(subtract(a.exact, b.exact), absolute(b.exact)));
        if ((holds(written, exact) || holds(written, absolute(exact))) && accept([a.item, b.item], 'percent_change')) return support('percent_change', a.item, b.item);
      }
      return undefined;
    },
  );
}

function hundredfold(value: Rational): Rational {
  return timesPowerOfTen(value, 2);
}

function supportOfMultiple(written: WrittenNumber, { quantities, accept }: Proof): Support | undefined {
  return supportOfQuotient(written, quantities, accept, 'ratio', rationalOf(1));
}

/** One value as a share or a multiple of another. */
function supportOfQuotient(written: WrittenNumber, quantities: Quantities, accept: Accept, derivation: 'percent_of' | 'ratio', factor: Rational): Support | undefined {
  const mayHold = firstLook(written);
  const times = Number(factor.n);
  return quantities.findPair(
    comparable,
    (a, b) => mayHold((a / b) * times) || mayHold((b / a) * times),
    (first, second) => {
      for (const [a, b] of [[first, second], [second, first]] as const)
        if (holds(written, multiply(divide(a.exact, b.exact), factor)) && accept([a.item, b.item], derivation)) return support(derivation, a.item, b.item);
      return undefined;
    },
  );
}

/** Differences of two; sums of two, or of all of a column or a unit. A bare number must be a scaled amount. */
function supportByArithmetic(written: WrittenNumber, { quantities, accept, isNamed }: Proof): Support | undefined {
  const mayHold = firstLook(written);
  const unit = written.unit === 'none' && written.isScaled ? 'rupiah' : written.unit;
  const units = comparable.filter((other) => other === unit);
  const pair = quantities.findPair(
    units,
    (a, b) => mayHold(Math.abs(a - b)) || mayHold(-Math.abs(a - b)) || mayHold(a + b),
    (a, b) => {
      const difference = subtract(a.exact, b.exact);
      const isDifference = holds(written, difference) || holds(written, absolute(difference));
      if (isDifference && accept([a.item, b.item], 'difference')) return support('difference', a.item, b.item);
      return holds(written, add(a.exact, b.exact)) && accept([a.item, b.item], 'sum') ? support('sum', a.item, b.item) : undefined;
    },
  );
  return pair ?? supportBySum(written, quantities.of(units), accept, isNamed);
}

function supportBySum(written: WrittenNumber, alike: readonly Quantity[], accept: Accept, isNamed: Proof['isNamed']): Support | undefined {
  const columns = [...Map.groupBy(alike, ({ item }) => item.source.column).values()];
  for (const summands of [alike, ...columns, ...columns.map((column) => column.filter(({ item }) => isNamed(item)))]) {
    if (summands.length < 3) continue;
    const total = summands.reduce((sum, { exact }) => add(sum, exact), rationalOf(0));
    const items = summands.map(({ item }) => item);
    if (holds(written, total) && accept(items, 'sum')) return support('sum', ...items);
  }
  return undefined;
}

function support(derivation: Derivation, ...items: readonly EvidenceItem[]): Support {
  return { derivation, evidence: [...new Set(items.map(({ id }) => id))] };
}

import type { EvidenceItem, EvidenceUnit } from '#tools';

import { canonicalCode } from './codes.ts';
import type { Cited, Derivation, Support, WrittenNumber, WrittenUnit } from './figure.ts';
import { type Rational, absolute, add, divide, equals, isLess, isZero, multiply, rationalOf, roundToStep, subtract, timesPowerOfTen } from './rational.ts';

interface Quantity {
  readonly item: EvidenceItem;
  readonly value: Rational;
}

/** Units of evidence that a written unit can equal. */
const sameUnit: Readonly<Record<WrittenUnit, readonly EvidenceUnit[]>> = {
  none: ['rupiah', 'days', 'years', 'claims', 'items', 'ratio', 'score', 'zscore', 'rank', 'level'],
  rupiah: ['rupiah'],
  percent: [],
  multiple: ['ratio'],
  ordinal: ['rank', 'level'],
  days: ['days'],
  years: ['years'],
  claims: ['claims'],
  items: ['items'],
  unknown: [],
};

/** Units whose values may be compared with one another as differences, sums and shares. */
const comparable: readonly EvidenceUnit[] = ['rupiah', 'days', 'claims', 'items'];

/**
 * How a written number follows from what the sentence cites, or undefined where it does not. Every
 * derivation keeps units apart, and its result must round to the figure at the precision shown.
 * `shown` holds the codes and texts that the sentence itself names, for what remains of a cited list.
 */
export function supportOfNumber(written: WrittenNumber, cited: Cited, shown: ReadonlySet<string>): Support | undefined {
  const quantities = cited.flatMap((item): Quantity[] => (typeof item.value === 'number' ? [{ item, value: rationalOf(item.value) }] : []));
  return (
    supportByEquality(written, quantities) ??
    supportByCount(written, cited, shown) ??
    supportByDates(written, cited) ??
    (written.unit === 'percent' ? supportOfPercent(written, quantities) : undefined) ??
    (written.unit === 'multiple' ? supportOfMultiple(written, quantities) : undefined) ??
    supportByArithmetic(written, quantities)
  );
}

function supportByEquality(written: WrittenNumber, quantities: readonly Quantity[]): Support | undefined {
  const units = sameUnit[written.unit];
  const match = quantities.find(
    ({ item, value }) => units.includes(item.unit) && (!written.isScaled || item.unit === 'rupiah' || item.unit === 'claims') && isFineEnough(written, item, value) && shows(written, value),
  );
  return match && support(written.isScaled ? 'unit_change' : match.item.unit === 'rank' ? 'rank' : 'equal', match.item);
}

/** A score or ratio without decimals says too little: 0.8 is not `1`. */
function isFineEnough({ step }: WrittenNumber, { unit }: EvidenceItem, value: Rational): boolean {
  const isFraction = unit === 'score' || unit === 'ratio' || unit === 'zscore';
  return !isFraction || isLess(step, rationalOf(1)) || equals(value, roundToStep(value, rationalOf(1)));
}

function supportByCount(written: WrittenNumber, cited: Cited, shown: ReadonlySet<string>): Support | undefined {
  if (!['none', 'claims', 'items'].includes(written.unit) || written.isScaled) return undefined;
  for (const item of cited) {
    if (!Array.isArray(item.value) || !countsAs(written.unit, item)) continue;
    if (shows(written, rationalOf(item.value.length))) return support('count', item);
    const named = item.value.filter((value) => shown.has(canonicalCode(value))).length;
    if (named > 0 && named < item.value.length && shows(written, rationalOf(item.value.length - named))) return support('remainder', item);
  }
  if (written.unit !== 'items') return undefined;
  const active = cited.filter(({ unit, value }) => unit === 'status' && value === 'active');
  return active.length > 0 && shows(written, rationalOf(active.length)) ? support('count', ...active) : undefined;
}

/** Lists of claims count claims, other lists count items. */
function countsAs(unit: WrittenUnit, { source }: EvidenceItem): boolean {
  const isOfClaims = source.column.endsWith('claim_ids');
  return unit === 'none' || isOfClaims === (unit === 'claims');
}

function supportByDates(written: WrittenNumber, cited: Cited): Support | undefined {
  if (written.isScaled) return undefined;
  const dates = cited.filter((item): item is EvidenceItem & { value: string } => item.unit === 'date' && typeof item.value === 'string');
  if (written.unit === 'days')
    for (const [a, b] of pairs(dates)) {
      const days = Math.abs(Date.parse(a.value) - Date.parse(b.value)) / 86_400_000;
      if (shows(written, rationalOf(days))) return support('days_between', a, b);
    }
  if (written.unit === 'none') {
    const year = dates.find(({ value }) => equals(written.value, rationalOf(Number(value.slice(0, 4)))));
    if (year) return support('part_of_date', year);
  }
  return undefined;
}

function supportOfPercent(written: WrittenNumber, quantities: readonly Quantity[]): Support | undefined {
  const shares = quantities.filter(({ item }) => item.unit === 'ratio' || item.unit === 'score');
  for (const { item, value } of shares) if (shows(written, hundredfold(value))) return support('unit_change', item);
  for (const [a, b] of pairs(shares))
    if (a.item.unit === b.item.unit && shows(written, hundredfold(absolute(subtract(a.value, b.value))))) return support('difference', a.item, b.item);
  for (const [a, b] of orderedPairs(quantities)) {
    if (!isShare(a, b) || isZero(b.value)) continue;
    if (shows(written, hundredfold(divide(a.value, b.value)))) return support('percent_of', a.item, b.item);
    const change = hundredfold(divide(subtract(a.value, b.value), absolute(b.value)));
    if (a.item.unit === b.item.unit && (shows(written, change) || shows(written, absolute(change)))) return support('percent_change', a.item, b.item);
  }
  return undefined;
}

function hundredfold(value: Rational): Rational {
  return timesPowerOfTen(value, 2);
}

function supportOfMultiple(written: WrittenNumber, quantities: readonly Quantity[]): Support | undefined {
  for (const [a, b] of orderedPairs(quantities))
    if (isShare(a, b) && !isZero(b.value) && shows(written, divide(a.value, b.value))) return support('ratio', a.item, b.item);
  return undefined;
}

/** Differences of two and sums of two, or of all that share the unit. A bare number must be a scaled amount. */
function supportByArithmetic(written: WrittenNumber, quantities: readonly Quantity[]): Support | undefined {
  const unit = written.unit === 'none' && written.isScaled ? 'rupiah' : written.unit;
  const alike = quantities.filter(({ item }) => item.unit === unit && comparable.includes(item.unit));
  for (const [a, b] of pairs(alike)) {
    const difference = subtract(a.value, b.value);
    if (shows(written, difference) || shows(written, absolute(difference))) return support('difference', a.item, b.item);
    if (shows(written, add(a.value, b.value))) return support('sum', a.item, b.item);
  }
  const total = alike.reduce((sum, { value }) => add(sum, value), rationalOf(0));
  return alike.length > 2 && shows(written, total) ? support('sum', ...alike.map(({ item }) => item)) : undefined;
}

/**
 * Whether `exact` rounds to the figure at its last digit shown. A scaled figure (`5 juta`) must also
 * lie within a twentieth, so that a coarse unit does not stretch the truth.
 */
export function shows(written: WrittenNumber, exact: Rational): boolean {
  if (!equals(roundToStep(exact, written.step), written.value)) return false;
  if (!written.isScaled) return true;
  const error = absolute(subtract(exact, written.value));
  return !isLess(absolute(exact), multiply(error, rationalOf(20)));
}

function isShare(a: Quantity, b: Quantity): boolean {
  if (a.item.unit === 'rank' && b.item.unit === 'claims') return true;
  return a.item.unit === b.item.unit && comparable.includes(a.item.unit);
}

function support(derivation: Derivation, ...items: readonly EvidenceItem[]): Support {
  return { derivation, evidence: [...new Set(items.map(({ id }) => id))] };
}

function pairs<T>(values: readonly T[]): [T, T][] {
  return values.flatMap((a, i) => values.slice(i + 1).map((b): [T, T] => [a, b]));
}

function orderedPairs<T>(values: readonly T[]): [T, T][] {
  return pairs(values).flatMap(([a, b]): [T, T][] => [[a, b], [b, a]]);
}

import type { ScoredClaim } from '../columns.ts';
import type { Measure } from './claim-query.ts';
import { type Decimal, compareDecimals, decimal, plus, quotient, toNumber, zero } from './exact-decimal.test-support.ts';
import { passes } from './naive-conditions.test-support.ts';
import { compareTexts, isAbsent, isSet, valueOf, type World } from './naive-values.test-support.ts';

/** A number, or the day of a minimum or maximum; null where there is none. */
export type Measured = number | string | null;

export interface Among {
  /** Claims in scope. */
  readonly visible: readonly ScoredClaim[];
  readonly matching: readonly ScoredClaim[];
}

/** Works out a measure of any group, as it is shown. */
export function measuring(world: World, { visible, matching }: Among, measure: Measure): (group: readonly ScoredClaim[]) => Measured {
  const { of, where = [] } = measure;
  const counted = (group: readonly ScoredClaim[]): readonly ScoredClaim[] => group.filter((claim) => passes(world, claim, where));
  if (of === undefined) return (group) => aggregated(world, counted(group), measure);
  if (typeof of === 'object') return (group) => share(amountOf(world, counted(group), measure), amountOf(world, group.filter((claim) => passes(world, claim, of.where ?? [])), of));
  if (of === 'group') return (group) => share(totalOf(world, counted(group), measure), totalOf(world, group, measure));
  const whole = totalOf(world, of === 'matching' ? matching : visible, measure);
  return (group) => share(totalOf(world, counted(group), measure), whole);
}

function share(part: Decimal | null, whole: Decimal | null): number | null {
  return part === null || whole === null || whole.units === 0n ? null : quotient(part, whole);
}

/** What claims come to. */
export function aggregated(world: World, claims: readonly ScoredClaim[], measure: Measure): Measured {
  const { agg } = measure;
  if (agg === 'count') return claims.length;
  const items = claims.flatMap((claim) => itemsOf(world, claim, measure));
  if (agg === 'distinct') return new Set(items).size;
  if (items.length === 0) return null;
  if (agg === 'min') return items.toSorted(compareItems)[0] ?? null;
  if (agg === 'max') return items.toSorted(compareItems).at(-1) ?? null;
  const numbers = items.map((item) => decimal(Number(item)));
  const sum = numbers.reduce(plus, zero);
  if (agg === 'sum') return toNumber(sum);
  if (agg === 'mean') return quotient(sum, decimal(numbers.length));
  return ranked(numbers, agg === 'median' ? 50 : Number(agg.slice(1)));
}

/** A count, of items too, or an exact sum. */
function amountOf(world: World, claims: readonly ScoredClaim[], measure: Measure): Decimal | null {
  return measure.agg === 'distinct' ? decimal(new Set(claims.flatMap((claim) => itemsOf(world, claim, measure))).size) : totalOf(world, claims, measure);
}

/** A count or an exact sum. */
function totalOf(world: World, claims: readonly ScoredClaim[], measure: Measure): Decimal | null {
  if (measure.agg === 'count') return decimal(claims.length);
  if (measure.agg !== 'sum') throw new RangeError(`a share is of count or sum, not of ${measure.agg}`);
  const numbers = claims.flatMap((claim) => itemsOf(world, claim, measure)).map((item) => decimal(Number(item)));
  return numbers.length === 0 ? null : numbers.reduce(plus, zero);
}

/** The smallest value of which at least so many hundredths of the values are not larger. */
function ranked(numbers: readonly Decimal[], hundredths: number): number | null {
  const sorted = numbers.toSorted(compareDecimals);
  const found = sorted[Math.ceil((hundredths * sorted.length) / 100) - 1];
  return found ? toNumber(found) : null;
}

function compareItems(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b));
}

/** The value of a claim in the field of the measure: none, one, or the items of a set. */
function itemsOf(world: World, claim: ScoredClaim, { agg, field }: Measure): readonly (string | number)[] {
  if (field === undefined) throw new RangeError(`${agg} needs a field`);
  const value = valueOf(world, claim, field);
  if (isAbsent(value)) return [];
  if (typeof value === 'boolean') throw new RangeError(`${field} is not measured`);
  return isSet(value) ? value : [value];
}

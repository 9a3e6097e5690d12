import type { ScoredClaim } from '../columns.ts';
import type { Clause, Condition } from './claim-query.ts';
import { compareDecimals, decimal, times } from './exact-decimal.test-support.ts';
import { compareValues, fieldOf, isAbsent, isSet, type Value, valueOf, type World } from './naive-values.test-support.ts';

type Scalar = string | number | boolean;
type Reference = { readonly field: string; readonly times: number };

/** Whether a claim passes all of the clauses. */
export function passes(world: World, claim: ScoredClaim, clauses: readonly Clause[]): boolean {
  return clauses.every((clause) => conditionsOf(clause).some((condition) => holds(world, claim, condition)));
}

/** The conditions of which one must hold: a clause without `any` is the one. */
export function conditionsOf(clause: Clause): readonly Condition[] {
  return 'any' in clause ? clause.any : [clause];
}

/** Whether a claim without a value in the field passes. Compared with another field, it does not. */
export function isNegative({ op, value }: Condition): boolean {
  return op === 'is_null' || ((op === '!=' || op === 'not_in' || op === 'not_contains' || op === 'not_under') && !isReference(value));
}

function holds(world: World, claim: ScoredClaim, condition: Condition): boolean {
  const { field, op, value: wanted } = condition;
  const value = valueOf(world, claim, field);
  if (op === 'is_null') return isAbsent(value);
  if (op === 'not_null') return !isAbsent(value);
  if (isReference(wanted)) return holdsBeside(value, op, valueOf(world, claim, wanted.field), wanted.times);
  if (isAbsent(value)) return isNegative(condition);

  const all = scalarsOf(world, condition);
  if (op === 'between') return isBetween(world, field, value, all);
  const [first] = all;
  if (first === undefined) throw new RangeError(`${field} ${op}: no value`);
  const equals = all.some((scalar) => value === scalar);
  if (op === '=' || op === 'in') return equals;
  if (op === '!=' || op === 'not_in') return !equals;
  if (op === 'contains') return all.some((scalar) => contains(value, String(scalar)));
  if (op === 'not_contains') return !all.some((scalar) => contains(value, String(scalar)));
  if (op === 'under') return all.some((scalar) => isUnder(world, field, value, String(scalar)));
  if (op === 'not_under') return !all.some((scalar) => isUnder(world, field, value, String(scalar)));
  return isSo(op, compareValues(world, field, value, first));
}

/** Both ends are included. */
function isBetween(world: World, field: string, value: Value, [low, high]: readonly Scalar[]): boolean {
  if (low === undefined || high === undefined) throw new RangeError(`${field} between: needs two ends`);
  return compareValues(world, field, value, low) >= 0 && compareValues(world, field, value, high) <= 0;
}

/** A number of the claim beside another of its numbers. */
function holdsBeside(value: Value, op: Condition['op'], other: Value, factor: number): boolean {
  // Codes are the same or not.
  if (typeof value === 'string' && typeof other === 'string') return (value === other) === (op === '=');
  if (typeof value !== 'number' || typeof other !== 'number') return false;
  const difference = compareDecimals(decimal(value), times(decimal(other), decimal(factor)));
  return isSo(op, difference);
}

/** Whether a difference (below, at or above 0) is what an operator says of it. */
function isSo(op: Condition['op'], difference: number): boolean {
  if (op === '=') return difference === 0;
  if (op === '!=') return difference !== 0;
  if (op === '<') return difference < 0;
  if (op === '<=') return difference <= 0;
  if (op === '>') return difference > 0;
  if (op === '>=') return difference >= 0;
  throw new RangeError(`${op} compares nothing`);
}

function isReference(value: Condition['value']): value is Reference {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The values of a condition; one is a list of one. `me` is the caller where the field names people. */
function scalarsOf({ caller }: World, { field, value }: Condition): readonly Scalar[] {
  if (value === undefined || isReference(value)) return [];
  const namesPeople = field === 'assignee' || field === 'reviewer';
  return [value].flat().map((scalar) => (namesPeople && scalar === 'me' ? caller : scalar));
}

function contains(value: Value, wanted: string): boolean {
  return isSet(value) ? value.includes(wanted) : String(value).toLowerCase().includes(wanted.toLowerCase());
}

function isUnder(world: World, field: string, value: Value, part: string): boolean {
  const codes = isSet(value) ? value : [String(value)];
  if (fieldOf(world, field).hierarchy === 'inacbg') return codes.some((code) => `${code}-`.startsWith(`${part.toUpperCase()}-`));
  return icdParts(world, part).some((each) => codes.some((code) => isUnderIcd(code, each)));
}

function icdParts({ codeSets }: World, part: string): readonly string[] {
  if (!part.startsWith('set:')) return [part];
  const parts = codeSets.get(part.slice('set:'.length));
  if (!parts) throw new RangeError(`there is no ${part}`);
  return parts;
}

/** A range is of categories, the first three characters of a code. */
function isUnderIcd(code: string, part: string): boolean {
  const plain = part.replaceAll('.', '').toUpperCase();
  const [from = '', to] = plain.split('-');
  if (to === undefined) return code.startsWith(plain);
  const category = code.slice(0, 3);
  return category >= from.slice(0, 3) && category <= to.slice(0, 3);
}

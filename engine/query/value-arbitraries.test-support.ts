import * as fc from 'fast-check';

import { type Field, type Operator, aggregationsOf, isNumber, operatorsOf, positions } from '../catalogue/field.ts';
import type { ScoredClaim } from '../columns.ts';
import type { Condition } from './claim-query.ts';
import { decimal, plus, toNumber } from './exact-decimal.test-support.ts';
import { isAbsent, isSet, valueOf, type World } from './naive-values.test-support.ts';

export type Scalar = string | number | boolean;

/**
 * Conditions on the fields of the catalogue, by their kinds alone. Values are mostly those of one claim,
 * so that several conditions together still leave something, else those of others, near them, or of none.
 */
export function conditionArbitrary(world: World, witness: ScoredClaim): fc.Arbitrary<Condition> {
  const filtered = world.fields.filter((field) => operatorsOf(field).length > 0);
  return fc
    .constantFrom(...filtered)
    .chain((field) => fc.constantFrom(...operatorsOf(field)).chain((op) => valueArbitrary(world, field, op, witness).map((value) => ({ field: field.id, op, ...value }))));
}

/** Values that occur in a field, as often as they do. */
export function occurring(world: World, { id }: Field, claims: readonly ScoredClaim[] = world.claims): readonly Scalar[] {
  return claims.flatMap((claim): readonly Scalar[] => {
    const value = valueOf(world, claim, id);
    return isAbsent(value) ? [] : isSet(value) ? value : [value];
  });
}

function valueArbitrary(world: World, field: Field, op: Operator, witness: ScoredClaim): fc.Arbitrary<Pick<Condition, 'value'>> {
  const one = scalarArbitrary(world, field, op, witness);
  const several = fc.array(one, { minLength: 1, maxLength: 4 });
  const plain = one.map((value) => ({ value }));
  const list = several.map((value) => ({ value }));
  if (op === 'is_null' || op === 'not_null') return fc.constant({});
  if (op === 'between') return fc.tuple(one, one).map(([a, b]) => ({ value: isAscending(field, a, b) ? [a, b] : [b, a] }));
  if (op === 'in' || op === 'not_in') return list;
  if (isNumber(field)) return fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: referenceArbitrary(world, op) });
  return takesList(op) ? fc.oneof(plain, list) : plain;
}

function takesList(op: Operator): boolean {
  return op === 'contains' || op === 'not_contains' || op === 'under' || op === 'not_under';
}

/** Another number of the claim, or what one comes to over all claims. */
function referenceArbitrary(world: World, op: Operator): fc.Arbitrary<Pick<Condition, 'value'>> {
  const numbers = world.fields.filter((field) => isNumber(field) && operatorsOf(field).length > 0);
  return fc.constantFrom(...numbers).chain((field) => {
    const aggs = op === '=' || op === '!=' ? [] : positions.filter((agg) => aggregationsOf(field).includes(agg));
    return fc.record({ field: fc.constant(field.id), times: fc.constantFrom(1, 1, 2, 0.5, 1.1, 0.05, 10, -1), agg: fc.constantFrom(undefined, ...aggs) }).map(({ agg, ...value }) => ({ value: { ...value, ...(agg && { agg }) } }));
  });
}

function isAscending({ values = [] }: Field, a: Scalar, b: Scalar): boolean {
  const place = (value: Scalar): number => values.findIndex((each) => each.value === value);
  return typeof a === 'string' && place(a) >= 0 ? place(a) <= place(String(b)) : a <= b;
}

function scalarArbitrary(world: World, field: Field, op: Operator, witness: ScoredClaim): fc.Arbitrary<Scalar> {
  if (field.kind === 'boolean') return fc.boolean();
  const known = knownArbitrary(world, field, witness);
  if (isNumber(field)) return field.values ? known : fc.tuple(known, fc.constantFrom(0, 0, 0, 0, 1, -1, 0.5, lastPlace(field))).map(([value, step]) => added(Number(value), step));
  if (field.kind === 'date') return fc.tuple(known, fc.constantFrom(0, 0, 0, 1, -1, 30, -400)).map(([day, days]) => shiftedBy(String(day), days));
  if (op === 'under' || op === 'not_under') return partArbitrary(world, field, known.map(String));
  if (field.kind === 'text' && (op === 'contains' || op === 'not_contains')) return wordsArbitrary(known.map(String));
  return known;
}

/** What the witness holds, what others hold, what the catalogue knows; and what nobody holds, where any name may be asked for. */
function knownArbitrary(world: World, field: Field, witness: ScoredClaim): fc.Arbitrary<Scalar> {
  const { scope, claims } = world;
  const { provinces } = scope;
  const isVisible = ({ province_code }: ScoredClaim): boolean => provinces === null || (province_code !== null && provinces.includes(province_code));
  const others = occurring(world, field, field.isLookedUp ? claims.filter(isVisible) : claims);
  const its = occurring(world, field, field.isLookedUp && !isVisible(witness) ? [] : [witness]);
  const listed = isNumber(field) ? [] : (field.values ?? []).map(({ value }) => value);
  const nobodys = field.hierarchy ? [{ icd10: 'Z999', icd9cm: '9999', inacbg: 'Z-9-99-0' }[field.hierarchy]] : ["O'Nobody; --", '100%', 'ZZZ', ...(field.of === 'state' ? ['me'] : [])];
  const unknown = field.values || field.isLookedUp || isNumber(field) || field.kind === 'date' ? [] : nobodys;
  const sources: readonly { readonly weight: number; readonly values: readonly Scalar[] }[] = [
    { weight: 6, values: its },
    { weight: 2, values: others },
    { weight: 1, values: listed },
    { weight: 1, values: unknown },
  ];
  const filled = sources.filter(({ values }) => values.length > 0);
  if (filled.length === 0) return fc.constant(isNumber(field) ? 1 : field.kind === 'date' ? '2024-06-30' : 'nobody');
  return fc.oneof(...filled.map(({ weight, values }) => ({ weight, arbitrary: fc.constantFrom(...values) })));
}

function lastPlace({ decimals }: Field): number {
  return toNumber({ units: 1n, places: decimals });
}

function added(value: number, step: number): number {
  return toNumber(plus(decimal(value), decimal(step)));
}

function shiftedBy(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Part of a text in any case, and the signs that mean something to LIKE. */
function wordsArbitrary(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const part = fc.tuple(text, fc.nat(20), fc.integer({ min: 1, max: 12 })).map(([whole, from, length]) => whole.slice(from % whole.length).slice(0, length).trim() || whole);
  return fc.oneof(
    { weight: 3, arbitrary: part },
    { weight: 2, arbitrary: part.map((words) => words.toUpperCase()) },
    { weight: 2, arbitrary: part.map((words) => words.toLowerCase()) },
    { weight: 1, arbitrary: fc.constantFrom('%', '_', '\\', "'") },
  );
}

/** Parts of a hierarchy: the beginning of a code, with and without its dot; of ICD also named sets, of ICD-10 ranges. */
function partArbitrary({ codeSets }: World, { hierarchy }: Field, code: fc.Arbitrary<string>): fc.Arbitrary<string> {
  if (hierarchy === 'inacbg') return fc.tuple(code, fc.integer({ min: 1, max: 4 })).map(([whole, parts]) => whole.split('-').slice(0, parts).join('-'));
  const beginning = fc.tuple(code, fc.integer({ min: 1, max: 5 })).map(([whole, length]) => whole.slice(0, length));
  const dot = hierarchy === 'icd10' ? 3 : 2;
  const dotted = code.map((whole) => (whole.length > dot ? `${whole.slice(0, dot)}.${whole.slice(dot)}` : whole));
  const sets = [...codeSets].filter(([, parts]) => parts.every((part) => isIcd10(part) === (hierarchy === 'icd10'))).map(([id]) => fc.constant(`set:${id}`));
  const ranges = hierarchy === 'icd10' ? [rangeArbitrary(code)] : [];
  return fc.oneof(beginning, dotted, dotted.map((part) => part.toLowerCase()), ...ranges, ...sets);
}

function isIcd10(part: string): boolean {
  return /^[A-Z]/.test(part);
}

/** From or to the category of a code, or both, across chapters. */
function rangeArbitrary(code: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const end = fc.oneof(code.filter((whole) => /^[A-Z]\d\w/.test(whole)).map((whole) => whole.slice(0, 3)), fc.constantFrom('A00', 'E10', 'I50', 'J99', 'Z99'));
  return fc.tuple(end, end).map(([a, b]) => (a <= b ? `${a}-${b}` : `${b}-${a}`));
}

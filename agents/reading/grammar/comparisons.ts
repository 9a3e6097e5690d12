import { type Condition, type Field, fields, findField, isNumber } from '#engine';

import type { Comparison, NumberSense, NumberUnit, RangeSense } from '../sense.ts';
import type { Assumption } from './draft.ts';
import type { Tokens } from './tokens.ts';
import { senseFor } from './values.ts';

/** Conditions on one field, or what a number is compared with. */
export interface Compared {
  readonly field: string;
  readonly conditions: readonly Condition[];
  readonly to: number;
  readonly assumed: readonly Assumption[];
}

/** The field that a unit without a field is of: a default of the catalogue. */
const unitFields: Readonly<Record<Exclude<NumberUnit, 'times' | 'percent'>, string>> = { rupiah: 'amount_claimed', days: 'los', years: 'patient_age' };
/** From here on a bare number is an amount of money. */
const fewestRupiah = 100_000;

const opposite: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = { '=': '!=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** A field with a comparison that stands at a token: `biaya di atas 20 jt`, `los 3-5 hari`, `usia 60 tahun ke atas`, `keparahan minimal sedang`, `biaya > 2 kali P90`. */
export function comparedAt(tokens: Tokens, from: number, field: Field): Compared | undefined {
  const op = tokens.as(from, 'compare');
  const before = op === undefined || op.after === true ? undefined : op.op;
  const at = before === undefined ? from : from + 1;
  const range = before === undefined ? tokens.as(at, 'range') : undefined;
  if (range) return ranged(field, range, at + 1);
  const times = before === undefined ? undefined : timesAt(tokens, at, field, before);
  if (times) return times;
  const number = tokens.as(at, 'number');
  // `tindakan 39.95` names a code, and a number alone counts no items.
  const isCode = before === undefined && (field.countedBy !== undefined || tokens.all(at, 'value').some((sense) => senseFor(sense, field.id) !== undefined));
  if (number && !isCode) {
    const after = before === undefined ? tokens.all(at + 1, 'compare').find((sense) => sense.after === true) : undefined;
    const own = ofField(field, number, at);
    if (!own) return undefined;
    const end = at + (after ? 2 : 1) + (unitFollows(tokens, at + 1, own.field) ? 1 : 0);
    return { field: own.field, conditions: [{ field: own.field, op: before ?? after?.op ?? '=', value: own.value }], to: end, assumed: own.assumed };
  }
  if (field.kind !== 'ordinal' || before === undefined) return undefined;
  const value = tokens.all(at, 'value').find((sense) => sense.field === field.id && sense.values.length === 1)?.values[0];
  return value === undefined ? undefined : { field: field.id, conditions: [{ field: field.id, op: before, value }], to: at + 1, assumed: [] };
}

/** `skor 0,8 poin`: no unit but the field's own name may follow: `minimal 2 tindakan`. */
function unitFollows(tokens: Tokens, at: number, fieldId: string): boolean {
  return tokens.as(at, 'field')?.field.id === fieldId;
}

function timesAt(tokens: Tokens, at: number, field: Field, op: Comparison): Compared | undefined {
  const number = tokens.as(at, 'number');
  const isTimes = number?.unit === 'times';
  const other = tokens.as(isTimes ? at + 1 : at, 'field')?.field;
  if (!other || !isNumber(other) || !isNumber(field) || (number !== undefined && !isTimes)) return undefined;
  return { field: field.id, conditions: [{ field: field.id, op, value: { field: other.id, times: number?.value ?? 1 } }], to: at + (isTimes ? 2 : 1), assumed: [] };
}

function ranged(field: Field, range: RangeSense, to: number): Compared | undefined {
  const [low, high] = [range.low, range.high].map((value) => ofField(field, { kind: 'number', value, ...(range.unit && { unit: range.unit }) }));
  return low && high ? { field: low.field, conditions: [{ field: low.field, op: 'between', value: [low.value, high.value] }], to, assumed: [] } : undefined;
}

/** A number as a value of a field, where its unit is the field's own. */
function ofField(field: Field, { value, unit, assumed }: NumberSense, at = 0): { readonly field: string; readonly value: number; readonly assumed: readonly Assumption[] } | undefined {
  const said: readonly Assumption[] = assumed === undefined ? [] : [{ at, about: assumed }];
  const counted = field.countedBy;
  if (counted !== undefined && unit === undefined) return { field: counted, value, assumed: said };
  if (!isNumber(field)) return undefined;
  if (unit === undefined) return { field: field.id, value, assumed: said };
  if (unit === 'percent') {
    const shared = field.unit === 'share' || field.unit === 'score' ? field.id : field.sharedBy;
    return shared === undefined ? undefined : { field: shared, value: Math.round(value * 1e4) / 1e6, assumed: said };
  }
  if (unit === 'times') return field.id === 'excess_ratio' ? { field: field.id, value, assumed: said } : undefined;
  return field.unit === unit ? { field: field.id, value, assumed: said } : undefined;
}

/** A comparison without its field: `di atas 20 jt`, `lebih dari satu indikasi`, `60 tahun ke atas`, `5-10 hari`. */
export function bareComparisonAt(tokens: Tokens, from: number): Compared | undefined {
  const op = tokens.as(from, 'compare');
  const before = op === undefined || op.after === true ? undefined : op.op;
  const at = before === undefined ? from : from + 1;
  const range = before === undefined ? tokens.as(at, 'range') : undefined;
  const number = tokens.as(at, 'number');
  if (!range && !number) return undefined;
  const named = namedAfter(tokens, at + 1);
  if (named && (before !== undefined || range || tokens.at(from)?.after.has('with') === true)) {
    const own = range ? ranged(named, range, at + 2) : number && ofField(named, number, at);
    if (own && 'conditions' in own) return own;
    if (own) return { field: own.field, conditions: [{ field: own.field, op: before ?? '=', value: own.value }], to: at + 2, assumed: own.assumed };
  }
  const unit = range ? range.unit : number?.unit;
  // `dengan top-up lebih dari 5 juta`: the number is of what is before it.
  if (tokens.all(from - 1, 'value').some((sense) => fields.some((field) => field.presentBy === sense.field))) return undefined;
  const field = findField(fieldOfUnit(unit, range?.low ?? number?.value ?? 0, before !== undefined || range !== undefined) ?? '');
  if (!field) return undefined;
  const assumed: Assumption = { at, about: 'field', value: field.id };
  if (range) {
    const read = ranged(field, range, at + 1);
    return read && { ...read, assumed: [assumed] };
  }
  const after = before === undefined ? tokens.all(at + 1, 'compare').find((sense) => sense.after === true) : undefined;
  const own = number && ofField(field, number, at);
  if (!own || (before === undefined && !after && unit === 'rupiah')) return undefined;
  return { field: field.id, conditions: [{ field: field.id, op: before ?? after?.op ?? '=', value: own.value }], to: at + (after ? 2 : 1), assumed: [assumed, ...own.assumed] };
}

function fieldOfUnit(unit: NumberUnit | undefined, value: number, isCompared: boolean): string | undefined {
  if (unit === 'percent' || unit === 'times') return undefined;
  if (unit !== undefined) return unitFields[unit];
  if (!isCompared) return undefined;
  if (value >= fewestRupiah) return 'amount_claimed';
  return value > 0 && value < 1 ? 'risk_score' : undefined;
}

/** The field that a number before it counts or measures. */
function namedAfter(tokens: Tokens, at: number): Field | undefined {
  const field = tokens.as(at, 'field')?.field;
  return field !== undefined && (field.countedBy !== undefined || isNumber(field)) && !tokens.is(at + 1, 'compare') ? field : undefined;
}

/** The complement of a comparison: claims without a value are in it. */
export function complementOf(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.flatMap((condition): readonly Condition[] => {
    const { field, op, value } = condition;
    if (op === 'between' && Array.isArray(value)) return [{ field, op: '<', value: value[0] ?? 0 }, { field, op: '>', value: value[1] ?? 0 }, { field, op: 'is_null' }];
    if (op === '=') return [{ ...condition, op: '!=' }];
    return [{ ...condition, op: opposite[op] ?? op }, { field, op: 'is_null' }];
  });
}

import { findField } from '#engine';

import { type Compared, afterAt } from './comparisons.ts';
import type { Tokens } from './tokens.ts';

/** The fields that count earlier claims of a person, by their days. */
const windows: Readonly<Record<number, string>> = { 30: 'claim_count_30_days_before', 365: 'claim_count_365_days_before' };

const sameDay = 'same_day_claim_count';

/** `dalam 30 hari sebelumnya`: the field that counts the claims of those days, and the place after it. */
export function windowAt(tokens: Tokens, at: number): { readonly field: string; readonly to: number } | undefined {
  const range = tokens.as(at, 'range');
  const number = range?.low === 0 ? { value: range.high, unit: range.unit } : tokens.as(at, 'number');
  const days = number?.unit === 'days' ? number.value : number?.unit === 'years' && number.value === 1 ? 365 : number?.unit === 'months' && number.value === 1 ? 30 : 0;
  const field = tokens.is(at + 1, 'before') ? windows[days] : undefined;
  return field !== undefined && findField(field) ? { field, to: at + 2 } : undefined;
}

/** `klaim lain dari pasien yang sama`, `another claim of the same patient`, `pasien yang sama`: the place after it. */
export function othersAt(tokens: Tokens, from: number): number | undefined {
  const isOther = (i: number): boolean => tokens.is(i, 'another');
  const isNoun = (i: number): boolean => tokens.as(i, 'subject')?.subject === 'claims' || tokens.as(i, 'field')?.field.id === 'los';
  const isPatient = (i: number): boolean => tokens.as(i, 'field')?.field.id === 'patient';
  // `sama klaim lain`: with it.
  const start = tokens.is(from, 'and') && tokens.at(from)?.first === 'sama' ? from + 1 : from;
  const pairAt = (i: number, is: (at: number) => boolean): number | undefined => ((isOther(i) && is(i + 1)) || (is(i) && isOther(i + 1)) ? i + 2 : undefined);
  const claims = pairAt(start, isNoun);
  const patient = pairAt(claims ?? start, isPatient);
  return patient ?? claims;
}

function atLeastOne(field: string, to: number): Compared {
  return { field, conditions: [{ field, op: '>', value: 0 }], to, assumed: [] };
}

/** `klaim lain di hari yang sama`, `di hari yang sama ada klaim lain`, `overlapping with another stay`: that there is any. */
export function besideAt(tokens: Tokens, from: number): Compared | undefined {
  const others = othersAt(tokens, from);
  const day = tokens.is(from, 'same_day') ? from + 1 : others !== undefined && tokens.is(others, 'same_day') ? others + 1 : undefined;
  if (day !== undefined) {
    const end = others === undefined ? othersAt(tokens, day) : day;
    return end === undefined ? undefined : atLeastOne(sameDay, othersAt(tokens, end) ?? end);
  }
  const field = tokens.as(from, 'field')?.field;
  const behind = field?.restsOnOthers === true && field.unit === 'claims' ? othersAt(tokens, from + 1) : undefined;
  return field && behind !== undefined ? atLeastOne(field.id, behind) : undefined;
}

/** `dalam 30 hari sebelumnya klaim > 3x`, `lebih dari 3 klaim dalam 30 hari sebelumnya`, `lebih dari satu di hari yang sama`: how many claims the person had. */
export function historyAt(tokens: Tokens, from: number): Compared | undefined {
  const window = windowAt(tokens, from);
  const start = window ? (tokens.is(window.to, 'subject') ? window.to + 1 : window.to) : from;
  const bound = countAt(tokens, start);
  if (!bound) return undefined;
  // `lebih dari 2 klaim di hari yang sama`, the name of a field that counts the others.
  const others = tokens.as(bound.to, 'field')?.field;
  const words = tokens.at(bound.to)?.words ?? [];
  if (!window && others?.id === sameDay && !words.some((word) => ['lain', 'lainnya', 'other'].includes(word))) return { field: sameDay, conditions: [{ field: sameDay, op: bound.op, value: bound.value - 1 }], to: bound.to + 1, assumed: [] };
  const end = tokens.is(bound.to, 'subject') ? bound.to + 1 : bound.to;
  if (window) return { field: window.field, conditions: [{ field: window.field, op: bound.op, value: bound.value }], to: end, assumed: [] };
  const behind = windowAt(tokens, end);
  if (behind) return { field: behind.field, conditions: [{ field: behind.field, op: bound.op, value: bound.value }], to: behind.to, assumed: [] };
  // So many on one day are one fewer besides each.
  return tokens.is(end, 'same_day') ? { field: sameDay, conditions: [{ field: sameDay, op: bound.op, value: bound.value - 1 }], to: end + 1, assumed: [] } : undefined;
}

function countAt(tokens: Tokens, at: number): { readonly op: '=' | '<' | '<=' | '>' | '>='; readonly value: number; readonly to: number } | undefined {
  const own = tokens.as(at, 'compare');
  const before = own === undefined || own.after === true ? undefined : own.op;
  const place = before === undefined ? at : at + 1;
  const number = tokens.as(place, 'number');
  if (!number || !(number.unit === undefined || number.unit === 'times') || !Number.isInteger(number.value) || number.value < 1) return undefined;
  const after = before === undefined ? afterAt(tokens, place + 1) : undefined;
  return { op: before ?? after ?? '=', value: number.value, to: place + (after === undefined ? 1 : 2) };
}

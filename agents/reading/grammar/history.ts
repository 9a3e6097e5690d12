import { findField } from '#engine';

import { type Compared, boundedAt } from './comparisons.ts';
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
  const start = tokens.is(from, 'and') && ['sama', 'sm'].includes(tokens.at(from)?.first ?? '') ? from + 1 : from;
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
  // `who came back on the same day`
  if (tokens.is(from, 'returning')) return tokens.is(from + 1, 'same_day') ? atLeastOne(sameDay, othersAt(tokens, from + 2) ?? from + 2) : undefined;
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
  // `where the same patient has at least one other claim on the same day`
  if (tokens.is(from, 'another') && tokens.as(from + 1, 'field')?.field.id === 'patient') return historyAt(tokens, from + 2);
  // `klaim lain dalam 30 hari sebelumnya lebih dari 5`
  const window = windowAt(tokens, othersAt(tokens, from) ?? from);
  const start = window ? (tokens.is(window.to, 'subject') ? window.to + 1 : window.to) : from;
  const bound = countAt(tokens, start);
  if (!bound) return undefined;
  const isOther = tokens.is(bound.to, 'another');
  const beside = isOther ? tokens.as(bound.to + 1, 'field')?.field : undefined;
  // `at least 3 other claims in the 30 days before`, `at least one other claim on the same day`
  if (!window && beside?.restsOnOthers === true && beside.unit === 'claims') return { field: beside.id, conditions: [{ field: beside.id, op: bound.op, value: bound.value }], to: bound.to + 2, assumed: [] };
  if (!window && isOther && tokens.is(bound.to + 1, 'subject') && tokens.is(bound.to + 2, 'same_day')) return { field: sameDay, conditions: [{ field: sameDay, op: bound.op, value: bound.value }], to: bound.to + 3, assumed: [] };
  // `lebih dari 2 klaim di hari yang sama`, the name of a field that counts the others.
  const others = tokens.as(bound.to, 'field')?.field;
  const words = tokens.at(bound.to)?.words ?? [];
  if (!window && others?.id === sameDay && !words.some((word) => ['lain', 'lainnya', 'other'].includes(word))) return { field: sameDay, conditions: [{ field: sameDay, op: bound.op, value: bound.value - 1 }], to: bound.to + 1, assumed: [] };
  const end = tokens.is(bound.to, 'subject') ? bound.to + 1 : bound.to;
  if (window) return { field: window.field, conditions: [{ field: window.field, op: bound.op, value: bound.value }], to: end, assumed: [] };
  const behind = windowAt(tokens, end);
  if (behind) return { field: behind.field, conditions: [{ field: behind.field, op: bound.op, value: bound.value }], to: behind.to, assumed: [] };
  // So many on one day are one fewer besides each.
  return tokens.is(end, 'same_day') && (bound.isSaid || end > bound.to) ? { field: sameDay, conditions: [{ field: sameDay, op: bound.op, value: bound.value - 1 }], to: end + 1, assumed: [] } : undefined;
}

function countAt(tokens: Tokens, at: number): { readonly op: '=' | '<' | '<=' | '>' | '>='; readonly value: number; /** It says of what it is: by a comparison or `kali`. */ readonly isSaid: boolean; readonly to: number } | undefined {
  const { number, op, to = at } = boundedAt(tokens, at) ?? {};
  return number && (number.unit === undefined || number.unit === 'times') && Number.isInteger(number.value) && number.value >= 1 ? { op: op ?? '=', value: number.value, isSaid: op !== undefined || number.unit === 'times', to } : undefined;
}

/** What a return is told from: a discharge, an inpatient one, a claim; and the place after it. */
interface Anchor {
  readonly of: 'discharge' | 'claim' | 'admission';
  readonly isInpatient: boolean;
  readonly to: number;
}

/** `setelah pulang ranap sebelumnya`, `of the same patient's previous inpatient discharge`, `dari klaim sebelumnya`. */
function anchorAt(tokens: Tokens, from: number): Anchor | undefined {
  const isSaid = tokens.is(from, 'since') || tokens.at(from)?.after.has('of') === true;
  const fieldAt = (i: number): string | undefined => tokens.as(i, 'field')?.field.id;
  const isDischarge = (i: number): boolean => tokens.is(i, 'leaving') || fieldAt(i) === 'discharge_date' || fieldAt(i) === 'days_since_previous_discharge';
  const isAlong = (i: number): boolean => tokens.is(i, 'another', 'before') || fieldAt(i) === 'patient';
  const inpatientAt = (i: number): boolean => tokens.all(i, 'value').some(({ field, values }) => field === 'service_type' && values[0] === 'RITL');
  let at = tokens.is(from, 'since') ? from + 1 : from;
  let [of, isInpatient, isBefore]: [Anchor['of'] | undefined, boolean, boolean] = [undefined, false, false];
  for (; at < tokens.list.length; at += 1) {
    if (of === undefined && isDischarge(at) && (isSaid || tokens.is(at, 'leaving') || fieldAt(at) !== 'discharge_date')) of = 'discharge';
    else if (of === undefined && isSaid && (tokens.is(at, 'arriving') || fieldAt(at) === 'admit_date')) of = 'admission';
    else if (fieldAt(at) === 'previous_claim_id') [of, isBefore] = [of ?? 'claim', true];
    else if (of === undefined && isSaid && (isBefore || tokens.is(at + 1, 'before')) && tokens.is(at, 'subject')) of = 'claim';
    else if (inpatientAt(at) && tokens.at(at)?.after.has('in') !== true && tokens.at(at)?.after.has('that') !== true) isInpatient = true;
    else if (isAlong(at)) isBefore ||= tokens.is(at, 'before');
    else break;
  }
  return of === undefined ? undefined : { of, isInpatient, to: at };
}

/** `masuk lagi kurang dari 30 hari setelah pulang ranap sebelumnya`, `balik lagi < 7 hari dari klaim sebelumnya`, `within 7 days of discharge`: the days since what they are told from. */
export function returnAt(tokens: Tokens, from: number): Compared | undefined {
  // `30-day readmissions`
  const soon = tokens.as(from, 'number');
  const event = tokens.all(from + 1, 'field').map(({ field }) => field).find(({ isEvent }) => isEvent === true);
  if (event && soon?.unit === 'days' && tokens.at(from + 1)?.after.size === 0) return { field: event.id, conditions: [{ field: event.id, op: '<=', value: soon.value }], to: from + 2, assumed: [] };
  const isEvent = tokens.all(from, 'field').some(({ field }) => field.isEvent === true);
  const isLeaving = tokens.as(from, 'field')?.field.id === 'discharge_date' && !tokens.is(from + 1, 'period');
  const start = isEvent || isLeaving || tokens.is(from, 'returning') ? from + 1 : from;
  const range = tokens.as(start, 'range');
  const { number, op, to: next = start + 1 } = (range ? undefined : boundedAt(tokens, start)) ?? {};
  const isOfDays = range?.unit === 'days' || number?.unit === 'days' || (number !== undefined && number.unit === undefined && tokens.as(next, 'field')?.field.id === 'days_since_previous_discharge');
  const anchor = isOfDays ? anchorAt(tokens, next) : undefined;
  const bare = isLeaving && !anchor && (range?.unit === 'days' || number?.unit === 'days') ? { of: 'admission' as const, isInpatient: false, to: next } : anchor;
  if (!bare) return undefined;
  const field = bare.of === 'admission' ? 'los' : bare.of === 'claim' ? 'days_since_previous_claim' : isEvent || bare.isInpatient ? 'readmission_gap' : 'days_since_previous_discharge';
  const condition = range ? (range.low === 0 ? { field, op: '<=' as const, value: range.high } : { field, op: 'between' as const, value: [range.low, range.high] }) : { field, op: op ?? (start > from || tokens.at(start)?.after.has('in') === true ? ('<=' as const) : ('=' as const)), value: number?.value ?? 0 };
  return { field, conditions: [condition], to: bare.to, assumed: [] };
}

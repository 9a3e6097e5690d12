import { type Condition, type Field, aggregationsOf, fields, findField, isNumber } from '#engine';

import type { Comparison, NumberSense, NumberUnit, RangeSense, Scalar } from '../sense.ts';
import type { Assumption } from './draft.ts';
import type { Tokens } from './tokens.ts';
import { averageAt } from './averages.ts';
import { isGroup } from './groups.ts';
import { senseFor } from './values.ts';

/** Conditions on one field, or what a number is compared with. */
export interface Compared {
  readonly field: string;
  readonly conditions: readonly Condition[];
  readonly to: number;
  readonly assumed: readonly Assumption[];
}

/** The field that a unit without a field is of: a default of the catalogue. */
const unitFields: Readonly<Record<Exclude<NumberUnit, 'times' | 'percent' | 'months'>, string>> = { rupiah: 'amount_claimed', days: 'los', years: 'patient_age' };
/** From here on a bare number is an amount of money. */
export const fewestRupiah = 100_000;

/** `readmisi`, where no days follow: what happens, and not how long after. */
export function eventAt(tokens: Tokens, at: number): Field | undefined {
  const field = tokens.as(at, 'field')?.field;
  const isAny = field?.isEvent === true && tokens.all(at, 'value').some((sense) => sense.field === field.presentBy);
  return isAny && !tokens.list.some((_, i) => i > at && [tokens.as(i, 'number')?.unit, tokens.as(i, 'range')?.unit, tokens.as(i, 'field')?.field.unit].includes('days')) ? field : undefined;
}

/** A field with a comparison that stands at a token: `biaya di atas 20 jt`, `los 3-5 hari`, `usia 60 tahun ke atas`, `keparahan minimal sedang`, `biaya > 2 kali P90`. */
export function comparedAt(tokens: Tokens, from: number, field: Field): Compared | undefined {
  const before = beforeAt(tokens, from);
  const at = before === undefined ? from : from + 1;
  const range = before === undefined ? tokens.as(at, 'range') : undefined;
  if (range) return field.isEvent === true && range.low === 0 && range.unit === 'days' ? { field: field.id, conditions: [{ field: field.id, op: '<=', value: range.high }], to: at + 1, assumed: [] } : ranged(field, range, at + 1);
  const times = timesAt(tokens, at, field, before);
  if (times) return times;
  const average = averageOf(tokens, from, field);
  if (average) return average;
  const about = before === undefined && tokens.is(at, 'about') ? at + 1 : undefined;
  const broad = about === undefined ? undefined : tokens.as(about, 'range');
  if (about !== undefined) return broad ? ranged(field, broad, about + 1) : approximateAt(tokens, about, field);
  const number = numberAt(tokens, at);
  if (number?.unit === undefined && countsNext(tokens, at + 1)) return undefined;
  // `tindakan 39.95` names a code, and a number alone counts no items.
  // `paid out in 2022`
  if (before === undefined && tokens.is(at, 'period') && tokens.at(at)?.after.has('in') === true) return undefined;
  const isCode = before === undefined && afterAt(tokens, at + 1) === undefined && (field.countedBy !== undefined || tokens.all(at, 'value').some((sense) => senseFor(sense, field.id) !== undefined));
  if (number && !isCode) {
    const after = before === undefined ? afterAt(tokens, at + 1) : undefined;
    const own = ofField(field, number, at);
    if (!own) return undefined;
    const apart = before === undefined ? undefined : apartAt(tokens, at + 1, field, { ...own, op: before });
    if (apart) return apart;
    const end = at + (after === undefined ? 1 : 2) + (tokens.as(at + 1, 'field')?.field.id === own.field ? 1 : 0);
    return { field: own.field, conditions: [{ field: own.field, op: before ?? after ?? (field.isEvent === true && number.unit === 'days' ? '<=' : '='), value: own.value }], to: end, assumed: own.assumed };
  }
  if (field.kind !== 'ordinal') return undefined;
  const value = tokens.all(at, 'value').find((sense) => sense.field === field.id && sense.values.length === 1)?.values[0];
  return value === undefined ? undefined : orderedAt(tokens, at, field.id, value, before);
}

/** `paid at least 100 thousand less than billed`, `ditagih minimal 1 juta lebih dari yang dibayar`: by how much one amount is from another bounds their difference. */
function apartAt(tokens: Tokens, at: number, { id }: Field, { op, value, assumed }: { readonly op: Comparison; readonly value: number; readonly assumed: readonly Assumption[] }): Compared | undefined {
  const than = beforeAt(tokens, at);
  const other = tokens.as(at + 1, 'field')?.field.id;
  const [most, least] = than === '<' ? [other, id] : [id, other];
  const gap = than === '<' || than === '>' ? fields.find(({ differenceOf }) => differenceOf?.[0] === most && differenceOf?.[1] === least) : undefined;
  return gap && { field: gap.id, conditions: [{ field: gap.id, op, value }], to: at + 2, assumed };
}

/** `dirawat di lebih dari satu rs`, `stays at more than one hospital`: a number counts the holders behind it, and is of nothing before it. */
export function countsNext(tokens: Tokens, at: number): boolean {
  return ['facility_key', 'patient'].includes(tokens.as(at, 'field')?.field.id ?? '') && tokens.at(at)?.after.size === 0 && !tokens.is(at + 1, 'value');
}

/** A number by itself: what `antara` opens is one only with its other end. */
function numberAt(tokens: Tokens, at: number): NumberSense | undefined {
  return tokens.at(at)?.after.has('between') === true ? undefined : tokens.as(at, 'number');
}

/** `minimal sedang`, `sedang ke atas`: a value in an order with a comparison before or after it. */
function orderedAt(tokens: Tokens, at: number, field: string, value: Scalar, before: Comparison | undefined): Compared | undefined {
  const after = before === undefined ? afterAt(tokens, at + 1) : undefined;
  const op = before ?? after;
  return op === undefined ? undefined : { field, conditions: [{ field, op, value }], to: at + (after === undefined ? 1 : 2), assumed: [] };
}

/** `severity 2 ke atas`, `minimal severity 2`: a value of an order that is itself compared. */
export function orderedValueAt(tokens: Tokens, from: number): Compared | undefined {
  const before = beforeAt(tokens, from);
  const at = before === undefined ? from : from + 1;
  const sense = tokens.all(at, 'value').find(({ field, values }) => values.length === 1 && findField(field)?.kind === 'ordinal' && field !== 'age_group');
  return sense?.values[0] === undefined ? undefined : orderedAt(tokens, at, sense.field, sense.values[0], before);
}

/** A comparison that stands before its number: `di atas`, `at least`. */
export function beforeAt(tokens: Tokens, at: number): Comparison | undefined {
  const op = tokens.as(at, 'compare');
  return op?.after === true ? undefined : op?.op;
}

/** A number with the comparison before or behind it: `di atas 5`, `5 ke atas`; none where it stands alone. */
export function boundedAt(tokens: Tokens, at: number): { readonly number: NumberSense; readonly op: Comparison | undefined; readonly to: number } | undefined {
  const before = beforeAt(tokens, at);
  const place = before === undefined ? at : at + 1;
  const number = tokens.as(place, 'number');
  const op = before ?? (number && afterAt(tokens, place + 1));
  return number && { number, op, to: place + (before === undefined && op !== undefined ? 2 : 1) };
}

/** `ke atas`, `or longer`. */
export function afterAt(tokens: Tokens, at: number): Comparison | undefined {
  // `for 2022 plus average length of stay`
  const year = tokens.as(at - 1, 'number')?.value ?? 0;
  if (tokens.at(at)?.first === 'plus' && year >= 1900 && year < 2200) return undefined;
  return tokens.all(at, 'compare').find((sense) => sense.after === true)?.op;
}

/** `sekitar 20 juta`: a tenth less to a tenth more, in whole numbers where the field has no others. */
function approximateAt(tokens: Tokens, at: number, field: Field): Compared | undefined {
  const number = tokens.as(at, 'number');
  const own = number && ofField(field, number, at);
  if (!own) return undefined;
  const isWhole = findField(own.field)?.kind === 'integer';
  const [low, high] = [own.value * 0.9, own.value * 1.1].map((value) => Math.round(value * 1e6) / 1e6);
  const ends = isWhole ? [Math.floor(low ?? 0), Math.ceil(high ?? 0)] : [low ?? 0, high ?? 0];
  return { field: own.field, conditions: [{ field: own.field, op: 'between', value: ends }], to: at + 1, assumed: [...own.assumed, { at, about: 'approximate' }] };
}

/** `di atas tarif`, `lebih dari 2 kali P90`, `kurang dari setengah tagihan`, `di atas 30 % tagihan`: of two fields of one unit. */
function timesAt(tokens: Tokens, at: number, field: Field, before: Comparison | undefined): Compared | undefined {
  const number = tokens.as(at, 'number');
  const isPart = number?.unit === 'times' || number?.unit === 'percent';
  if (!isNumber(field) || (number !== undefined && !isPart) || (number === undefined && before === undefined)) return undefined;
  // `95% of what was billed`
  const what = at + (number === undefined ? 0 : 1);
  const to = number && tokens.is(what, 'which') && tokens.at(what)?.after.has('of') === true ? what + 1 : what;
  const other = tokens.as(to, 'field')?.field;
  if (!other || !isNumber(other) || other.unit !== field.unit || other.id === field.id || (number !== undefined && tokens.is(to + 1, 'compare', 'number', 'range', 'about'))) return undefined;
  const times = number?.unit === 'percent' ? Math.round(number.value * 1e4) / 1e6 : (number?.value ?? 1);
  // `dua kali lipat P90`: nobody asks for exactly that.
  const isBound = before !== undefined || times < 1;
  return { field: field.id, conditions: [{ field: field.id, op: before ?? (isBound ? '=' : '>='), value: { field: other.id, times } }], to: to + 1, assumed: isBound ? [] : [{ at, about: 'multiple' }] };
}

/** `biaya di atas rata-rata`: beside what all claims come to that pass everything else; of groups it is another question. */
function averageOf(tokens: Tokens, from: number, field: Field): Compared | undefined {
  const average = averageAt(tokens, from);
  const isOfGroups = !tokens.has('subject') && tokens.list.slice(0, from).some((_, i) => tokens.all(i, 'field').some((sense) => isGroup(sense.field)) && !tokens.is(i - 1, 'per'));
  if (!average || isOfGroups || !aggregationsOf(field).includes(average.agg) || !isNumber(field) || average.group !== undefined || (average.field ?? field.id) !== field.id) return undefined;
  const { op, agg, times, of = 'matching', to } = average;
  return { field: field.id, conditions: [{ field: field.id, op, value: { field: field.id, times, agg } }], to, assumed: [{ at: from, about: 'average', value: of }] };
}

function ranged(field: Field, range: RangeSense, to: number): Compared | undefined {
  const [low, high] = [range.low, range.high].map((value) => ofField(field, { kind: 'number', value, ...(range.unit && { unit: range.unit }) }));
  return low && high ? { field: low.field, conditions: [{ field: low.field, op: 'between', value: [low.value, high.value] }], to, assumed: [] } : undefined;
}

/** A number as a value of a field, where its unit is the field's own. */
export function ofField(field: Field, { value, unit, assumed }: NumberSense, at = 0): { readonly field: string; readonly value: number; readonly assumed: readonly Assumption[] } | undefined {
  const said: readonly Assumption[] = assumed === undefined ? [] : [{ at, about: assumed }];
  const counted = field.countedBy;
  if (counted !== undefined && unit === undefined) return { field: counted, value, assumed: said };
  if (!isNumber(field)) return undefined;
  if (unit === undefined) return { field: field.id, value, assumed: said };
  if (unit === 'percent') {
    const shared = field.unit === 'share' || field.unit === 'score' ? field.id : field.sharedBy;
    return shared === undefined ? undefined : { field: shared, value: Math.round(value * 1e4) / 1e6, assumed: said };
  }
  if (unit === 'times') return field.id === 'excess_ratio' || (value < 1 && (field.unit === 'share' || field.unit === 'score')) ? { field: field.id, value, assumed: said } : undefined;
  if (unit === 'months' && field.unit === 'days') return { field: field.id, value: value * 30, assumed: [...said, { at, about: 'months' }] };
  return field.unit === unit ? { field: field.id, value, assumed: said } : undefined;
}

/** A comparison without its field: `di atas 20 jt`, `lebih dari satu indikasi`, `60 tahun ke atas`, `5-10 hari`. */
export function bareComparisonAt(tokens: Tokens, from: number): Compared | undefined {
  const before = beforeAt(tokens, from);
  // `lebih mahal dari rata-rata`
  const bounded = before === undefined ? undefined : findField(tokens.all(from, 'compare').find(({ of }) => of !== undefined)?.of ?? '');
  const average = bounded && averageOf(tokens, from, bounded);
  if (average) return average;
  const isAbout = before === undefined && tokens.is(from, 'about');
  const at = before === undefined && !isAbout ? from : from + 1;
  // About a range is the range.
  const range = before === undefined ? tokens.as(at, 'range') : undefined;
  const number = numberAt(tokens, at);
  if (!range && !number) return undefined;
  const late = before === undefined && !isAbout && !range ? afterAt(tokens, at + 1) : undefined;
  const named = namedAfter(tokens, late === undefined ? at + 1 : at + 2);
  // `3 komorbid atau lebih`
  const beyond = before === undefined && !isAbout && number && late === undefined ? tokens.as(at + 1, 'field')?.field : undefined;
  const more = beyond && afterAt(tokens, at + 2);
  const most = beyond && more !== undefined && number ? ofField(beyond, number, at) : undefined;
  if (most && more !== undefined) return { field: most.field, conditions: [{ field: most.field, op: more, value: most.value }], to: at + 3, assumed: most.assumed };
  // `two or more flags`
  const counted = named && late !== undefined && number ? ofField(named, number, at) : undefined;
  if (counted) return { field: counted.field, conditions: [{ field: counted.field, op: late ?? '=', value: counted.value }], to: at + 3, assumed: counted.assumed };
  const since = (range ?? number)?.unit === 'days' && !isAbout ? sinceAt(tokens, late === undefined ? at + 1 : at + 2) : undefined;
  if (since && range) return ranged(since.field, range, since.to);
  if (since && number) return { field: since.field.id, conditions: [{ field: since.field.id, op: before ?? late ?? '=', value: number.value }], to: since.to, assumed: [] };
  if (named && isAbout && !range) {
    const own = approximateAt(tokens, at, named);
    return own && { ...own, to: at + 2 };
  }
  const unit = range ? range.unit : number?.unit;
  const after = before === undefined && !isAbout ? afterAt(tokens, at + 1) : undefined;
  const isCompared = before !== undefined || range !== undefined || isAbout || after !== undefined;
  const isOfUnit = number?.unit !== undefined && number.unit === named?.unit;
  const years = range?.high ?? number?.value ?? 0;
  const isAge = unit === undefined && isCompared && (isOfPerson(tokens, from - 1) || isAgeOfPatients(tokens, from - 1, years));
  // `how much did infants under one cost`: nobody bounds money by so little.
  const isOfNext = !(isAge && named?.kind === 'rupiah' && years <= oldest);
  if (named && isOfNext && (before !== undefined || range || isOfUnit || tokens.at(from)?.after.has('with') === true)) {
    const own = range ? ranged(named, range, at + 2) : number && ofField(named, number, at);
    if (own && 'conditions' in own) return own;
    if (own) return { field: own.field, conditions: [{ field: own.field, op: before ?? '=', value: own.value }], to: at + 2, assumed: own.assumed };
  }
  // `dengan top-up lebih dari 5 juta`: the number is of what is before it.
  if (tokens.all(from - 1, 'value').some((sense) => fields.some((field) => field.presentBy === sense.field))) return undefined;
  const field = findField((isAge ? 'patient_age' : unit === undefined && tokens.as(from, 'compare')?.of !== undefined ? tokens.as(from, 'compare')?.of : unit === undefined && isCompared && tokens.before.term ? tokens.before.term.id : fieldOfUnit(unit, range?.low ?? number?.value ?? 0, isCompared)) ?? '');
  if (!field) return undefined;
  const assumed: Assumption = { at, about: 'field', value: field.id };
  if (range) {
    const read = ranged(field, range, at + 1);
    return read && { ...read, assumed: [assumed] };
  }
  if (isAbout) {
    const own = approximateAt(tokens, at, field);
    return own && { ...own, assumed: [assumed, ...own.assumed] };
  }
  const own = number && ofField(field, number, at);
  if (!own || (!isCompared && (unit === 'rupiah' || number.isOne === true))) return undefined;
  return { field: field.id, conditions: [{ field: field.id, op: before ?? after ?? '=', value: own.value }], to: at + (after === undefined ? 1 : 2), assumed: [assumed, ...own.assumed] };
}

/** `dari klaim sebelumnya`, `setelah pulang`, `after the previous claim`: the days since then. */
function sinceAt(tokens: Tokens, at: number): { readonly field: Field; readonly to: number } | undefined {
  const isSaid = tokens.is(at, 'since');
  const own = tokens.as(isSaid ? at + 1 : at, 'field')?.field;
  const field = own?.daysSinceBy === undefined || !(isSaid || tokens.at(at)?.after.has('of') === true) ? undefined : findField(own.daysSinceBy);
  return field && { field, to: at + (isSaid ? 2 : 1) };
}

/** `anak <18`, `wanita 20-40`, `women not between 18 and 45`: what a number behind it is of. */
function isOfPerson(tokens: Tokens, at: number): boolean {
  // `male patients over 50`
  if (tokens.as(at, 'field')?.field.id === 'patient' && tokens.is(at - 1, 'value')) return isOfPerson(tokens, at - 1);
  return tokens.is(at, 'not', 'except') ? isOfPerson(tokens, at - 1) : tokens.all(at, 'value').some(({ field }) => field === 'age_group' || field === 'patient_sex');
}

/** Years that a person can be old. */
export const oldest = 120;

/** `patients under 40`; `facilities with patients over 100` bounds how many there are. */
function isAgeOfPatients(tokens: Tokens, at: number, years: number): boolean {
  return tokens.as(at, 'field')?.field.id === 'patient' && years <= oldest && tokens.at(at)?.after.has('with') !== true && tokens.at(at)?.after.has('that') !== true && !tokens.is(at - 1, 'and', 'comma', 'field');
}

function fieldOfUnit(unit: NumberUnit | undefined, value: number, isCompared: boolean): string | undefined {
  if (unit === 'percent' || unit === 'times' || unit === 'months') return undefined;
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

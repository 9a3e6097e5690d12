import { type Field, aggregationsOf, fields, findField, isNumber } from '#engine';

import type { Comparison, NumberSense } from '../sense.ts';
import { averageAt } from './averages.ts';
import { complementOf } from './complement.ts';
import { afterAt, boundedAt, eventAt, fewestRupiah, ofField } from './comparisons.ts';
import { conditionAt } from './conditions.ts';
import type { Draft, MeasurePiece, Term } from './draft.ts';
import { isGroup } from './groups.ts';
import { windowAt } from './history.ts';
import type { Tokens } from './tokens.ts';
import { termOfValues, valuesAt } from './values.ts';

interface Bound {
  readonly op: Comparison;
  readonly number: NumberSense;
  readonly to: number;
}

/** Bounds on what is counted or measured of a group: `lebih dari 50 klaim`, `klaimnya di atas 1000`, `per rs di atas 10 juta`. */
export function readHaving(tokens: Tokens, at: number, draft: Draft): number | undefined {
  return readAverage(tokens, at, draft) ?? readBothHeld(tokens, at, draft) ?? readNoneHeld(tokens, at, draft) ?? readAllHeld(tokens, at, draft) ?? readAny(tokens, at, draft) ?? readCounted(tokens, at, draft) ?? readSubjectBound(tokens, at, draft) ?? readUnnamed(tokens, at, draft) ?? readHolders(tokens, at, draft) ?? readMeasured(tokens, at, draft);
}

/** `provinsi yang rata-rata biayanya di atas rata-rata nasional`, `hospitals with an above average share`: beside what all together come to; of what adds up, beside each of them on average. */
function readAverage(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const average = hasGroups(tokens, draft) ? averageAt(tokens, at) : undefined;
  const last = draft.measures.at(-1);
  const isOfClaims = draft.share !== undefined || (tokens.is(at - 1, 'subject') && (last === undefined || last.agg === 'distinct'));
  const measure: MeasurePiece | undefined = isOfClaims ? { agg: 'count', at } : last;
  if (!average || !measure || average.times !== 1) return undefined;
  const { agg, group, field = measure.field?.id } = average;
  const isShared = draft.share !== undefined || measure.of !== undefined;
  const isOfGroups = group !== undefined || (!isShared && ['count', 'sum', 'distinct'].includes(measure.agg));
  const isNamed = group === undefined || tokens.list.some((_, i) => (i < at || i >= average.to) && tokens.all(i, 'field').some((sense) => sense.field.id === group));
  if (!isNamed || field !== measure.field?.id || agg !== (isOfGroups || isShared ? 'mean' : measure.agg)) return undefined;
  draft.having.push({ op: average.op, value: isOfGroups ? 'groups' : 'matching', ...(draft.share ? { isShare: true } : { measure }), at: measure.at });
  if (!isOfGroups || average.of === 'claims') draft.assumed.push({ at, about: 'average', value: average.of ?? 'matching' });
  return average.to;
}

/** `patients who had both an inpatient and an outpatient claim`: of one person, claims of either value. */
function readBothHeld(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const isOfPersons = draft.measures.some(({ field }) => field?.id === 'patient') || draft.bare.some(({ field }) => field.id === 'patient') || draft.groups.some(({ field }) => field === 'patient');
  const values = tokens.is(at, 'both') && isOfPersons ? valuesAt(tokens, at + 1) : undefined;
  if (values?.words.length !== 2 || values.joiner !== 'and' || values.op !== '=') return undefined;
  draft.having.push(...values.words.map((words) => ({ op: '>=' as const, value: 1, measure: { agg: 'count' as const, where: [...termOfValues({ ...values, words: [words], values: words, joiner: undefined }, false).clauses], at }, at })));
  return tokens.is(values.to, 'subject') ? values.to + 1 : values.to;
}

/** `which provinces never had a death`, `rs tanpa readmisi`, `how many facilities have no flagged claims`, `rs yang tidak punya satu pun klaim duplikat`: groups that have no claim of a kind. */
function readNoneHeld(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const head = tokens.is(at - 1, 'which') && tokens.is(at - 2, 'field') ? at - 2 : at - 1;
  const group = tokens.as(head, 'field')?.field;
  const isAlone = draft.measures.length + draft.superlatives.length + draft.orders.length === 0 && draft.subject === undefined && draft.count === undefined && draft.share === undefined;
  const isBehind = isAlone && group !== undefined && isCounted(group) && group.id !== 'patient' && !tokens.is(head - 1, 'count', 'aggregate', 'share', 'per');
  const isDenied = tokens.is(at, 'without') || (isBehind && tokens.is(at, 'not') && (tokens.at(at)?.first === 'never' || (['with', 'past'] as const).some((lead) => tokens.at(at + 1)?.after.has(lead) === true)));
  if (!isDenied || !(isBehind || isOfHolders(draft))) return undefined;
  const isNamed = isClaims(tokens, at + 1) || (isBehind && tokens.as(at + 1, 'field')?.field.id === 'patient');
  const first = isNamed ? at + 2 : at + 1;
  const event = eventAt(tokens, first);
  const had = isBehind ? tokens.as(first, 'field')?.field.presentBy : event?.presentBy;
  const named = termsAt(tokens, first);
  const { terms, to }: ReturnType<typeof termsAt> = named.terms.length === 0 && had !== undefined ? { terms: [{ field: had, clauses: [{ field: had, op: '=', value: true }] }], to: first + 1 } : named;
  const isOfClaims = isClaims(tokens, to) || event !== undefined || (isNamed && (to >= tokens.list.length || tokens.is(to, 'comma')));
  if (terms.length === 0 || !(isBehind || isOfClaims) || (isBehind && terms.some(({ field }) => ofPlace.has(field) || field === group.id))) return undefined;
  if (draft.measures.length === 0) draft.measures.push({ agg: 'count', at });
  if (event) draft.assumed.push({ at: first, about: 'event' });
  draft.having.push({ op: '=', value: 0, measure: { agg: 'count', where: terms.flatMap(({ clauses }) => clauses), at }, at });
  return isClaims(tokens, to) ? to + 1 : to;
}

/** `where all inpatient claims are severity I`, `rs yang cuma punya klaim ringan`: of one facility or person all of its claims, where they have what is said of them. */
function readAllHeld(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!isOfHolders(draft)) return undefined;
  const isOnly = tokens.at(at)?.after.has('quantity') === true && tokens.at(at)?.after.has('with') === true;
  const whole = tokens.at(at)?.after.has('every') === true || (isOnly && isClaims(tokens, at)) ? termsAt(tokens, at) : undefined;
  const held = isOnly ? termsAt(tokens, isClaims(tokens, at) ? at + 1 : at) : whole && isClaims(tokens, whole.to) ? termsAt(tokens, whole.to + 1) : undefined;
  const to = held && isOnly && isClaims(tokens, held.to) ? held.to + 1 : (held?.to ?? at);
  const clauses = held?.terms.flatMap((term) => term.clauses) ?? [];
  const [clause] = clauses;
  if (!held || !clause || to < tokens.list.length || held.terms.some(({ field }) => ofPlace.has(field))) return undefined;
  if (draft.measures.length === 0) draft.measures.push({ agg: 'count', at });
  if (!isOnly) {
    draft.terms.push(...(whole?.terms ?? []).map((term): Term => ({ ...term, isNegative: false, at, isAlternative: false, part: 'base', isPlace: false })));
    draft.having.push({ op: '>=', value: 1, measure: { agg: 'count', where: clauses, of: 'group', at }, at });
    return to;
  }
  if (clauses.length > 1 || 'any' in clause) return undefined;
  draft.having.push({ op: '>', value: 0, measure: { agg: 'count', where: clauses, at }, at }, { op: '=', value: 0, measure: { agg: 'count', where: [{ field: clause.field, op: 'not_null' }, complementOf([clause])], at }, at });
  return to;
}

function isOfHolders({ measures, bare, groups }: Draft): boolean {
  return [...measures.flatMap(({ agg, field }) => (agg === 'distinct' && field ? [field] : [])), ...bare.map(({ field }) => field), ...groups.map(({ field }) => ({ id: field }))].some((one) => isHolder(one));
}

/** `only provinces that have any`, `provinsi yang ada top-upnya`: of what is measured. */
function readAny(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = tokens.as(at, 'field')?.field;
  const after = tokens.at(at)?.before;
  const measure = draft.measures.at(-1);
  const isLast = (i: number): boolean => i + 1 >= tokens.list.length || tokens.is(i + 1, 'comma', 'from_end', 'order');
  const had = tokens.all(at + 1, 'value').map((sense) => fields.find(({ presentBy }) => presentBy === sense.field)).find((one) => one !== undefined);
  const isOwn = measure?.field !== undefined && had !== undefined && tokens.at(at + 1)?.last.endsWith('nya') === true && (had.id === measure.field.id || had.parts?.includes(measure.field.id) === true);
  if (field && measure && isOwn && tokens.at(at + 1)?.after.has('that') === true && isLast(at + 1) && draft.groups.some((group) => group.field === field.id)) {
    draft.having.push({ op: '>', value: 0, measure, at });
    return at + 2;
  }
  const ends = isLast(at);
  if (!field || !isGroup(field) || !measure || !ends || after?.has('with') !== true || !after.has('every') || !draft.groups.some((group) => group.field === field.id)) return undefined;
  draft.having.push({ op: '>', value: 0, measure, at });
  return at + 1;
}

/** What a count of claims is not of groups by: `di hari yang sama`, `dalam 30 hari sebelumnya`. */
function isOfPatient(tokens: Tokens, at: number): boolean {
  return tokens.is(at, 'same_day') || windowAt(tokens, at) !== undefined;
}

function boundAt(tokens: Tokens, at: number): Bound | undefined {
  const bound = boundedAt(tokens, at);
  return bound?.op === undefined ? undefined : { ...bound, op: bound.op };
}

/** What is so of a facility, and so of all of its claims. */
const ofPlace: ReadonlySet<string> = new Set(['province_name', 'province_code', 'district_name', 'district_code', 'tariff_region', 'facility_key', 'facility_name', 'facility_class', 'facility_ownership', 'facility_kind']);

/** Things are counted in whole numbers; `kali` counts them too. */
function isCount({ value, unit }: NumberSense): boolean {
  return (unit === undefined || unit === 'times') && Number.isInteger(value) && value >= 0 && value < fewestRupiah;
}

/** Values that are themselves something that happens, and can be counted without the word for claims. */
const events: ReadonlySet<string> = new Set(['service_type', 'discharge_status']);

/** `lebih dari 50 klaim`, `minimal 10 klaim duplikat`, `at least 20 flagged claims`, `lebih dari 100 pasien`, `lebih dari 5 kali`. */
export function readCounted(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const number = tokens.as(at, 'number');
  // `yang cuma punya satu faskes`, `rs yang hanya ada 1 klaim`: no more than that.
  const isOnly = (['with', 'that'] as const).some((lead) => tokens.at(at)?.after.has(lead) === true) && tokens.at(at)?.after.has('quantity') === true && hasGroups(tokens, draft);
  const held = isOnly ? tokens.as(at + 1, 'field')?.field : undefined;
  if (number && isOnly && isCount(number) && isClaims(tokens, at + 1)) return push(draft, { op: '=', number, to: at + 2 }, { agg: 'count', at });
  if (number && held && isCount(number) && isCounted(held)) return push(draft, { op: '=', number, to: at + 2 }, { agg: 'distinct', field: held, at });
  // `50 klaim atau lebih`.
  const late = number && isCount(number) && isClaims(tokens, at + 1) ? afterAt(tokens, at + 2) : undefined;
  if (number && late !== undefined) return push(draft, { op: late, number, to: at + 3 }, { agg: 'count', at });
  // `3 rs berbeda atau lebih`
  const several = number && isCount(number) ? tokens.as(at + 1, 'field')?.field : undefined;
  const behind = tokens.is(at + 2, 'distinct') ? at + 3 : at + 2;
  const more = several && isCounted(several) && hasGroups(tokens, draft) ? afterAt(tokens, behind) : undefined;
  if (number && several && more !== undefined) return push(draft, { op: more, number, to: behind + 1 }, { agg: 'distinct', field: several, at });
  const read = boundAt(tokens, at);
  // `three or more different hospitals`
  const bound = read && tokens.is(read.to, 'distinct') && tokens.is(read.to + 1, 'field') ? { ...read, to: read.to + 1 } : read;
  if (bound && (isOfPatient(tokens, bound.to) || (isClaims(tokens, bound.to) && isOfPatient(tokens, bound.to + 1)))) return undefined;
  if (bound && isClaims(tokens, bound.to) && bound.number.unit !== undefined) return readShare(tokens, at, bound, draft);
  if (!bound || !isCount(bound.number)) return undefined;
  // `5 or more claims`, `lebih dari 50 klaim`.
  if (isClaims(tokens, bound.to)) {
    // `rata-rata los per rs, hanya rs dengan minimal 100 klaim ranap`: of these, beside what is measured of all.
    const isBeside = draft.measures.some(({ agg }) => agg !== 'count') || (tokens.before.isGrouped && draft.groups.length === 0 && draft.measures.length === 0);
    const own = isBeside && tokens.at(bound.to + 1)?.after.has('in') !== true ? termsAt(tokens, bound.to + 1, true) : { terms: [], to: bound.to + 1 };
    const where = own.terms.flatMap(({ clauses }) => clauses);
    return push(draft, bound, { agg: 'count', at, ...(where.length > 0 && { where }) }, own.to);
  }
  const field = tokens.as(bound.to, 'field')?.field;
  const isOfEvents = tokens.all(bound.to, 'value').some((sense) => events.has(sense.field)) && tokens.at(bound.to)?.after.size === 0 && hasGroups(tokens, draft);
  if (tokens.is(at, 'number') && !isOfEvents && !(field && isCounted(field) && isHolder(field))) return undefined;
  if (bound.number.unit === 'times') return field && isNumber(field) ? undefined : push(draft, bound, { agg: 'count', at });
  if (field && isCounted(field) && hasGroups(tokens, draft)) return push(draft, bound, { agg: 'distinct', field, at }, bound.to + (tokens.is(bound.to + 1, 'distinct') ? 2 : 1));
  const { terms, to } = termsAt(tokens, bound.to);
  const [only] = terms;
  if (!only || (!isClaims(tokens, to) && !(terms.length === 1 && events.has(only.field)))) return undefined;
  return push(draft, bound, { agg: 'count', at, where: terms.flatMap(({ clauses }) => clauses) }, isClaims(tokens, to) ? to + 1 : to);
}

/** `lebih dari 30 persen klaim berindikasi`, `lebih dari separuh klaimnya ditolak`. */
function readShare(tokens: Tokens, at: number, bound: Bound, draft: Draft): number | undefined {
  const { value, unit } = bound.number;
  const share = unit === 'percent' ? value / 100 : unit === 'times' && value < 1 ? value : undefined;
  const { terms, to } = termsAt(tokens, bound.to + 1);
  if (share === undefined || terms.length === 0) return undefined;
  draft.having.push({ op: bound.op, value: share, measure: { agg: 'count', where: terms.flatMap(({ clauses }) => clauses), of: 'group', at }, at });
  return to;
}

/** `yang klaimnya lebih dari 1000`, `jumlah klaim ranap di atas 20`, `jumlah pasien minimal 10`: where there are groups. */
export function readSubjectBound(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const isCounting = tokens.is(from, 'count') || tokens.as(from, 'aggregate')?.agg === 'sum';
  const at = isCounting ? from + 1 : from;
  const field = isCounting ? tokens.as(at, 'field')?.field : undefined;
  // `yang ranapnya minimal 50`
  const isOfEvents = !isCounting && tokens.all(at, 'value').some((sense) => events.has(sense.field)) && (tokens.at(at)?.after.has('with') === true || tokens.at(at)?.last.endsWith('nya') === true) && !tokens.is(at - 1, 'not', 'except', 'without');
  if (!hasGroups(tokens, draft) || !(isOfEvents || isClaims(tokens, at) || (field && isCounted(field)))) return undefined;
  const { terms, to } = termsAt(tokens, isOfEvents ? at : at + 1);
  const bound = boundAt(tokens, to);
  // `total klaimnya di atas 1,5 miliar`: of money, what the claims add up to.
  const claimed = findField('amount_claimed');
  if (bound && isCounting && terms.length === 0 && !field && claimed && (bound.number.unit === 'rupiah' || bound.number.value >= fewestRupiah)) return push(draft, bound, { agg: 'sum', field: claimed, at });
  // `klaim anak < 18`: a bound of age.
  if (!bound || !isCount(bound.number) || isOfPatient(tokens, bound.to) || windowAt(tokens, from - 1) || windowAt(tokens, from - 2) || tokens.is(bound.to, 'subject', 'field') || (tokens.is(bound.to, 'value') && tokens.at(bound.to)?.after.has('in') !== true) || terms.some((term) => term.field === 'age_group' || term.field === 'patient_sex')) return undefined;
  const where = terms.flatMap(({ clauses }) => clauses);
  return push(draft, bound, { agg: field ? 'distinct' : 'count', ...(field && { field }), ...(where.length > 0 && { where }), at });
}

/** `rs yang totalnya lewat 1 miliar`, `provinces with an average above 5 million`, `patients over 100 million in total`: an aggregate of groups whose field the unit of its bound says. */
function readUnnamed(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const numberAt = (i: number): Field | undefined => tokens.all(i, 'field').map(({ field }) => field).find((field) => isNumber(field));
  if (!hasGroups(tokens, draft) || numberAt(at - 1)) return undefined;
  const own = numberAt(at);
  const before = own ? undefined : tokens.as(at, 'aggregate')?.agg;
  const start = own || before !== undefined ? at + 1 + (before !== undefined && isClaims(tokens, at + 1) ? 1 : 0) : at;
  const bound = boundAt(tokens, start);
  const behind = before === undefined && bound ? (tokens.as(bound.to, 'aggregate')?.agg ?? (tokens.is(bound.to, 'in_all') ? 'sum' : undefined)) : undefined;
  const agg = before ?? behind;
  if (!bound || agg === undefined || (behind !== undefined && tokens.is(bound.to + 1, 'field', 'subject'))) return undefined;
  const to = before === undefined ? bound.to + 1 : tokens.is(bound.to, 'in_all') ? bound.to + 1 : bound.to;
  const isMoney = bound.number.unit === 'rupiah' || (bound.number.unit === undefined && bound.number.value >= fewestRupiah);
  const field = own ?? findField(isMoney ? 'amount_claimed' : bound.number.unit === 'days' ? 'los' : bound.number.unit === 'years' && agg !== 'sum' ? 'patient_age' : '');
  const value = field && aggregationsOf(field).includes(agg) ? ofField(field, bound.number)?.value : undefined;
  if (field && value !== undefined) return push(draft, { ...bound, number: { ...bound.number, value }, to }, { agg, field, at });
  return own === undefined && agg === 'sum' && isCount(bound.number) ? push(draft, { ...bound, to }, { agg: 'count', at }) : undefined;
}

const doing = /^(?:billed|claimed|charged|invoiced|menagih|menagihkan|mengklaim)$/u;

/** `rs yang biayanya di atas 1 miliar`: of money right behind groups what they come to is bounded, or each claim, so both are tried. */
function readHolders(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const own = tokens.all(at, 'field').map(({ field }) => field).find(({ kind }) => kind === 'rupiah');
  const bound = boundAt(tokens, own ? at + 1 : at);
  const group = tokens.is(at - 1, 'which') ? at - 2 : at - 1;
  const isBehind = tokens.all(group, 'field').some(({ field }) => isGroup(field) && field.kind !== 'boolean') && tokens.at(at)?.after.has('of') !== true;
  if (!bound || !isBehind || bound.number.unit !== 'rupiah' || bound.op === '=' || draft.subject !== undefined || draft.measures.some(({ agg }) => agg !== 'distinct') || tokens.is(bound.to, 'subject', 'per') || tokens.list.some((_, i) => tokens.is(i, 'subject'))) return undefined;
  const field = own ?? findField('amount_claimed');
  // `facilities that billed more than 1 billion`: what they did, in all.
  const isDone = doing.test(tokens.at(at)?.first ?? '');
  return field && (isDone || tokens.choose(`bound ${at}`, ['claim', 'sum'] as const) === 'sum') ? push(draft, bound, { agg: 'sum', field, at }) : undefined;
}

/** `rata-rata biaya per rs di atas 10 juta`, `persentase klaim berindikasi di atas 30 %`: what was measured last. */
function readMeasured(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const bound = boundAt(tokens, at);
  if (!bound) return undefined;
  if (draft.share !== undefined) {
    if (bound.number.unit !== 'percent') return undefined;
    draft.having.push({ op: bound.op, value: bound.number.value / 100, isShare: true, at });
    return bound.to;
  }
  // `yang di atas 100 aja`: of the groups before.
  const isShare = bound.number.unit === 'percent';
  if (at === 0 && tokens.before.isGrouped && (bound.to >= tokens.list.length || tokens.is(bound.to, 'drop')) && (isShare || isCount(bound.number))) {
    draft.having.push({ op: bound.op, value: isShare ? bound.number.value / 100 : bound.number.value, measure: { agg: 'count', at }, isShare, isOpen: true, at });
    return bound.to;
  }
  const measure = draft.measures.at(-1);
  const isBehindGroups = draft.groups.some((group) => group.role === 'per' && group.at < at && group.at >= at - 2) && tokens.is(at - 1, 'field', 'unit');
  const isBehindValues = measure?.field !== undefined && bound.number.unit === measure.field.unit && hasGroups(tokens, draft) && tokens.list.slice(measure.at + 1, at).every((_, i) => tokens.is(measure.at + 1 + i, 'value') || tokens.as(measure.at + 1 + i, 'field')?.field === measure.field);
  if (!measure || !(isBehindGroups || isBehindValues)) return undefined;
  const value = measure.agg === 'count' || measure.agg === 'distinct' ? (isCount(bound.number) ? bound.number.value : undefined) : measure.field && ofField(measure.field, bound.number)?.value;
  if (value === undefined) return undefined;
  draft.having.push({ op: bound.op, value, measure, at });
  return bound.to;
}

function push(draft: Draft, { op, number, to }: Bound, measure: MeasurePiece, end = to): number {
  draft.having.push({ op, value: number.value, measure, at: measure.at });
  return end;
}

/** Values from a token on, where it is said up to where claims are. */
function termsAt(tokens: Tokens, from: number, endsAtPlace = false): { readonly terms: readonly Pick<Term, 'field' | 'clauses'>[]; readonly to: number } {
  const terms: Pick<Term, 'field' | 'clauses'>[] = [];
  let to = from;
  for (;;) {
    const read = endsAtPlace && tokens.at(to)?.after.has('in') === true ? undefined : conditionAt(tokens, to, undefined);
    if (!read?.isOfValues || tokens.is(to, 'field')) return { terms, to };
    terms.push(read.term);
    to = read.to;
  }
}

function isClaims(tokens: Tokens, at: number): boolean {
  // `at least 10 of them`
  return tokens.as(at, 'subject')?.subject === 'claims' || (tokens.before.isThere && (tokens.is(at - 1, 'number') || (tokens.is(at - 1, 'compare') && tokens.is(at - 2, 'number'))) && tokens.as(at, 'point')?.isMany === true);
}

function isHolder({ id }: Pick<Field, 'id'>): boolean {
  return id === 'facility_key' || id === 'patient';
}

function isCounted(field: Field): boolean {
  return isGroup(field) && field.countedBy === undefined && field.kind !== 'boolean' && field.kind !== 'date';
}

/** Whether the question names something to group by. */
function hasGroups(tokens: Tokens, draft: Draft): boolean {
  return draft.groups.length > 0 || draft.bare.some(({ field }) => isGroup(field)) || draft.measures.some(({ agg }) => agg === 'distinct') || tokens.has('per') || ((tokens.before.isGrouped || tokens.before.isCounted) && draft.measures.length === 0);
}

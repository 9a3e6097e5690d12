import { type ClaimQuery, type Clause, type Condition, findField, isList, isNumber } from '#engine';

import { daysBefore, unitAround } from './calendar.ts';
import { oldest } from './grammar/comparisons.ts';
import type { Assumption, Draft, PeriodPiece, Term } from './grammar/draft.ts';
import type { Scalar } from './sense.ts';

const placeFields: ReadonlySet<string> = new Set(['province_name', 'province_code', 'district_name', 'district_code', 'tariff_region']);

/** Fields that say the same thing more or less finely: what is said of one takes the place of what was said of another. */
const aspects: readonly (readonly string[])[] = [
  ['patient_age', 'age_group'],
  ['province_name', 'province_code', 'district_name', 'district_code'],
  ['dx_primary_code', 'dx_primary_group', 'dx_primary_chapter', 'dx_primary_label'],
  ['inacbg_code', 'inacbg_label', 'inacbg_group'],
  ['facility_key', 'facility_name'],
];

/** What was treated, and how. */
const treated: ReadonlySet<string> = new Set(['dx_primary_code', 'dx_primary_group', 'procedure_codes']);

const mostSides = 5;

const lows = new Set<Condition['op']>(['>', '>=']);
const highs = new Set<Condition['op']>(['<', '<=']);
const negatives = new Set<Condition['op']>(['!=', 'not_in', 'not_under', 'not_contains', 'is_null']);

const shortScale = 1e4;

/** Times that a number is another: of two fields that were bounded, the one whose bound is plainly nearer is meant. */
const nearer = 3;

/**
 * `over 30?`, `di atas 30 jt`, `60 to 74?`: numbers whose field nobody names are of what was bounded before, in its unit; a place that this
 * leaves open is left. Of several that were bounded it is the one that was bounded nearby, and that is told.
 */
export function openTerms(previous: ClaimQuery, { open, terms, isInstead }: Draft): { readonly terms: Term[]; readonly left: readonly number[]; readonly assumed: readonly Assumption[] } {
  const bounded = [...new Map(previous.where.flatMap((clause) => ('any' in clause || !isNumber(findField(clause.field) ?? { kind: 'text' }) ? [] : [[clause.field, clause] as const])))];
  const assumed: Assumption[] = [];
  const said = open.flatMap(({ op, value, to, at }): Term[] => {
    const [of] = bounded.length > 1 ? nearest(bounded, value) : bounded;
    // `over 65?` of patients
    const isAge = !of && value > 1 && value <= oldest && (previous.subject === 'patients' || previous.measures.some(({ field }) => field === 'patient'));
    if (!of && !isAge) return [];
    const [field, clause] = of ?? ['patient_age', { field: 'patient_age', op, value }];
    if (isAge) assumed.push({ at, about: 'field', value: field });
    if (bounded.length > 1) assumed.push({ at, about: 'field', value: field });
    const isShort = findField(field)?.unit === 'rupiah' && value < shortScale && mostOf(clause) >= 1e6;
    const scaled = (number: number): number => (isShort ? number * 1e6 : number);
    const condition: Condition = to === undefined ? { field, op, value: scaled(value) } : { field, op: 'between', value: [scaled(value), scaled(to)] };
    return [{ field, clauses: [condition], isNegative: false, at, isAlternative: false, part: 'base', isPlace: false }];
  });
  const retold = terms.map((term) => {
    if (term.isBound === true) return closed(previous, term) ?? term;
    const unit = findField(term.field)?.unit;
    const alike = bounded.filter(([field]) => unit !== undefined && findField(field)?.unit === unit);
    const [only] = alike.length === 1 ? (alike[0] ?? []) : [];
    if (term.isUnnamed !== true || only === undefined || only === term.field) return term;
    // `kalau yang 7 hari` of readmissions within 30: within these.
    const op = term.isPlain === true && (isInstead === true || findField(only)?.isEvent === true) ? alike.map(([, bound]) => bound.op).find((one) => lows.has(one) || highs.has(one)) : undefined;
    return { ...term, field: only, clauses: term.clauses.map((clause) => ('any' in clause ? clause : { ...clause, ...(op && clause.op === '=' && { op }), field: only })) };
  });
  const unclosed = retold.filter(({ isBound }) => isBound === true).map(({ at }) => at);
  return { terms: [...retold, ...said], left: [...unclosed, ...open.flatMap(({ at }) => (said.some((term) => term.at === at) ? [] : [at, at + 1]))], assumed };
}

/** `45 and above` after `under 45`, `over 60 only` of a mean age: a number that bounded claims before, or an age, bounds claims and not groups. */
export function boundsOfClaims({ where, measures: [measure] }: ClaimQuery, draft: Draft): Draft {
  const field = measure?.of === undefined && findField(measure?.field ?? '')?.unit === 'years' ? measure?.field : undefined;
  const open = draft.having.filter((one): one is Draft['having'][number] & { readonly value: number } => one.isOpen === true && where.some((clause) => !('any' in clause) && clause.value === one.value));
  const aged = field === undefined ? [] : draft.having.filter((one) => one.isOpen === true && !open.some((other) => other === one));
  const terms = aged.map(({ op, value, at }): Term => ({ field: field ?? '', clauses: [{ field: field ?? '', op, value }], isNegative: false, at, isAlternative: false, part: 'base', isPlace: false }));
  return { ...draft, having: draft.having.filter((one) => ![...open, ...aged].includes(one)), open: [...draft.open, ...open], terms: [...draft.terms, ...terms], assumed: [...draft.assumed, ...aged.map(({ at }) => ({ at, about: 'field' as const, value: field ?? '' }))] };
}

function mostOf({ value }: Condition): number {
  return Math.max(...[value].flat().flatMap((one) => (typeof one === 'number' ? [one] : [])));
}

/** The one bound that a number is plainly nearer to than to any other. */
function nearest(bounded: readonly (readonly [string, Condition])[], value: number): readonly (readonly [string, Condition])[] {
  const far = bounded.map((one) => ({ one, times: Math.abs(Math.log(Math.max(value, 1e-6) / Math.max(mostOf(one[1]), 1e-6))) })).toSorted((a, b) => a.times - b.times);
  const [first, second] = far;
  return first && second && second.times - first.times >= Math.log(nearer) && first.times <= Math.log(nearer) ? [first.one] : [];
}

/** `yang pas 7 hari ikut dihitung`: the bound before of that number, with the number itself. */
function closed({ where }: ClaimQuery, { isBound: _isBound, ...term }: Term): Term | undefined {
  const [said] = term.clauses;
  if (!said || 'any' in said) return undefined;
  const before = where.find((clause): clause is Condition => !('any' in clause) && clause.value === said.value && (clause.op === '<' || clause.op === '>') && findField(clause.field)?.unit === findField(said.field)?.unit);
  return before && { ...term, field: before.field, clauses: [{ ...before, op: before.op === '<' ? '<=' : '>=' }] };
}

/** `tambah Jateng` to what is compared: a further side. */
export function widenSides({ against }: ClaimQuery, included: Term[]): { readonly against: ClaimQuery['against']; readonly rest: Term[] } {
  const ofSides = (term: Term): boolean => (against ?? []).every(({ where }) => where.length > 0 && where.every((clause) => fieldsIn(clause).every((field) => field === term.field)));
  const added = against === undefined ? [] : included.filter((term) => ofSides(term));
  const sides = added.flatMap((term) => (term.sides ? term.sides.map((side) => [side]) : [term.clauses])).map((where) => ({ where: [...where] }));
  const all = against && [...against, ...sides];
  return { against: all && all.length <= mostSides ? all : against, rest: all && all.length <= mostSides ? included.filter((term) => !added.includes(term)) : included };
}

/** The conditions before, without those that a follow-up takes away, with the values that it adds; a place that had nothing to widen is left. */
export function widen(previous: ClaimQuery, draft: Draft): { readonly where: readonly Clause[]; readonly isWholeTime: boolean; readonly left: readonly number[] } {
  const left: number[] = [];
  let { where }: { where: readonly Clause[] } = previous;
  const every = draft.bare.flatMap(({ field, isEvery, at }) => (isEvery === true ? [{ field: field.id, at }] : []));
  for (const { field, at } of [...draft.dropped, ...every]) {
    const kept = where.filter((clause) => !fieldsIn(clause).every((id) => id === field || (field === 'facility_key' && id.startsWith('facility_'))));
    if (kept.length === where.length) left.push(at, ...(every.some((one) => one.at === at) ? [] : [at + 1]));
    where = kept;
  }
  for (const term of draft.included) {
    const place = where.findIndex((clause) => !('any' in clause) && clause.field === term.field);
    const [before, added, ...more] = [where[place], ...term.clauses];
    const joined = before && added && more.length === 0 ? withValues(before, added) : undefined;
    if (joined === undefined) left.push(term.at, term.at + 1);
    else where = where.flatMap((clause, i) => (i === place ? joined : clause));
  }
  if (draft.wholeCountry !== undefined) {
    const kept = where.filter((clause) => !fieldsIn(clause).every((id) => placeFields.has(id)));
    if (kept.length === where.length) left.push(draft.wholeCountry);
    where = kept;
  }
  const isWholeTime = draft.wholeTime !== undefined;
  if (isWholeTime && (!previous.period || draft.periods.length > 0)) left.push(draft.wholeTime ?? 0);
  return { where, isWholeTime, left };
}

function scalars({ value = [] }: Condition): readonly Scalar[] {
  return [value].flat().filter((one) => typeof one !== 'object');
}

/** A condition that takes the values of another too: more of them, or fewer that are excepted; none is left of one that excepted nothing else. */
function withValues(before: Clause, added: Clause): readonly Clause[] | undefined {
  if ('any' in before || 'any' in added) return undefined;
  const [own, more] = [scalars(before), scalars(added)];
  const isPositive = before.op === '=' || before.op === 'in' || before.op === 'contains' || before.op === 'under';
  if (!isPositive && !negatives.has(before.op)) return undefined;
  const values = isPositive ? [...new Set([...own, ...more])] : own.filter((value) => !more.includes(value));
  if (values.length === own.length) return undefined;
  if (values.length === 0) return [];
  const [only, ...others] = values;
  if (before.op === 'not_in' && others.length === 0 && only !== undefined) return [{ ...before, op: '!=', value: only }];
  return [{ ...before, op: before.op === '=' ? 'in' : before.op, value: values }];
}

/**
 * What is said of a field takes the place of what was said of it, or of its aspect, where both cannot be meant: another value, another
 * bound of the same side. Of several items of one claim only with `kalau`.
 */
export function withoutReplaced(clauses: readonly Clause[], said: Clause, isInstead = false, isNamed = isInstead): readonly Clause[] {
  if ('any' in said) return clauses;
  const field = findField(said.field);
  // `yang lahiran normal (O80)?` of caesarean sections: what was treated is another.
  const others = isNamed && treated.has(said.field) ? clauses.filter((clause) => 'any' in clause || clause.field === said.field || !treated.has(clause.field)) : clauses;
  if (!field || (isList(field) && !(isInstead || (isNamed && treated.has(said.field))))) return others;
  return others.filter((clause) => {
    if ('any' in clause) return true;
    if (clause.field !== said.field && aspects.some((aspect) => aspect.includes(clause.field) && aspect.includes(said.field))) return negatives.has(said.op) || negatives.has(clause.op);
    if (clause.field !== said.field) return true;
    if (isNumber(field)) return ((lows.has(said.op) && highs.has(clause.op)) || (highs.has(said.op) && lows.has(clause.op))) && !isEmpty(said, clause);
    return negatives.has(said.op) && field.kind !== 'boolean';
  });
}

/** Whether nothing lies between a lower and an upper bound. */
function isEmpty(one: Condition, other: Condition): boolean {
  const [low, high] = lows.has(one.op) ? [one.value, other.value] : [other.value, one.value];
  return typeof low === 'number' && typeof high === 'number' && low >= high;
}

/** Whether a negative term excepts every value that another condition asks for. */
export function excludesAll(where: readonly Clause[], { isNegative, field, clauses }: Term): boolean {
  if (!isNegative) return false;
  const excepted = clauses.flatMap((clause) => ('any' in clause ? [] : [clause.value].flat()));
  return where.some((clause) => !('any' in clause) && clause.field === field && (clause.op === '=' || clause.op === 'in') && [clause.value].flat().every((value) => excepted.includes(value)));
}

export function isPlaceField(field: string): boolean {
  return placeFields.has(field);
}

export function fieldsIn(clause: Clause): readonly string[] {
  return ('any' in clause ? clause.any : [clause]).map(({ field }) => field);
}

/** `bulan sebelumnya`, `the following quarter`: beside the period of the query before. */
export function resolvedOn({ period }: ClaimQuery, piece: PeriodPiece): PeriodPiece {
  const { prior, isNext, isAround, ...sense } = piece.sense;
  if (prior === undefined || period?.from === undefined || period.to === undefined) return piece;
  const days = isAround ? unitAround(period.from, prior) : isNext ? unitAround(period.to, prior, -1) : daysBefore({ start: period.from, end: period.to }, prior);
  return { ...piece, date: period.date, sense: { ...sense, claims: days, clock: days, isRelative: false } };
}

/** Whether what a follow-up excepts is all that was asked of. */
export function isWithin(period: ClaimQuery['period'], { isNegative, sense: { claims: { start = '', end = '9999' } } }: PeriodPiece): boolean {
  return isNegative && period?.from !== undefined && period.to !== undefined && start <= period.from && period.to <= end;
}

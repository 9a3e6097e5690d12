import { type ClaimQuery, type Clause, type Condition, type Field, fields, findField, isNumber } from '#engine';

import type { Edit } from './follow-up-edit.ts';
import { type Assumption, type Draft, type MeasurePiece, type Term, isNothing } from './grammar/draft.ts';
import { isGroup, isOfSome, trendUnit } from './grammar/groups.ts';
import { defaultAggregation } from './grammar/measures.ts';

type Measure = ClaimQuery['measures'][number];

export const usualLimit = 50;

export function measuresOf(previous: ClaimQuery, draft: Draft, assumed: Assumption[]): Measure[] {
  const pieces = draft.measures.filter((piece) => piece.agg !== 'count' || piece.at !== draft.openCount || draft.measures.length === 1);
  const [bare] = draft.bare;
  if (pieces.length === 0 && bare && isNumber(bare.field) && isMeasured(previous, draft)) return besides(previous, draft, [bareMeasure(previous, bare.field, bare.at, assumed)]);
  if (pieces.length === 0) return previous.measures;
  return besides(previous, draft, pieces.map((piece) => measureOf(previous, piece, assumed)));
}

/** Of the first groups, or of those that a bound kept, what is measured now stands beside what they were chosen by. */
export function besides(previous: ClaimQuery, draft: Draft, said: readonly Measure[]): Measure[] {
  const isKept = isChosen(previous) && isByGroup(previous) && draft.groups.length === 0;
  // `same thing but with the median`: in its place, so that bounds and orders are of what they were of.
  const [instead, ...more] = said;
  const place = previous.measures.findIndex(({ field, agg }) => field !== undefined && field === instead?.field && agg !== instead.agg);
  if (instead && more.length === 0 && place >= 0 && draft.isInstead === true && draft.isAddition !== true && draft.isAlso !== true) return previous.measures.map((measure, i) => (i === place ? instead : measure));
  const isAlso = draft.isAddition === true || draft.isAlso === true;
  // `ganti jadi rata-rata biaya` of the groups with most claims: those with the highest mean.
  if (draft.isExchange === true && !isAlso && previous.measures.length <= 1 && previous.having.length === 0) return [...said];
  const kept = isAlso || isKept ? (previous.measures.length > 0 ? previous.measures : isByGroup(previous) ? [{ agg: 'count' as const }] : []) : [];
  return [...kept, ...said.filter((measure) => !kept.some((one) => JSON.stringify(one) === JSON.stringify(measure)))];
}

function isOn(clause: Clause, field: string): boolean {
  return !('any' in clause) && clause.field === field;
}

/** What a claim is marked by: one mark is asked for in the place of another. */
function isMark(clause: Clause): boolean {
  return !('any' in clause) && (clause.field === 'flags' || findField(clause.field)?.kind === 'boolean');
}

function replaces(clause: Clause, { field, clauses: [said] }: Term): boolean {
  return isOn(clause, field) || (said !== undefined && isMark(said) && isMark(clause));
}

/** `and for readmissions?` of a share of something else: what is shared is replaced, not what it is a share of. */
export function sharedInstead(previous: ClaimQuery, draft: Draft): { readonly previous: ClaimQuery; readonly terms: Term[] } | undefined {
  const term = draft.terms.find((one) => !one.isNegative && !one.isAlternative && one.clauses.length === 1 && !previous.where.some((clause) => isOn(clause, one.field)) && previous.measures.some(({ where = [], of }) => of !== undefined && where.some((clause) => replaces(clause, one))));
  if (!term) return undefined;
  const measures = previous.measures.map((measure) => (measure.of !== undefined && measure.where?.some((clause) => replaces(clause, term)) === true ? { ...measure, where: [...measure.where.filter((clause) => !replaces(clause, term)), ...term.clauses] } : measure));
  return { previous: { ...previous, measures }, terms: draft.terms.filter((one) => one !== term) };
}

/** Whether its rows are the first so many, or those that a bound kept. */
export function isChosen({ limit, having, top_per }: ClaimQuery): boolean {
  return limit !== usualLimit || having.length > 0 || top_per !== undefined;
}

export function isByGroup({ by, subject }: ClaimQuery): boolean {
  return by.length > 0 || subject === 'facilities' || subject === 'patients';
}

/** `biayanya?` after something that was measured: the same of it; `how much was paid on those?` of a list: in all. */
export function isMeasured(previous: ClaimQuery, draft: Draft): boolean {
  return (previous.measures.length > 0 || draft.count !== undefined) && draft.bare.length === 1 && draft.measures.length + draft.terms.length + draft.groups.length + draft.superlatives.length + draft.orders.length === 0;
}

function bareMeasure(previous: ClaimQuery, field: Field, at: number, assumed: Assumption[]): Measure {
  const ranked = previous.order.find((one) => one.measure !== undefined)?.measure ?? 0;
  const before = previous.measures[ranked]?.agg;
  const agg = before === undefined || before === 'count' || before === 'distinct' ? defaultAggregation(field) : before;
  assumed.push({ at, about: 'aggregate', value: `${agg} ${field.id}` });
  return { agg, field: field.id };
}

/** An aggregate of nothing that is named is of what was measured before, else of the amount claimed. */
function measureOf(previous: ClaimQuery, { agg, field, where, of, at }: MeasurePiece, assumed: Assumption[]): Measure {
  const ratio = typeof of === 'object' && { of };
  if (agg === 'count') return { agg, ...(where && { where: [...where] }), ...ratio };
  const before = previous.measures.find((measure) => measure.field !== undefined)?.field;
  // `jumlahkan nilainya` of claims that have a top-up: that amount.
  const had = previous.where.flatMap((clause) => ('any' in clause || clause.op !== '>' || clause.value !== 0 || findField(clause.field)?.kind !== 'rupiah' ? [] : [clause.field]));
  // `sum it up` of a list that is put in order by an amount.
  const ranked = previous.order.map((one) => findField(one.field ?? '')).find((one) => one?.kind === 'rupiah')?.id;
  const id = field?.id ?? before ?? (agg === 'sum' && had.length === 1 ? had[0] : undefined) ?? ranked ?? 'amount_claimed';
  if (field === undefined) assumed.push({ at, about: 'aggregate', value: `${agg} ${id}` });
  return { agg, field: id, ...ratio };
}

/** `totalnya?` of groups that were counted or added up: the same of all of them together; `how many patients in total?`: what is asked now, of all. What `having` or a limit kept cannot be added up. */
export function totalOf(previous: ClaimQuery, draft: Draft, left: number[]): Measure[] | undefined {
  const [piece, ...others] = draft.measures.filter(({ at }) => at !== draft.openCount || draft.isInAll === true);
  const isOfSame = piece?.at === draft.openCount || (piece?.agg === 'sum' && !piece.field);
  const isInAll = draft.isInAll === true && !isOfSame;
  if (!isByGroup(previous) || !piece || others.length > 0 || (draft.isAmount === true && !isInAll) || draft.groups.length > 0 || !(isInAll || isOfSame)) return undefined;
  if (!isInAll && !previous.measures.every(({ agg, of }) => (agg === 'count' || agg === 'sum') && of === undefined)) return undefined;
  if (previous.having.length > 0 || previous.limit !== usualLimit || previous.top_per !== undefined) left.push(piece.at);
  if (isInAll) return [measureOf(previous, piece, [])];
  return previous.measures.length > 0 ? previous.measures : [{ agg: 'count' }];
}

/** `kalau prosedurnya?` of the most frequent diagnoses: the same by something else. */
export const regroup: Edit = (before, draft) => {
  const [bare, ...others] = draft.bare;
  const [group, ...groups] = before.by;
  const isNamed = bare && draft.isInstead === true && draft.terms.every(({ at }) => at !== bare.at);
  const isAlone = (isNamed === true || draft.terms.length + draft.periods.length === 0) && others.length + draft.measures.length + draft.groups.length + draft.superlatives.length + draft.having.length + draft.open.length === 0;
  if (!bare || !isAlone || draft.points !== undefined || bare.isEvery === true || isNumber(bare.field) || !isGroup(bare.field) || bare.field.kind === 'boolean') return undefined;
  const was = group?.field ?? (before.subject === 'facilities' ? 'facility_key' : before.subject === 'patients' ? 'patient' : undefined);
  if (was === undefined || groups.length > 0 || group?.unit !== undefined || group?.width !== undefined || was === bare.field.id || before.against) return undefined;
  const { id, kind } = bare.field;
  const subject = id === 'facility_key' ? 'facilities' : id === 'patient' ? 'patients' : 'groups';
  const by = subject === 'groups' ? [{ field: id, ...(kind === 'date' && { unit: 'day' as const }) }] : [];
  // What was there of the one is there of the other.
  const where = before.where.map((clause) => (!('any' in clause) && clause.field === was && clause.op === 'not_null' ? { ...clause, field: id } : clause));
  return { before: { ...before, subject, by, where, order: before.order.filter(({ measure }) => measure !== undefined) }, draft: { ...draft, bare: [] } };
};

/** `yang kena dua flag atau lebih berapa?` of the claims per flag: how many items a claim has is of the claim, and of no group by one of them. */
export const countHolders: Edit = (before, draft) => {
  const [group, ...others] = before.by;
  const countedBy = findField(group?.field ?? '')?.countedBy;
  if (!group || others.length > 0 || countedBy === undefined || draft.openCount === undefined || draft.groups.length > 0 || isChosen(before) || !draft.terms.some(({ field }) => field === countedBy)) return undefined;
  return { before: { ...before, by: [], order: [], where: before.where.filter((clause) => !isOn(clause, group.field)) }, draft };
};

/** `diagnosis terbanyak apa?`: of what has most, the groups. */
export const rankGroups: Edit = (before, draft) => {
  const [bare, ...others] = draft.bare;
  if (!bare || draft.superlatives.length === 0 || others.length + draft.groups.length + draft.terms.length > 0 || draft.points !== undefined || isNumber(bare.field) || !isGroup(bare.field) || bare.field.kind === 'boolean' || before.by.some(({ field }) => field === bare.field.id)) return undefined;
  const there: Clause[] = isOfSome(bare.field) && !before.where.some((clause) => isOn(clause, bare.field.id)) ? [{ field: bare.field.id, op: 'not_null' }] : [];
  return { before: { ...before, where: [...before.where, ...there] }, draft: { ...draft, bare: [], groups: [{ field: bare.field.id, ...(bare.unit && { unit: bare.unit }), role: 'head', at: bare.at }] } };
};

/** `itu dari berapa klaim?` of an amount that some claims have: those that have it. */
export const countHad: Edit = (before, draft) => {
  const [measure, ...others] = before.measures;
  const field = findField(measure?.field ?? '');
  const [count, ...measures] = draft.measures;
  const isHadBySome = field?.kind === 'rupiah' && (field.presentBy !== undefined || fields.some(({ parts = [] }) => parts.includes(field.id)));
  const isCounted = draft.points !== undefined && count?.agg === 'count' && measures.length + draft.terms.length + draft.groups.length + draft.bare.length === 0 && draft.share === undefined;
  if (!field || others.length > 0 || measure?.agg !== 'sum' || measure.of !== undefined || !isHadBySome || !isCounted || before.where.some((clause) => isOn(clause, field.id))) return undefined;
  return { before: { ...before, where: [...before.where, { field: field.id, op: '>', value: 0 }] }, draft };
};

/** `total biaya mereka semua` of groups that were chosen: of each, or of all of them together, which no query says. */
export const totalOfChosen: Edit = (before, { points, isOfRows, measures: [measure, ...others], ...draft }) =>
  points !== undefined && isOfRows !== true && isByGroup(before) && isChosen(before) && measure?.agg === 'sum' && others.length === 0 && draft.terms.length + draft.groups.length === 0 ? { assumed: [], left: [points] } : undefined;

/** `how many is that` of groups that a bound kept: these, which their answer counts. */
export const countGroups: Edit = (before, { openCount, measures, points: _points, ...draft }) =>
  isByGroup(before) && before.having.length > 0 && openCount !== undefined && measures.length === 1 && isNothing({ ...draft, measures: [] }) ? { query: before, assumed: draft.assumed, left: [] } : undefined;

/** `yang klaimnya lebih dari 500` of how many hospitals there are: those that the bound leaves. */
export const boundHolders: Edit = (before, draft) => {
  const [measure, ...others] = before.measures;
  const holder = measure?.field === 'patient' ? 'patients' : measure?.field === 'facility_key' ? 'facilities' : undefined;
  if (!holder || measure?.agg !== 'distinct' || others.length > 0 || isByGroup(before) || before.against || draft.having.length === 0) return undefined;
  return { before: { ...before, subject: holder, measures: [{ agg: 'count' }] }, draft };
};

/** `pasiennya berapa?`, `and patients?` of claims that were counted: how many of these the claims are of. */
export const countOthers: Edit = (before, draft) => {
  const [bare, ...others] = draft.bare;
  const [count, ...measures] = draft.measures;
  const isCounted = before.measures.length === 1 && before.measures[0]?.agg === 'count' && before.measures[0].of === undefined && before.subject === 'groups';
  if (bare?.field.id === 'patient' && isCounted && draft.isGoingOn === true && (draft.isInstead !== true || !isByGroup(before)) && isNothing({ ...draft, bare: others })) return { before, draft: { ...draft, bare: [], measures: [{ agg: 'distinct', field: bare.field, at: bare.at }] } };
  if (!bare || !count || others.length + measures.length + draft.groups.length > 0 || draft.openCount === undefined || count.agg !== 'count' || draft.subject !== undefined || isNumber(bare.field) || !isGroup(bare.field)) return undefined;
  // `triwulan berikutnya berapa?`: a time is not what is counted.
  if (bare.field.kind === 'boolean' || bare.unit !== undefined || before.by.some(({ field }) => field === bare.field.id) || (bare.field.id === 'facility_key' && before.subject === 'facilities') || (bare.field.id === 'patient' && before.subject === 'patients')) return undefined;
  const { openCount: _open, ...rest } = draft;
  return { before, draft: { ...rest, bare: [], measures: [{ agg: 'distinct', field: bare.field, at: bare.at }] } };
};

/** `add the number of flagged claims`: of the groups before, those that are named. */
export const addCount: Edit = (before, draft) => {
  const [count, ...measures] = draft.measures;
  if (draft.isAddition !== true || !count || count.agg !== 'count' || measures.length + draft.periods.length + draft.groups.length > 0 || draft.terms.length === 0 || draft.share || before.measures.length === 0) return undefined;
  return { before, draft: { ...draft, terms: [], measures: [{ ...count, where: draft.terms.flatMap(({ clauses }) => clauses) }] } };
};

/** `khusus perempuan berapa?` of a share or a mean: what it is of these, or how many these are. */
export const askAgain: Edit = (before, draft) => {
  const [count, ...measures] = draft.measures;
  const [measure] = before.measures;
  if (draft.isNarrowed !== true || draft.openCount === undefined || draft.subject !== undefined || measures.length + draft.bare.length + draft.groups.length > 0 || count?.agg !== 'count' || draft.share) return undefined;
  return measure === undefined || (measure.agg === 'count' && measure.of === undefined) ? undefined : { assumed: [], left: [draft.openCount] };
};

/** `yang terendah juga` of what was the highest. */
export const extreme: Edit = (before, draft) => {
  const [measure, ...others] = before.measures;
  const [superlative, ...more] = draft.superlatives;
  const isExtreme = measure?.agg === 'max' || measure?.agg === 'min';
  if (!measure || !superlative || !isExtreme || others.length + more.length + draft.measures.length + draft.groups.length > 0 || draft.limit !== undefined || before.order.length > 0) return undefined;
  if (superlative.of !== undefined && superlative.of !== measure.field) return undefined;
  const field = findField(measure.field ?? '');
  return field && { before, draft: { ...draft, superlatives: [], measures: [{ agg: superlative.direction === 'asc' ? 'min' : 'max', field, at: superlative.at }] } };
};

type Having = ClaimQuery['having'];

interface Bounds {
  readonly having: readonly { readonly measure: Measure; readonly op: Having[number]['op']; readonly value: Having[number]['value'] }[];
  readonly terms: readonly Term[];
  readonly left: readonly number[];
  /** The bounds on measures by their place, each added where it is not measured yet. */
  readonly on: (measures: readonly Measure[]) => { readonly having: Having; readonly measures: Measure[] };
}

/** `yang di atas 100 aja` of groups: a bound on what was measured first; `yang klaimnya minimal 100`: on what it names. */
export function boundsOf(previous: ClaimQuery, draft: Draft): Bounds {
  const [measure = { agg: 'count' as const }] = previous.measures;
  const shared = previous.measures.find(({ of }) => typeof of === 'string');
  const isKept = isByGroup(previous) && draft.groups.length === 0;
  // `per provinsi, minimal 20 klaim`: of the groups that it makes.
  const isMade = draft.groups.some(({ role }) => role === 'per');
  const isMoney = findField(measure.field ?? '')?.unit === 'rupiah' || measure.of !== undefined;
  const counts = draft.having.filter((one) => (isKept || isMade) && one.measure !== undefined && one.measure.of === undefined && (one.isShare === true ? one.isOpen === true && shared !== undefined : !(one.isOpen === true && isMoney)));
  const unit = findField(measure.field ?? '')?.unit;
  const terms = draft.terms.filter(({ isUnnamed, field, clauses }) => isKept && isUnnamed === true && clauses.length === 1 && (measure.field === field || (unit !== undefined && measure.of === undefined && findField(field)?.unit === unit)));
  // What is left out of a bound, with claims that have no value, is the other side of it.
  const onFirst = terms.flatMap(({ clauses }) => clauses.flatMap((clause) => ('any' in clause ? clause.any.filter(({ op }) => op !== 'is_null') : [clause])).flatMap(({ op, value }) => (typeof value === 'number' ? boundOf(op, value) : []))).map(({ op, value }) => ({ measure, op, value }));
  const named = counts.flatMap(({ op, value, measure: own, isOpen, isShare }) => (isOpen === true ? [{ measure: isShare === true ? (shared ?? measure) : measure, op, value }] : own ? [{ measure: { agg: own.agg, ...(own.field && { field: own.field.id }), ...(own.where && { where: [...own.where] }) }, op, value }] : []));
  const having = [...named, ...onFirst];
  const on: Bounds['on'] = (before) => {
    const measures = [...before];
    const placeOf = (one: Measure): number => {
      const place = measures.findIndex((other) => JSON.stringify(other) === JSON.stringify(one));
      return place >= 0 ? place : measures.push(one) - 1;
    };
    return { having: having.map(({ measure: one, op, value }) => ({ measure: placeOf(one), op, value })), measures };
  };
  return { having, terms: onFirst.length === terms.length ? terms : [], left: draft.having.filter((one) => !counts.includes(one)).map(({ at }) => at), on };
}

function boundOf(op: Condition['op'], value: number): ClaimQuery['having'] {
  return op === '=' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=' ? [{ measure: 0, op, value }] : [];
}

export function byOf(previous: ClaimQuery, draft: Draft, left: number[]): ClaimQuery['by'] {
  if (draft.groups.length === 0 && draft.trend !== undefined) return [{ field: previous.period?.date === 'decided_on' ? 'decided_on' : 'admit_date', unit: trendUnit }];
  if (draft.groups.length === 0) return previous.by;
  if (draft.groups.length > 2) left.push(...draft.groups.map(({ at }) => at));
  const own = previous.subject === 'facilities' ? [{ field: 'facility_key' }] : previous.by;
  const isFurther = draft.groups.every(({ isAlso, isSplit, field }) => isAlso === true || (isSplit === true && own.length > 0 && own.every((group) => group.field !== field)));
  // The first so many of the groups are no longer the first of the pairs.
  if (isFurther && own.length > 0 && (own.length + draft.groups.length > 2 || previous.limit !== usualLimit)) left.push(...draft.groups.map(({ at }) => at));
  const isAlso = isFurther && own.length + draft.groups.length <= 2;
  return [...(isAlso ? own : []), ...draft.groups.slice(0, 2).map(({ field, unit, width, edges }) => ({ field, ...(unit && { unit }), ...(width !== undefined && { width }), ...(edges && { edges: [...edges] }) }))];
}

/** The order that is asked for, else the one before; groups are put in order by a further measure where it is not measured yet. */
export function orderOf(previous: ClaimQuery, draft: Draft, measured: readonly Measure[], isGrouped: boolean, by: ClaimQuery['by'], left: number[], assumed: Assumption[]): { readonly order: ClaimQuery['order']; readonly measures: Measure[] } {
  const asked = [...draft.superlatives.map(({ direction, of, at }) => ({ direction, field: of, at, agg: undefined, isOfLast: undefined, isOfShare: draft.share !== undefined && of === undefined, isCount: false })), ...draft.orders.map(({ direction, field, agg, isOfLast, isOfShare, at }) => ({ direction, field, agg, at, isOfLast, isOfShare, isCount: field === 'count' }))];
  const wasGrouped = previous.measures.length > 0 || previous.by.length > 0;
  const kept = wasGrouped === isGrouped && draft.groups.length === 0 ? previous.order.filter(({ measure }) => measure === undefined || draft.measures.length === 0 || measure < measured.length) : [];
  const measures = [...measured];
  if (asked.length === 0) return { order: kept, measures };
  const order = asked.flatMap(({ direction: said, field, agg, isOfLast, isOfShare, isCount, at }): ClaimQuery['order'] => {
    // In the order of a day is from the first on.
    const direction = said ?? (findField(field ?? '')?.kind === 'date' ? 'asc' : 'desc');
    const isListed = !isGrouped && field === undefined;
    if (isGrouped) {
      const own = findField(field ?? '');
      if (isOfLast === true) return [{ measure: measures.length - 1, direction }];
      const shares = measures.flatMap(({ of }, i) => (of === undefined ? [] : [i]));
      if (isOfShare === true && shares.length === 1) return [{ measure: shares[0] ?? 0, direction }];
      const counted = field === 'count' ? measures.findIndex((measure) => measure.agg === 'count' && measure.of === undefined) : -1;
      if (counted >= 0) return [{ measure: counted, direction }];
      if (isCount) return [{ measure: measures.push({ agg: 'count' }) - 1, direction }];
      const place = isOfShare === true ? -1 : field === undefined || field === 'count' ? (agg === undefined || agg === measures[0]?.agg ? 0 : -1) : measures.findIndex((measure) => measure.field === field && (agg === undefined || measure.agg === agg));
      const group = by.findIndex((one) => one.field === field);
      if (place >= 0) return [{ measure: place, direction }];
      if (group >= 0) return [{ group, direction }];
      if (own && isNumber(own) && (by.length > 0 || isByGroup(previous))) {
        const further = agg ?? defaultAggregation(own);
        if (agg === undefined) assumed.push({ at, about: 'aggregate', value: `${further} ${own.id}` });
        return [{ measure: measures.push({ agg: further, field: own.id }) - 1, direction }];
      }
    } else if (field !== undefined && field !== 'count') return [{ field, direction }];
    else if (isListed && previous.order[0] !== undefined) return [{ ...previous.order[0], direction }];
    else if (isListed && previous.subject === 'claims') {
      assumed.push({ at, about: 'order', value: 'amount_claimed' });
      return [{ field: 'amount_claimed', direction }];
    }
    left.push(at);
    return [];
  });
  return { order, measures };
}

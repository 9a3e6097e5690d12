import { type ClaimQuery, type Clause, type Condition, type Field, findField, isNumber } from '#engine';

import type { Assumption, Draft, MeasurePiece, Term } from './grammar/draft.ts';
import { trendUnit } from './grammar/groups.ts';
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
function besides(previous: ClaimQuery, draft: Draft, said: readonly Measure[]): Measure[] {
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

/** `and for readmissions?` of a share of something else: what is shared is replaced, not what it is a share of. */
export function sharedInstead(previous: ClaimQuery, draft: Draft): { readonly previous: ClaimQuery; readonly terms: Term[] } | undefined {
  const term = draft.terms.find(({ field, isNegative, isAlternative, clauses }) => !isNegative && !isAlternative && clauses.length === 1 && !previous.where.some((clause) => isOn(clause, field)) && previous.measures.some(({ where = [], of }) => of !== undefined && where.some((clause) => isOn(clause, field))));
  if (!term) return undefined;
  const measures = previous.measures.map((measure) => (measure.of !== undefined && measure.where?.some((clause) => isOn(clause, term.field)) === true ? { ...measure, where: [...measure.where.filter((clause) => !isOn(clause, term.field)), ...term.clauses] } : measure));
  return { previous: { ...previous, measures }, terms: draft.terms.filter((one) => one !== term) };
}

/** Whether its rows are the first so many, or those that a bound kept. */
export function isChosen({ limit, having, top_per }: ClaimQuery): boolean {
  return limit !== usualLimit || having.length > 0 || top_per !== undefined;
}

export function isByGroup({ by, subject }: ClaimQuery): boolean {
  return by.length > 0 || subject === 'facilities' || subject === 'patients';
}

/** `biayanya?` after something that was measured: the same of it. */
export function isMeasured(previous: ClaimQuery, draft: Draft): boolean {
  return previous.measures.length > 0 && draft.bare.length === 1 && draft.measures.length + draft.terms.length + draft.groups.length + draft.superlatives.length + draft.orders.length === 0;
}

function bareMeasure(previous: ClaimQuery, field: Field, at: number, assumed: Assumption[]): Measure {
  const before = previous.measures[0]?.agg;
  const agg = before === undefined || before === 'count' || before === 'distinct' ? defaultAggregation(field) : before;
  assumed.push({ at, about: 'aggregate', value: `${agg} ${field.id}` });
  return { agg, field: field.id };
}

/** An aggregate of nothing that is named is of what was measured before, else of the amount claimed. */
function measureOf(previous: ClaimQuery, { agg, field, at }: MeasurePiece, assumed: Assumption[]): Measure {
  if (agg === 'count') return { agg };
  const before = previous.measures.find((measure) => measure.field !== undefined)?.field;
  const id = field?.id ?? before ?? 'amount_claimed';
  if (field === undefined) assumed.push({ at, about: 'aggregate', value: `${agg} ${id}` });
  return { agg, field: id };
}

/** `totalnya?` of groups that were counted or added up: the same of all of them together. What `having` or a limit kept cannot be added up. */
export function totalOf(previous: ClaimQuery, draft: Draft, left: number[]): Measure[] | undefined {
  const isGrouped = previous.by.length > 0 || previous.subject === 'facilities' || previous.subject === 'patients';
  const [piece, ...others] = draft.measures.filter(({ at }) => at !== draft.openCount);
  if (!isGrouped || !piece || others.length > 0 || piece.agg !== 'sum' || piece.field || draft.groups.length > 0) return undefined;
  if (!previous.measures.every(({ agg, of }) => (agg === 'count' || agg === 'sum') && of === undefined)) return undefined;
  if (previous.having.length > 0 || previous.limit !== usualLimit || previous.top_per !== undefined) left.push(piece.at);
  return previous.measures.length > 0 ? previous.measures : [{ agg: 'count' }];
}

type Having = ClaimQuery['having'];

interface Bounds {
  readonly having: readonly { readonly measure: Measure; readonly op: Having[number]['op']; readonly value: number }[];
  readonly terms: readonly Term[];
  readonly left: readonly number[];
  /** The bounds on measures by their place, each added where it is not measured yet. */
  readonly on: (measures: readonly Measure[]) => { readonly having: Having; readonly measures: Measure[] };
}

/** `yang di atas 100 aja` of groups: a bound on what was measured first; `yang klaimnya minimal 100`: on what it names. */
export function boundsOf(previous: ClaimQuery, draft: Draft): Bounds {
  const [measure = { agg: 'count' as const }] = previous.measures;
  const isKept = isByGroup(previous) && draft.groups.length === 0;
  const isMoney = findField(measure.field ?? '')?.unit === 'rupiah' || measure.of !== undefined;
  const counts = draft.having.filter((one) => isKept && one.measure !== undefined && one.isShare !== true && one.measure.of === undefined && !(one.isOpen === true && isMoney));
  const terms = draft.terms.filter(({ isUnnamed, field, clauses }) => isKept && isUnnamed === true && measure.field === field && clauses.length === 1);
  const onFirst = terms.flatMap(({ clauses }) => clauses.flatMap((clause) => ('any' in clause || typeof clause.value !== 'number' ? [] : boundOf(clause.op, clause.value)))).map(({ op, value }) => ({ measure, op, value }));
  const named = counts.flatMap(({ op, value, measure: own, isOpen }) => (isOpen === true ? [{ measure, op, value }] : own ? [{ measure: { agg: own.agg, ...(own.field && { field: own.field.id }), ...(own.where && { where: [...own.where] }) }, op, value }] : []));
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
  const isAlso = draft.groups.every((group) => group.isAlso === true) && previous.by.length + draft.groups.length <= 2;
  return [...(isAlso ? previous.by : []), ...draft.groups.slice(0, 2).map(({ field, unit, width }) => ({ field, ...(unit && { unit }), ...(width !== undefined && { width }) }))];
}

/** The order that is asked for, else the one before; groups are put in order by a further measure where it is not measured yet. */
export function orderOf(previous: ClaimQuery, draft: Draft, measured: readonly Measure[], isGrouped: boolean, by: ClaimQuery['by'], left: number[], assumed: Assumption[]): { readonly order: ClaimQuery['order']; readonly measures: Measure[] } {
  const asked = [...draft.superlatives.map(({ direction, of, at }) => ({ direction, field: of, at, agg: undefined })), ...draft.orders.map(({ direction, field, agg, at }) => ({ direction, field, agg, at }))];
  const wasGrouped = previous.measures.length > 0 || previous.by.length > 0;
  const kept = wasGrouped === isGrouped && draft.groups.length === 0 ? previous.order.filter(({ measure }) => measure === undefined || draft.measures.length === 0 || measure < measured.length) : [];
  const measures = [...measured];
  if (asked.length === 0) return { order: kept, measures };
  const order = asked.flatMap(({ direction = 'desc', field, agg, at }): ClaimQuery['order'] => {
    const isListed = !isGrouped && field === undefined;
    if (isGrouped) {
      const own = findField(field ?? '');
      const place = field === undefined || field === 'count' ? (agg === undefined || agg === measures[0]?.agg ? 0 : -1) : measures.findIndex((measure) => measure.field === field && (agg === undefined || measure.agg === agg));
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

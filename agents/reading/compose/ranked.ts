import { type Aggregation, findField, isNumber } from '#engine';

import { defaultAggregation } from '../grammar/measures.ts';
import { type Work, addMeasure } from './work.ts';

/** `termahal`, `biaya tertinggi`: an order of claims or groups, or the largest value where nothing is listed. */
export function addSuperlatives(work: Work): void {
  const { superlatives, subject, measures, count } = work.draft;
  const hasGroups = work.by.length > 0;
  for (const { direction, of, at } of superlatives) {
    const measured = findField(of ?? '');
    if (hasGroups) rankGroups(work, direction, of, at);
    else if (of === 'count') work.left.push(at);
    else if (of === undefined && subject === 'claims' && measures.length === 0) work.order.push({ field: assumedOrder(work, at), direction });
    else if (of === undefined) work.left.push(at);
    else if (subject === undefined && measures.length === 0 && (count !== undefined || work.draft.limit === undefined) && measured?.kind !== 'date') addMeasure(work, { agg: direction === 'desc' ? 'max' : 'min', at, ...(measured && { field: measured }) });
    else work.order.push({ field: of, direction });
  }
}

function rankGroups(work: Work, direction: 'asc' | 'desc', of: string | undefined, at: number): void {
  if (of === undefined) {
    const first = work.measures.length === 0 ? addMeasure(work, { agg: 'count', at }) : 0;
    work.order.push({ measure: first, direction });
    return;
  }
  if (of === 'count') {
    const counted = work.measures.findIndex(({ agg }) => agg === 'count');
    const distinct = work.measures.findIndex(({ agg }) => agg === 'distinct');
    work.order.push({ measure: counted >= 0 ? counted : distinct >= 0 ? distinct : addMeasure(work, { agg: 'count', at }), direction });
    return;
  }
  const field = findField(of);
  const grouped = work.by.findIndex((group) => group.field === of);
  // `per kelompok umur 0-17, 18-59, dari yang termuda`
  if (grouped >= 0) return void work.order.push({ group: grouped, direction });
  if (!field || field.kind === 'date') return void work.left.push(at);
  const measured = work.measures.findIndex(({ field: id }) => id === of);
  if (measured >= 0) return void work.order.push({ measure: measured, direction });
  const isHead = work.by.some(({ role }) => role === 'head');
  if (!isHead) return void addMeasure(work, { agg: direction === 'desc' ? 'max' : 'min', at, field });
  const agg = at >= 0 ? defaultAggregation(field) : 'mean';
  work.order.push({ measure: addMeasure(work, { agg, field, at }), direction });
  work.assumed.push({ at, about: 'aggregate', value: `${agg} ${field.id}` });
}

/** What claims are ranked by where nobody says: the one number that the question bounds, else the amount claimed. */
function assumedOrder(work: Work, at: number): string {
  const bounded = [...new Set(work.draft.terms.map(({ field }) => field).filter((field) => isNumber(findField(field) ?? { kind: 'text' })))];
  const field = bounded.length === 1 && bounded[0] !== undefined ? bounded[0] : 'amount_claimed';
  work.assumed.push({ at, about: 'order', value: field });
  return field;
}

/** `urutkan dari yang terkecil`. */
export function addOrders(work: Work): void {
  for (const { field, agg, direction, isOfLast, at } of work.draft.orders) {
    const isGrouped = work.by.length > 0 || work.measures.length > 0;
    if (isOfLast === true) {
      if (work.measures.length === 0) work.left.push(at);
      else work.order.push({ measure: work.measures.length - 1, direction: direction ?? 'desc' });
    } else if (field === 'count' && !isGrouped) work.left.push(at);
    // In the order of a day is from the first on; `top-up` behind a bound of one of its parts is that part.
    else if (!isGrouped && field !== undefined) work.order.push({ field: boundPart(work, field), direction: direction ?? (findField(field)?.kind === 'date' ? 'asc' : 'desc') });
    else if (!isGrouped && direction !== undefined && work.order.length === 0) work.order.push({ field: assumedOrder(work, at), direction });
    else if (isGrouped) {
      const grouped = field === undefined ? -1 : work.by.findIndex((group) => group.field === field);
      // `jumlah klaim dan total biaya, urut dari yang totalnya terbesar`
      const aggregated = agg === undefined ? -1 : work.measures.findIndex((measure) => measure.agg === agg);
      const counted = field === 'count' ? work.measures.findIndex((measure) => measure.agg === 'count') : -1;
      const measured = field === 'count' ? (counted >= 0 ? counted : addMeasure(work, { agg: 'count', at })) : field === undefined ? Math.max(aggregated, 0) : grouped >= 0 ? -1 : measuredBy(work, field, agg, at);
      if (measured < 0 && grouped < 0) work.left.push(at);
      else work.order.push({ ...(measured >= 0 ? { measure: measured } : { group: grouped }), direction: direction ?? (grouped >= 0 ? 'asc' : 'desc') });
    } else if (direction !== undefined) work.order[0] = { ...work.order[0], direction };
  }
}

/** The one part of a sum that the question bounds, else the field itself. */
function boundPart({ draft: { terms } }: Work, id: string): string {
  const bounded = terms.map(({ field }) => field).filter((field) => findField(id)?.parts?.includes(field) === true);
  return bounded.length === 1 ? (bounded[0] ?? id) : id;
}

/** `urutkan menurut total biaya`: of groups a further measure, where it is not measured yet. */
function measuredBy(work: Work, id: string, agg: Aggregation | undefined, at: number): number {
  const place = work.measures.findIndex((measure) => measure.field === id && (agg === undefined || measure.agg === agg));
  const field = findField(id);
  if (place >= 0 || !field || !isNumber(field) || work.by.length === 0) return place;
  if (work.measures.length === 0) addMeasure(work, { agg: 'count', at });
  if (agg === undefined) work.assumed.push({ at, about: 'aggregate', value: `${defaultAggregation(field)} ${id}` });
  return addMeasure(work, { agg: agg ?? defaultAggregation(field), field, at });
}

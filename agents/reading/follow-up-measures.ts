import { type ClaimQuery, type Condition, type Field, isNumber } from '#engine';

import type { Assumption, Draft, MeasurePiece, Term } from './grammar/draft.ts';
import { trendUnit } from './grammar/groups.ts';
import { defaultAggregation } from './grammar/measures.ts';

type Measure = ClaimQuery['measures'][number];

export const usualLimit = 50;

export function measuresOf(previous: ClaimQuery, draft: Draft, assumed: Assumption[]): Measure[] {
  const pieces = draft.measures.filter((piece) => piece.agg !== 'count' || piece.at !== draft.openCount || draft.measures.length === 1);
  const [bare] = draft.bare;
  if (pieces.length === 0 && bare && isNumber(bare.field) && isMeasured(previous, draft)) return [bareMeasure(previous, bare.field, bare.at, assumed)];
  if (pieces.length === 0) return previous.measures;
  return [...(draft.isAddition === true ? previous.measures : []), ...pieces.map((piece) => measureOf(previous, piece, assumed))];
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

/** `yang di atas 100 aja` of groups: a bound on what was measured first. */
export function boundsOf(previous: ClaimQuery, draft: Draft): { readonly having: ClaimQuery['having']; readonly terms: readonly Term[]; readonly left: readonly number[] } {
  const isGrouped = previous.by.length > 0 || previous.subject === 'facilities' || previous.subject === 'patients';
  const [measure = { agg: 'count' as const, field: undefined }] = previous.measures;
  const isKept = isGrouped && draft.measures.length + draft.groups.length === 0;
  const counts = draft.having.filter((one) => isKept && measure.agg === 'count' && one.measure?.agg === 'count' && (one.measure.where ?? []).length === 0);
  const terms = draft.terms.filter(({ isUnnamed, field, clauses }) => isKept && isUnnamed === true && measure.field === field && clauses.length === 1);
  const having = terms.flatMap(({ clauses }) => clauses.flatMap((clause) => ('any' in clause || typeof clause.value !== 'number' ? [] : boundOf(clause.op, clause.value))));
  return { having: [...counts.map(({ op, value }) => ({ measure: 0, op, value })), ...having], terms: having.length === terms.length ? terms : [], left: draft.having.filter((one) => !counts.includes(one)).map(({ at }) => at) };
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

export function orderOf(previous: ClaimQuery, draft: Draft, isGrouped: boolean, by: ClaimQuery['by'], left: number[], assumed: Assumption[]): ClaimQuery['order'] {
  const asked = [...draft.superlatives.map(({ direction, of, at }) => ({ direction, field: of, at })), ...draft.orders.map(({ direction, field, at }) => ({ direction, field, at }))];
  const wasGrouped = previous.measures.length > 0 || previous.by.length > 0;
  const kept = wasGrouped === isGrouped && draft.groups.length === 0 ? previous.order.filter(({ measure }) => measure === undefined || draft.measures.length === 0 || measure < draft.measures.length) : [];
  if (asked.length === 0) return kept;
  return asked.flatMap(({ direction = 'desc', field, at }): ClaimQuery['order'] => {
    const isListed = !isGrouped && field === undefined;
    if (isGrouped) {
      const place = field === undefined || field === 'count' ? 0 : previous.measures.findIndex((measure) => measure.field === field);
      const group = by.findIndex((one) => one.field === field);
      if (place >= 0) return [{ measure: place, direction }];
      if (group >= 0) return [{ group, direction }];
    } else if (field !== undefined && field !== 'count') return [{ field, direction }];
    else if (isListed && previous.order[0] !== undefined) return [{ ...previous.order[0], direction }];
    else if (isListed && previous.subject === 'claims') {
      assumed.push({ at, about: 'order', value: 'amount_claimed' });
      return [{ field: 'amount_claimed', direction }];
    }
    left.push(at);
    return [];
  });
}

import { type ClaimQuery, type ClaimQueryInput, type Clause, claimQuerySchema, findField, isList } from '#engine';

import type { Assumption, Draft, Term } from '../grammar/draft.ts';
import { isOfSome } from '../grammar/groups.ts';
import { overHolders } from '../grammar/ratios.ts';
import { clausesOf, filtersOf } from './filters.ts';
import { addMeasures, takeBareFields } from './measured.ts';
import { addOrders, addSuperlatives } from './ranked.ts';
import { dropRepeated, placeFields, shareOf, sidesOf } from './sides.ts';
import { type Work, addMeasure, workOn } from './work.ts';

/** A query made of the pieces of one question, or the places of tokens that it has no room for. */
export interface Composed {
  readonly query?: ClaimQuery;
  readonly assumed: readonly Assumption[];
  readonly left: readonly number[];
}

export function compose(draft: Draft): Composed {
  const work = workOn(draft);
  for (const at of draft.ors) if (!draft.terms.some((term) => term.at === at + 1 && term.isAlternative)) work.left.push(at);
  divideByHolders(work);
  countRows(work);
  takeBareFields(work);
  addMeasures(work);
  const sides = draft.apart.length > 0 ? undefined : sidesOf(work);
  dropRepeated(work, sides?.used ?? []);
  addSuperlatives(work);
  addOrders(work);
  const share = shareOf(work, sides?.used ?? []);
  const cut = [...cutOf(work), ...countFurther(work), ...countApart(work)];
  const { where, period } = filtersOf(work, sides?.used ?? [], [...(share?.used ?? []), ...cut]);
  // `persalinan normal dan operasi sesar`: a diagnosis and what was done are both of one claim, or either is meant.
  const [first, second, ...more] = draft.terms.filter(({ field, isNegative, isPlace }) => findField(field)?.hierarchy !== undefined && !isNegative && !isPlace);
  if (first && second && more.length === 0 && first.field !== second.field && second.at - first.at === 2 && second.isWith !== true && !second.isAlternative && sides === undefined) work.assumed.push({ at: second.at, about: 'treated' });
  checkAverages(work);
  const query = queryOf(work, where, period, sides?.against);
  return { ...(query && work.left.length === 0 && { query }), assumed: work.assumed, left: [...new Set(work.left)].toSorted((a, b) => a - b) };
}

/** An average that is said to be of more claims than those that are asked of is not known; one of all of these is no default. */
function checkAverages({ assumed, left, by, draft: { terms, periods, having } }: Work): void {
  // `lama rawat inap di atas rata-rata klaim rawat inap`: stays are of inpatients.
  const isOfStays = having.some(({ measure }) => measure?.field?.id === 'los');
  const isOther = ({ field, clauses }: Term): boolean => !(isOfStays && field === 'service_type') && !clauses.some((clause) => !('any' in clause) && typeof clause.value === 'object' && 'agg' in clause.value);
  const isNarrowed = terms.some(isOther) || periods.length > 0;
  const isPlaced = terms.some(({ field, isPlace }) => placeFields.has(field) || isPlace);
  for (const one of assumed.splice(0)) {
    if (one.about !== 'average') assumed.push(one);
    else if ((one.value === 'claims' && isNarrowed) || (one.value === 'country' && isPlaced)) left.push(one.at);
    else if (one.value === 'matching' && (isNarrowed || by.length > 0)) assumed.push(one);
  }
}

/** `rata-rata biaya per pasien`: where nothing ranks or bounds them, no list of persons is asked for, but what one of them comes to. */
function divideByHolders(work: Work): void {
  const { measures, superlatives, orders, having, limit } = work.draft;
  const holder = work.by.find(({ field, role }) => field === 'patient' && role === 'per');
  if (!holder || superlatives.length + orders.length + having.length > 0 || limit !== undefined || !measures.some(({ agg }) => agg === 'mean')) return;
  const divided = overHolders(measures, holder.field);
  if (!divided) return;
  measures.splice(0, measures.length, ...divided);
  work.by = work.by.filter((group) => group !== holder);
  work.assumed.push({ at: holder.at, about: 'ratio' });
}

/** `berapa rs dengan lebih dari 50 klaim`: the groups that are left are the answer, and `total` counts them. */
function countRows(work: Work): void {
  const { having, measures } = work.draft;
  const place = measures.findIndex(({ agg, field }) => agg === 'distinct' && field !== undefined);
  const counted = measures[place];
  if (having.length === 0 || work.by.length > 0 || !counted?.field || having.some(({ measure }) => measure === counted)) return;
  measures.splice(place, 1);
  work.by.push({ field: counted.field.id, role: 'head', at: counted.at });
}

/** `berapa klaim stroke, dan berapa di antaranya yang meninggal`: beside what is counted, those of it that pass what is said behind. */
function countFurther(work: Work): readonly Term[] {
  const { furtherAt, terms } = work.draft;
  if (furtherAt === undefined) return [];
  const counted = terms.filter(({ at }) => at > furtherAt);
  if (counted.length === 0 || work.draft.share !== undefined) work.left.push(furtherAt);
  else work.measures.push({ agg: 'count', where: [...clausesOf(work, counted)] });
  return counted;
}

/** `berapa yang duplikat dan berapa yang meninggal di Bali`: each count has what stands behind it as its own condition; places are of all of them. */
function countApart(work: Work): readonly Term[] {
  const { apart, measures, terms } = work.draft;
  const first = measures.find(({ agg, where, of }) => agg === 'count' && where === undefined && of === undefined);
  if (apart.length === 0 || !first) return [];
  const starts = [first.at, ...apart];
  const parts = starts.map((start, i) => terms.filter(({ at, field, isPlace }) => at > start && at < (starts[i + 1] ?? Infinity) && !isPlace && !placeFields.has(field)));
  const isPlain = work.measures.length === 1 && parts.every((part, i) => part.length > 0 && (i === 0 || part.length <= Math.max(1, parts[0]?.length ?? 0)));
  if (!isPlain) {
    work.left.push(...apart);
    return [];
  }
  work.measures.splice(0, 1, ...parts.map((part) => ({ agg: 'count' as const, where: [...clausesOf(work, part)] })));
  return parts.flat();
}

/** `10 klaim termahal di Bali, berapa yang ditolak?`: of the claims that were cut, those that pass what is said behind the count. */
function cutOf(work: Work): readonly Term[] {
  const { openCount, limitAt, terms } = work.draft;
  const [measure, ...others] = work.measures;
  if (openCount === undefined || limitAt === undefined || limitAt > openCount || work.by.length > 0 || measure?.agg !== 'count' || others.length > 0) return [];
  const counted = terms.filter(({ at }) => at > openCount);
  const where = clausesOf(work, counted);
  if (where.length > 0) work.measures[0] = { ...measure, where: [...where] };
  return counted;
}

function queryOf(work: Work, where: readonly Clause[], period: ClaimQueryInput['period'], against: ClaimQueryInput['against']): ClaimQuery | undefined {
  const draft = work.draft;
  const heads = work.by.filter(({ role }) => role === 'head');
  const [only] = work.by;
  const limit = heads.find((head) => head.limit !== undefined)?.limit ?? draft.limit;
  // One number says how many: a second one is of nothing.
  if (draft.limit !== undefined && heads.some((head) => head.limit !== undefined)) work.left.push(draft.limitAt ?? 0);
  if (heads.length > 1 || work.by.length > 2) work.left.push(...work.by.slice(1).map(({ at }) => at));
  const patients = work.by.find(({ field }) => field === 'patient');
  if (patients && work.by.length > 1) work.left.push(patients.at);
  // `rata-rata biaya per pasien`: of what each person comes to no query is the mean.
  const isMeanOfEach = patients?.role === 'per' && work.measures.some(({ agg }) => agg === 'mean' || agg === 'median') && draft.superlatives.length + draft.orders.length + draft.having.length === 0 && draft.limit === undefined;
  if (isMeanOfEach) work.left.push(patients.at);
  const isHolder = work.by.length === 1 && only !== undefined && (only.field === 'facility_key' || only.field === 'patient');
  const isTopPer = work.by.length === 2 && heads.length === 1 && heads[0]?.limit !== undefined;
  const having = draft.having.flatMap(({ op, value, measure, isShare, at }) => {
    if (isShare === true && work.by.length > 0 && work.measures[0]?.of !== undefined) return [{ measure: 0, op, value }];
    if (work.by.length === 0 || isShare === true) {
      if (!measure?.field) work.left.push(at);
      return [];
    }
    return [{ measure: addMeasure(work, measure ?? { agg: 'count', at }), op, value }];
  });
  const isGrouped = work.by.length > 0 || work.measures.length > 0 || against !== undefined;
  if (isGrouped || draft.subject === 'pairs') work.left.push(...work.columns.map(({ at }) => at));
  const columns = [...work.columns.map(({ id }) => id), ...draft.bare.flatMap(({ field }) => (field.id === 'facility_key' ? [field.id] : []))];
  if (isGrouped && work.measures.length === 0 && against !== undefined) work.assumed.push({ at: draft.comparing ?? draft.versus ?? 0, about: 'measure' });
  if (draft.subject === 'pairs' && (isGrouped || work.order.length > 0)) return noQuery(work, draft);
  const subject = !isGrouped ? (draft.subject ?? 'claims') : isHolder ? (only.field === 'patient' ? 'patients' : 'facilities') : 'groups';
  const ranked = work.order.filter((one, i) => work.order.findIndex(({ direction: _direction, ...other }) => JSON.stringify({ ...one, direction: undefined }) === JSON.stringify({ ...other, direction: undefined })) === i);
  const order = ranked.filter((one) => (isGrouped ? one.field === undefined : one.field !== undefined));
  const claimOrder = isGrouped ? work.order.filter((one) => one.field !== undefined) : [];
  // `total biaya 10 klaim termahal`: the claims are cut before they are measured.
  const isCut = isGrouped && !heads.some((head) => head.limit !== undefined) && draft.limit !== undefined && work.by.length === 0;
  if (claimOrder.length > 0 && !isCut) work.left.push(...draft.superlatives.map(({ at }) => at));
  // A spread is read along its bins.
  const isSpread = work.by[0]?.width !== undefined || work.by[0]?.edges !== undefined;
  const measures = isGrouped && work.measures.length === 0 ? [{ agg: 'count' } as const] : work.measures;
  const decided: Clause[] = isGrouped && draft.subject === 'decisions' ? [{ field: 'decision', op: 'not_null' }] : [];
  // `which clinic has the most`: what has none is no answer; else it is a group of its own, which is told.
  const named: Clause[] = work.by.filter((group) => (heads.includes(group) && (order.length > 0 || limit !== undefined)) || isList(findField(group.field) ?? { kind: 'text' })).flatMap(({ field }) => (isOfSome(findField(field) ?? { id: field, kind: 'text' }) && ![...where].some((clause) => 'field' in clause && clause.field === field) ? [{ field, op: 'not_null' as const }] : []));
  for (const { field, at } of isGrouped ? work.by : []) if (isOfSome(findField(field) ?? { id: field, kind: 'text' }) && ![...where, ...named].some((clause) => 'field' in clause && clause.field === field)) work.assumed.push({ at, about: 'empty', value: field });
  const query = {
    subject,
    where: [...where, ...decided, ...named],
    ...(period && { period }),
    ...(isGrouped && !isHolder && { by: work.by.map(({ field, unit, width, edges }) => ({ field, ...(unit && { unit }), ...(width !== undefined && { width }), ...(edges && { edges: [...edges] }) })) }),
    ...(isGrouped && { measures }),
    ...(having.length > 0 && { having }),
    ...(!isGrouped && work.columns.length > 0 && { fields: [...new Set([...columns, ...work.order.flatMap(({ field }) => field ?? [])])] }),
    ...(order.length > 0 ? { order } : isSpread && { order: [{ group: 0, direction: 'asc' as const }] }),
    ...(limit !== undefined && !isTopPer && !isCut && { limit }),
    ...(isTopPer && { top_per: limit }),
    ...(isCut && { base: { first: draft.limit, ...(claimOrder.length > 0 && { order: claimOrder }) } }),
    ...(draft.change !== undefined && { change: 'previous' as const }),
    ...(against && { against }),
  } satisfies ClaimQueryInput;
  const parsed = claimQuerySchema.safeParse(query);
  return parsed.success ? parsed.data : noQuery(work, draft);
}

function noQuery(work: Work, draft: Draft): undefined {
  work.left.push(0, ...draft.terms.map(({ at }) => at), ...draft.measures.map(({ at }) => at), ...draft.superlatives.map(({ at }) => at), ...draft.groups.map(({ at }) => at));
  return undefined;
}

import { type ClaimQuery, type ClaimQueryInput, type Clause, type Condition, type Field, claimQuerySchema, findField, isList, isNumber } from '#engine';

import { daysBefore } from './calendar.ts';
import { type Composed, compose } from './compose/compose.ts';
import { type Assumption, type Draft, type MeasurePiece, type PeriodPiece, type Term, emptyDraft } from './grammar/draft.ts';
import { trendUnit } from './grammar/groups.ts';
import { defaultAggregation } from './grammar/measures.ts';
import type { Tokens } from './grammar/tokens.ts';
import type { Scalar } from './sense.ts';

type Measure = ClaimQuery['measures'][number];

const usualLimit = 50;

/**
 * Whether a message goes on with the question before: it says so (`kalau`, `bagaimana dengan`), or it is a part of a
 * question that has no subject of its own: conditions, or what is done with the claims, but not both.
 */
export function isFollowUp(draft: Draft, tokens: Tokens): boolean {
  if (draft.concepts.length > 0) return false;
  if (draft.isEdit === true || (draft.subject === undefined && (draft.wholeTime ?? draft.wholeCountry) !== undefined)) return true;
  const isPlain = draft.terms.length + draft.periods.length + draft.groups.length + draft.bare.length + draft.having.length === 0;
  // `jumlah klaimnya?`
  if (isPlain && draft.subjectAt !== undefined && tokens.at(draft.subjectAt)?.first.endsWith('nya') === true) return true;
  if (draft.subject !== undefined) return false;
  // `vs Jatim`, `berapa persen yang ditolak?`, `trennya?`
  if (draft.versus !== undefined) return draft.versus === 0;
  if (draft.share !== undefined) return draft.groups.length + draft.bare.length === 0 && draft.terms.length > 0;
  if (draft.trend !== undefined) return draft.terms.length + draft.bare.length === 0;
  const narrows = draft.terms.length > 0 || draft.periods.length > 0;
  const asks = draft.measures.length > 0 || draft.groups.length > 0 || draft.superlatives.length > 0;
  if (!narrows || !asks) return true;
  // `berapa yang ditolak?`
  const [first] = draft.terms;
  return draft.openCount !== undefined && draft.measures.length === 1 && first !== undefined && tokens.at(first.at)?.after.has('that') === true;
}

/** The query before with what a follow-up says put in place: conditions on a field that had one replace it, others are added. */
export function edit(previous: ClaimQuery, draft: Draft): Composed {
  const bounds = boundsOf(previous, draft);
  const said = compose({ ...emptyDraft(), terms: draft.terms.filter((term) => !bounds.terms.includes(term)), periods: draft.periods.map((piece) => resolvedOn(previous, piece)), ors: draft.ors, ...(draft.share && { share: draft.share }) });
  const left = [...draft.left, ...said.left];
  const assumed: Assumption[] = [...draft.assumed, ...said.assumed];
  if (draft.comparing !== undefined || draft.versus !== undefined) return compared(previous, draft, { assumed, left });
  const widened = widen(previous, draft);
  left.push(...widened.left);
  const where = (said.query?.where ?? []).reduce<readonly Clause[]>((all, clause) => [...withoutReplaced(all, clause), clause], widened.where);
  if ((previous.against ?? []).some((side) => side.where.some((clause) => fieldsIn(clause).some((field) => draft.terms.some((term) => term.field === field))))) left.push(...draft.terms.map(({ at }) => at));
  left.push(...draft.bare.filter(({ field, isEvery }) => isEvery !== true && field.id !== 'patient' && field.id !== 'facility_key' && !(isNumber(field) && isMeasured(previous, draft))).map(({ at }) => at), ...bounds.left);
  const total = totalOf(previous, draft, left);
  // `buang yang Bali` of claims of Bali alone leaves none.
  left.push(...draft.terms.filter((term) => !bounds.terms.includes(term) && excludesAll(where, term)).flatMap(({ at }) => [at, at + 1]));
  const measures = (draft.share ? said.query?.measures : total) ?? measuresOf(previous, draft, assumed);
  const by = total ? [] : byOf(previous, draft, left);
  const isHolders = (previous.subject === 'facilities' || previous.subject === 'patients') && !total;
  const isGrouped = measures.length > 0 || by.length > 0 || isHolders || previous.against !== undefined;
  const order = orderOf(previous, draft, isGrouped, by, left, assumed);
  const isCut = isGrouped && previous.measures.length === 0 && previous.subject === 'claims' && previous.limit !== usualLimit;
  const holder = by.length === 1 && (by[0]?.field === 'facility_key' || by[0]?.field === 'patient') ? by[0].field : undefined;
  const wasHolder = isHolders && draft.groups.length === 0;
  const subject = !isGrouped ? previous.subject : holder === undefined ? (wasHolder ? previous.subject : 'groups') : holder === 'patient' ? 'patients' : 'facilities';
  const period = said.query?.period ?? (widened.isWholeTime || draft.periods.some((piece) => isWithin(previous.period, piece)) ? undefined : previous.period);
  const query = {
    subject,
    where: [...where],
    ...(period && { period }),
    ...(previous.base && { base: previous.base }),
    ...(isCut && { base: { first: previous.limit, order: previous.order } }),
    by: holder === undefined && !wasHolder ? by : [],
    measures: isGrouped && measures.length === 0 ? [{ agg: 'count' as const }] : measures,
    ...(isGrouped && !total && draft.groups.length === 0 && { having: [...previous.having, ...bounds.having] }),
    ...(!isGrouped && { fields: previous.fields }),
    order: total ? [] : order,
    limit: draft.limit ?? draft.groups.find(({ limit }) => limit !== undefined)?.limit ?? (isCut ? usualLimit : previous.limit),
    ...(previous.top_per !== undefined && by.length === 2 && { top_per: previous.top_per }),
    ...((previous.change !== undefined || draft.change !== undefined) && by.some(({ unit }) => unit !== undefined) && { change: 'previous' as const }),
    ...(previous.against && { against: previous.against }),
  } satisfies ClaimQueryInput;
  if (draft.change !== undefined && !by.some(({ unit }) => unit !== undefined)) left.push(draft.change);
  const parsed = claimQuerySchema.safeParse(query);
  if (!parsed.success) left.push(0);
  return { ...(parsed.success && left.length === 0 && { query: parsed.data }), assumed, left: [...new Set(left)] };
}

/** `yang di atas 100 aja` of groups: a bound on what was measured first. */
function boundsOf(previous: ClaimQuery, draft: Draft): { readonly having: ClaimQuery['having']; readonly terms: readonly Term[]; readonly left: readonly number[] } {
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

/** `bulan sebelumnya`: before the period of the query before. */
function resolvedOn({ period }: ClaimQuery, piece: PeriodPiece): PeriodPiece {
  const { prior } = piece.sense;
  if (prior === undefined || period?.from === undefined || period.to === undefined) return piece;
  const days = daysBefore({ start: period.from, end: period.to }, prior);
  return { ...piece, date: period.date, sense: { ...piece.sense, claims: days, clock: days, isRelative: false } };
}

const placeFields: ReadonlySet<string> = new Set(['province_name', 'province_code', 'district_name', 'district_code', 'tariff_region']);

/** `totalnya?` of groups that were counted or added up: the same of all of them together. What `having` or a limit kept cannot be added up. */
function totalOf(previous: ClaimQuery, draft: Draft, left: number[]): Measure[] | undefined {
  const isGrouped = previous.by.length > 0 || previous.subject === 'facilities' || previous.subject === 'patients';
  const [piece, ...others] = draft.measures.filter(({ at }) => at !== draft.openCount);
  if (!isGrouped || !piece || others.length > 0 || piece.agg !== 'sum' || piece.field || draft.groups.length > 0) return undefined;
  if (!previous.measures.every(({ agg, of }) => (agg === 'count' || agg === 'sum') && of === undefined)) return undefined;
  if (previous.having.length > 0 || previous.limit !== usualLimit || previous.top_per !== undefined) left.push(piece.at);
  return previous.measures.length > 0 ? previous.measures : [{ agg: 'count' }];
}

/** The conditions before, without those that a follow-up takes away, with the values that it adds; a place that had nothing to widen is left. */
function widen(previous: ClaimQuery, draft: Draft): { readonly where: readonly Clause[]; readonly isWholeTime: boolean; readonly left: readonly number[] } {
  const left: number[] = [];
  let { where }: { where: readonly Clause[] } = previous;
  const every = draft.bare.flatMap(({ field, isEvery, at }) => (isEvery === true ? [{ field: field.id, at }] : []));
  for (const { field, at } of [...draft.dropped, ...every]) {
    const kept = where.filter((clause) => !fieldsIn(clause).every((id) => id === field || (field === 'facility_key' && id.startsWith('facility_'))));
    if (kept.length === where.length) left.push(at, ...(every.some((one) => one.at === at) ? [] : [at + 1]));
    where = kept;
  }
  for (const term of draft.included) {
    const place = where.findIndex((clause) => !('any' in clause) && clause.field === term.field && Array.isArray([clause.value].flat()));
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

/** `bandingkan dengan Jawa Timur`: what the query before had in that field, beside what is said. */
function compared(previous: ClaimQuery, draft: Draft, { assumed, left }: Pick<Composed, 'assumed' | 'left'>): Composed {
  const [period] = draft.periods;
  if (period && draft.terms.length === 0 && draft.periods.length === 1 && previous.period) return comparedPeriods(previous, previous.period, draft);
  const [term, ...others] = draft.terms;
  const own = previous.where.filter((clause) => fieldsIn(clause).every((field) => field === term?.field));
  const rest = draft.periods.length + draft.measures.length + draft.groups.length + draft.superlatives.length;
  if (!term || others.length > 0 || own.length === 0 || rest > 0 || left.length > 0) return { assumed, left: [...left, draft.comparing ?? 0] };
  const isCounted = previous.measures.length === 0 && previous.subject === 'claims';
  const query = {
    ...previous,
    where: previous.where.filter((clause) => !own.includes(clause)),
    against: [{ where: own }, { where: [...term.clauses] }],
    ...(isCounted && { subject: 'groups' as const, measures: [{ agg: 'count' as const }], order: [], fields: [], limit: usualLimit }),
  };
  return { query: claimQuerySchema.parse(query), assumed: isCounted ? [...assumed, { at: draft.comparing ?? 0, about: 'measure' }] : assumed, left: [] };
}

/** `bandingkan dengan bulan lalu`: the period of the query before, beside what is said. */
function comparedPeriods(previous: ClaimQuery, { date, from, to }: NonNullable<ClaimQuery['period']>, draft: Draft): Composed {
  const { query, assumed, left } = compose({ ...emptyDraft(), periods: draft.periods.map((piece) => resolvedOn(previous, piece)) });
  const sideOf = (days: { readonly from?: string | undefined; readonly to?: string | undefined }): Condition[] => [
    ...(days.from === undefined ? [] : [{ field: date, op: '>=' as const, value: days.from }]),
    ...(days.to === undefined ? [] : [{ field: date, op: '<=' as const, value: days.to }]),
  ];
  const { period: _period, ...rest } = previous;
  const isCounted = previous.measures.length === 0 && previous.subject === 'claims';
  const against = [{ from, to }, query?.period ?? {}].map((days) => ({ where: sideOf(days) }));
  const made = { ...rest, against, ...(isCounted && { subject: 'groups' as const, measures: [{ agg: 'count' as const }], order: [], fields: [], limit: usualLimit }) };
  const isWhole = left.length === 0 && draft.measures.length + draft.groups.length + draft.superlatives.length === 0;
  return { ...(isWhole && { query: claimQuerySchema.parse(made) }), assumed, left: isWhole ? [] : [draft.comparing ?? 0] };
}

/** Whether a negative term excepts every value that another condition asks for. */
function excludesAll(where: readonly Clause[], { isNegative, field, clauses }: Term): boolean {
  if (!isNegative) return false;
  const excepted = clauses.flatMap((clause) => ('any' in clause ? [] : [clause.value].flat()));
  return where.some((clause) => !('any' in clause) && clause.field === field && (clause.op === '=' || clause.op === 'in') && [clause.value].flat().every((value) => excepted.includes(value)));
}

function fieldsIn(clause: Clause): readonly string[] {
  return ('any' in clause ? clause.any : [clause]).map(({ field }) => field);
}

const lows = new Set<Condition['op']>(['>', '>=']);
const highs = new Set<Condition['op']>(['<', '<=']);
const negatives = new Set<Condition['op']>(['!=', 'not_in', 'not_under', 'not_contains', 'is_null']);

/** What is said of a field takes the place of what was said of it, where both cannot be meant: another value, another bound of the same side. */
function withoutReplaced(clauses: readonly Clause[], said: Clause): readonly Clause[] {
  if ('any' in said) return clauses;
  const field = findField(said.field);
  if (!field || isList(field)) return clauses;
  return clauses.filter((clause) => {
    if ('any' in clause || clause.field !== said.field) return true;
    if (isNumber(field)) return ((lows.has(said.op) && highs.has(clause.op)) || (highs.has(said.op) && lows.has(clause.op))) && !isEmpty(said, clause);
    return negatives.has(said.op) && field.kind !== 'boolean';
  });
}

/** Whether nothing lies between a lower and an upper bound. */
function isEmpty(one: Condition, other: Condition): boolean {
  const [low, high] = lows.has(one.op) ? [one.value, other.value] : [other.value, one.value];
  return typeof low === 'number' && typeof high === 'number' && low >= high;
}

function measuresOf(previous: ClaimQuery, draft: Draft, assumed: Assumption[]): Measure[] {
  const pieces = draft.measures.filter((piece) => piece.agg !== 'count' || piece.at !== draft.openCount || draft.measures.length === 1);
  const [bare] = draft.bare;
  if (pieces.length === 0 && bare && isNumber(bare.field) && isMeasured(previous, draft)) return [bareMeasure(previous, bare.field, bare.at, assumed)];
  if (pieces.length === 0) return previous.measures;
  return [...(draft.isAddition === true ? previous.measures : []), ...pieces.map((piece) => measureOf(previous, piece, assumed))];
}

/** `biayanya?` after something that was measured: the same of it. */
function isMeasured(previous: ClaimQuery, draft: Draft): boolean {
  return previous.measures.length > 0 && draft.bare.length === 1 && draft.measures.length + draft.terms.length + draft.groups.length + draft.superlatives.length + draft.orders.length === 0;
}

function bareMeasure(previous: ClaimQuery, field: Field, at: number, assumed: Assumption[]): Measure {
  const before = previous.measures[0]?.agg;
  const agg = before === undefined || before === 'count' || before === 'distinct' ? defaultAggregation(field) : before;
  assumed.push({ at, about: 'aggregate', value: `${agg} ${field.id}` });
  return { agg, field: field.id };
}

/** Whether what a follow-up excepts is all that was asked of. */
function isWithin(period: ClaimQuery['period'], { isNegative, sense: { claims: { start = '', end = '9999' } } }: PeriodPiece): boolean {
  return isNegative && period?.from !== undefined && period.to !== undefined && start <= period.from && period.to <= end;
}

/** An aggregate of nothing that is named is of what was measured before, else of the amount claimed. */
function measureOf(previous: ClaimQuery, { agg, field, at }: MeasurePiece, assumed: Assumption[]): Measure {
  if (agg === 'count') return { agg };
  const before = previous.measures.find((measure) => measure.field !== undefined)?.field;
  const id = field?.id ?? before ?? 'amount_claimed';
  if (field === undefined) assumed.push({ at, about: 'aggregate', value: `${agg} ${id}` });
  return { agg, field: id };
}

function byOf(previous: ClaimQuery, draft: Draft, left: number[]): ClaimQuery['by'] {
  if (draft.groups.length === 0 && draft.trend !== undefined) return [{ field: previous.period?.date === 'decided_on' ? 'decided_on' : 'admit_date', unit: trendUnit }];
  if (draft.groups.length === 0) return previous.by;
  if (draft.groups.length > 2) left.push(...draft.groups.map(({ at }) => at));
  return draft.groups.slice(0, 2).map(({ field, unit, width }) => ({ field, ...(unit && { unit }), ...(width !== undefined && { width }) }));
}

function orderOf(previous: ClaimQuery, draft: Draft, isGrouped: boolean, by: ClaimQuery['by'], left: number[], assumed: Assumption[]): ClaimQuery['order'] {
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

import { type ClaimQuery, type ClaimQueryInput, claimQuerySchema } from '#engine';

import { clausesOf } from './compose/filters.ts';
import { workOn } from './compose/work.ts';
import type { Composed } from './compose/compose.ts';
import type { Edit } from './follow-up-edit.ts';
import { isByGroup, isChosen, usualLimit } from './follow-up-measures.ts';
import { fieldsIn, isPlaceField } from './follow-up-where.ts';
import { type Draft, isNothing } from './grammar/draft.ts';

/** Whether a query is one number of claims, not of groups, sides or a share. */
function isNumber({ subject, by, against, measures }: ClaimQuery): boolean {
  return subject === 'groups' && by.length === 0 && against === undefined && measures.every(({ of, where = [] }) => of === undefined && where.length === 0);
}

function groupsOf({ subject, by }: ClaimQuery): readonly string[] {
  return subject === 'facilities' ? ['facility_key'] : by.map(({ field }) => field);
}

/** `tampilkan`, `10 termahal`, `klaimnya mana saja`: whether the claims themselves are asked for, after a number of them or a list. */
export function isListed(previous: ClaimQuery, draft: Draft, isShown: boolean): boolean {
  const asks = draft.measures.length + draft.groups.length + draft.having.length + draft.open.length > 0 || draft.share !== undefined || draft.trend !== undefined || draft.change !== undefined || draft.comparing !== undefined || draft.versus !== undefined;
  if (asks || draft.bare.length > 0) return false;
  const isRanked = draft.orders.length > 0 || draft.superlatives.some(({ of }) => of !== 'count' && of !== undefined);
  if (previous.subject === 'claims') return isShown && draft.limit === undefined && !isRanked;
  // `list the severe ones`, of a share of them.
  if (isShown && draft.subject === 'claims' && isByGroup(previous)) return !isChosen(previous);
  const isShare = previous.subject === 'groups' && previous.by.length === 0 && previous.against === undefined && draft.terms.length > 0 && isShown;
  return isShare || (isNumber(previous) && (isShown || isRanked || (draft.subject === 'claims' && draft.isOfClaims !== true)));
}

/** The claims that a query was about, as a list; `isWhole` takes all of them where it listed the first. Of the largest or smallest value the claim that has it comes first. */
export function claimsBefore({ subject, where, period, base, order, limit, fields, measures: [measure, ...others], by }: ClaimQuery, isWhole: boolean): ClaimQuery {
  const isExtreme = (measure?.agg === 'max' || measure?.agg === 'min') && measure.field !== undefined && others.length + by.length === 0;
  const ends = isExtreme ? { order: [{ field: measure.field ?? '', direction: measure.agg === 'max' ? ('desc' as const) : ('asc' as const) }] } : {};
  const own = subject === 'claims' ? { fields, order, limit: isWhole ? usualLimit : limit } : ends;
  return claimQuerySchema.parse({ subject: 'claims', where, ...(period && { period }), ...(base && { base }), ...own });
}

/** The query that `itu` and `those` are of: without its groups where something new is asked of its claims, unless a bound or limit chose them. None where it cannot be told. */
export function pointedClaims(previous: ClaimQuery, draft: Draft): ClaimQuery | undefined {
  const asks = draft.measures.length + draft.superlatives.length > 0 || draft.share !== undefined;
  if (draft.points === undefined || draft.isOfRows === true || previous.subject === 'claims') return previous;
  if (!isByGroup(previous)) return draft.isOfClaims === true ? claimsBefore(previous, false) : previous;
  // `split that by sex` of the patients that a bound kept: by what they were is not asked of claims.
  if (isChosen(previous) && draft.groups.length > 0 && previous.having.length > 0) return undefined;
  // `how many of those were in Bali?` after the busiest day: of that day, which no query before says.
  if (asks && draft.terms.length > 0 && !isChosen(previous) && previous.order.some(({ measure }) => measure !== undefined) && draft.isOfClaims !== true) return undefined;
  if (!asks) return draft.isOfClaims === true && !isChosen(previous) ? claimsBefore(previous, false) : previous;
  if (isChosen(previous) && draft.subject === undefined) return previous;
  return isChosen(previous) && draft.isOfClaims === true ? undefined : claimsBefore(previous, false);
}

/** `itu berapa persen?` of what the question before narrowed: the claims that it left as a share of those that it was asked of. */
export function shareOfNarrowed(previous: ClaimQuery, earlier: ClaimQuery | undefined, { share, points, ...draft }: Draft): Composed | undefined {
  if (!share || points === undefined || !isNothing(draft) || !earlier) return undefined;
  const isOne = [previous, earlier].every((query) => isNumber(query) || (query.subject === 'claims' && query.limit === usualLimit));
  const [measure, ...others] = previous.measures;
  const narrowed = previous.where.filter((clause) => !holds(earlier.where, clause));
  const isCounted = others.length === 0 && (measure === undefined || ((measure.agg === 'count' || measure.agg === 'sum') && measure.of === undefined && measure.where === undefined));
  const isWithin = earlier.where.every((clause) => holds(previous.where, clause)) && JSON.stringify(earlier.period) === JSON.stringify(previous.period);
  if (!isOne || !isCounted || !isWithin || narrowed.length === 0 || previous.base || earlier.base || previous.against || earlier.against) return undefined;
  const { agg = 'count', field } = measure ?? {};
  return { query: claimQuerySchema.parse({ subject: 'groups', where: earlier.where, ...(previous.period && { period: previous.period }), measures: [{ agg, ...(field !== undefined && { field }), where: narrowed, of: 'group' }] }), assumed: draft.assumed, left: [] };
}

function holds(where: ClaimQuery['where'], clause: ClaimQuery['where'][number]): boolean {
  return where.some((one) => JSON.stringify(one) === JSON.stringify(clause));
}

/** Whether a share is asked for, and nothing but where. */
export function isShareThere({ share, terms, bare, subject, measures, groups, periods, superlatives, having }: Draft): boolean {
  return measures.length + groups.length + periods.length + superlatives.length + having.length === 0 && subject === undefined && share !== undefined && share.field === undefined && terms.length > 0 && terms.every(({ isPlace }) => isPlace) && bare.every(({ field, at }) => field.id === 'facility_key' && terms.some((term) => term.at === at));
}

/** `di RS swasta berapa persen?` after a share: the same is shared, since where claims are is of the whole. */
export const shareThere: Edit = (before, { share, ...draft }) =>
  share && isShareThere({ ...draft, share }) && before.measures.some(({ of, where }) => of === 'group' && where !== undefined) ? { before, draft: { ...draft, bare: [] } } : undefined;

/** `itu berapa persen dari semua klaim?`, `dari klaim ranap`: the claims before as a share of what is said, of all where nothing is. */
export function shareOfBefore(previous: ClaimQuery, { measures: said, ...draft }: Draft): Composed | undefined {
  const { share: asked, terms, points, groups, bare, periods, superlatives } = draft;
  // `dari total biaya semua klaim`: what is shared out.
  const [amount] = said.length === 1 && said[0]?.agg === 'sum' && said[0].at > (asked?.at ?? 0) ? said : [];
  const added = amount?.field?.id ?? (previous.measures.some(({ agg }) => agg === 'sum') ? 'amount_claimed' : undefined);
  const share = asked && amount && added !== undefined ? { ...asked, field: added } : asked;
  const measures = amount ? [] : said;
  const isOfClaims = draft.subject === 'claims' || (amount !== undefined && draft.isOfWhole === true) || (points !== undefined && draft.isOfWhole === true && terms.length > 0);
  if (!share || groups.length + measures.length + periods.length + superlatives.length > 0 || bare.some(({ field }) => field.id !== 'patient' && field.id !== 'facility_key')) return undefined;
  if (!isOfClaims || draft.isOfClaims === true || (terms.length > 0 && points === undefined && draft.isOfWhole !== true) || terms.some(({ part }) => part === 'that')) return undefined;
  const { where, period, base, against } = previous;
  // Of groups the one that is named, of a list all of it.
  const isWhole = isByGroup(previous) ? terms.some(({ field }) => groupsOf(previous).includes(field)) : previous.subject !== 'claims' || !isChosen(previous);
  const isCounted = previous.measures.every(({ agg, field, of, where: own = [] }) => (agg === 'count' || (agg === 'sum' && field === (share.field ?? 'amount_claimed'))) && of === undefined && own.length === 0);
  // What was added up is shared as it was.
  const summed = share.field ?? (previous.measures[0]?.agg === 'count' ? undefined : previous.measures.find(({ agg: own }) => own === 'sum')?.field);
  const agg = summed === undefined ? ({ agg: 'count' } as const) : ({ agg: 'sum', field: summed } as const);
  const work = workOn({ ...draft, measures: [] });
  const whole = clausesOf(work, terms);
  const own = where.filter((clause) => !whole.some((one) => JSON.stringify(one) === JSON.stringify(clause)));
  const isOfAll = whole.length === 0;
  if (base || against || !isWhole || !isCounted || work.left.length > 0 || (own.length === 0 && !(isOfAll && period))) return { assumed: [], left: [share.at] };
  const query: ClaimQueryInput = { subject: 'groups', where: isOfAll && !draft.isOfPeriod ? [...where] : [...whole], ...(period && { period }), measures: [isOfAll && !draft.isOfPeriod ? { ...agg, of: 'all' } : { ...agg, where: [...own], of: 'group' }] };
  return { query: claimQuerySchema.parse(query), assumed: draft.assumed, left: [] };
}

/**
 * `jadikan persen dari total klaim tiap rs`: of each group before, the claims that were counted as a share of all of its claims; what is so
 * of the whole facility, and the period, stay. Where all claims were counted, each group is a share of all of them.
 */
export const asShare: Edit = (before, { asShare: asked, ...draft }): ReturnType<Edit> => {
  if (!asked) return undefined;
  const { at, group, field } = asked;
  // `as % of inpatient claims`: of each group, of these.
  const work = workOn(draft);
  const whole = clausesOf(work, draft.terms);
  const { points: _points, subject, ...rest } = { ...draft, terms: [] };
  const [measure = { agg: 'count' as const }, ...others] = before.measures;
  const groups = groupsOf(before);
  const isOfGroup = (id: string): boolean => id.startsWith('facility_') || isPlaceField(id) || groups.includes(id);
  const base = [...before.where.filter((clause) => fieldsIn(clause).every((id) => isOfGroup(id))), ...whole];
  const own = before.where.filter((clause) => !holds(base, clause));
  const isAsked = (group === undefined || groups.includes(group)) && (field === undefined || field === measure.field) && isNothing({ ...rest, ...(subject !== 'claims' && subject && { subject }), bare: draft.bare.filter((bare) => !groups.includes(bare.field.id)), having: [], orders: [], superlatives: [] }) && work.left.length === 0 && draft.terms.every(({ isNegative }) => !isNegative);
  const isCounted = others.length === 0 && (measure.agg === 'count' || measure.agg === 'sum') && measure.of === undefined && (measure.where ?? []).length === 0;
  const isWhole = asked.isInPercent === true || (own.length === 0 && group === undefined);
  if (!isAsked || !isCounted || groups.length === 0 || (own.length === 0 && !isWhole) || before.having.length > 0 || before.against || before.base || before.change) return { assumed: [], left: [at] };
  const query = claimQuerySchema.parse(isWhole ? { ...before, measures: [{ ...measure, of: 'matching' as const }] } : { ...before, where: base, measures: [{ ...measure, where: own, of: 'group' as const }] });
  return isNothing({ ...rest, bare: [] }) ? { query, assumed: draft.assumed, left: [] } : { before: query, draft: rest };
};

/** `as a percentage of the amount claimed` of a sum that was asked before: the one over the other, of each group. */
export const overAmount: Edit = (before, { ratioTo, ...draft }) => {
  if (!ratioTo) return undefined;
  const [measure, ...others] = before.measures;
  if (!measure || others.length > 0 || measure.agg !== 'sum' || measure.of !== undefined || measure.field === ratioTo.field || !isNothing(draft)) return { assumed: [], left: [ratioTo.at] };
  return { before: claimQuerySchema.parse({ ...before, measures: [{ ...measure, of: { agg: 'sum', field: ratioTo.field, ...(measure.where && { where: measure.where }) } }] }), draft };
};

/** `out of how many?` of a share: how many it is a share of; of what else, cannot be told. */
export const countWhole: Edit = (before, draft) => {
  if (draft.openCount === undefined || draft.isOfWhole !== true || draft.share || draft.points !== undefined || draft.terms.length + draft.bare.length + draft.groups.length > 0) return undefined;
  const [measure, ...others] = before.measures;
  if (measure?.of !== 'group' || others.length > 0 || before.having.length > 0) return { assumed: [], left: [draft.openCount] };
  const { of: _of, where: _where, ...whole } = measure;
  const { openCount: _open, ...rest } = draft;
  return { before: { ...before, measures: [whole] }, draft: { ...rest, measures: [] } };
};

/** `how many of them were readmitted?` of groups that bounds kept: those of them that have such a claim. */
export function heldBefore(previous: ClaimQuery, draft: Draft): Composed | undefined {
  const { points, terms, openCount, measures, left, ...rest } = draft;
  const asksHowMany = points !== undefined && openCount !== undefined && terms.length > 0 && draft.isOfClaims !== true && draft.subject === undefined;
  if (!asksHowMany || previous.having.length === 0 || !isByGroup(previous) || previous.limit !== usualLimit || !isNothing({ ...rest, terms: [], measures: measures.filter(({ at }) => at !== openCount), left })) return undefined;
  const work = workOn(draft);
  const where = [...clausesOf(work, terms)];
  const query = { ...previous, measures: [...previous.measures, { agg: 'count' as const, where }], having: [...previous.having, { measure: previous.measures.length, op: '>=' as const, value: 1 }] };
  const parsed = claimQuerySchema.safeParse(query);
  return { ...(parsed.success && work.left.length === 0 && { query: parsed.data }), assumed: draft.assumed, left: work.left };
}

/** `masing-masing`: the one condition before that names several values, as a side for each. */
export function sidesBefore(previous: ClaimQuery): ClaimQuery | undefined {
  const several = previous.where.flatMap((clause) => ('any' in clause || !Array.isArray(clause.value) || !['in', 'under', 'contains'].includes(clause.op) ? [] : [{ clause, values: clause.value }]));
  const [one, ...others] = several;
  if (!one || others.length > 0) return undefined;
  const { clause, values } = one;
  const against = values.map((value) => ({ where: [{ ...clause, op: clause.op === 'in' ? '=' : clause.op, value }] }));
  const isCounted = previous.subject === 'claims';
  const counted = isCounted ? { subject: 'groups', measures: [{ agg: 'count' }], order: [], fields: [], limit: usualLimit } : {};
  const parsed = claimQuerySchema.safeParse({ ...previous, ...counted, where: previous.where.filter((other) => other !== clause), against });
  return parsed.success ? parsed.data : undefined;
}

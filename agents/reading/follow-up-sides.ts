import { type ClaimQuery, type ClaimQueryInput, type Clause, type Condition, claimQuerySchema, findField } from '#engine';

import { compose } from './compose/compose.ts';
import { sidesOf } from './compose/sides.ts';
import { workOn } from './compose/work.ts';
import type { Edit } from './follow-up-edit.ts';
import { isByGroup, usualLimit } from './follow-up-measures.ts';
import { fieldsIn, isPlaceField, resolvedOn } from './follow-up-where.ts';
import { complementOf, opposites } from './grammar/complement.ts';
import { type Draft, emptyDraft, isNothing } from './grammar/draft.ts';

type Side = NonNullable<ClaimQuery['against']>[number];
type SideInput = NonNullable<ClaimQueryInput['against']>[number];

/** A list as the number of its claims; anything else as it is. */
function counted(query: ClaimQuery): ClaimQuery {
  return query.measures.length > 0 || query.subject !== 'claims' ? query : { ...query, subject: 'groups', measures: [{ agg: 'count' }], order: [], fields: [], limit: usualLimit };
}

function assumedCount(query: ClaimQuery, at: number): Draft['assumed'] {
  return query.measures.length === 0 && query.subject === 'claims' ? [{ at, about: 'measure' }] : [];
}

/** The one field that every side is told by, with one condition each. */
function fieldOfSides(sides: readonly Side[]): string | undefined {
  const fields = sides.map(({ where: [clause, ...others] }) => (clause && !('any' in clause) && others.length === 0 ? clause.field : undefined));
  return fields[0] !== undefined && fields.every((field) => field === fields[0]) ? fields[0] : undefined;
}

/** One query, asked once for each side: the groups that it had give way to them, unless groups are asked for too. */
function toldApart(before: ClaimQuery, against: readonly SideInput[], { isAlso, groups }: Draft): ClaimQuery {
  const { period: _period, top_per: _per, ...rest } = counted(before);
  const fields = new Set(against.flatMap(({ where = [] }) => where.flatMap((clause) => ('any' in clause ? clause.any : [clause]).map(({ field }) => field))));
  const isOfTime = before.period !== undefined && fields.has(before.period.date);
  const keepsGroups = isAlso === true || groups.length > 0 || !isByGroup(before);
  const where = before.where.filter((clause) => !fieldsIn(clause).every((field) => fields.has(field)));
  const grouped = keepsGroups ? {} : { subject: 'groups' as const, by: [], having: [], order: [], limit: usualLimit };
  return claimQuerySchema.parse({ ...rest, ...(before.period && !isOfTime && { period: before.period }), ...grouped, where, against: [...against] });
}

/** `men vs women?`, `bandingkan semester 1 dan 2`: the sides that are named, in the place of what was told apart before; of the groups before, these alone. */
export const setSides: Edit = (before, draft) => {
  const isAsked = draft.comparing !== undefined || draft.versus !== undefined || draft.terms.some(({ isVersus }) => isVersus === true);
  if (!isAsked || draft.others) return undefined;
  const work = workOn({ ...draft, left: [], periods: draft.periods.map((piece) => resolvedOn(before, piece)) });
  const sides = sidesOf(work);
  if (!sides || work.left.length > 0) return undefined;
  const { comparing: _comparing, versus: _versus, ...rest } = draft;
  const [term, ...others] = sides.used;
  const isGrouped = term && 'field' in term && others.length === 0 && before.by.some(({ field }) => field === term.field);
  if (isGrouped) return { before, draft: { ...rest, terms: draft.terms.map((one) => (one === term ? { ...one, isVersus: false } : one)), isInstead: true } };
  const periods = new Set(sides.used.map(({ at }) => at));
  const at = draft.comparing ?? draft.versus ?? term?.at ?? 0;
  return {
    before: toldApart(before, sides.against, draft),
    draft: { ...rest, terms: draft.terms.filter((one) => !sides.used.includes(one)), periods: draft.periods.filter((piece) => !periods.has(piece.at)), assumed: [...draft.assumed, ...work.assumed, ...assumedCount(before, at)] },
  };
};

/** `split by branch` of what is told apart by it already. */
export const toldApartBy: Edit = (before, { groups: [group, ...others], ...draft }) =>
  group && others.length === 0 && before.against && before.by.length === 0 && fieldOfSides(before.against) === group.field && isNothing({ ...draft, groups: [] }) ? { query: before, assumed: draft.assumed, left: [] } : undefined;

function isOfPlace(clause: Clause): boolean {
  return fieldsIn(clause).every((field) => isPlaceField(field));
}

/** `bandingkan dengan Jawa Timur`, `vs bulan lalu`, `dibanding nasional`: what the query before had there, beside what is said. */
export const compareWith: Edit = (before, draft) => {
  if (draft.comparing === undefined && draft.versus === undefined) return undefined;
  const at = draft.comparing ?? draft.versus ?? 0;
  const { comparing: _comparing, versus: _versus, wholeCountry, others, ...rest } = draft;
  const assumed = [...draft.assumed, ...assumedCount(before, at)];
  // `bandingkan keduanya`, `bandingkan rata-ratanya`
  if (before.against && (draft.both !== undefined || (draft.terms.length + draft.periods.length === 0 && !others && wholeCountry === undefined))) {
    const { points: _points, both: _both, ...told } = rest;
    return { before, draft: told };
  }
  const [term, ...more] = draft.terms;
  const [piece, ...pieces] = draft.periods;
  if (others && more.length + draft.periods.length === 0 && !term) {
    const own = lastCondition(before, others.field);
    const rests = own && leftOut(own);
    return own && rests ? { before: toldApart(before, [{ where: [own] }, { where: [rests] }], draft), draft: { ...rest, assumed } } : { assumed: [], left: [at] };
  }
  if (wholeCountry !== undefined && !term && !piece) {
    const own = before.where.filter((clause) => isOfPlace(clause));
    return own.length === 0 ? { assumed: [], left: [at] } : { before: toldApart(before, [{ where: own }, { where: [] }], draft), draft: { ...rest, assumed } };
  }
  if (piece && !term && pieces.length === 0 && before.period) {
    const own = before.period;
    const { query, assumed: said, left } = compose({ ...emptyDraft(), periods: [resolvedOn(before, piece)] });
    const against = [own, query?.period ?? {}].map((days) => ({ where: sideOf(own.date, days) }));
    return left.length > 0 ? { assumed: [], left: [at] } : { before: toldApart(before, against, draft), draft: { ...rest, periods: [], assumed: [...assumed, ...said] } };
  }
  if (!term || more.length > 0 || piece) return { assumed: [], left: [at, ...draft.left] };
  // A further side.
  if (before.against && fieldOfSides(before.against) === term.field) return { before, draft: { ...rest, terms: [], included: [...draft.included, term] } };
  const own = before.where.filter((clause) => fieldsIn(clause).every((field) => field === term.field) || (isPlaceField(term.field) && isOfPlace(clause)));
  if (own.length === 0) return { assumed: [], left: [at] };
  const apart = toldApart(before, [{ where: own }, { where: [...term.clauses] }], { ...draft, isAlso: true });
  return { before: { ...apart, where: apart.where.filter((clause) => !own.includes(clause)) }, draft: { ...rest, terms: [], assumed } };
};

function sideOf(field: string, { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): Condition[] {
  return [...(from === undefined ? [] : [{ field, op: '>=' as const, value: from }]), ...(to === undefined ? [] : [{ field, op: '<=' as const, value: to }])];
}

/** `keduanya` of two queries that ask the same of two values of one field, or of two periods: one query with these as its sides. */
export function besideEarlier(previous: ClaimQuery, earlier: ClaimQuery): ClaimQuery | undefined {
  if (besidesConditions(previous) !== besidesConditions(earlier)) return undefined;
  const [first, second] = [without(earlier.where, previous.where), without(previous.where, earlier.where)];
  const isOfOnePeriod = JSON.stringify(earlier.period) === JSON.stringify(previous.period);
  const [one, other] = [first[0], second[0]];
  if (isOfOnePeriod && one && other && first.length + second.length === 2 && (JSON.stringify(fieldsIn(one)) === JSON.stringify(fieldsIn(other)) || isSameCodes(one, other))) return toldApart(previous, [{ where: [one] }, { where: [other] }], keepingGroups);
  const days = [earlier.period, previous.period].flatMap((period) => (period?.from === undefined || period.to === undefined ? [] : [{ field: period.date, op: 'between' as const, value: [period.from, period.to] }]));
  return !isOfOnePeriod && first.length + second.length === 0 && days.length === 2 && days[0]?.field === days[1]?.field ? toldApart(previous, days.map((day) => ({ where: [day] })), keepingGroups) : undefined;
}

/** The same codes at two places of a claim. */
function isSameCodes(one: Clause, other: Clause): boolean {
  const [first, second] = [one, other].map((clause) => ('any' in clause ? undefined : { hierarchy: findField(clause.field)?.hierarchy, value: clause.value, op: clause.op }));
  return first?.hierarchy !== undefined && JSON.stringify(first) === JSON.stringify(second);
}

function besidesConditions({ where: _where, period: _period, ...query }: ClaimQuery): string {
  return JSON.stringify(query);
}

function without(clauses: readonly Clause[], others: readonly Clause[]): readonly Clause[] {
  return clauses.filter((clause) => !others.some((other) => JSON.stringify(other) === JSON.stringify(clause)));
}

const keepingGroups: Draft = { ...emptyDraft(), isAlso: true };

/** `digabung`, `both together`: sides and groups as one. What a bound or a limit chose cannot be put together. */
export const putTogether: Edit = (before, draft) => {
  const at = draft.together;
  if (at === undefined) return draft.both !== undefined && before.against?.length !== 2 ? { assumed: [], left: [draft.both] } : undefined;
  const { together: _together, both: _both, points: _points, ...rest } = draft;
  const bare = draft.bare.filter(({ field, isEvery }) => !(isEvery === true && before.by.some((group) => group.field === field.id)));
  const edited = { ...rest, bare };
  if (before.against) {
    const conditions = before.against.map(({ where }) => asOne(where));
    const every = conditions.flatMap((clause) => clause ?? []);
    const field = every[0]?.field;
    if (every.length < conditions.length || every.some((clause) => clause.field !== field && !(every[0] && isSameCodes(clause, every[0]))) || field === undefined) return { assumed: [], left: [at] };
    const values = every.flatMap(({ op, value }) => (op === '=' && value !== undefined && typeof value !== 'object' ? [value] : []));
    const joined: Clause = values.length === every.length ? { field, op: 'in', value: values } : { any: every };
    const { against: _against, ...alone } = before;
    return { before: { ...alone, where: [...before.where, joined] }, draft: edited };
  }
  if (!isByGroup(before) || before.having.length > 0 || before.limit !== usualLimit || before.top_per !== undefined) return { assumed: [], left: [at] };
  return { before: { ...before, subject: 'groups', by: [], order: [], measures: before.measures.length > 0 ? before.measures : [{ agg: 'count' }] }, draft: edited };
};

/** The conditions of a side as one: a first and a last day lie a period apart. */
function asOne(where: readonly Clause[]): Condition | undefined {
  const [first, last, ...others] = where.filter((clause): clause is Condition => !('any' in clause));
  if (!first || others.length > 0 || where.some((clause) => 'any' in clause)) return undefined;
  if (!last) return first;
  return first.field === last.field && first.op === '>=' && last.op === '<=' && typeof first.value === 'string' && typeof last.value === 'string' ? { field: first.field, op: 'between', value: [first.value, last.value] } : undefined;
}

/** `sisanya`, `the others`, `poli lainnya`: those that the last condition, or the bound of the groups, left out. */
export const takeOthers: Edit = (before, { others, ...draft }, _isShown) => {
  if (!others) return undefined;
  const isOfGroups = others.field === undefined || before.by.some(({ field }) => field === others.field) || (before.subject === 'facilities' && others.field === 'facility_key');
  const left = { assumed: [], left: Array.from({ length: others.to - others.at }, (_, i) => others.at + i) };
  const [bound, ...bounds] = before.having;
  if (isByGroup(before) && isOfGroups && bound && bounds.length === 0) return before.limit === usualLimit ? { before: { ...before, having: [{ ...bound, op: opposites[bound.op] }] }, draft } : left;
  // The first so many are known by what was shown.
  if (isByGroup(before) && isOfGroups && before.having.length === 0 && others.shown && before.by.length < 2 && before.limit !== usualLimit) {
    const { field, values } = others.shown;
    return { before: { ...before, where: [...before.where, { field, op: 'not_in', value: [...values] }], limit: usualLimit }, draft };
  }
  if (before.having.length > 0 || before.limit !== usualLimit || before.against) return left;
  const [measure, ...measures] = before.measures;
  const [shared, ...more] = measure?.of === undefined ? [] : (measure.where ?? []);
  if (measure && shared && others.field === undefined) {
    const rest = measures.length + more.length === 0 ? leftOut(shared) : undefined;
    return rest ? { before: { ...before, measures: [{ ...measure, where: [rest] }] }, draft } : left;
  }
  const last = lastCondition(before, others.field);
  // `sisanya` of what some were left out of: what is left.
  if (others.isRest !== undefined && last && !('any' in last) && (last.op === '!=' || (last.op !== 'not_null' && last.op.startsWith('not_')))) return others.isRest ? { before, draft } : left;
  const rest = last && leftOut(last);
  return last && rest ? { before: { ...before, where: before.where.map((clause) => (clause === last ? rest : clause)) }, draft } : left;
};

/** What was said last, of a field where it is named. */
function lastCondition({ where }: ClaimQuery, field?: string): Clause | undefined {
  return where.findLast((clause) => field === undefined || fieldsIn(clause).every((id) => id === field || (field === 'facility_key' && id.startsWith('facility_'))));
}

/** Every claim that a condition leaves out, those without a value with them. */
function leftOut(clause: Clause): Clause | undefined {
  return 'any' in clause ? undefined : complementOf([clause]);
}

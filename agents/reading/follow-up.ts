import { type ClaimQuery, type ClaimQueryInput, type Clause, type Condition, claimQuerySchema, findField, isNumber } from '#engine';

import { type Composed, compose } from './compose/compose.ts';
import { partsOf } from './compose/measured.ts';
import { asShare, claimsBefore, heldBefore, sidesBefore, isListed, pointedClaims, shareOfBefore } from './follow-up-claims.ts';
import { boundsOf, byOf, isByGroup, isChosen, isMeasured, measuresOf, orderOf, sharedInstead, totalOf, usualLimit } from './follow-up-measures.ts';
import { excludesAll, fieldsIn, isWithin, openTerms, resolvedOn, widen, widenSides, withoutReplaced } from './follow-up-where.ts';
import { type Assumption, type Draft, emptyDraft, isNothing } from './grammar/draft.ts';
import { isGroup } from './grammar/groups.ts';
import type { Tokens } from './grammar/tokens.ts';

/**
 * Whether a message goes on with the question before: it says so (`kalau`, `bagaimana dengan`), or it is a part of a
 * question that has no subject of its own: conditions, or what is done with the claims, but not both.
 */
export function isFollowUp(draft: Draft, tokens: Tokens): boolean {
  if (draft.concepts.length > 0) return false;
  if (draft.isEdit === true || draft.points !== undefined || draft.open.length > 0 || (draft.subject === undefined && (draft.wholeTime ?? draft.wholeCountry) !== undefined)) return true;
  const isPlain = draft.terms.length + draft.periods.length + draft.groups.length + draft.bare.length + draft.having.length === 0;
  // `jumlah klaimnya?`
  if (isPlain && draft.subjectAt !== undefined && tokens.at(draft.subjectAt)?.first.endsWith('nya') === true) return true;
  // `berapa persen dari semua klaim?`
  if (draft.share !== undefined && isPlain && draft.measures.length + draft.superlatives.length === 0) return true;
  if (draft.each !== undefined && draft.terms.length === 0) return true;
  // `rs dengan minimal 2 klaim`, of what had no hospitals.
  if (draft.having.length > 0 && draft.bare.some(({ field }) => isGroup(field) && !tokens.before.grouped.includes(field.id))) return false;
  if (draft.subject !== undefined) return false;
  // `vs Jatim`, `berapa persen yang ditolak?`, `trennya?`
  if (draft.versus !== undefined) return draft.versus === 0;
  if (draft.share !== undefined) return draft.groups.length + draft.bare.length === 0 && draft.terms.length > 0;
  if (draft.trend !== undefined) return draft.terms.length + draft.bare.length === 0;
  const narrows = draft.terms.length > 0 || draft.periods.length > 0 || (draft.having.length > 0 && draft.openCount === undefined);
  const asks = draft.measures.length > 0 || draft.groups.length > 0 || draft.superlatives.length > 0;
  if (!narrows || !asks) return true;
  // `berapa yang ditolak?`
  const [first] = draft.terms;
  return draft.openCount !== undefined && draft.measures.length === 1 && first !== undefined && tokens.at(first.at)?.after.has('that') === true;
}

/** What a follow-up makes of the query before: a share of its claims, a list of them, or the same with something changed. */
export function edit(before: ClaimQuery, draft: Draft, isShown: boolean): Composed {
  if (draft.asShare) return asShare(before, draft, draft.asShare);
  const share = shareOfBefore(before, draft);
  if (share) return share;
  // `tampilkan` of groups: the groups, or their claims.
  if (draft.each !== undefined && !isByGroup(before) && before.against === undefined) {
    const sides = sidesBefore(before);
    return sides ? edit(sides, draft, isShown) : { assumed: [], left: [draft.each] };
  }
  // By what persons or facilities that a bound kept are grouped further, no query says.
  const [further] = draft.groups;
  if (further && before.having.length > 0 && (before.subject === 'patients' || before.subject === 'facilities')) return { assumed: [], left: [further.at] };
  const held = heldBefore(before, draft);
  if (held) return held;
  const of = pointedClaims(before, draft);
  if (of === undefined) return { assumed: [], left: [draft.points ?? 0] };
  if (of !== before) return edit(of, { ...draft, isOfRows: true }, isShown);
  const isList = isListed(before, draft, isShown);
  if (isNothing(draft) && !isList && (isShown || draft.points !== undefined)) return { assumed: [], left: [draft.points ?? 0] };
  if (isShown && draft.subject === 'claims' && isByGroup(before) && isChosen(before)) return { assumed: [], left: [draft.subjectAt ?? 0] };
  const previous = isList ? claimsBefore(before, draft.terms.length + draft.periods.length + draft.orders.length + draft.superlatives.length === 0 && draft.limit === undefined) : before;
  const open = openTerms(previous, draft);
  const isAddition = draft.isAddition === true || (draft.points !== undefined && isChosen(before) && isByGroup(before));
  return edited(previous, { ...draft, isAddition, terms: open.terms, left: [...draft.left, ...open.left] });
}

/** `yang lahiran normal?`: a name and nothing else is asked for in the place of another. */
function isNameAlone({ terms: [term, ...others], periods, measures, groups, isNarrowed, isAlso, points }: Draft): boolean {
  return term !== undefined && others.length + periods.length + measures.length + groups.length === 0 && !term.isNegative && term.isWith !== true && term.isAlso !== true && isNarrowed !== true && isAlso !== true && points === undefined;
}

/** The query before with what a follow-up says put in place: conditions on a field that had one replace it, others are added. */
function edited(previous: ClaimQuery, draft: Draft): Composed {
  const swapped = draft.isInstead === true ? sharedInstead(previous, draft) : undefined;
  if (swapped) return edited(swapped.previous, { ...draft, terms: swapped.terms });
  const bounds = boundsOf(previous, draft);
  // `rajal juga`: besides what was asked of that field.
  const also = draft.terms.filter(({ isAlso, isNegative, field }) => isAlso === true && !isNegative && [...previous.where, ...(previous.against ?? []).flatMap((side) => side.where)].some((clause) => fieldsIn(clause).every((id) => id === field)));
  const said = compose({ ...emptyDraft(), terms: draft.terms.filter((term) => !bounds.terms.includes(term) && !also.includes(term)), periods: draft.periods.map((piece) => resolvedOn(previous, piece)), ors: draft.ors, ...(draft.share && { share: draft.share }) });
  const left = [...draft.left, ...said.left];
  const assumed: Assumption[] = [...draft.assumed, ...said.assumed];
  if (draft.comparing !== undefined || draft.versus !== undefined) return compared(previous, draft, { assumed, left });
  const sides = widenSides(previous, [...draft.included, ...also]);
  const widened = widen(previous, { ...draft, included: sides.rest });
  left.push(...widened.left);
  // `dan yang bukan swasta?`: others in their place.
  const denied = draft.isGoingOn === true ? draft.terms.filter(({ isDenied }) => isDenied === true) : [];
  const kept = widened.where.filter((clause) => !denied.some((term) => excludesAll([clause], term)));
  const where = (said.query?.where ?? []).reduce<readonly Clause[]>((all, clause) => [...withoutReplaced(all, clause, draft.isInstead, draft.isInstead === true || isNameAlone(draft)).filter((one) => JSON.stringify(one) !== JSON.stringify(clause)), clause], kept);
  if ((previous.against ?? []).some((side) => side.where.some((clause) => fieldsIn(clause).some((field) => draft.terms.some((term) => term.field === field && !also.includes(term)))))) left.push(...draft.terms.map(({ at }) => at));
  left.push(...draft.bare.filter(({ field, isEvery }) => isEvery !== true && field.id !== 'patient' && field.id !== 'facility_key' && !(isNumber(field) && isMeasured(previous, draft)) && !(bounds.having.length > 0 && previous.by.some((group) => group.field === field.id))).map(({ at }) => at), ...bounds.left);
  // `klaim itu di Jatim` of claims in Bali: these, or others.
  if (draft.points !== undefined && previous.where.some((clause) => !where.some((one) => JSON.stringify(one) === JSON.stringify(clause)) && fieldsIn(clause).every((id) => !isNumber(findField(id) ?? { kind: 'text' })))) left.push(...draft.terms.map(({ at }) => at));
  const total = totalOf(previous, draft, left);
  // `buang yang Bali` of claims of Bali alone leaves none.
  left.push(...draft.terms.filter((term) => !bounds.terms.includes(term) && excludesAll(where, term)).flatMap(({ at }) => [at, at + 1]));
  const whole = (draft.share ? said.query?.measures : total) ?? measuresOf(previous, draft, assumed);
  const split = draft.kinds === undefined ? whole : partsOf(whole);
  if (!split) left.push(draft.kinds ?? 0, (draft.kinds ?? 0) + 1);
  const measured = split ?? whole;
  const by = total ? [] : byOf(previous, draft, left);
  const isHolders = (previous.subject === 'facilities' || previous.subject === 'patients') && !total;
  const isGrouped = measured.length > 0 || by.length > 0 || isHolders || previous.against !== undefined;
  // `10 aja` of one number.
  if (draft.limit !== undefined && isGrouped && by.length === 0 && !isHolders) left.push(draft.limitAt ?? 0);
  const { order, measures: ranked } = orderOf(previous, draft, measured, isGrouped, by, left, assumed);
  const { having, measures } = bounds.on(ranked);
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
    ...(isGrouped && !total && draft.groups.length === 0 && { having: [...previous.having.filter((one) => !having.some(({ measure, op }) => measure === one.measure && op.charAt(0) === one.op.charAt(0))), ...having] }),
    ...(!isGrouped && { fields: previous.fields }),
    order: total ? [] : order,
    limit: draft.limit ?? draft.groups.find(({ limit }) => limit !== undefined)?.limit ?? (isCut ? usualLimit : previous.limit),
    ...(previous.top_per !== undefined && by.length === 2 && { top_per: previous.top_per }),
    ...((previous.change !== undefined || draft.change !== undefined) && by.some(({ unit }) => unit !== undefined) && { change: 'previous' as const }),
    ...(sides.against && { against: sides.against }),
  } satisfies ClaimQueryInput;
  if (draft.change !== undefined && !by.some(({ unit }) => unit !== undefined)) left.push(draft.change);
  const parsed = claimQuerySchema.safeParse(query);
  if (!parsed.success) left.push(0);
  return { ...(parsed.success && left.length === 0 && { query: parsed.data }), assumed, left: [...new Set(left)] };
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

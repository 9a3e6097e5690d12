import { type ClaimQuery, type ClaimQueryInput, type Clause, type Condition, canShow, claimQuerySchema, findField, isList, isNumber, operatorsOf } from '#engine';

import { usualColumns } from './columns.ts';
import { type Composed, compose } from './compose/compose.ts';
import { partsOf } from './compose/measured.ts';
import { asShare, claimsBefore, countWhole, heldBefore, isListed, overAmount, pointedClaims, shareOfBefore, shareOfNarrowed, isShareThere, shareThere, sidesBefore } from './follow-up-claims.ts';
import type { Edit, Edited } from './follow-up-edit.ts';
import { addCount, askAgain, besides, boundHolders, boundsOf, byOf, countGroups, countHad, countHolders, countOthers, extreme, isByGroup, isChosen, isMeasured, measuresOf, orderOf, rankGroups, regroup, sharedInstead, totalOf, totalOfChosen, usualLimit } from './follow-up-measures.ts';
import { besideEarlier, compareWith, putTogether, setSides, takeOthers, toldApartBy } from './follow-up-sides.ts';
import { boundsOfClaims, excludesAll, fieldsIn, isWithin, openTerms, resolvedOn, widen, widenSides, withoutReplaced } from './follow-up-where.ts';
import { fewestRupiah } from './grammar/comparisons.ts';
import { type Assumption, type Draft, type Term, emptyDraft, isNothing } from './grammar/draft.ts';
import { isGroup, isOfSome } from './grammar/groups.ts';
import type { Tokens } from './grammar/tokens.ts';
import { isShare } from './understood.ts';

/** Whether a message goes on with the question before: it says so (`kalau`), or has no subject and holds conditions or what is done with the claims, but not both. */
export function isFollowUp(draft: Draft, tokens: Tokens): boolean {
  if (draft.concepts.length > 0) return false;
  if (draft.isEdit === true || draft.points !== undefined || draft.open.length > 0 || (draft.subject === undefined && (draft.wholeTime ?? draft.wholeCountry) !== undefined)) return true;
  const isPlain = draft.terms.length + draft.periods.length + draft.groups.length + draft.bare.length + draft.having.length === 0;
  // `jumlah klaimnya?`
  if (isPlain && draft.subjectAt !== undefined && tokens.at(draft.subjectAt)?.first.endsWith('nya') === true) return true;
  // `berapa persen dari semua klaim?`
  if (draft.share !== undefined && isPlain && draft.measures.length + draft.superlatives.length === 0) return true;
  // `berapa persen dari klaim ranap?`: of what is behind `dari`, what was asked before.
  if (draft.share !== undefined && draft.isOfWhole === true && draft.terms.every(({ part, isWith }) => part === 'base' && isWith !== true) && draft.groups.length + draft.bare.length + draft.having.length + draft.superlatives.length === 0 && draft.measures.every(({ agg }) => agg === 'sum')) return true;
  if (draft.each !== undefined && draft.terms.length === 0) return true;
  if (isShareThere(draft)) return true;
  // `rs dengan minimal 2 klaim`, of what had no hospitals.
  if (draft.having.length > 0 && draft.bare.some(({ field, at }) => isGroup(field) && !tokens.before.grouped.includes(field.id) && tokens.at(at)?.last.endsWith('nya') !== true)) return false;
  if (tokens.before.isThere && goesOnWithClaims(draft, tokens)) return true;
  if (draft.subject !== undefined) return false;
  // `yg swasta aja, rinci per provinsi`, `inpatient only, by month`, `yg rata2 biayanya di atas 3 jt provinsi mana aja`: which of what was asked of.
  if (isFragment(draft, tokens)) return true;
  // `rata2 tagihan ranapnya?`: those of what was asked of.
  if (tokens.before.isThere && draft.terms.some(({ at, isNegative }) => !isNegative && /\p{L}{3}nya$/u.test(tokens.at(at)?.last ?? '') && !/^(?:lain|lainnya)$/u.test(tokens.at(at)?.last ?? ''))) return true;
  // `vs Jatim`, `berapa persen yang ditolak?`, `trennya?`
  if (draft.versus !== undefined) return draft.versus === 0;
  if (draft.share !== undefined) return draft.groups.length + draft.bare.length === 0 && draft.terms.length > 0;
  if (draft.trend !== undefined) return draft.terms.length + draft.bare.length === 0;
  // `di provinsi pertama, rs mana yang paling banyak?`: of what was counted.
  if (draft.measures.length === 0 && draft.superlatives.length > 0 && draft.terms.length > 0 && draft.terms.every(({ isPointed }) => isPointed === true) && draft.bare.every(({ field }) => !isNumber(field))) return true;
  const narrows = draft.terms.length > 0 || draft.periods.length > 0 || (draft.having.length > 0 && draft.openCount === undefined);
  const asks = draft.measures.length > 0 || draft.groups.length > 0 || draft.superlatives.length > 0;
  // `break Q4 down by service type`: what is divided is what was measured before.
  const isDividing = draft.measures.length + draft.superlatives.length + draft.bare.length === 0 && draft.groups.length > 0 && draft.groups.every(({ limit }) => limit === undefined);
  if (!narrows || !asks || isDividing) return true;
  // `berapa yang ditolak?`
  const [first] = draft.terms;
  return draft.openCount !== undefined && draft.measures.length === 1 && first !== undefined && (['that', 'with', ...(first.at === draft.openCount + 1 ? (['in'] as const) : [])] as const).some((lead) => tokens.at(first.at)?.after.has(lead) === true);
}

/** `for claims above P90` only narrows; `show the claims, longest first`, `kasih id klaimnya` of no condition of their own are the claims before. */
function goesOnWithClaims(draft: Draft, tokens: Tokens): boolean {
  const { terms, periods, measures, groups, having, subject, subjectAt = -1, share, comparing, versus, trend } = draft;
  if (subject !== 'claims' || measures.length + groups.length + having.length > 0 || [share, comparing, versus, trend].some((said) => said !== undefined)) return false;
  const isNarrowing = terms.length + periods.length > 0 && subjectAt === 0 && tokens.at(0)?.after.has('in') === true && draft.limit === undefined && draft.superlatives.length + draft.orders.length === 0;
  const isDefinite = tokens.at(subjectAt)?.after.has('the') === true || tokens.at(subjectAt)?.first.endsWith('nya') === true;
  return isNarrowing || (isDefinite && terms.length + periods.length === 0);
}

/** Whether a message without a subject opens with a word that only tells which (`yang`), or narrows with `saja`. */
function isFragment(draft: Draft, tokens: Tokens): boolean {
  const names = draft.terms.length + draft.periods.length + draft.having.length > 0;
  return names && (draft.isNarrowed === true || tokens.at(0)?.after.has('that') === true);
}

/** `masing-masing`: of each of the values before, as a side. */
const tellApart: Edit = (before, { each, ...draft }) => {
  if (each === undefined || isByGroup(before) || before.against !== undefined) return undefined;
  const sides = sidesBefore(before);
  return sides ? { before: sides, draft } : { assumed: [], left: [each] };
};

/** By what persons or facilities that a bound kept are grouped further, no query says. */
const keepHolders: Edit = (before, { groups: [further], terms }) => {
  // `yang rajal?` of hospitals with at least 50 inpatient claims: whether the bound is of these too.
  const bounded = before.having.flatMap(({ measure }) => before.measures[measure]?.where ?? []);
  const other = terms.find(({ clauses, field }) => bounded.some((clause) => fieldsIn(clause).includes(field)) && !bounded.some((clause) => JSON.stringify(clause) === JSON.stringify(clauses[0])));
  if (other) return { assumed: [], left: [other.at] };
  return further && before.having.length > 0 && (before.subject === 'patients' || before.subject === 'facilities') ? { assumed: [], left: [further.at] } : undefined;
};

/** `itu`, `those`: what they are of. */
const point: Edit = (before, draft) => {
  const of = pointedClaims(before, draft);
  if (of === undefined) return { assumed: [], left: [draft.points ?? 0] };
  return of === before ? undefined : { before: of, draft: { ...draft, isOfRows: true } };
};

/** `tampilkan`, `10 termahal`: the claims themselves. */
const list: Edit = (before, draft, isShown) => {
  const isOfClaims = isListed(before, draft, isShown);
  if (isNothing(draft) && !isOfClaims && (isShown || draft.points !== undefined)) return { assumed: [], left: [draft.points ?? 0] };
  // `tampilkan` of groups: the groups, or their claims.
  if (isShown && draft.subject === 'claims' && isByGroup(before) && isChosen(before)) return { assumed: [], left: [draft.subjectAt ?? 0] };
  if (!isOfClaims) return undefined;
  const isWhole = draft.terms.length + draft.periods.length + draft.orders.length + draft.superlatives.length === 0 && draft.limit === undefined;
  return { before: claimsBefore(before, isWhole), draft };
};

/** `tambahkan kolom lama rawat`, `add province and stay`: what a list shows besides. */
const addColumns: Edit = (before, { bare, subject, ...draft }, isShown) => {
  const isAsked = isShown || subject === 'claims' || draft.isAlso === true || draft.isAddition === true || bare.some((one) => one.isListed === true);
  const isOfColumns = bare.length > 0 && bare.every(({ field, unit, isEvery }) => unit === undefined && isEvery !== true && canShow(field));
  // `daftarnya, sama diagnosa dan biayanya` of claims that were counted.
  const listed = before.subject === 'claims' ? before : isShown && bare.every((one) => one.isListed === true) && !isByGroup(before) && before.against === undefined ? claimsBefore(before, true) : undefined;
  if (!listed || !isAsked || !isOfColumns || !isNothing({ ...draft, bare: [], ...(subject !== undefined && subject !== 'claims' && { subject }) })) return undefined;
  const fields = listed.fields.length > 0 ? listed.fields : usualColumns(listed);
  return { query: { ...listed, fields: [...new Set([...fields, ...bare.map(({ field }) => field.id)])] }, assumed: draft.assumed, left: [] };
};

/** `yang sebagai diagnosis sekunder?`: the codes asked of before, at another place of the claim. */
const moveCodes: Edit = (before, { codesAs, ...draft }) => {
  if (!codesAs) return undefined;
  const { hierarchy, id } = codesAs.field;
  const [clause, ...others] = before.where.filter((one): one is Condition => !('any' in one) && one.value !== undefined && findField(one.field)?.hierarchy === hierarchy);
  if (!clause || others.length > 0 || !operatorsOf(codesAs.field).includes(clause.op) || clause.field === id) return { assumed: [], left: [codesAs.at, codesAs.at + 1] };
  return { before: { ...before, where: before.where.map((one) => (one === clause ? { ...clause, field: id } : one)) }, draft };
};

/** `turunkan batasnya jadi 10`, `kalau 50?`: the one bound before, of groups or else of claims, or how many there were, with another number. */
const changeBound: Edit = (before, { rebound, ...draft }) => {
  if (!rebound) return undefined;
  const { at, number } = rebound;
  const fits = (unit: string | undefined): boolean => number.unit === undefined || number.unit === unit || (number.unit === 'percent' && unit === 'share');
  const value = number.unit === 'percent' ? number.value / 100 : number.value;
  const bounds = before.having.filter((one) => typeof one.value === 'number');
  const [bound] = bounds;
  const measure = before.measures[bound?.measure ?? 0];
  const numbers = before.where.filter((one): one is Condition => !('any' in one) && typeof one.value === 'number' && /[<>]/u.test(one.op));
  const [clause] = numbers;
  const unit = findField(clause?.field ?? '')?.unit;
  const left = { assumed: [], left: [at, at + 1] };
  if (bounds.length + numbers.length > 1) return left;
  if (bound) return fits(typeof measure?.of === 'string' || (measure && isShare(measure)) ? 'share' : findField(measure?.field ?? '')?.unit) ? { before: { ...before, having: before.having.map((one) => (one === bound ? { ...bound, value } : one)) }, draft } : left;
  if (clause) return fits(unit) && (unit !== 'rupiah' || value >= fewestRupiah) ? { before: { ...before, where: before.where.map((one) => (one === clause ? { ...clause, value } : one)) }, draft } : left;
  const isLimited = before.limit !== usualLimit && number.unit === undefined && Number.isInteger(value) && value > 0;
  return isLimited ? { before: { ...before, limit: value }, draft } : left;
};

/** `over 30?`: bounds whose field nobody names. */
const nameBounds: Edit = (before, given) => {
  const draft = boundsOfClaims(before, given);
  const { terms, left, assumed } = openTerms(before, draft);
  const isAddition = draft.isAddition === true || (draft.points !== undefined && isChosen(before) && isByGroup(before));
  return { before, draft: { ...draft, isAddition, terms: [...terms], open: [], assumed: [...draft.assumed, ...assumed], left: [...draft.left, ...left] } };
};

/** What a follow-up can do to the query before, in the order in which it is done; what none of them takes is put in place at the end. */
const edits: readonly Edit[] = [moveCodes, changeBound, boundHolders, overAmount, shareThere, asShare, shareOfBefore, countWhole, tellApart, toldApartBy, putTogether, setSides, compareWith, takeOthers, keepHolders, heldBefore, countGroups, countHad, totalOfChosen, point, rankGroups, countOthers, regroup, countHolders, askAgain, addCount, extreme, addColumns, list, nameBounds];

/** What a follow-up makes of the query before. */
export function edit(previous: ClaimQuery, given: Draft, isShown: boolean, earlier?: ClaimQuery): Composed {
  const draft: Draft = { ...given, periods: given.periods.filter(({ isSame }) => isSame !== true), isOfPeriod: given.periods.some(({ isSame }) => isSame === true) };
  const beside = previous.against === undefined && earlier ? besideEarlier(previous, earlier) : undefined;
  // `selisihnya?` of two that were told apart: theirs, or what of each was not paid.
  const { comparing, bare: [gap], ...more } = draft;
  const asked = gap?.field.differenceOf && (beside ?? previous.against) ? gap.at : previous.against && !gap ? comparing : undefined;
  if (asked !== undefined && isNothing({ ...more, bare: [] })) return { assumed: [], left: [asked] };
  const narrowed = shareOfNarrowed(previous, earlier, draft);
  if (narrowed) return narrowed;
  const isOfBoth = draft.both !== undefined || draft.together !== undefined;
  // `masing-masing berapa hari?` of two that were asked one after the other.
  const eachOf = draft.each !== undefined && !isByGroup(previous) && !sidesBefore(previous) ? beside : undefined;
  const both = isOfBoth && previous.against === undefined ? (beside ?? (draft.both === undefined ? undefined : sidesBefore(previous))) : undefined;
  const { each: _each, ...told } = draft;
  let step: Edited = eachOf ? { before: eachOf, draft: told } : { before: both ?? previous, draft };
  for (const one of edits) {
    const next = one(step.before, step.draft, isShown);
    if (next && !('draft' in next)) return next;
    step = next ?? step;
  }
  return edited(step.before, step.draft);
}

/** `yang lahiran normal?`: a name and nothing else is asked for in the place of another. */
function isNameAlone({ terms: [term, ...others], periods, measures, groups, isNarrowed, isAlso, points }: Draft): boolean {
  return term !== undefined && others.length + periods.length + measures.length + groups.length === 0 && !term.isNegative && term.isWith !== true && term.isAlso !== true && isNarrowed !== true && isAlso !== true && points === undefined;
}

/** `kalau yang tanpa diabetes?` of claims with diabetes as a secondary diagnosis: what is denied is what was asked for. */
function ofSameCodes({ where }: ClaimQuery, term: Term): Term {
  const [clause, ...others] = term.clauses;
  if (!term.isNegative || !clause || others.length > 0 || 'any' in clause) return term;
  const hierarchy = findField(clause.field)?.hierarchy;
  const other = where.flatMap((one) => ('any' in one ? [] : [one])).find((one) => one.field !== clause.field && hierarchy !== undefined && findField(one.field)?.hierarchy === hierarchy && JSON.stringify(one.value) === JSON.stringify(clause.value));
  return other ? { ...term, field: other.field, clauses: [{ ...clause, field: other.field }] } : term;
}

/** Whether claims were asked for with codes in either of several places, of which a follow-up names one. */
function treatedEitherWay({ where }: ClaimQuery, { field }: Pick<Term, 'field'>): boolean {
  return where.some((clause) => 'any' in clause && clause.any.length > 1 && new Set(clause.any.map((one) => one.field)).size > 1 && clause.any.some((one) => one.field === field));
}

/** `what about physiotherapy` of a clinic: another clinic's claims, or what was done there. */
function isOtherCare({ where }: ClaimQuery, { field, isNegative }: Term): boolean {
  const care = ['clinic_name', 'procedure_codes'];
  return !isNegative && care.includes(field) && where.some((clause) => !('any' in clause) && clause.field !== field && care.includes(clause.field)) && !where.some((clause) => fieldsIn(clause).includes(field));
}

/** The query before with what a follow-up says put in place: conditions on a field that had one replace it, others are added. */
function edited(previous: ClaimQuery, given: Draft): Composed {
  const draft: Draft = { ...given, terms: given.terms.map((term) => ofSameCodes(previous, term)) };
  const swapped = draft.isInstead === true ? sharedInstead(previous, draft) : undefined;
  if (swapped) return edited(swapped.previous, { ...draft, terms: swapped.terms });
  const bounds = boundsOf(previous, draft);
  // `rajal juga`: besides what was asked of that field.
  const also = draft.terms.filter(({ isAlso, isNegative, field }) => isAlso === true && !isNegative && [...previous.where, ...(previous.against ?? []).flatMap((side) => side.where)].some((clause) => fieldsIn(clause).every((id) => id === field)));
  const said = compose({ ...emptyDraft(), terms: draft.terms.filter((term) => !bounds.terms.includes(term) && !also.includes(term)), periods: draft.periods.map((piece) => resolvedOn(previous, piece)), ors: draft.ors, ...(draft.share && { share: draft.share }) });
  const left = [...draft.left, ...said.left];
  const assumed: Assumption[] = [...draft.assumed, ...said.assumed];
  const sides = widenSides(previous, [...draft.included, ...also]);
  const widened = widen(previous, { ...draft, included: sides.rest });
  left.push(...widened.left);
  // `dan yang bukan swasta?`: others in their place.
  const denied = draft.isGoingOn === true || (draft.terms.length === 1 && isNothing({ ...draft, terms: [] })) ? draft.terms.filter(({ isDenied }) => isDenied === true) : [];
  const dated = said.query?.period?.date;
  const kept = widened.where.filter((clause) => !denied.some((term) => excludesAll([clause], term)) && !(dated !== undefined && fieldsIn(clause).every((field) => field === dated)));
  const where = (said.query?.where ?? []).reduce<readonly Clause[]>((all, clause) => [...withoutReplaced(all, clause, draft.isInstead, draft.isInstead === true || isNameAlone(draft)).filter((one) => JSON.stringify(one) !== JSON.stringify(clause)), clause], kept);
  // `what about hypertension` of either place of diabetes: in both, or in one.
  left.push(...draft.terms.filter((term) => !term.isNegative && treatedEitherWay(previous, term)).map(({ at }) => at));
  if (draft.isInstead === true) left.push(...draft.terms.filter((term) => isOtherCare(previous, term)).map(({ at }) => at));
  if ((previous.against ?? []).some((side) => side.where.some((clause) => fieldsIn(clause).some((field) => draft.terms.some((term) => term.field === field && !also.includes(term)))))) left.push(...draft.terms.map(({ at }) => at));
  left.push(...draft.bare.filter(({ field, isEvery }) => isEvery !== true && field.id !== 'patient' && field.id !== 'facility_key' && !(isNumber(field) && isMeasured(previous, draft)) && !(bounds.having.length > 0 && previous.by.some((group) => group.field === field.id))).map(({ at }) => at), ...bounds.left);
  // `klaim itu di Jatim` of claims in Bali: these, or others.
  if (draft.points !== undefined && previous.where.some((clause) => !where.some((one) => JSON.stringify(one) === JSON.stringify(clause)) && fieldsIn(clause).every((id) => !isNumber(findField(id) ?? { kind: 'text' })))) left.push(...draft.terms.map(({ at }) => at));
  const total = totalOf(previous, draft, left);
  // `buang yang Bali` of claims of Bali alone leaves none.
  left.push(...draft.terms.filter((term) => !bounds.terms.includes(term) && excludesAll(where, term)).flatMap(({ at }) => [at, at + 1]));
  const whole = (draft.share ? said.query && besides(previous, draft, said.query.measures) : total) ?? measuresOf(previous, draft, assumed);
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
  // The first so many were of other groups.
  const isRegrouped = draft.groups.length > 0 && JSON.stringify(by) !== JSON.stringify(previous.by) && isByGroup(previous);
  const isCut = isGrouped && previous.measures.length === 0 && previous.subject === 'claims' && previous.limit !== usualLimit;
  const holder = by.length === 1 && (by[0]?.field === 'facility_key' || by[0]?.field === 'patient') ? by[0].field : undefined;
  const wasHolder = isHolders && draft.groups.length === 0;
  const subject = !isGrouped ? previous.subject : holder === undefined ? (wasHolder ? previous.subject : 'groups') : holder === 'patient' ? 'patients' : 'facilities';
  const period = said.query?.period ?? (widened.isWholeTime || draft.periods.some((piece) => isWithin(previous.period, piece)) ? undefined : previous.period);
  // `di poli apa paling banyak?`: what has none is no answer, and stands under no item of a list.
  const of = draft.groups.flatMap(({ field }) => findField(field) ?? []).filter((field) => isList(field) || (isOfSome(field) && (order.length > 0 || draft.limit !== undefined)));
  const there = of.filter(({ id }) => !where.some((clause) => fieldsIn(clause).includes(id))).map(({ id }) => ({ field: id, op: 'not_null' as const }));
  const query = {
    subject,
    where: [...where, ...there],
    ...(period && { period }),
    ...(previous.base && { base: previous.base }),
    ...(isCut && { base: { first: previous.limit, order: previous.order } }),
    by: holder === undefined && !wasHolder ? by : [],
    measures: isGrouped && measures.length === 0 ? [{ agg: 'count' as const }] : measures,
    ...(isGrouped && !total && { having: [...(draft.groups.length > 0 ? [] : previous.having).filter((one) => !having.some(({ measure, op }) => measure === one.measure && op.charAt(0) === one.op.charAt(0))), ...having] }),
    ...(!isGrouped && { fields: previous.fields }),
    order: total ? [] : order,
    limit: draft.limit ?? draft.groups.find(({ limit }) => limit !== undefined)?.limit ?? (isCut || isRegrouped ? usualLimit : previous.limit),
    ...(previous.top_per !== undefined && by.length === 2 && { top_per: previous.top_per }),
    ...((previous.change !== undefined || draft.change !== undefined) && by.some(({ unit }) => unit !== undefined) && { change: 'previous' as const }),
    ...(sides.against && { against: sides.against }),
  } satisfies ClaimQueryInput;
  if (draft.change !== undefined && !by.some(({ unit }) => unit !== undefined)) left.push(draft.change);
  const parsed = claimQuerySchema.safeParse(query);
  if (!parsed.success) left.push(0);
  return { ...(parsed.success && left.length === 0 && { query: parsed.data }), assumed, left: [...new Set(left)] };
}

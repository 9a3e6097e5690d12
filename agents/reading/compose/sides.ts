import { type ClaimQueryInput, findField } from '#engine';

import type { PeriodPiece, Term } from '../grammar/draft.ts';
import { type Days, halfMonths } from '../calendar.ts';
import { clausesOf, periodClauses } from './filters.ts';
import { decides } from './meaningless.ts';
import type { Work } from './work.ts';

/** Fields of where claims are. */
export const placeFields: ReadonlySet<string> = new Set(['province_name', 'province_code', 'district_name', 'district_code', 'facility_key', 'facility_name', 'tariff_region']);

/** `A vs B`, `bandingkan A dan B`: the same question once for each side. */
export function sidesOf(work: Work): { readonly against: NonNullable<ClaimQueryInput['against']>; readonly used: readonly (Term | PeriodPiece)[] } | undefined {
  const { comparing, versus, each, terms, periods } = work.draft;
  const joined = terms.find(({ isVersus }) => isVersus === true) ?? (comparing === undefined && each === undefined ? undefined : terms.find(({ sides }) => sides !== undefined));
  const at = versus ?? comparing;
  // `rs swasta dibanding rs milik pemkab dan pemprov`: what stands before is a side too.
  const split = versus ?? comparing;
  const leading = split === undefined || !joined || joined.isVersus === true ? undefined : terms.findLast((term) => term !== joined && term.at < split && term.field === joined.field && joined.at > split && !term.isNegative);
  if (joined?.sides && leading) return { against: [{ where: [...leading.clauses] }, ...joined.sides.slice(0, 4).map((side) => ({ where: [side] }))], used: [leading, joined] };
  if (joined?.sides) return { against: joined.sides.slice(0, 5).map((side) => ({ where: [side] })), used: [joined] };
  if (each !== undefined && work.by.length === 0) work.left.push(each);
  const opposed = at === undefined ? complements(terms) : undefined;
  if (opposed) return { against: opposed.map(({ clauses }) => ({ where: [...clauses] })), used: opposed };
  if (at === undefined) return tellTogether(work);
  const [pair, ...more] = periods;
  const halves = pair?.isPair === true && more.length === 0 ? halvesOf(pair) : undefined;
  if (pair && halves) return { against: halves.map((half) => ({ where: [...periodClauses(work, half)] })), used: [pair] };
  const before = periods.findLast((period) => period.at < at);
  const compared = versus === undefined ? periods : [...(before ? [before] : []), ...periods.filter((period) => period.at > at)];
  if (compared.length > 1) return { against: compared.slice(0, 5).map((period) => ({ where: [...periodClauses(work, period)] })), used: compared };
  // `bandingkan biaya Bali dengan Jabar`.
  const place = versus === undefined ? terms.findIndex((term, i) => !term.isNegative && terms[i + 1]?.field === term.field && terms[i + 1]?.isNegative === false && (findField(term.field)?.kind === 'nominal' || findField(term.field)?.kind === 'key')) : -1;
  const [left, right] = place >= 0 ? terms.slice(place, place + 2) : versus === undefined ? terms : [terms.findLast((term) => term.at < at), terms.find((term) => term.at > at)];
  if (left && right && (place >= 0 || left.field === right.field || terms.length === 2 || (isCode(left) && isCode(right) && terms.filter((term) => !term.isPlace).length === 2))) return { against: [left, right].map(({ clauses }) => ({ where: [...clauses] })), used: [left, right] };
  if (versus !== undefined || work.draft.isGap === true || work.by.length === 0) work.left.push(at);
  return undefined;
}

/** `SC dibanding partus normal`: what was done and what it was for. */
function isCode({ field }: Term): boolean {
  return findField(field)?.hierarchy !== undefined;
}

/** Values of one field that are not set against each other are taken together, which is told: each by itself may be meant. */
function tellTogether({ draft, measures, by, assumed }: Work): undefined {
  const [several, ...others] = draft.terms.filter(({ sides, isEither }) => sides !== undefined && isEither !== true);
  if (several && others.length === 0 && measures.length > 0 && draft.share === undefined && !by.some(({ field }) => field === several.field)) assumed.push({ at: several.at, about: 'together', value: several.field });
}

/** `PBI dan non-PBI`: a value and what is not it leave nothing together, and are told apart. */
function complements(terms: readonly Term[]): readonly Term[] | undefined {
  const place = terms.findIndex((term, i) => {
    const other = terms[i + 1];
    const [own, next] = [term.clauses[0], other?.clauses[0]];
    const isPair = other !== undefined && term.field === other.field && term.isNegative !== other.isNegative && term.clauses.length === 1 && other.clauses.length === 1 && !term.isAlternative && !other.isAlternative;
    return isPair && own && next && !('any' in own) && !('any' in next) && JSON.stringify(own.value) === JSON.stringify(next.value);
  });
  return place < 0 ? undefined : terms.slice(place, place + 2);
}

/** Two periods of one length, side by side, that were said as one. */
function halvesOf(pair: PeriodPiece): readonly PeriodPiece[] | undefined {
  const [claims, clock] = [splitDays(pair.sense.claims), splitDays(pair.sense.clock)];
  return claims && clock ? [0, 1].map((i) => ({ ...pair, sense: { ...pair.sense, claims: claims[i] ?? {}, clock: clock[i] ?? {} } })) : undefined;
}

function splitDays({ start, end }: Partial<Days>): readonly Partial<Days>[] | undefined {
  const days = start === undefined || end === undefined ? undefined : halfMonths(start, end);
  return days && start !== undefined && end !== undefined ? [{ start, end: days.end }, { start: days.start, end }] : undefined;
}

/** `RS TNI vs RS pemda (pemkab + pemprov)`: what says again what a side is says nothing more. */
export function dropRepeated({ draft: { terms } }: Work, sides: readonly (Term | PeriodPiece)[]): void {
  const kept = terms.filter((term) => sides.includes(term) || !sides.some((side) => 'clauses' in side && (isSame(side, term) || (side.sides ?? []).some((one) => isSame({ ...side, clauses: [one] }, term)))));
  terms.splice(0, terms.length, ...kept);
}

function isSame(one: Term, other: Term): boolean {
  return one.field === other.field && one.isNegative === other.isNegative && JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other));
}

function valuesOf({ clauses }: Term): readonly unknown[] {
  return clauses.flatMap((clause) => ('any' in clause ? [JSON.stringify(clause.any)] : [clause.value].flat().map(String))).toSorted();
}

/** `berapa persen klaim X yang Y`: the claims that are Y, as a share of those that are X. */
export function shareOf(work: Work, sides: readonly (Term | PeriodPiece)[]): { readonly used: readonly Term[] } | undefined {
  const { share, subjectAt } = work.draft;
  if (!share) return undefined;
  const field = share.field;
  // `berapa klaim dan berapa persen`, `jumlah klaim, rata-rata LOS, dan % yang meninggal`: what is measured besides.
  const besides = work.measures.splice(0).filter(({ agg, field: id }) => work.draft.measures.some((piece) => piece.agg === agg && piece.field?.id === id));
  const grouped = new Set(work.by.map((group) => group.field));
  const isDecided = work.by.length > 0 && work.draft.terms.length > 0 && work.draft.terms.every((term) => term.part !== 'that' && decides(grouped, term.field));
  if ((share.isOfGroups === true && work.by.length > 0) || isDecided) {
    work.measures.push({ ...(field === undefined ? { agg: 'count' } : { agg: 'sum', field }), of: 'matching' });
    return { used: [] };
  }
  const terms = work.draft.terms.filter((term) => !sides.includes(term));
  // `percentage of inpatient claims readmitted within 30 days`: what stands on both sides of its noun.
  const isBefore = ({ at }: Term): boolean => subjectAt !== undefined && at > share.at && at < subjectAt;
  const behind = work.draft.terms.some(isBefore) ? terms.filter((term) => term.at > (subjectAt ?? 0) && !placeFields.has(term.field) && !term.isPlace) : [];
  const named = terms.filter(({ part, at }) => (share.isBehind === true ? at > share.at : part === 'that'));
  // `klaim ranap tanpa tindakan berapa persen`
  const held = terms.filter((term, i) => term.isWith === true && i > 0 && !placeFields.has(term.field));
  const said = [named, behind, held].find((some) => some.length > 0) ?? [];
  // `per rs swasta`: what the groups are is of the whole.
  const isOfGroup = (term: Term): boolean => term.field.startsWith('facility_') && work.by.some((group) => group.field.startsWith('facility_'));
  // `persentase klaim berat per segmen, rawat inap saja`, `persentase meninggal ranap`: how people were treated, and what is said with `saja`, is of the whole.
  const ofAll = (said.length > 0 ? said : terms).filter((term) => !placeFields.has(term.field) && !term.isPlace && !isOfGroup(term));
  const narrower = said.length > 0 ? ofAll : ofAll.filter((term) => term.isOnly !== true && term.field !== 'service_type');
  const own = narrower.length > 0 ? narrower : ofAll;
  const shared = own.length > 0 ? own : said.length > 0 ? said : terms;
  const agg = field === undefined ? ({ agg: 'count' } as const) : ({ agg: 'sum', field } as const);
  if (shared.length === 0 && work.by.length === 0) {
    work.left.push(share.at);
    return undefined;
  }
  const where = clausesOf(work, shared);
  // `10 faskes dengan klaim duplikat terbanyak, dengan persentasenya`: how many lead, and their share stands beside them.
  const isRankedByCount = besides.length === 0 && field === undefined && work.by.some(({ role }) => role === 'head') && work.draft.superlatives.some(({ of, at }) => of === 'count' && at < share.at);
  if (isRankedByCount && shared.length > 0) {
    work.measures.push({ agg: 'count', where: [...where] }, { agg: 'count', where: [...where], of: 'group' });
    return { used: shared };
  }
  // What was named before is what is counted; what is named behind is only shared.
  const isNamedBefore = shared.length > 0 && shared.every(({ at }) => at < share.at);
  work.measures.push(...besides.map((measure) => (isNamedBefore && measure.of === undefined ? { ...measure, where: [...(measure.where ?? []), ...where] } : measure)));
  // `urutkan dari persentasenya`, `highest share`: the share is what is ranked.
  if (besides.length > 0) work.order.splice(0, work.order.length, ...work.order.map((one) => (one.measure === 0 ? { ...one, measure: besides.length } : one)));
  work.measures.push(shared.length === 0 ? { ...agg, of: 'matching' } : { ...agg, where: [...where], of: 'group' });
  if (said.length === 0 && shared.length > 0 && shared.length < terms.length) work.assumed.push({ at: share.at, about: 'share' });
  return { used: shared };
}

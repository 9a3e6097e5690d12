import { type ClaimQuery, type Clause, type Condition, conditionsOf, findField } from '#engine';

import { opposites } from '../grammar/complement.ts';
import type { Draft } from '../grammar/draft.ts';

/** What is one number of each claim between 0 and about 1: a hundred times that is a percentage taken twice, and all of it added up is nothing. */
const mostOfShare = 10;
/** Rupiah: no claim is of exactly less, so that such a number counts something else. */
const leastAmount = 1000;

/** Places of words that nobody can have meant together and that are asked back: a sum of shares, an amount of exactly ten rupiah, a ratio of 9,000 %, all or nothing of each group. */
export function meaninglessIn({ where, by, measures, having, against, subject, base }: ClaimQuery, { terms, measures: said, having: bounds, share, groups, limitAt }: Draft): readonly number[] {
  const shared = measures.flatMap((measure) => (measure.where ? [measure.where] : []));
  const all = [where, ...shared, ...(against ?? []).map((side) => side.where)];
  const placeOf = (clause: Condition): readonly number[] => {
    const own = terms.filter((term) => term.field === clause.field).map(({ at }) => at);
    return own.length > 0 ? own : terms.length > 0 ? terms.map(({ at }) => at) : [0];
  };
  const isSummedShare = measures.some(({ agg, field, of }) => agg === 'sum' && of === undefined && ['share', 'score'].includes(findField(field ?? '')?.unit ?? ''));
  const grouped = new Set([...by.map(({ field }) => field), ...(subject === 'facilities' ? ['facility_key'] : [])]);
  const isAllOrNothing = measures.some((measure) => measure.of === 'group' && measure.where !== undefined && measure.where.every((clause) => where.some((one) => JSON.stringify(one) === JSON.stringify(clause)) || isHad(clause, measure.field) || conditionsOf([clause]).every(({ field }) => grouped.has(field) || decides(grouped, field))));
  const isCountedCut = base?.first !== undefined && subject === 'groups' && by.length === 0 && measures.length > 0 && measures.every(({ agg, where: own = [], of }) => agg === 'count' && own.length === 0 && of === undefined);
  return [
    ...(isCountedCut ? [limitAt ?? said[0]?.at ?? 0] : []),
    ...all.flatMap((clauses) => conditionsOf(clauses)).filter((clause) => isOutside(clause)).flatMap((clause) => placeOf(clause)),
    ...where.flatMap((clause) => ('any' in clause || !where.some((other) => isOpposite(clause, other)) ? [] : placeOf(clause))),
    ...having.flatMap(({ measure, value }, i) => (typeof value === 'number' && value > 0 && value < leastAmount && measures[measure]?.of === undefined && findField(measures[measure]?.field ?? '')?.unit === 'rupiah' && measures[measure]?.agg !== 'distinct' ? [bounds[i]?.at ?? 0] : [])),
    ...(isSummedShare ? (said.length > 0 ? said.map(({ at }) => at) : [0]) : []),
    ...(isAllOrNothing ? [share?.at ?? groups[0]?.at ?? 0] : []),
  ];
}

/** How severe a stay was is of stays alone: of each severity all or none are inpatient. */
export function decides(grouped: ReadonlySet<string>, field: string): boolean {
  return field === 'service_type' && (grouped.has('severity_group') || grouped.has('inacbg_severity'));
}

/** What is measured is had by those alone that have it. */
function isHad(clause: Clause, measured: string | undefined): boolean {
  const present = findField(measured ?? '')?.presentBy;
  return present !== undefined && !('any' in clause) && clause.field === present && clause.value === true;
}

function isOpposite(clause: Condition, other: Clause): boolean {
  return !('any' in other) && other.field === clause.field && clause.op !== 'between' && opposites[clause.op] === other.op && JSON.stringify(other.value) === JSON.stringify(clause.value);
}

/** Whether a number lies where no value of the field does. */
function isOutside({ field, op, value }: Condition): boolean {
  const { unit } = findField(field) ?? {};
  const numbers = [value].flat().filter((one) => typeof one === 'number');
  return numbers.some((number) => (unit === 'share' && Math.abs(number) > mostOfShare) || (unit === 'rupiah' && (op === '=' || op === 'between') && number > 0 && number < leastAmount));
}

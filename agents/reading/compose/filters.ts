import { type ClaimQueryInput, type Clause, conditionsOf, findCodeSet, findField, isList } from '#engine';

import type { Span } from '../calendar.ts';
import type { PeriodDate, PeriodPiece, Term } from '../grammar/draft.ts';
import type { Work } from './work.ts';

/** Conditions and period of the claims, without what sides and shares have used. */
export function filtersOf(work: Work, sides: readonly (Term | PeriodPiece)[], shared: readonly Term[]): { readonly where: readonly Clause[]; readonly period: ClaimQueryInput['period'] } {
  const used = new Set<Term | PeriodPiece>([...sides, ...shared]);
  const own = work.draft.terms.filter((term) => !used.has(term));
  const where = [...clausesOf(work, own)];
  let period: ClaimQueryInput['period'];
  for (const piece of work.draft.periods) {
    if (used.has(piece)) continue;
    if (piece.isNegative || period !== undefined) where.push(...periodClauses(work, piece, piece.isNegative || (piece.date !== undefined && period !== undefined && piece.date !== period.date) ? undefined : piece.at));
    else {
      const { date, days } = resolved(work, piece);
      period = { date, ...(days.start !== undefined && { from: days.start }), ...(days.end !== undefined && { to: days.end }) };
      where.push(...outside(date, days.without));
    }
  }
  return { where, period };
}

/** The clauses of terms in their order; one joined by `atau` is an alternative of the one before. */
export function clausesOf(work: Work, terms: readonly Term[]): readonly Clause[] {
  const clauses: Clause[] = [];
  const values = terms.map((term) => valuesIn(term));
  for (const [i, term] of terms.entries()) {
    const { field, clauses: own, isAlternative, at } = term;
    // Two values of one field that are not joined leave nothing, and so do bounds that nothing lies between.
    if (!isAlternative && terms.slice(0, i).some((other) => other.field === field && !other.isAlternative && (contradict(other, term) || excludes(other.clauses, own)))) work.left.push(at);
    const before = clauses.at(-1);
    const [only] = own;
    // `segmen PBI, PBI APBN`: of two names of which one is part of the other the narrower says all.
    const isWider = !isAlternative && terms[i + 1]?.isAlternative !== true && terms.some((other, j) => other.field === field && !other.isAlternative && isPart(values[j], values[i]));
    const isAgain = !isAlternative && terms.slice(0, i).some((other) => !other.isAlternative && JSON.stringify(other.clauses) === JSON.stringify(own));
    if (isWider || isAgain) continue;
    if (!isAlternative) clauses.push(...own);
    else if (!before || own.length !== 1 || !only) work.left.push(at - 1);
    else clauses[clauses.length - 1] = { any: [...conditionsOf([before, only])] };
  }
  return clauses;
}

/** A period as conditions on its date. */
export function periodClauses(work: Work, piece: PeriodPiece, leftAt?: number): readonly Clause[] {
  const { date, days } = resolved(work, piece);
  const { start, end, without } = days;
  // A second period besides the first would leave nothing, or says what is not known.
  if (leftAt !== undefined) work.left.push(leftAt);
  if (piece.isNegative && without) return [{ field: date, op: 'between', value: [without.start, without.end] }];
  if (piece.isNegative) return [{ any: [...(start === undefined ? [] : [{ field: date, op: '<' as const, value: start }]), ...(end === undefined ? [] : [{ field: date, op: '>' as const, value: end }])] }];
  if (start !== undefined && end !== undefined) return [{ field: date, op: 'between', value: [start, end] }, ...outside(date, without)];
  return start === undefined ? [{ field: date, op: '<=', value: end ?? '' }] : [{ field: date, op: '>=', value: start }];
}

/** Every day but some. */
function outside(date: PeriodDate, days: Span['without']): readonly Clause[] {
  return days ? [{ any: [{ field: date, op: '<', value: days.start }, { field: date, op: '>', value: days.end }] }] : [];
}

function resolved(work: Work, { sense, date, at }: PeriodPiece): { readonly date: PeriodDate; readonly days: Span } {
  const own = date ?? (work.isOnDecisions ? 'decided_on' : 'admit_date');
  // `bulan berikutnya` of nothing that was asked of before.
  if (sense.isNext) work.left.push(at);
  if (sense.isYearAssumed === true) work.assumed.push({ at, about: 'year', value: (own === 'decided_on' ? sense.clock.start : sense.claims.start)?.slice(0, 4) ?? '' });
  if (sense.isThird === true) work.assumed.push({ at, about: 'third' });
  if (sense.isRelative) work.assumed.push({ at, about: own === 'decided_on' ? 'anchor_clock' : 'anchor_claims' });
  if (date === undefined && own === 'admit_date') work.assumed.push({ at, about: 'date', value: own });
  return { date: own, days: own === 'decided_on' ? sense.clock : sense.claims };
}

/** Whether two positive terms of a field that has one value ask for different ones, or for codes of which none is of both. */
function contradict(one: Term, other: Term): boolean {
  const [first, second] = [rangesIn(one), rangesIn(other)];
  return first.length > 0 && second.length > 0 && !first.some(([low, high]) => second.some(([start, end]) => low <= end && start <= high));
}

function rangesIn(term: Term): readonly (readonly [string, string])[] {
  const own = findField(term.field);
  const sets = term.clauses.flatMap((clause) => ('any' in clause || clause.op !== 'under' || own?.hierarchy !== 'icd10' || isList(own) ? [] : [clause.value].flat().map(String)));
  const codes = sets.flatMap((code) => (code.startsWith('set:') ? (findCodeSet(code.slice('set:'.length))?.ranges ?? []) : [code])).map((range) => range.split('-'));
  return [...valuesIn(term).map((value) => [String(value), String(value)] as const), ...codes.map(([from = '', to = from]) => [from, `${to}~`] as const)];
}

/** Whether some values are fewer than, and all among, others. */
function isPart(few: readonly unknown[] = [], all: readonly unknown[] = []): boolean {
  return few.length > 0 && few.length < all.length && few.every((value) => all.includes(value));
}

/** Whether bounds of one number leave nothing together, or one number is said besides a bound. */
function excludes(first: readonly Clause[], second: readonly Clause[]): boolean {
  const [one, other] = [boundsOf(first), boundsOf(second)];
  if (!one || !other) return false;
  const [low, high] = [Math.max(one.low, other.low), Math.min(one.high, other.high)];
  return low > high || (low === high && !(one.isClosed && other.isClosed)) || (one.low === one.high) !== (other.low === other.high);
}

function boundsOf([clause, ...others]: readonly Clause[]): { readonly low: number; readonly high: number; readonly isClosed: boolean } | undefined {
  if (!clause || others.length > 0 || 'any' in clause) return undefined;
  const { op, value } = clause;
  const [low, high] = op === 'between' && Array.isArray(value) ? value : [op === '<' || op === '<=' ? Number.NEGATIVE_INFINITY : value, op === '>' || op === '>=' ? Number.POSITIVE_INFINITY : value];
  const isBound = op === 'between' || op === '=' || op === '<' || op === '<=' || op === '>' || op === '>=';
  return isBound && typeof low === 'number' && typeof high === 'number' ? { low, high, isClosed: op !== '<' && op !== '>' } : undefined;
}

function valuesIn({ clauses }: Term): readonly unknown[] {
  return clauses.flatMap((clause) => ('any' in clause || (clause.op !== '=' && clause.op !== 'in') ? [] : [clause.value].flat()));
}

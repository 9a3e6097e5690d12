import { type ClaimQuery, type Rational, absolute, add, divide, findField, isLess, isList, isZero, rationalOf, subtract, zero, percentileOf } from '#engine';

import { type Column, type Measure, type Results, isPartition } from './result.ts';
import type { ResultRefusal, ResultStatement, ResultStatementOf, RowRef, SideRef } from './statement.ts';

/** Fewer claims than this make a mean, median or share uncertain: the size from which the mean of a sample is usually taken for normal. */
export const fewClaims = 30;

/** A statement about a result that is so, with what its words need. */
export interface EvaluatedResult<S extends ResultStatement = ResultStatement> {
  readonly statement: S;
  readonly difference?: Rational;
  /** Of the value that it is set against, 0–1 and beyond. */
  readonly share?: Rational;
  /** How many times the first has what the second has. */
  readonly times?: Rational;
  /** What a part is a part of: the claims that match, or the rows together. */
  readonly whole?: 'matched' | 'rows';
}

export type ResultEvaluation = { readonly ok: true; readonly evaluated: EvaluatedResult } | { readonly ok: false; readonly refusal: ResultRefusal };

/** Whether a statement is so by the rows that were read alone; figures are worked out as exact fractions. */
export function evaluateResult(statement: ResultStatement, results: Results): ResultEvaluation {
  const so = (more: Omit<EvaluatedResult, 'statement'> = {}): ResultEvaluation => ({ ok: true, evaluated: { statement, ...more } });
  const when = (isSo: boolean, refusal: ResultRefusal = 'relation_false'): ResultEvaluation => (isSo ? so() : refuse(refusal));
  const side = 'of' in statement ? results.side(statement.of) : results.side(statement.left);
  if (!side) return refuse('row_not_read');
  switch (statement.kind) {
    case 'matched':
      return when(side.matched > 0);
    case 'none_match':
      return when(side.matched === 0 || side.total === 0);
    case 'relaxed':
      return relaxed(statement, results, when);
    case 'figures':
      return when(isWhole(results, statement.of) && side.matched > 0 && side.rows.length === 1 && results.columns(statement.of, 'measure').some(({ name }) => ['number', 'string'].includes(typeof results.cell({ ...statement.of, row: 1 }, name))), 'value_absent');
    case 'listed':
      return when(side.rows[statement.rows - 1] !== undefined && !isWhole(results, statement.of), 'rows_missing');
    case 'row':
      return when(side.rows[statement.of.row - 1] !== undefined && !isWhole(results, statement.of), 'row_not_read');
    case 'leader':
      return extreme({ ...statement, rows: [statement.of.row] }, results, so);
    case 'tie':
      return statement.rows.length < 2 || new Set(statement.rows).size < statement.rows.length ? refuse('relation_false') : extreme(statement, results, so);
    case 'portion':
      return portion(statement, results, so);
    case 'runners_up':
      return runnersUp(statement, results, so);
    case 'each':
      return each(statement, results, so);
    case 'overlap':
      return overlap(statement, results, so);
    case 'volume':
      return when(isSelectedCount(results, statement.of));
    case 'thin':
      return when(thinRows(results, statement.of, statement.rows).length > 0);
    case 'change':
      return change(statement, results, so);
    case 'step':
      return step(statement, results, so);
    case 'together':
      return together(statement, results, so);
    case 'alike':
      return when(isAlike(statement, results));
    case 'versus':
      return versus(statement, results, so);
    case 'few':
      return when(fewestBehind(results, statement.of) !== undefined);
    case 'absent':
      return when(side.without_value.some(({ field, n }) => field === statement.field && n > 0));
    default:
      return when(side.withheld.some(({ field, n }) => field === statement.field && n > 0));
  }
}

type So = (more?: Omit<EvaluatedResult, 'statement'>) => ResultEvaluation;

/** Whether a query has one row, of all claims that pass. */
export function isWhole(results: Results, of: SideRef): boolean {
  const query = results.data(of.query)?.query;
  return query?.subject === 'groups' && query.by.length === 0;
}

/** Whether a side of a comparison is a period. */
export function isDated(results: Results, of: SideRef): boolean {
  const where = results.data(of.query)?.query.against?.[of.side]?.where ?? [];
  return where.length > 0 && where.every((clause) => 'field' in clause && findField(clause.field)?.kind === 'date');
}

/** Where the number stands of the claims that the least founded estimate of the one row rests on, where these are few: a column of the row, or `matched`. */
export function fewestBehind(results: Results, of: SideRef): { readonly column: string; readonly n: number } | undefined {
  if (!isWhole(results, of)) return undefined;
  const numbers = results.columns(of, 'measure').flatMap(({ name }) => numberBehind(results, of, name) ?? []);
  return numbers.filter(({ n }) => n > 0 && n < fewClaims).toSorted((a, b) => a.n - b.n)[0];
}

/** Of a mean or the like with conditions of its own it is counted by the measure beside it; of a share it is what it is a share of. Counts and sums are what they are. */
function numberBehind(results: Results, of: SideRef, column: string): { readonly column: string; readonly n: number } | undefined {
  const measure = results.measure(of, column);
  if (!measure || !(measure.of === undefined ? (measure.agg === 'mean' || percentileOf(measure.agg) !== undefined) : measure.of !== 'all')) return undefined;
  if (measure.of !== undefined || (measure.where ?? []).length === 0) return { column: 'matched', n: results.side(of)?.matched ?? 0 };
  const counted = results.countOf(of, measure);
  const n = counted && results.cell({ ...of, row: 1 }, counted.name);
  return counted && typeof n === 'number' ? { column: counted.name, n } : undefined;
}

/** Of which claims a query is, whatever it asks of them. */
function claimsOf({ subject, where, period, base, against }: ClaimQuery): string {
  return JSON.stringify([subject === 'decisions' || subject === 'patients' ? subject : 'claims', where, period, base, against?.map((side) => side.where)]);
}

function relaxed({ of, without, relaxed: other }: ResultStatementOf<'relaxed'>, results: Results, when: (isSo: boolean) => ResultEvaluation): ResultEvaluation {
  const [query, wider] = [results.data(of.query)?.query, results.data(other.query)?.query];
  if (!query || !wider || !results.side(other) || query.where[without] === undefined) return refuse('row_not_read');
  const isSame = claimsOf({ ...query, where: query.where.toSpliced(without, 1) }) === claimsOf(wider) && of.side === other.side;
  return when(isSame && results.side(of)?.matched === 0 && (results.side(other)?.matched ?? 0) > 0);
}

/** Whether no other row has as much, or as little. Rows that were not read are known to be no further where the order is by the measure. */
function extreme({ of, rows, column, end }: { readonly of: SideRef; readonly rows: readonly number[]; readonly column: string; readonly end: 'most' | 'least' }, results: Results, so: So): ResultEvaluation {
  const side = results.side(of);
  if (!side || results.column(of, column)?.role !== 'measure') return refuse('row_not_read');
  if (side.rows.length < 2) return refuse('relation_false');
  const values = side.rows.map((_, i) => results.number({ ...of, row: i + 1 }, column));
  const [own] = rows.map((row) => values[row - 1]);
  if (own === undefined || rows.some((row) => values[row - 1] === undefined)) return refuse('value_absent');
  if (side.total > side.rows.length || results.data(of.query)?.query.top_per !== undefined) {
    if (!isOrderedBy(results, of, column, end)) return refuse('rows_missing');
    // One more row may be equal to the last that was read.
    const last = values.at(-1);
    if (last !== undefined && !isLess(last, own) && !isLess(own, last)) return refuse('rows_missing');
  }
  const isNamed = (i: number): boolean => rows.includes(i + 1);
  const holds = values.every((value, i) => {
    if (value === undefined) return true;
    const isEqual = !isLess(value, own) && !isLess(own, value);
    return isNamed(i) ? isEqual : end === 'most' ? isLess(value, own) : isLess(own, value);
  });
  return holds ? so() : refuse('relation_false');
}

function isOrderedBy(results: Results, of: SideRef, column: string, end: 'most' | 'least'): boolean {
  const { query } = results.data(of.query) ?? {};
  const place = results.column(of, column)?.measure;
  if (!query || place === undefined || query.top_per !== undefined) return false;
  const [first] = query.order;
  const isByDate = query.by[0]?.unit !== undefined;
  if (!first) return place === 0 && end === 'most' && !isByDate;
  return first.measure === place && first.direction === (end === 'most' ? 'desc' : 'asc');
}

/** Only counts and sums of groups that part all claims add up to a whole. */
function portion({ of, column }: ResultStatementOf<'portion'>, results: Results, so: So): ResultEvaluation {
  const [data, side, measure, own] = [results.data(of.query), results.side(of), results.measure(of, column), results.number(of, column)];
  if (!data || !side || !measure || results.column(of, column)?.role !== 'measure') return refuse('row_not_read');
  if (own === undefined) return refuse('value_absent');
  const isAdditive = measure.of === undefined && (measure.agg === 'count' || measure.agg === 'sum');
  if (!isAdditive || !isPartition(data)) return refuse('not_a_part');
  if (side.total < 2) return refuse('relation_false');
  if (measure.agg === 'count' && (measure.where ?? []).length === 0) return so({ share: divide(own, rationalOf(side.matched)), whole: 'matched' });
  if (side.total > side.rows.length) return refuse('rows_missing');
  const values = side.rows.map((_, i) => results.number({ ...of, row: i + 1 }, column) ?? zero);
  const sum = values.reduce((total, value) => add(total, value), zero);
  return values.some((value) => isLess(value, zero)) || isZero(sum) ? refuse('relation_false') : so({ share: divide(own, sum), whole: 'rows' });
}

/** The rows that follow the first in the order of the query, where it is that of the measure. */
function runnersUp({ of, rows, column, end }: ResultStatementOf<'runners_up'>, results: Results, so: So): ResultEvaluation {
  const side = results.side(of);
  if (!side || results.column(of, column)?.role !== 'measure') return refuse('row_not_read');
  if (!Number.isInteger(rows) || rows < 2 || side.rows[rows - 1] === undefined) return refuse('row_not_read');
  if (!isOrderedBy(results, of, column, end)) return refuse('rows_missing');
  const [first, second, last] = [1, 2, rows].map((row) => results.number({ ...of, row }, column));
  if (first === undefined || second === undefined || last === undefined) return refuse('value_absent');
  return end === 'least' || !isLess(zero, second) ? so() : so({ times: divide(first, second) });
}

/** The column that counts the claims of a group, beside a measure that is no such count itself. */
export function supportOf(results: Results, of: SideRef, column: string): Column | undefined {
  const counted = results.columns(of, 'measure').find(({ name }) => isCountOfAll(results.measure(of, name)));
  return counted?.name === column ? undefined : counted;
}

export function isCountOfAll(measure: Measure | undefined): boolean {
  return measure?.agg === 'count' && (measure.where ?? []).length === 0 && measure.of === undefined;
}

function each({ of, column }: ResultStatementOf<'each'>, results: Results, so: So): ResultEvaluation {
  const [measure, side, value] = [results.measure(of, column), results.side(of), results.number({ ...of, row: 1 }, column)];
  if (!measure || !side || !isWhole(results, of) || results.column(of, column)?.role !== 'measure') return refuse('row_not_read');
  if (measure.of !== undefined || (measure.where ?? []).length > 0 || (measure.agg !== 'sum' && measure.agg !== 'distinct')) return refuse('units_differ');
  if (value === undefined) return refuse('value_absent');
  const matched = rationalOf(side.matched);
  const [part, whole] = measure.agg === 'sum' ? [value, matched] : [matched, value];
  return side.matched < 2 || !isLess(zero, value) || (measure.agg === 'distinct' && side.without_value.length > 0) ? refuse('relation_false') : so({ times: divide(part, whole) });
}

/** Only of groups by one list of which all are there, and only of all their claims. */
function overlap({ of, column }: ResultStatementOf<'overlap'>, results: Results, so: So): ResultEvaluation {
  const [data, side] = [results.data(of.query), results.side(of)];
  if (!data || !side || results.column(of, column)?.role !== 'measure') return refuse('row_not_read');
  const [only, ...others] = data.query.by;
  const field = findField(only?.field ?? '');
  if (data.query.subject !== 'groups' || others.length > 0 || !field || !isList(field) || !isCountOfAll(results.measure(of, column))) return refuse('not_a_part');
  if (data.query.having.length > 0 || side.total > side.rows.length) return refuse('rows_missing');
  const sum = side.rows.reduce((total, _, i) => add(total, results.number({ ...of, row: i + 1 }, column) ?? zero), zero);
  return isLess(rationalOf(side.matched), sum) ? so({ difference: sum }) : refuse('relation_false');
}

/** Whether claims that pass conditions are counted by group. */
function isSelectedCount(results: Results, of: SideRef): boolean {
  const [data, [first]] = [results.data(of.query), results.columns(of, 'measure')];
  const isGrouped = data?.query.subject === 'facilities' || (data?.query.subject === 'groups' && data.query.by.length > 0);
  const conditions = [...(data?.query.where ?? []), ...(data?.query.against?.[of.side]?.where ?? [])];
  return isGrouped && first !== undefined && isCountOfAll(results.measure(of, first.name)) && !data?.query.by.some(({ field }) => field === 'flags') && conditions.some((clause) => !('any' in clause) && clause.field === 'flags') && (results.side(of)?.rows.length ?? 0) > 1;
}

/** Rows among the first whose mean, median, P90 or share of the group rests on few claims. */
export function thinRows(results: Results, of: SideRef, rows: number): readonly { readonly row: number; readonly n: number; readonly column: string }[] {
  const estimate = results.columns(of, 'measure').find(({ name }) => {
    const measure = results.measure(of, name);
    return measure !== undefined && (measure.of === undefined ? (measure.agg === 'mean' || percentileOf(measure.agg) !== undefined) && (measure.where ?? []).length === 0 : measure.of === 'group');
  });
  const support = estimate && supportOf(results, of, estimate.name);
  if (!support || isWhole(results, of)) return [];
  return (results.side(of)?.rows.slice(0, rows) ?? []).flatMap((cells, i) => {
    const n = cells[support.name];
    return typeof n === 'number' && n > 0 && n < fewClaims ? [{ row: i + 1, n, column: support.name }] : [];
  });
}

/** Of periods in their order, each whole. */
function change({ of, column, from, to, direction }: ResultStatementOf<'change'>, results: Results, so: So): ResultEvaluation {
  const [data, first, last] = [results.data(of.query), { ...of, row: from }, { ...of, row: to }];
  const period = data?.columns.find(({ role }) => role === 'group');
  const unit = data?.query.by[0]?.unit;
  if (!data || !period || unit === undefined || data.query.by.length !== 1 || results.column(of, column)?.role !== 'measure') return refuse('units_differ');
  const days = [results.cell(first, period.name), results.cell(last, period.name)];
  if (days.some((day) => typeof day !== 'string')) return refuse('row_not_read');
  if (String(days[0]) >= String(days[1])) return refuse('relation_false');
  if (unit !== 'day' && [first, last].some((row) => results.cell(row, 'is_whole') !== true)) return refuse('period_cut');
  const [a, b] = [results.number(first, column), results.number(last, column)];
  if (a === undefined || b === undefined) return refuse('value_absent');
  const holds = direction === 'up' ? isLess(a, b) : direction === 'down' ? isLess(b, a) : !isLess(a, b) && !isLess(b, a);
  return holds ? so(apart(b, a)) : refuse('relation_false');
}

/** The periods that are whole and have the measure, by date, as rows. */
export function wholePeriods(results: Results, of: SideRef, column: string): readonly number[] {
  const group = results.columns(of, 'group')[0]?.name ?? '';
  const isDay = results.data(of.query)?.query.by[0]?.unit === 'day';
  const rows = (results.side(of)?.rows ?? []).map((_, i) => i + 1).filter((row) => (isDay || results.cell({ ...of, row }, 'is_whole') === true) && typeof results.cell({ ...of, row }, group) === 'string' && results.number({ ...of, row }, column) !== undefined);
  return rows.toSorted((a, b) => (String(results.cell({ ...of, row: a }, group)) < String(results.cell({ ...of, row: b }, group)) ? -1 : 1));
}

/** The furthest step from a whole period to the next, where there are several and all periods were read. */
function step({ of, column, from, to, direction }: ResultStatementOf<'step'>, results: Results, so: So): ResultEvaluation {
  const moved = change({ kind: 'change', of, column, from, to, direction }, results, so);
  if (!moved.ok) return moved;
  const side = results.side(of);
  if (!side || side.total > side.rows.length) return refuse('rows_missing');
  const periods = wholePeriods(results, of, column);
  const far = (earlier: number, later: number): Rational => absolute(subtract(results.number({ ...of, row: later }, column) ?? zero, results.number({ ...of, row: earlier }, column) ?? zero));
  const steps = periods.slice(1).map((row, i) => ({ row, size: far(periods[i] ?? row, row) }));
  const isNext = periods[periods.indexOf(to) - 1] === from;
  return isNext && steps.length > 1 && steps.every(({ row, size }) => row === to || isLess(size, far(from, to))) ? moved : refuse('relation_false');
}

/** Only claims add up over groups, and only where each is in one. */
function together({ of, rows, column }: ResultStatementOf<'together'>, results: Results, so: So): ResultEvaluation {
  const [data, side] = [results.data(of.query), results.side(of)];
  if (!data || !side || !Number.isInteger(rows) || rows < 2 || side.rows[rows - 1] === undefined) return refuse('row_not_read');
  if (!isCountOfAll(results.measure(of, column)) || !isPartition(data) || data.query.subject === 'patients') return refuse('not_a_part');
  if (!isOrderedBy(results, of, column, 'most')) return refuse('rows_missing');
  if (rows >= side.total) return refuse('relation_false');
  const sum = side.rows.slice(0, rows).reduce((total, _, i) => add(total, results.number({ ...of, row: i + 1 }, column) ?? zero), zero);
  return so({ share: divide(sum, rationalOf(side.matched)) });
}

/** Listed claims that hold a value of a field. */
export function alikeRows({ of, rows, column, value }: ResultStatementOf<'alike'>, results: Results): readonly RowRef[] {
  return (results.side(of)?.rows ?? []).slice(0, rows).flatMap((cells, i) => ([cells[column]].flat().includes(value) ? [{ ...of, row: i + 1 }] : []));
}

function isAlike(statement: ResultStatementOf<'alike'>, results: Results): boolean {
  const { of, rows, column } = statement;
  const areClaims = results.data(of.query)?.query.subject === 'claims' && results.side(of)?.rows[rows - 1] !== undefined;
  return areClaims && rows > 2 && results.column(of, column)?.role === 'field' && 2 * alikeRows(statement, results).length > rows;
}

function versus({ left, right, column, relation }: ResultStatementOf<'versus'>, results: Results, so: So): ResultEvaluation {
  const [one, other] = [results.column(left, column), results.column(right, column)];
  const [a, b] = [results.number(left, column), results.number(right, column)];
  if (!one || !other || results.side(right) === undefined) return refuse('row_not_read');
  const isSame = left.query === right.query && (left.side !== right.side || left.row !== right.row);
  if (!isSame || one.role !== 'measure') return refuse('units_differ');
  if (a === undefined || b === undefined) return refuse('value_absent');
  const periods = [left, right].map((row) => results.cell(row, results.columns(row, 'group')[0]?.name ?? ''));
  if (periods[0] !== periods[1] && [left, right].some((row) => results.cell(row, 'is_whole') === false)) return refuse('period_cut');
  const holds = relation === 'less' ? isLess(a, b) : relation === 'more' ? isLess(b, a) : !isLess(a, b) && !isLess(b, a);
  return holds ? so(apart(a, b)) : refuse('relation_false');
}

/** How far a value is from another, and that as a share of the other where it is above zero. */
function apart(value: Rational, other: Rational): Pick<EvaluatedResult, 'difference' | 'share'> {
  const difference = absolute(subtract(value, other));
  return { difference, ...(isLess(zero, other) && { share: divide(difference, other) }) };
}

function refuse(refusal: ResultRefusal): ResultEvaluation {
  return { ok: false, refusal };
}

import type { Clause } from '#engine';
import type { QueryData } from '#tools';

import type { ResultRefusal, ResultStatement, ResultStatementOf, RowRef, SideRef } from './statement.ts';

type Side = QueryData['sides'][number];
type Row = Side['rows'][number];
export type Asked = ReadonlyMap<string, QueryData>;

export interface Judgement {
  readonly isSo: boolean;
  /** Reasons for which one that is so may be left unsaid nevertheless. */
  readonly mayRefuse?: readonly ResultRefusal[];
}

const places = 12;

/** A number of a result as it is written, in units of 10⁻¹². */
export function units(value: number): bigint {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = places + Number(exponent) - fraction.length;
  return shift >= 0 ? BigInt(whole + fraction) * 10n ** BigInt(shift) : BigInt(whole + fraction) / 10n ** BigInt(-shift);
}

export function sideOf(asked: Asked, { query, side }: SideRef): Side | undefined {
  return asked.get(query)?.sides[side];
}

export function rowOf(asked: Asked, of: RowRef): Row | undefined {
  return Number.isInteger(of.row) && of.row >= 1 ? sideOf(asked, of)?.rows[of.row - 1] : undefined;
}

/** Whether a result has a row for each group, and not one row of all. */
function isGrouped({ query }: QueryData): boolean {
  return query.subject === 'facilities' || query.subject === 'patients' || (query.subject === 'groups' && query.by.length > 0);
}

export function measureOf({ query, columns }: QueryData, name: string): QueryData['query']['measures'][number] | undefined {
  const column = columns.find((each) => each.name === name);
  if (column?.role !== 'measure') return undefined;
  return query.measures[column.measure ?? 0] ?? { agg: 'count' };
}

function valueIn(row: Row | undefined, column: string): bigint | undefined {
  const value = row !== undefined && Object.hasOwn(row, column) ? row[column] : undefined;
  return typeof value === 'number' ? units(value) : undefined;
}

const not: Judgement = { isSo: false };

/**
 * Whether a statement about results is so, worked out apart: from the docstrings of the statements, the meaning of
 * the query and the tool's raw data, without a line of the evaluation.
 */
export function judge(statement: ResultStatement, asked: Asked): Judgement {
  const first = statement.kind === 'versus' ? statement.left : statement.of;
  const data = asked.get(first.query);
  const side = sideOf(asked, first);
  if (!data || !side) return not;
  switch (statement.kind) {
    case 'matched':
      return { isSo: side.matched > 0 };
    case 'none_match':
      return { isSo: side.matched === 0 || side.total === 0 };
    case 'relaxed':
      return relaxed(statement, asked, data);
    case 'figures':
      return { isSo: data.query.subject === 'groups' && !isGrouped(data) && side.matched > 0 && side.rows.length === 1 && data.columns.some(({ name }) => side.rows[0]?.[name] !== null) };
    case 'listed':
      return { isSo: (isGrouped(data) || data.query.subject !== 'groups') && Number.isInteger(statement.rows) && statement.rows > 0 && statement.rows <= side.rows.length };
    case 'row':
      return { isSo: (isGrouped(data) || data.query.subject !== 'groups') && rowOf(asked, statement.of) !== undefined };
    case 'leader':
      return isGrouped(data) ? extreme(statement.column, statement.end, [statement.of.row], data, side) : not;
    case 'tie':
      return isGrouped(data) && statement.rows.length > 1 ? extreme(statement.column, statement.end, statement.rows, data, side) : not;
    case 'portion':
      return portion(statement, data, side);
    case 'runners_up':
      return isGrouped(data) ? { isSo: isNext(statement, data, side) } : not;
    case 'each': {
      const measure = measureOf(data, statement.column);
      const value = valueIn(side.rows[0], statement.column);
      const isPlain = measure !== undefined && measure.of === undefined && (measure.where ?? []).length === 0 && (measure.agg === 'sum' || (measure.agg === 'distinct' && side.without_value.length === 0));
      return { isSo: data.query.subject === 'groups' && !isGrouped(data) && isPlain && side.matched > 1 && value !== undefined && value > 0n };
    }
    case 'overlap': {
      const [by, second] = data.query.by;
      const measure = measureOf(data, statement.column);
      const isCount = measure?.agg === 'count' && measure.of === undefined && (measure.where ?? []).length === 0;
      const isOfLists = data.query.subject === 'groups' && second === undefined && ['dx_secondary_codes', 'procedure_codes', 'flags'].includes(by?.field ?? '');
      return { isSo: isOfLists && isCount && data.query.having.length === 0 && side.total === side.rows.length && side.rows.reduce((sum, row) => sum + Number(row[statement.column] ?? 0), 0) > side.matched };
    }
    case 'volume': {
      const measure = data.query.measures[0] ?? { agg: 'count' };
      const isCount = measure.agg === 'count' && measure.of === undefined && (measure.where ?? []).length === 0;
      return { isSo: isGrouped(data) && data.query.subject !== 'patients' && isCount && side.rows.length > 1 && conditionsOf(data, statement.of.side).some((clause) => 'field' in clause && clause.field === 'flags') };
    }
    case 'thin':
      return { isSo: isGrouped(data) && hasThin(data, side, statement.rows) };
    case 'change':
      return change(statement, data, side);
    case 'step':
      return step(statement, data, side);
    case 'together':
      return together(statement, data, side);
    case 'alike':
      return alike(statement, data, side);
    case 'versus':
      return versus(statement, asked, data);
    case 'few':
      return { isSo: data.query.subject === 'groups' && !isGrouped(data) && side.rows.length === 1 && data.columns.some(({ name }) => isFew(data, side, name)) };
    case 'absent':
      return { isSo: side.without_value.some(({ field, n }) => field === statement.field && n > 0) };
    case 'withheld':
      return { isSo: side.withheld.some(({ field, n }) => field === statement.field && n > 0) };
    default:
      return not;
  }
}

/** Rows stand behind the first by the measure alone where the query orders by it, or by its first one where it says no order and groups by no date. */
function isNext({ rows, column, end }: ResultStatementOf<'runners_up'>, { query, columns }: QueryData, side: Side): boolean {
  const place = columns.find(({ name, role }) => name === column && role === 'measure')?.measure;
  const [order] = query.order;
  const direction = end === 'most' ? 'desc' : 'asc';
  const isOrdered = order === undefined ? place === 0 && direction === 'desc' && query.by[0]?.unit === undefined : order.measure === place && order.direction === direction;
  return place !== undefined && isOrdered && query.top_per === undefined && Number.isInteger(rows) && rows > 1 && [0, 1, rows - 1].every((at) => valueIn(side.rows[at], column) !== undefined);
}

/** Whether the first estimate by group rests, in one of the first rows, on 1 to 29 claims. */
function hasThin(data: QueryData, side: Side, rows: number): boolean {
  const measures = data.columns.filter(({ role }) => role === 'measure').map(({ name }) => ({ name, ...(measureOf(data, name) ?? { agg: 'count' as const }) }));
  const isEstimate = measures.some(({ agg, where = [], of }) => of === 'group' || (of === undefined && where.length === 0 && ['mean', 'median', 'p90'].includes(agg)));
  const counted = measures.find(({ agg, where = [], of }) => agg === 'count' && of === undefined && where.length === 0)?.name;
  return isEstimate && counted !== undefined && side.rows.slice(0, rows).some((row) => Number(row[counted]) > 0 && Number(row[counted]) < 30);
}

/** Whether a measure of all is an estimate from 1 to 29 claims: those that match, or of them those of its own conditions, where a measure counts these. */
export function claimsBehind({ query, columns }: QueryData, side: Side, name: string): number | undefined {
  const measureIn = (column: string): QueryData['query']['measures'][number] | undefined => measureOf({ query, columns, sides: [] }, column);
  const measure = measureIn(name);
  if (!measure || measure.of === 'all' || (measure.of === undefined && !['mean', 'median', 'p90'].includes(measure.agg))) return undefined;
  if (measure.of !== undefined || (measure.where ?? []).length === 0) return side.matched;
  const counted = columns.find((each) => {
    const count = measureIn(each.name);
    return count?.agg === 'count' && count.of === undefined && JSON.stringify(count.where) === JSON.stringify(measure.where);
  });
  const n = counted && side.rows[0]?.[counted.name];
  return typeof n === 'number' ? n : undefined;
}

function isFew(data: QueryData, side: Side, name: string): boolean {
  const n = claimsBehind(data, side, name);
  return n !== undefined && n > 0 && n < 30;
}

function population({ query }: QueryData): string {
  return query.subject === 'decisions' || query.subject === 'patients' ? query.subject : 'claims';
}

function conditionsOf({ query: { where, against } }: QueryData, side: number): readonly Clause[] {
  return [...where, ...(against?.[side]?.where ?? [])];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The other query asks of the same claims, but for the one condition. */
function relaxed({ of, without, relaxed: wider }: ResultStatementOf<'relaxed'>, asked: Asked, data: QueryData): Judgement {
  const other = asked.get(wider.query);
  if (!other || !sideOf(asked, wider) || !(without in data.query.where)) return not;
  const left = conditionsOf(data, of.side).filter((_, i) => i !== without);
  const isSo = isSame(left, conditionsOf(other, wider.side)) && isSame(data.query.period, other.query.period) && isSame(data.query.base, other.query.base) && population(data) === population(other);
  // A side without conditions is as good as a query without sides, and need not be known for one.
  return { isSo: isSo && sideOf(asked, of)?.matched === 0 && (sideOf(asked, wider)?.matched ?? 0) > 0, mayRefuse: isSame(data.query.against, other.query.against) ? [] : ['relation_false'] };
}

/** These rows, and they alone, have the largest or smallest value of all groups of the claims. */
function extreme(column: string, end: 'most' | 'least', rows: readonly number[], data: QueryData, side: Side): Judgement {
  if (!measureOf(data, column) || new Set(rows).size !== rows.length) return not;
  const sign = end === 'most' ? 1n : -1n;
  const values = side.rows.map((row) => valueIn(row, column));
  const own = rows.map((row) => values[row - 1]);
  const value = own[0];
  if (value === undefined || side.rows.length < 2 || own.some((each) => each !== value)) return not;
  const isBeaten = values.some((each, i) => each !== undefined && !rows.includes(i + 1) && sign * each >= sign * value);
  if (isBeaten) return not;
  if (mayBeBeaten(column, sign, value, data, side)) return not;
  return { isSo: true, mayRefuse: data.query.top_per === undefined ? [] : ['rows_missing'] };
}

/** Whether a group that passes `having` and was not read, or that `top_per` took away, could have as much. */
function mayBeBeaten(column: string, sign: bigint, value: bigint, { query, columns }: QueryData, side: Side): boolean {
  const place = columns.find(({ name }) => name === column)?.measure ?? 0;
  const order = query.order[0];
  const isDated = query.by[0] !== undefined && columns.some(({ name, field }) => name === 'is_whole' || (field === query.by[0]?.field && query.by[0]?.unit === 'day'));
  const ordered = order === undefined ? (isDated ? undefined : { measure: 0, direction: 'desc' }) : order.measure === undefined ? undefined : order;
  const isInOrder = ordered?.measure === place && ordered.direction === (sign === 1n ? 'desc' : 'asc');
  const last = valueIn(side.rows.at(-1), column);
  const isUnread = side.total > side.rows.length && !(isInOrder && (last === undefined || sign * last < sign * value));
  return isUnread || (query.top_per !== undefined && !(isInOrder && isBelowWithin(query.top_per, column, value, columns, side)));
}

/** Whether what `top_per` took away is less than the value: the last that it left of each is, or it left all there are. */
function isBelowWithin(most: number, column: string, value: bigint, columns: QueryData['columns'], side: Side): boolean {
  const outer = columns.find(({ role }) => role === 'group')?.name ?? '';
  const within = Map.groupBy(side.rows, (row) => JSON.stringify(row[outer]));
  return [...within.values()].every((rows) => rows.length < most || valueIn(rows.at(-1), column) !== value);
}
/** Claims stand in one group each, all groups are there, and the measure adds up over them. */
function portion({ of, column }: ResultStatementOf<'portion'>, data: QueryData, side: Side): Judgement {
  const measure = measureOf(data, column);
  const value = valueIn(side.rows[of.row - 1], column);
  const adds = measure !== undefined && (measure.agg === 'count' || measure.agg === 'sum') && measure.of === undefined;
  const repeats = data.query.by.some(({ field }) => ['dx_secondary_codes', 'procedure_codes', 'flags'].includes(field));
  const isCut = data.query.having.length > 0 || data.query.top_per !== undefined;
  if (!isGrouped(data) || !adds || repeats || isCut || value === undefined) return not;
  const values = side.rows.map((row) => valueIn(row, column) ?? 0n);
  const isPlainCount = measure.agg === 'count' && (measure.where ?? []).length === 0;
  const isUnread = side.total > side.rows.length;
  const isSo = side.total > 1 && values.every((each) => each >= 0n) && values.some((each) => each > 0n) && (!isUnread || isPlainCount);
  return { isSo };
}

/** The date that a query groups by, and whether the row's period is known to be whole. */
function periodOf({ query }: QueryData, row: Row, columns: QueryData['columns']): { readonly start: string; readonly isWhole: boolean; readonly others: string } | undefined {
  const groups = columns.filter(({ role }) => role === 'group');
  const place = query.subject === 'groups' ? query.by.findIndex(({ field }) => ['admit_date', 'discharge_date', 'decided_on'].includes(field)) : -1;
  const start = row[groups[place]?.name ?? ''];
  if (typeof start !== 'string') return undefined;
  const isDay = query.by[place]?.unit === 'day';
  return { start, isWhole: isDay || (place === 0 && row['is_whole'] === true), others: JSON.stringify(groups.filter((_, i) => i !== place).map(({ name }) => row[name])) };
}

function change({ of, column, from, to, direction }: ResultStatementOf<'change'>, data: QueryData, side: Side): Judgement {
  const [before, after] = [side.rows[from - 1], side.rows[to - 1]];
  const [old, now] = [valueIn(before, column), valueIn(after, column)];
  if (!before || !after || old === undefined || now === undefined || !measureOf(data, column) || of.side < 0) return not;
  const [earlier, later] = [periodOf(data, before, data.columns), periodOf(data, after, data.columns)];
  if (!earlier?.isWhole || !later?.isWhole || earlier.others !== later.others || earlier.start >= later.start) return not;
  // Of two groupings only rows beside each other are compared.
  return { isSo: direction === (now > old ? 'up' : now < old ? 'down' : 'same'), mayRefuse: data.query.by.length === 1 ? [] : ['units_differ'] };
}

/** Of all whole periods with the measure, put by date, these two are neighbours, and no other neighbours are as far apart. */
function step({ of, column, from, to, direction }: ResultStatementOf<'step'>, data: QueryData, side: Side): Judgement {
  const moved = change({ kind: 'change', of, column, from, to, direction }, data, side);
  if (!moved.isSo || side.total !== side.rows.length) return not;
  const known = side.rows.flatMap((row, i) => {
    const [period, value] = [periodOf(data, row, data.columns), valueIn(row, column)];
    return period?.isWhole === true && value !== undefined ? [{ place: i + 1, start: period.start, value }] : [];
  }).toSorted((a, b) => a.start.localeCompare(b.start));
  const gaps = known.slice(1).map(({ place, value }, i) => ({ from: known[i]?.place, to: place, gap: value > (known[i]?.value ?? 0n) ? value - (known[i]?.value ?? 0n) : (known[i]?.value ?? 0n) - value }));
  const own = gaps.find((gap) => gap.from === from && gap.to === to);
  return { isSo: own !== undefined && gaps.length > 1 && gaps.every((gap) => gap === own || gap.gap < own.gap), mayRefuse: moved.mayRefuse ?? [] };
}

/** Rows that stand first by how many claims they have, of groups that no claim is twice in, with others behind them. */
function together({ rows, column }: ResultStatementOf<'together'>, data: QueryData, side: Side): Judgement {
  const measure = measureOf(data, column);
  const isCount = measure?.agg === 'count' && measure.of === undefined && (measure.where ?? []).length === 0;
  const repeats = data.query.by.some(({ field }) => ['dx_secondary_codes', 'procedure_codes', 'flags'].includes(field));
  const isCut = data.query.having.length > 0 || data.query.top_per !== undefined;
  if (!isGrouped(data) || data.query.subject === 'patients' || !isCount || repeats || isCut || !Number.isInteger(rows) || rows < 2 || rows > side.rows.length) return not;
  return { isSo: rows < side.total && isNext({ kind: 'runners_up', of: { query: '', side: 0 }, rows, column, end: 'most' }, data, side) };
}

/** More than half of the first rows of a list of claims have the value, alone or in a list. */
function alike({ rows, column, value }: ResultStatementOf<'alike'>, data: QueryData, side: Side): Judgement {
  const isField = data.columns.some(({ name, role }) => name === column && role === 'field');
  if (data.query.subject !== 'claims' || !isField || !Number.isInteger(rows) || rows < 3 || rows > side.rows.length) return not;
  const held = side.rows.slice(0, rows).filter((row) => { const cell = row[column]; return Array.isArray(cell) ? cell.includes(value) : cell === value; });
  return { isSo: held.length > rows / 2 };
}

function versus({ left, right, column, relation }: ResultStatementOf<'versus'>, asked: Asked, data: QueryData): Judgement {
  const [one, other] = [rowOf(asked, left), rowOf(asked, right)];
  const [a, b] = [valueIn(one, column), valueIn(other, column)];
  if (!one || !other || a === undefined || b === undefined || left.query !== right.query || !measureOf(data, column)) return not;
  if (left.side === right.side && left.row === right.row) return not;
  const [first, second] = [periodOf(data, one, data.columns), periodOf(data, other, data.columns)];
  // One period cut short beside another is no comparison of the two.
  const isCut = first !== undefined && second !== undefined && first.start !== second.start && data.columns.some(({ name }) => name === 'is_whole') && !(first.isWhole && second.isWhole);
  // What has no date is none of the periods.
  return { isSo: !isCut && relation === (a < b ? 'less' : a > b ? 'more' : 'equal'), mayRefuse: [one, other].some((row) => row['is_whole'] === false) ? ['period_cut'] : [] };
}

import { type Field, canGroup, isList, isNumber } from '../catalogue/field.ts';
import type { DateUnit, Grouping } from './claim-query.ts';
import { absentSql, fieldAt, placeSql } from './conditions.ts';
import { binSql, decimalsOf, unitsSql } from './exact.ts';
import { columnOf } from './list-query.ts';
import type { Binder, QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import type { ResultColumn } from './statement.ts';
import { asSeen } from './withheld.ts';

/** One grouping as SQL over `claims` and `state`, and what its column is. */
export interface GroupTerm {
  readonly field: Field;
  readonly sql: string;
  /** What it is ordered by, made of `sql`. */
  readonly sort: (sql: string) => string;
  /** The items of a set, of which each gives a row, under the name of its column. */
  readonly items?: { readonly sql: string; readonly name: string };
  readonly unit?: DateUnit;
  readonly column: ResultColumn;
}

/** Decimal places that a bin may have. */
const mostPlaces = 6;

/** @throws CasemindError QUERY_INVALID where a field cannot be grouped by, or not in such bins. */
export function groupTerm(grouping: Grouping, i: number, context: QueryContext, binder: Binder): GroupTerm {
  const place = `by[${i}]`;
  const field = asSeen(fieldAt(grouping.field, `${place}.field`), context);
  if (!canGroup(field)) refuseQuery(`${place}.field`, field.id, { id: 'bidang yang dapat dikelompokkan', en: 'a field that claims can be grouped by' });
  const { unit, width, edges } = grouping;
  if (unit !== undefined && field.kind !== 'date') refuseQuery(`${place}.unit`, unit, { id: 'hanya untuk tanggal', en: 'for dates only' });
  if ((width !== undefined || edges !== undefined) && !isNumber(field)) refuseQuery(`${place}.${width === undefined ? 'edges' : 'width'}`, width ?? edges, { id: 'hanya untuk angka', en: 'for numbers only' });
  if (width !== undefined && edges !== undefined) refuseQuery(`${place}.edges`, edges, { id: 'width atau edges, tidak keduanya', en: 'width or edges, not both' });
  if (edges?.some((edge, at) => at > 0 && edge <= (edges[at - 1] ?? edge))) refuseQuery(`${place}.edges`, edges, { id: 'angka yang menaik', en: 'ascending numbers' });
  const base = { field, sort: (sql: string): string => (field.kind === 'ordinal' ? placeSql(field, sql, binder) : sql), column: columnOf(field, 'group') };
  if (isList(field)) {
    const items = `CASE WHEN ${absentSql(field)} THEN [NULL] ELSE list_distinct(${field.sql}) END`;
    return { ...base, sql: `claims.item_${i}`, items: { sql: items, name: `item_${i}` }, column: { ...base.column, type: 'VARCHAR' } };
  }
  if (field.kind === 'date') return { ...base, sql: `CAST(date_trunc('${unit ?? 'month'}', ${field.sql}) AS DATE)`, unit: unit ?? 'month' };
  if (width !== undefined) {
    const places = Math.max(field.decimals, decimalsOf(width));
    if (places > mostPlaces) refuseQuery(`${place}.width`, width, { id: `angka dengan paling banyak ${mostPlaces} desimal`, en: `a number of at most ${mostPlaces} decimals` });
    const bin = binSql(unitsSql(field.sql, places), binder.bind(Math.round(width * 10 ** places), 'BIGINT'));
    return { ...base, sql: `CAST(${bin} AS DOUBLE) / ${10 ** places}`, column: { ...base.column, type: 'DOUBLE' } };
  }
  if (edges !== undefined) {
    const ends = binder.bind(edges, 'DOUBLE[]');
    return { ...base, sql: `list_max(list_filter(${ends}, lambda edge: edge <= CAST(${field.sql} AS DOUBLE)))`, column: { ...base.column, type: 'DOUBLE' } };
  }
  return { ...base, sql: field.decimals > 0 ? `CAST(${field.sql} AS DOUBLE)` : field.sql };
}

import { type Field, isList, percentileOf } from '../catalogue/field.ts';
import type { Measure } from './claim-query.ts';
import { ratioSql, unitsSql } from './exact.ts';

/** An aggregate over claims: a whole number where it is divided. */
export interface Term {
  readonly sql: string;
  /** What it is divided by, exactly and to 6 decimals: a whole number. */
  readonly dividedBy?: string;
}

/** The number that a term comes to. */
export function termSql({ sql, dividedBy }: Term): string {
  return dividedBy === undefined ? sql : ratioSql(sql, dividedBy);
}

/** An aggregate over those of some claims that pass conditions. */
export function aggregateTerm(agg: Measure['agg'], field: Field | undefined, conditions: readonly string[]): Term {
  if (agg !== 'mean' || field === undefined) return { sql: aggregateSql(agg, field, conditions) };
  return { sql: wholeSql('sum', field, conditions), dividedBy: `(count(${field.sql})${filterOf(conditions)}) * ${10 ** field.decimals}` };
}

function filterOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` FILTER (WHERE ${conditions.join(' AND ')})`;
}

/** A count, or a sum in units of the last decimal, so that its order decides nothing. */
export function wholeSql(agg: Measure['agg'], field: Field | undefined, conditions: readonly string[]): string {
  if (field === undefined || agg === 'count') return `count(*)${filterOf(conditions)}`;
  return `sum(${field.decimals === 0 ? field.sql : unitsSql(field.sql, field.decimals)})${filterOf(conditions)}`;
}

export function aggregateSql(agg: Measure['agg'], field: Field | undefined, conditions: readonly string[]): string {
  const filter = filterOf(conditions);
  if (field === undefined) return `count(*)${filter}`;
  const number = field.decimals === 0 ? field.sql : `CAST(${field.sql} AS DOUBLE)`;
  const percentile = percentileOf(agg);
  if (percentile !== undefined) return `quantile_disc(${number}, ${percentile / 100})${filter}`;
  switch (agg) {
    case 'distinct':
      return isList(field) ? `coalesce(len(list_distinct(flatten(list(DISTINCT ${field.sql})${filter}))), 0)` : `count(DISTINCT ${field.sql})${filter}`;
    case 'sum':
      return field.decimals === 0 ? wholeSql(agg, field, conditions) : `CAST(${wholeSql(agg, field, conditions)} AS DOUBLE) / ${10 ** field.decimals}`;
    case 'min':
      return `min(${number})${filter}`;
    case 'max':
      return `max(${number})${filter}`;
    default:
      return `count(*)${filter}`;
  }
}

import { findField } from '../catalogue/index.ts';
import { clausesSql } from '../query/conditions.ts';
import { whereSql } from '../query/matching.ts';
import type { Binder, QueryContext } from '../query/query-context.ts';
import { asSeen } from '../query/withheld.ts';
import { type Cut, type Dimension, type DimensionId, cuts, dimensions } from './dimensions.ts';
import { type Outcome, outcomes } from './outcomes.ts';
import { type Sides, sidesSql } from './sides.ts';

/**
 * The claims looked at, as the table `base`: which `side` they are on, the value of each dimension as `d_<id>`, its INA-CBG as
 * `case_code`, and of each outcome its number `o<i>`: 1 where the claim shows it, the tested value of a mean, no value for one that
 * cannot show it (`p<i>` is 1 for those that can).
 */
export function baseSql(sides: Sides, context: QueryContext, binder: Binder): string {
  const { from, where, side } = sidesSql(sides, context, binder);
  const columns = [
    `${side} AS side`,
    ...dimensions.map((dimension) => `${valueSql(dimension)} AS d_${dimension.id}`),
    'claims.inacbg_code AS case_code',
    ...outcomes.flatMap((outcome, i) => outcomeColumns(outcome, i, context, binder)),
  ];
  return `SELECT * FROM (SELECT ${columns.join(', ')} FROM ${from} WHERE ${whereSql(where)}) WHERE side IS NOT NULL`;
}

function valueSql({ field, sql }: Dimension): string {
  return sql ?? findField(field)?.sql ?? 'NULL';
}

function outcomeColumns({ among, shown, measure, tested }: Outcome, i: number, context: QueryContext, binder: Binder): string[] {
  const can = whereSql(clausesSql(among, 'among', context, binder));
  const shows = whereSql(clausesSql([...among, ...shown], 'shown', context, binder));
  if (!tested) return [...(among.length === 0 ? [] : [`CASE WHEN ${can} THEN 1 END AS p${i}`]), `CASE WHEN ${shows} THEN 1 END AS o${i}`];
  const field = findField(measure.field ?? '');
  return [`CASE WHEN ${shows} THEN ${field ? tested(asSeen(field, context).sql) : 'NULL'} END AS o${i}`];
}

/** Numbers of each outcome over some rows of `base`: lists `n`, `s` and `q`. */
export function sumsSql(): string {
  const n = outcomes.map(({ test, among }, i) => (test === 'mean' ? `count(o${i})` : among.length === 0 ? 'count(*)' : `count(p${i})`));
  const s = outcomes.map(({ test }, i) => (test === 'mean' ? `coalesce(sum(o${i}), 0)::BIGINT` : `count(o${i})`));
  const q = outcomes.map(({ test }, i) => (test === 'mean' ? `coalesce(sum(o${i} * o${i}), 0)::BIGINT` : `count(o${i})`));
  return `count(*) AS claims, [${n.join(', ')}] AS n, [${s.join(', ')}] AS s, [${q.join(', ')}] AS q`;
}

/** Sums of all claims of a side as cut 0, then of each group of each cut. Pairs are of what is asked about alone. */
export function cellsSql(): string {
  const every = `SELECT 0 AS cut_no, -1 AS within_no, side, '' AS of_value, '' AS within_value, ${sumsSql()} FROM base GROUP BY side`;
  return [every, ...cuts.map(({ of, within }, i) => {
    if (within === undefined) return `SELECT ${i + 1}, 0, side, ${nameSql(of)}, '', ${sumsSql()} FROM base WHERE d_${of} IS NOT NULL GROUP BY side, d_${of}`;
    return `SELECT ${i + 1}, ${cutNo({ of: within })}, 0, ${nameSql(of)}, ${nameSql(within)}, ${sumsSql()} FROM base WHERE side = 0 AND d_${of} IS NOT NULL AND d_${within} IS NOT NULL GROUP BY d_${of}, d_${within}`;
  })].join('\nUNION ALL ');
}

function nameSql(id: DimensionId): string {
  return `CAST(d_${id} AS VARCHAR)`;
}

/** The number of a cut, from 1. */
export function cutNo({ of, within }: Cut): number {
  return 1 + cuts.findIndex((cut) => cut.of === of && cut.within === within);
}

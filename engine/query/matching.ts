import { findField } from '../catalogue/index.ts';
import type { Field } from '../catalogue/field.ts';
import { snoozeParameters } from '../rules/rule-snooze.ts';
import type { ClaimQuery, Clause, Condition } from './claim-query.ts';
import { type Matching, clausesSql, conditionsOf, fieldAt } from './conditions.ts';
import { namedSql } from './named-claims.ts';
import { orderSql } from './orders.ts';
import type { Binder, QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import { relationOf } from './relation.ts';

type Question = Pick<ClaimQuery, 'subject' | 'where' | 'period' | 'base'>;

/** The claims in scope that pass the query. @param usesState whether the statement reads what people did. */
export function matchingOf(query: Question, usesState: boolean, context: QueryContext, binder: Binder): Matching {
  const { from, where } = inScope(usesState, context, binder);
  const { claim_ids, first, order = [] } = query.base ?? {};
  const named = [...where, ...query.where.flatMap((clause) => namedSql(clause, context, binder)), ...periodSql(query, binder)];
  if (query.subject === 'decisions') named.push('state.decision IS NOT NULL');
  if (query.subject === 'patients') named.push('claims.patient_key IS NOT NULL');
  if (claim_ids) {
    const ids = binder.bind(claim_ids, 'VARCHAR[]');
    const ranks = `claims.risk_rank IN (SELECT risk_rank FROM claim_ranks WHERE claim_hash IN (SELECT key_hash(unnest(${ids}))))`;
    named.push(`claims.claim_id IN (SELECT unnest(${ids}))`, context.everySource ? `(claims.risk_rank IS NULL OR ${ranks})` : ranks);
  }
  const clauses = [...named, ...clausesSql(query.where, 'where', context, binder, (others) => ({ from, where: [...named, ...others] }))];
  if (first === undefined) return { from, where: clauses };
  const { rowNo } = relationOf(context);
  const rows = `SELECT ${rowNo} FROM ${from} WHERE ${whereSql(clauses)} ORDER BY ${orderSql(order, 'base.order', context, binder)} LIMIT ${binder.bind(first, 'BIGINT')}`;
  return { from, where: [`${rowNo} IN (${rows})`] };
}

/** All claims in scope. */
export function inScope(usesState: boolean, { scope, now, everySource, snoozes = [] }: QueryContext, binder: Binder): Matching {
  if (snoozes.length > 0) for (const [name, value] of Object.entries(snoozeParameters(snoozes))) binder.bindAs(name, value);
  if (usesState) binder.bindAs('now', now.toISOString());
  return {
    from: `${relationOf({ everySource }).table} AS claims${usesState ? ' LEFT JOIN claim_state AS state ON state.claim_id = claims.claim_id' : ''}`,
    where: scope.provinces === null ? [] : [`list_contains(${binder.bind(scope.provinces, 'VARCHAR[]')}, claims.province_code)`],
  };
}

export function whereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

function periodSql({ period }: Question, binder: Binder): string[] {
  if (!period) return [];
  const field = fieldAt(period.date, 'period.date');
  if (period.from !== undefined && period.to !== undefined && period.from > period.to) refuseQuery('period.from', period.from, `<= ${period.to}`);
  const ends = [
    ['>=', period.from],
    ['<=', period.to],
  ] as const;
  return ends.flatMap(([op, day]) => (day === undefined ? [] : [`${field.sql} ${op} ${binder.bind(day, 'DATE')}`]));
}

/** Whether any part of a query reads what people did with claims since. */
export function readsState(query: ClaimQuery): boolean {
  if (query.subject === 'decisions') return true;
  return fieldIdsOf(query).some((id) => findField(id)?.of === 'state');
}

/** Ids of the fields that a query names, as often as it does. */
export function fieldIdsOf(query: ClaimQuery): readonly string[] {
  const divisors = query.measures.flatMap(({ of }) => (typeof of === 'object' ? [of] : []));
  const clauses: Clause[] = [...query.where, ...[...query.measures, ...divisors].flatMap(({ where = [] }) => where)];
  return [
    ...fieldIdsIn(clauses),
    ...query.by.map(({ field }) => field),
    ...[...query.measures, ...divisors].flatMap(({ field }) => field ?? []),
    ...query.fields,
    ...[...query.order, ...(query.base?.order ?? [])].flatMap(({ field }) => field ?? []),
    ...(query.period ? [query.period.date] : []),
  ];
}

/** Ids of the fields that some clauses name, as often as they do. */
export function fieldIdsIn(clauses: readonly Clause[]): readonly string[] {
  return conditionsOf(clauses).flatMap(fieldsOf);
}

function fieldsOf({ field, value }: Condition): string[] {
  return typeof value === 'object' && !Array.isArray(value) ? [field, value.field] : [field];
}

/** Fields that a negative condition of the query reads: claims without a value pass it, and are counted aloud. */
export function negatedFields({ where }: Pick<ClaimQuery, 'where'>): readonly Field[] {
  const ids = conditionsOf(where)
    .filter(({ op, value }) => ['!=', 'not_in', 'not_contains', 'not_under'].includes(op) && (typeof value !== 'object' || Array.isArray(value)))
    .map(({ field }) => field);
  return [...new Set(ids)].toSorted().flatMap((id) => findField(id) ?? []);
}

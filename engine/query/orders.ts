import { type Field, canOrder } from '../catalogue/field.ts';
import type { Order } from './claim-query.ts';
import { fieldAt, placeSql } from './conditions.ts';
import type { Binder, QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import { type Relation, relationOf } from './relation.ts';
import { asSeen } from './withheld.ts';

/** The order of listed claims: absent values last, ties as in the worklist. Over the aliases `claims` and `state`. */
export function orderSql(order: readonly Order[], place: string, context: QueryContext, binder: Binder): string {
  return termsSql(orderTerms(order, place, context, binder), relationOf(context));
}

export interface OrderTerm {
  readonly sql: string;
  readonly direction: 'ASC' | 'DESC';
}

export function termsSql(terms: readonly OrderTerm[], { order }: Pick<Relation, 'order'>): string {
  return [...terms.map(({ sql, direction }) => `${sql} ${direction} NULLS LAST`), order].join(', ');
}

/** Each term of an order, as SQL over `claims` and `state`. @throws CasemindError QUERY_INVALID where it orders by no field. */
export function orderTerms(order: readonly Order[], place: string, context: QueryContext, binder: Binder): readonly OrderTerm[] {
  return order.map(({ field: id, measure, group, direction }, i) => {
    if (id === undefined || measure !== undefined || group !== undefined) return refuseQuery(`${place}[${i}]`, order[i], { id: 'sebuah bidang klaim', en: 'a field of the claims' });
    const field = fieldAt(id, `${place}[${i}].field`);
    if (!canOrder(field)) refuseQuery(`${place}[${i}].field`, id, { id: 'bidang yang mempunyai urutan', en: 'a field that has an order' });
    return { sql: sortable(asSeen(field, context), binder), direction: direction === 'asc' ? 'ASC' : 'DESC' };
  });
}

/** What a field is ordered by: ordinals by their place. */
export function sortable(field: Field, binder: Binder): string {
  return field.kind === 'ordinal' ? placeSql(field, field.sql, binder) : field.sql;
}

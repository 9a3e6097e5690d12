import type { ClaimQuery, Clause } from '../query/claim-query.ts';
import { type Matching, clausesSql, conditionsOf } from '../query/conditions.ts';
import { amountFields } from '../catalogue/fields/amounts.ts';
import { historyFields } from '../catalogue/fields/history.ts';
import { peerFields } from '../catalogue/fields/peers.ts';
import { riskFields } from '../catalogue/fields/risk.ts';
import { stateFields } from '../catalogue/fields/state.ts';
import { findField } from '../catalogue/index.ts';
import { inScope, whereSql } from '../query/matching.ts';
import type { Binder, QueryContext } from '../query/query-context.ts';
import { negationOf } from './negation.ts';

type Period = NonNullable<ClaimQuery['period']>;

/** Which claims an investigation is about. */
export interface Selection {
  readonly where: readonly Clause[];
  readonly period?: Period | undefined;
  /** Ids of the outcomes that matter; all unless told. */
  readonly of?: readonly string[] | undefined;
}

/** What is asked about, and what it is compared with as a whole: its peers in the same period, itself in other periods. */
export interface Sides {
  readonly selection: Selection;
  /** Undefined where there are none, or no query can name them. */
  readonly peers: Selection | undefined;
  /** Whether the peers are other facilities of the same class. */
  readonly isOfClass: boolean;
  readonly before: Selection | undefined;
}

/** Fields that say what happened, not to whom, where and for what. */
const happenings: ReadonlySet<string> = new Set(['los', ...[...amountFields, ...peerFields, ...riskFields, ...historyFields, ...stateFields].map(({ id }) => id)]);

/**
 * Peers are told from the selection by whom, where and what for; what happened they share with it: flagged claims of a province are set
 * against flagged claims elsewhere.
 *
 * @param like what peers have in common with the selection besides.
 */
export function sidesOf({ where, period }: Selection, like: readonly Clause[]): Sides {
  const shared = where.filter((clause) => conditionsOf([clause]).some(({ field }) => happenings.has(field)));
  const telling = where.filter((clause) => !shared.includes(clause));
  const others = telling.length === 0 ? undefined : negationOf(telling);
  const days = period && (period.from !== undefined || period.to !== undefined) ? daysOf(period) : undefined;
  const otherDays = days && negationOf(days);
  return {
    selection: { where, period },
    isOfClass: like.length > 0,
    peers: others && { where: [...like, ...shared, ...others], period },
    before: otherDays && { where: [...where, ...otherDays] },
  };
}

/** The days of a period as clauses. */
function daysOf({ date, from, to }: Period): readonly Clause[] {
  return [...(from === undefined ? [] : [{ field: date, op: '>=' as const, value: from }]), ...(to === undefined ? [] : [{ field: date, op: '<=' as const, value: to }])];
}

/** Claims of a selection as clauses alone. */
export function clausesOfSelection({ where, period }: Selection): readonly Clause[] {
  return [...where, ...(period ? daysOf(period) : [])];
}

/** The claims of all sides, and the number of the side of each: 0 the selection, 1 its peers, 2 its other days; no value for a claim of none. */
export function sidesSql({ selection, peers, before }: Pick<Sides, 'selection' | 'peers' | 'before'>, context: QueryContext, binder: Binder): Matching & { readonly side: string } {
  const all = [selection, peers, before].flatMap((side) => (side ? [clausesOfSelection(side)] : [undefined]));
  const usesState = all.some((clauses) => conditionsOf(clauses ?? []).some(({ field }) => findField(field)?.of === 'state'));
  const tests = all.map((clauses) => clauses && whereSql(clausesSql(clauses, 'where', context, binder)));
  const { from, where } = inScope(usesState, context, binder);
  return { from, where, side: `CASE ${tests.flatMap((test, i) => (test === undefined ? [] : [`WHEN ${test} THEN ${i}`])).join(' ')} END` };
}

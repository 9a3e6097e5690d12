import type { Row } from '../database.ts';
import type { Scope } from '../scope.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { ClaimQuery, Clause } from './claim-query.ts';
import { absentSql } from './conditions.ts';
import { compileGroups } from './group-query.ts';
import { compileList } from './list-query.ts';
import { fieldIdsIn, fieldIdsOf, matchingOf, negatedFields, readsState, whereSql } from './matching.ts';
import { compilePairs } from './pair-query.ts';
import { readNames } from './known-names.ts';
import { readNamedRanks } from './named-claims.ts';
import { Binder, type QueryContext } from './query-context.ts';
import { asksIntake } from './relation.ts';
import type { ResultColumn, Statement } from './statement.ts';
import { asSeen, withheldCount, withheldFields } from './withheld.ts';

export interface QueryOptions {
  readonly scope: Scope;
  readonly caller: string;
  readonly now: Date;
  /** Rows passed over before the first one given. */
  readonly skipped?: number;
}

export interface QueryResult {
  /** Place of the side in `against`; undefined where the query has none. */
  readonly side?: number;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
  /** Rows before the limit. */
  readonly total: number;
  /** Claims that pass the query. */
  readonly matched: number;
  /** Claims among them that have no value in a field of a negative condition, and pass it for that. */
  readonly withoutValue: readonly { readonly field: string; readonly n: number }[];
  /** Claims among them whose value in a field that the query names is withheld, since it may rest on claims outside of the scope. */
  readonly withheld: readonly { readonly field: string; readonly n: number }[];
}

/**
 * Runs a query in the caller's scope: one result, or one for each side of `against`.
 *
 * @throws CasemindError QUERY_INVALID naming the place in the query, the value and what is accepted.
 */
export async function runQuery(snapshot: Snapshot, query: ClaimQuery, options: QueryOptions): Promise<readonly QueryResult[]> {
  const sides = await compileSides(snapshot, query, options);
  return Promise.all(sides.map(async (side, i) => ({ ...(query.against && { side: i }), ...(await runSide(snapshot, side, options.skipped ?? 0)) })));
}

/** One side of a query: what it asks by itself, and the statements that answer it. */
export interface Side {
  readonly query: ClaimQuery;
  readonly context: QueryContext;
  readonly statement: Statement;
  readonly counts: Pick<Statement, 'sql' | 'parameters'>;
}

/** The sides of a query, compiled; one where it has no `against`. @throws CasemindError QUERY_INVALID. */
export async function compileSides(snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'ranksOf' | 'snoozes'>, query: ClaimQuery, options: QueryOptions): Promise<readonly Side[]> {
  const clauses = [...query.where, ...query.measures.flatMap(({ where = [], of }) => [...where, ...(typeof of === 'object' ? (of.where ?? []) : [])]), ...(query.against ?? []).flatMap(({ where }) => where)];
  const context = await contextOf(snapshot, clauses, { ...options, everySource: isOfEverySource(query) });
  const sides = query.against?.map(({ where }) => ({ ...query, where: [...query.where, ...where], against: undefined })) ?? [query];
  return sides.map((side) => ({ query: side, context, statement: compileQuery(side, context, options.skipped), counts: countStatement(side, context) }));
}

/** Whether a query names how claims came in, and so is of live and simulated claims too. */
export function isOfEverySource(query: ClaimQuery): boolean {
  return asksIntake([...fieldIdsOf(query), ...fieldIdsIn((query.against ?? []).flatMap(({ where }) => where))]);
}

/** The statement of a query without sides. */
export function compileQuery(query: ClaimQuery, context: QueryContext, skipped = 0): Statement {
  if (query.subject === 'pairs') return compilePairs(query, context, skipped);
  return query.subject === 'claims' || query.subject === 'decisions' ? compileList(query, context, skipped) : compileGroups(query, context, skipped);
}

/** Who asks, and what the snapshot calls the things that some clauses name, within the scope. */
export async function contextOf(snapshot: Pick<Snapshot, 'manifest' | 'rows' | 'ranksOf' | 'snoozes'>, clauses: readonly Clause[], { scope, caller, now, everySource = asksIntake(fieldIdsIn(clauses)) }: Omit<QueryOptions, 'skipped'> & Pick<QueryContext, 'everySource'>, unknownName: QueryContext['unknownName'] = 'refused'): Promise<QueryContext> {
  const [names, ranks] = await Promise.all([readNames(snapshot, clauses, scope, everySource), readNamedRanks(snapshot, clauses)]);
  return { scope, caller, now, names, ranks, everySource, snoozes: snapshot.snoozes, unknownName };
}

async function runSide(snapshot: Snapshot, { query, context, statement, counts }: Side, skipped: number): Promise<QueryResult> {
  const { sql, parameters, columns } = statement;
  const [found, [counted]] = await Promise.all([snapshot.rows<Row & { total?: number }>(sql, parameters), snapshot.rows<Record<string, number>>(counts.sql, counts.parameters)]);
  const matched = counted?.['matched'] ?? 0;
  const isList = query.subject === 'claims' || query.subject === 'decisions';
  return {
    columns,
    rows: found.map(({ total: _total, ...row }) => row),
    total: isList ? matched : (found[0]?.total ?? (skipped === 0 ? 0 : await totalOf(snapshot, query, context))),
    matched,
    withoutValue: negatedFields(query).map(({ id }, i) => ({ field: id, n: counted?.[`absent_${i}`] ?? 0 })).filter(({ n }) => n > 0),
    withheld: withheldFields(fieldIdsOf(query), context.scope).map(({ id }) => ({ field: id, n: counted?.['withheld'] ?? 0 })).filter(({ n }) => n > 0),
  };
}

/** How many rows there are, where those asked for lie past the last: any row tells it. */
async function totalOf(snapshot: Snapshot, query: ClaimQuery, context: QueryContext): Promise<number> {
  const { sql, parameters } = compileQuery({ ...query, limit: 1 }, context);
  const [first] = await snapshot.rows<{ total: number }>(sql, parameters);
  return first?.total ?? 0;
}

/** How many claims pass, how many of them have no value in each negated field, and of how many the scope withholds what rests on others. */
export function countStatement(query: ClaimQuery, context: QueryContext): Pick<Statement, 'sql' | 'parameters'> {
  const binder = new Binder();
  const { from, where } = matchingOf(query, readsState(query), context, binder);
  const absent = negatedFields(query).map((field, i) => `, count(*) FILTER (WHERE ${absentSql(asSeen(field, context))}) AS absent_${i}`);
  const withheld = withheldFields(fieldIdsOf(query), context.scope).length === 0 ? '' : `, ${withheldCount} AS withheld`;
  const sql = `SELECT count(*) AS matched${absent.join('')}${withheld} FROM ${from} WHERE ${whereSql(where)}`;
  return { sql, parameters: binder.parametersOf(sql) };
}

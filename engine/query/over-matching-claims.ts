import type { Parameters } from '../database.ts';
import { activeSql } from '../rules/rule-snooze.ts';
import { loadSql } from '../sql.ts';
import { type Clause, claimQuerySchema } from './claim-query.ts';
import { matchingOf, readsState, whereSql } from './matching.ts';
import { Binder, type QueryContext, parametersIn } from './query-context.ts';

/**
 * `sql/<name>.sql`, a statement over the table `matching_claims` (the claims in scope that pass the clauses,
 * each with its `row_no`), as the common table expression `answer`, for a SELECT to follow.
 *
 * @param own values that the file refers to by their own names.
 */
export function overMatchingClaims(name: string, clauses: readonly Clause[], context: QueryContext, own: Parameters): { readonly sql: string; readonly parameters: Parameters } {
  const binder = new Binder();
  const query = { ...claimQuerySchema.parse({ subject: 'claims' }), where: [...clauses] };
  const { from, where } = matchingOf(query, readsState(query), context, binder);
  const columns = ['claims.*', ...(context.everySource ? [] : ['claims.rowid AS row_no'])];
  if (context.snoozes && context.snoozes.length > 0) {
    const { flags, isAny } = activeSql(context.snoozes);
    // Of the mask, statements over these claims ask only whether it is 0.
    columns[0] += ` REPLACE (${flags} AS flags, CASE WHEN ${isAny} THEN claims.flag_mask ELSE 0 END AS flag_mask)`;
  }
  const sql = [
    `WITH matching_claims AS (SELECT ${columns.join(', ')} FROM ${from} WHERE ${whereSql(where)}),`,
    `answer AS (\n${loadSql(name)}\n)`,
  ].join('\n');
  return { sql, parameters: { ...binder.parametersOf(sql), ...parametersIn(sql, own) } };
}

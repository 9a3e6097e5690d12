import { quoteIdentifier } from '../database.ts';
import { type Field, canShow, isList } from '../catalogue/field.ts';
import { worklistColumns } from '../catalogue/worklist-columns.ts';
import type { ClaimQuery } from './claim-query.ts';
import { fieldAt } from './conditions.ts';
import { inScope, matchingOf, readsState, whereSql } from './matching.ts';
import { orderTerms, termsSql } from './orders.ts';
import { Binder, type QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import type { ResultColumn, Statement } from './statement.ts';
import { asSeen } from './withheld.ts';

/** Columns of a list of decisions, unless told. */
const decisionFields = ['claim_id', 'decision', 'correction_ratio', 'reviewer', 'decided_on', 'risk_score', 'facility_key', 'amount_claimed', 'amount_paid'] as const;

/**
 * Claims, one a row. The rows of the page are found on the narrow columns first and the wide ones read
 * for them alone; claims_scored lies in the order of risk_rank.
 */
export function compileList(query: ClaimQuery, context: QueryContext, skipped = 0): Statement {
  const binder = new Binder();
  for (const name of ['by', 'measures', 'having'] as const) if (query[name].length > 0) refuseQuery(name, query[name], { id: 'tanpa nilai pada daftar klaim', en: 'nothing where claims are listed' });
  for (const name of ['top_per', 'change'] as const) if (query[name] !== undefined) refuseQuery(name, query[name], { id: 'tanpa nilai pada daftar klaim', en: 'nothing where claims are listed' });
  const fields = fieldsOf(query).map((field) => asSeen(field, context.scope));
  const usesState = readsState({ ...query, fields: [] });
  const { from, where } = matchingOf(query, usesState, context, binder);
  const asked = orderTerms(query.order, 'order', context, binder);
  const terms = query.subject === 'decisions' && asked.length === 0 ? [{ sql: 'state.decided_at', direction: 'DESC' } as const] : asked;
  const sorts = terms.map(({ sql }, i) => `${sql} AS sort_${i}`);
  const isWhole = terms.length === 0 && where.length === 0;
  const [limit, offset] = [binder.bind(query.limit, 'BIGINT'), binder.bind(skipped, 'BIGINT')];
  const shown = inScope(fields.some(({ of }) => of === 'state'), { ...context, scope: { provinces: null } }, binder);
  const select = `SELECT ${fields.map((field) => `${shownSql(field)} AS ${quoteIdentifier(field.id)}`).join(', ')}`;
  const page = `SELECT ${['claims.rowid AS row_no', ...sorts].join(', ')} FROM ${from} WHERE ${whereSql(where)} ORDER BY ${termsSql(terms)} LIMIT ${limit} OFFSET ${offset}`;
  const sql = isWhole
    ? // Where nothing filters, the ranks themselves say which rows.
      `${select} FROM ${shown.from} WHERE claims.risk_rank > ${offset} AND claims.risk_rank <= ${offset} + ${limit} ORDER BY claims.risk_rank`
    : [
        `WITH page AS (${page})`,
        select,
        terms.length === 0 ? `FROM ${shown.from} WHERE claims.rowid IN (SELECT row_no FROM page)` : `FROM ${shown.from} INNER JOIN page ON claims.rowid = page.row_no`,
        `ORDER BY ${[...terms.map(({ direction }, i) => `page.sort_${i} ${direction} NULLS LAST`), 'claims.risk_rank'].join(', ')}`,
      ].join('\n');
  return { sql, parameters: binder.parametersOf(sql), columns: fields.map((field) => columnOf(field)) };
}

function fieldsOf({ fields, subject }: ClaimQuery): readonly Field[] {
  if (fields.length > 0) return [...new Set(fields)].map((id, i) => fieldAt(id, `fields[${i}]`)).filter((field, i) => canShow(field) || refuseQuery(`fields[${i}]`, field.id, { id: 'bidang yang boleh ditampilkan', en: 'a field that may be shown' }));
  return (subject === 'decisions' ? decisionFields : worklistColumns).map((id) => fieldAt(id, 'fields'));
}

/** Decimals of the engine leave it as DOUBLE, as every list of claims shows them. */
function shownSql(field: Field): string {
  return field.kind === 'decimal' || (field.kind === 'rupiah' && field.decimals > 0) ? `CAST(${field.sql} AS DOUBLE)` : field.sql;
}

export function columnOf(field: Field, role: ResultColumn['role'] = 'field'): ResultColumn {
  return { name: field.id, role, type: typeOf(field), label: field.label, ...(field.unit && { unit: field.unit }), decimals: field.decimals, field: field.id };
}

function typeOf(field: Field): ResultColumn['type'] {
  if (isList(field)) return 'VARCHAR[]';
  if (field.kind === 'boolean') return 'BOOLEAN';
  if (field.kind === 'date') return 'DATE';
  const isWholeNumber = field.kind === 'integer' || (field.kind === 'rupiah' && field.decimals === 0) || typeof field.values?.[0]?.value === 'number';
  if (isWholeNumber) return 'BIGINT';
  return field.kind === 'decimal' || field.kind === 'rupiah' ? 'DOUBLE' : 'VARCHAR';
}

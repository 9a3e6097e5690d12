import { quoteIdentifier } from '../database.ts';
import { type Field, canShow, isList } from '../catalogue/field.ts';
import { worklistColumns } from '../catalogue/worklist-columns.ts';
import type { ClaimQuery } from './claim-query.ts';
import { fieldAt } from './conditions.ts';
import { inScope, matchingOf, readsState, whereSql } from './matching.ts';
import { type OrderTerm, orderTerms, termsSql } from './orders.ts';
import { Binder, type QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import { relationOf } from './relation.ts';
import type { ResultColumn, Statement } from './statement.ts';
import { asSeen } from './withheld.ts';

/** Columns of a list of decisions, unless told. */
const decisionFields = ['claim_id', 'decision', 'correction_ratio', 'reviewer', 'decided_on', 'risk_score', 'facility_key', 'amount_claimed', 'amount_paid'] as const;

/**
 * Claims, one a row. The rows of the page are found on the narrow columns first and the wide ones read
 * for them alone; claims_scored lies in the order of risk_rank. A list of claims of every source says the source of each.
 */
export function compileList(query: ClaimQuery, context: QueryContext, skipped = 0): Statement {
  const binder = new Binder();
  for (const name of ['by', 'measures', 'having'] as const) if (query[name].length > 0) refuseQuery(name, query[name], { id: 'tanpa nilai pada daftar klaim', en: 'nothing where claims are listed' });
  for (const name of ['top_per', 'change'] as const) if (query[name] !== undefined) refuseQuery(name, query[name], { id: 'tanpa nilai pada daftar klaim', en: 'nothing where claims are listed' });
  const fields = fieldsOf(query, context).map((field) => asSeen(field, context));
  const usesState = readsState({ ...query, fields: [] });
  const { from, where } = matchingOf(query, usesState, context, binder);
  const asked = orderTerms(query.order, 'order', context, binder);
  const terms = query.subject === 'decisions' && asked.length === 0 ? [{ sql: 'state.decided_at', direction: 'DESC' } as const] : asked;
  const sorts = terms.map(({ sql }, i) => `${sql} AS sort_${i}`);
  const isWhole = terms.length === 0 && where.length === 0 && !context.everySource;
  const [limit, offset] = [binder.bind(query.limit, 'BIGINT'), binder.bind(skipped, 'BIGINT')];
  const relation = relationOf(context);
  const { rowNo } = relation;
  const shown = inScope(fields.some(({ of }) => of === 'state'), { ...context, scope: { provinces: null } }, binder);
  const select = `SELECT ${fields.map((field) => `${shownSql(field)} AS ${quoteIdentifier(field.id)}`).join(', ')}`;
  const page = context.everySource ? pageOfBoth({ from, where, terms, limit, offset }) : `SELECT ${[`${rowNo} AS row_no`, ...sorts].join(', ')} FROM ${from} WHERE ${whereSql(where)} ORDER BY ${termsSql(terms, relation)} LIMIT ${limit} OFFSET ${offset}`;
  const sql = isWhole
    ? // Where nothing filters, the ranks themselves say which rows.
      `${select} FROM ${shown.from} WHERE claims.risk_rank > ${offset} AND claims.risk_rank <= ${offset} + ${limit} ORDER BY claims.risk_rank`
    : [
        `WITH page AS (${page})`,
        select,
        terms.length === 0 && !context.everySource ? `FROM ${shown.from} WHERE ${rowNo} IN (SELECT row_no FROM page)` : `FROM ${shown.from} INNER JOIN page ON ${rowNo} = page.row_no`,
        `ORDER BY ${[...terms.map(({ direction }, i) => `page.sort_${i} ${direction} NULLS LAST`), relation.order].join(', ')}`,
      ].join('\n');
  return { sql, parameters: binder.parametersOf(sql), columns: fields.map((field) => columnOf(field)) };
}

interface Page {
  readonly from: string;
  readonly where: readonly string[];
  readonly terms: readonly OrderTerm[];
  readonly limit: string;
  readonly offset: string;
}

/** The rows of a page of claims of every source: of the first so many of the snapshot, which lie in their order, and of the live ones. */
function pageOfBoth({ from, where, terms, limit, offset }: Page): string {
  const keys = ['risk_score', 'ml_score_normalized', 'amount_claimed', 'claim_id'];
  const columns = ['claims.row_no', ...terms.map(({ sql }, i) => `${sql} AS sort_${i}`), ...keys.map((name) => `claims.${name}`)].join(', ');
  const firsts = ([['=', relationOf({})], ['<>', relationOf({ everySource: true })]] as const).map(
    ([sign, relation]) => `(SELECT ${columns} FROM ${from} WHERE ${whereSql([`claims.source ${sign} 'snapshot'`, ...where])} ORDER BY ${termsSql(terms, relation)} LIMIT ${offset} + ${limit})`,
  );
  const order = termsSql(terms.map(({ direction }, i) => ({ sql: `claims.sort_${i}`, direction })), relationOf({ everySource: true }));
  return `SELECT * FROM (${firsts.join(' UNION ALL ')}) AS claims ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
}

function fieldsOf({ fields, subject }: ClaimQuery, { everySource }: QueryContext): readonly Field[] {
  const intake = everySource ? ['source', 'received_at'] : [];
  if (fields.length > 0) return [...new Set([...fields, ...intake.slice(0, 1)])].map((id, i) => fieldAt(id, `fields[${i}]`)).filter((field, i) => canShow(field) || refuseQuery(`fields[${i}]`, field.id, { id: 'bidang yang boleh ditampilkan', en: 'a field that may be shown' }));
  return [...(subject === 'decisions' ? decisionFields : worklistColumns), ...intake].map((id) => fieldAt(id, 'fields'));
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
  if (field.kind === 'time') return 'TIMESTAMP';
  const isWholeNumber = field.kind === 'integer' || (field.kind === 'rupiah' && field.decimals === 0) || typeof field.values?.[0]?.value === 'number';
  if (isWholeNumber) return 'BIGINT';
  return field.kind === 'decimal' || field.kind === 'rupiah' ? 'DOUBLE' : 'VARCHAR';
}

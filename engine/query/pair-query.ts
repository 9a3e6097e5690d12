import type { ClaimQuery } from './claim-query.ts';
import { inScope, matchingOf, readsState, whereSql } from './matching.ts';
import { Binder, type QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import type { ResultColumn, Statement } from './statement.ts';

const columns: readonly ResultColumn[] = [
  { name: 'first_claim_id', role: 'group', type: 'VARCHAR', label: { id: 'Klaim pertama', en: 'First claim' }, decimals: 0, field: 'claim_id' },
  { name: 'second_claim_id', role: 'group', type: 'VARCHAR', label: { id: 'Klaim kedua', en: 'Second claim' }, decimals: 0, field: 'claim_id' },
  { name: 'days_apart', role: 'field', type: 'BIGINT', label: { id: 'Selisih hari masuk', en: 'Days between admissions' }, unit: 'days', decimals: 0 },
  { name: 'is_same_facility', role: 'field', type: 'BOOLEAN', label: { id: 'Fasilitas sama', en: 'Same facility' }, decimals: 0 },
  { name: 'repeated_amount', role: 'field', type: 'BIGINT', label: { id: 'Tagihan terkecil dari keduanya', en: 'Smaller of the two bills' }, unit: 'rupiah', decimals: 0 },
];

/** Claims that repeat each other: each pair once, the earlier admission first; both are in scope, one passes. */
export function compilePairs(query: ClaimQuery, context: QueryContext, skipped = 0): Statement {
  for (const name of ['by', 'measures', 'having', 'fields', 'order'] as const) if (query[name].length > 0) refuseQuery(name, query[name], { id: 'tanpa nilai pada pasangan klaim', en: 'nothing where pairs are listed' });
  for (const name of ['top_per', 'change'] as const) if (query[name] !== undefined) refuseQuery(name, query[name], { id: 'tanpa nilai pada pasangan klaim', en: 'nothing where pairs are listed' });
  const binder = new Binder();
  const matching = matchingOf(query, readsState(query), context, binder);
  const visible = inScope(false, context, binder);
  const sql = [
    `WITH visible AS (SELECT claims.claim_id, claims.admit_date, claims.facility_key, claims.amount_claimed, claims.risk_score, claims.duplicate_claim_ids FROM ${visible.from} WHERE ${whereSql(['claims.duplicate_pattern', ...visible.where])}),`,
    `passing AS (SELECT claims.claim_id FROM ${matching.from} WHERE ${whereSql([...matching.where, 'claims.duplicate_pattern'])}),`,
    'links AS (SELECT claim_id, admit_date, unnest(duplicate_claim_ids) AS twin_id FROM visible),',
    'pairs AS (SELECT DISTINCT',
    '  CASE WHEN (l.admit_date, l.claim_id) < (t.admit_date, t.claim_id) THEN l.claim_id ELSE t.claim_id END AS first_claim_id,',
    '  CASE WHEN (l.admit_date, l.claim_id) < (t.admit_date, t.claim_id) THEN t.claim_id ELSE l.claim_id END AS second_claim_id',
    '  FROM links AS l INNER JOIN visible AS t ON t.claim_id = l.twin_id)',
    'SELECT count(*) OVER () AS total, first_claim_id, second_claim_id, b.admit_date - a.admit_date AS days_apart,',
    '  coalesce(a.facility_key = b.facility_key, false) AS is_same_facility, least(a.amount_claimed, b.amount_claimed) AS repeated_amount',
    'FROM pairs INNER JOIN visible AS a ON a.claim_id = first_claim_id INNER JOIN visible AS b ON b.claim_id = second_claim_id',
    'WHERE first_claim_id IN (SELECT claim_id FROM passing) OR second_claim_id IN (SELECT claim_id FROM passing)',
    'ORDER BY greatest(a.risk_score, b.risk_score) DESC, first_claim_id, second_claim_id',
    `LIMIT ${binder.bind(query.limit, 'BIGINT')} OFFSET ${binder.bind(skipped, 'BIGINT')}`,
  ].join('\n');
  return { sql, parameters: binder.parametersOf(sql), columns };
}

import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fields, worklistColumns } from '#engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

let service: FixtureService;
let headers: { authorization: string };
beforeAll(async () => {
  service = await createFixtureService({ claims: [{ claim_id: '=1+1', province_code: '31', province_name: 'DKI JAKARTA', district_code: '3171', district_name: 'Jakarta Pusat' }, { claim_id: 'homeless', province_code: null, province_name: null }], count: 150 });
  headers = await service.headers();
});
afterAll(() => service?.close());

interface Asking {
  readonly query?: Record<string, string>;
  readonly as?: { authorization: string };
}

async function ask(payload: object, { query = {}, as = headers }: Asking = {}) {
  return service.app.inject({ method: 'POST', url: '/queries', payload, query, headers: as });
}

const isInpatient = ({ service_type }: { service_type: string | null }) => service_type === 'RITL';
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('POST /queries', () => {
  test('answers rows, what their columns are, how many claims pass, and the query as it was understood', async () => {
    const answer = await ask({ subject: 'groups', by: [{ field: 'service_type' }], measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }] }, { query: { lang: 'en' } });
    expect(answer.statusCode).toBe(200);
    const { data, meta } = answer.json();
    const of = (type: string | null) => service.claims.filter(({ service_type }) => service_type === type);
    const expected = [...new Set(service.claims.map(({ service_type }) => service_type))].map((type) => ({ service_type: type, n: of(type).length, sum_amount_claimed: sum(of(type).map(({ amount_claimed }) => amount_claimed)) }));
    expect(data).toEqual(expected.toSorted((a, b) => b.n - a.n));
    expect(meta).toMatchObject({
      total: expected.length,
      matched: service.claims.length,
      without_value: [],
      next_cursor: null,
      snapshot_id: 'snapshot-fixture',
      columns: [{ name: 'service_type', role: 'group', label: 'Service type' }, { name: 'n', unit: 'claims' }, { name: 'sum_amount_claimed', unit: 'rupiah', measure: 1 }],
      query: { subject: 'groups', limit: 50 },
    });
  });

  test('a cursor gives the rows after these, and no claim twice', async () => {
    const query = { subject: 'claims', order: [{ field: 'amount_claimed' }], fields: ['claim_id'], limit: 40 };
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data, meta } = (await ask(query, cursor === undefined ? {} : { query: { cursor } })).json();
      seen.push(...data.map(({ claim_id }: { claim_id: string }) => claim_id));
      cursor = meta.next_cursor;
    }
    expect(seen).toEqual(service.claims.toSorted((a, b) => b.amount_claimed - a.amount_claimed || a.risk_rank - b.risk_rank).map(({ claim_id }) => claim_id));
    const { meta } = (await ask(query)).json();
    expect((await ask({ ...query, limit: 39 }, { query: { cursor: meta.next_cursor } })).json().code).toBe('CURSOR_INVALID');
  });

  test('sides are told apart, each with its counts', async () => {
    const { data, meta } = (await ask({ subject: 'groups', measures: [{ agg: 'count' }], against: [{ name: 'inap', where: [{ field: 'service_type', op: '=', value: 'rawat inap' }] }, { where: [] }] })).json();
    const inpatient = service.claims.filter(({ service_type }) => service_type === 'RITL').length;
    expect(data).toEqual([{ side: 0, n: inpatient }, { side: 1, n: service.claims.length }]);
    expect(meta.sides).toMatchObject([{ name: 'inap', matched: inpatient }, { name: null, matched: service.claims.length }]);
  });

  test('claims without a value pass what is negative, and are counted aloud', async () => {
    const { meta } = (await ask({ subject: 'claims', where: [{ field: 'province_name', op: '!=', value: 'jakarta' }] })).json();
    const without = service.claims.filter(({ province_name }) => province_name === null).length;
    expect(meta.without_value).toEqual([{ field: 'province_name', n: without }]);
    expect(meta.matched).toBe(service.claims.filter(({ province_code }) => province_code !== '31').length);
  });

  test('what rests on other claims has no value where the scope may not see them, and is counted aloud', async () => {
    const as = await service.headers('auditor', { provinces: ['31', '32'] });
    const seen = service.claims.filter(({ province_code }) => province_code === '31' || province_code === '32');
    const local = seen.filter(({ is_history_local }) => is_history_local);
    const { data, meta } = (await ask({ subject: 'groups', measures: [{ agg: 'sum', field: 'same_day_claim_count' }], against: [{ where: [] }, { where: [{ field: 'service_type', op: '=', value: 'RITL' }] }] }, { as })).json();
    const sumOf = (claims: typeof local) => sum(claims.map(({ same_day_claim_count }) => same_day_claim_count ?? 0));
    expect(data).toEqual([{ side: 0, sum_same_day_claim_count: sumOf(local) }, { side: 1, sum_same_day_claim_count: sumOf(local.filter(isInpatient)) }]);
    const withheld = [seen.length - local.length, seen.filter(isInpatient).length - local.filter(isInpatient).length];
    expect(meta.sides.map((side: typeof meta) => side.withheld)).toEqual(withheld.map((n) => [{ field: 'same_day_claim_count', n }]));
    expect(meta.withheld).toEqual([{ field: 'same_day_claim_count', n: sum(withheld) }]);
    expect((await ask({ subject: 'claims', fields: ['claim_id', 'same_day_claim_count'] })).json().meta.withheld).toEqual([]);
  });

  test.each([
    [{ subject: 'claims', where: [{ field: 'lama', op: '>', value: 3 }] }, 'where[0].field', 'los'],
    [{ subject: 'claims', where: [{ field: 'los', op: '>', value: '3' }] }, 'where[0].value', 'angka'],
    [{ subject: 'claims', where: [{ field: 'discharge_status', op: '=', value: 'Menigal' }] }, 'where[0].value', 'Meninggal'],
    [{ subject: 'claims', where: [{ any: [{ field: 'admit_date', op: '<', value: '2024-02-30' }] }] }, 'where[0].any[0].value', 'YYYY-MM-DD'],
    [{ subject: 'groups', measures: [{ agg: 'sum', field: 'province_name' }] }, 'measures[0].agg', 'distinct'],
  ])('%j is refused by place, with what is accepted there', async (query, field, accepted) => {
    const answer = await ask(query);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'QUERY_INVALID']);
    expect(answer.json().errors).toEqual([{ field, value: expect.anything(), accepted: expect.stringContaining(accepted) }]);
  });

  test('a valid code without claims is 0, and not an error', async () => {
    expect((await ask({ subject: 'claims', where: [{ field: 'dx_primary_code', op: 'under', value: 'Z99' }] })).json().meta).toMatchObject({ matched: 0, total: 0 });
  });

  test('a reader with a scope finds, counts and is offered nothing outside it', async () => {
    const as = await service.headers('auditor', { provinces: ['31'] });
    const { data, meta } = (await ask({ subject: 'groups', by: [{ field: 'province_name' }] }, { as })).json();
    expect(data).toEqual([{ province_name: 'DKI JAKARTA', n: meta.matched }]);
    const refused = (await ask({ subject: 'claims', where: [{ field: 'district_name', op: '=', value: 'Bandun' }] }, { as })).json();
    expect(refused.errors[0].accepted).toBe('Jakarta Pusat');
  });

  test('CSV is the same rows, lists joined and formulas harmless; Parquet keeps the types', async () => {
    const query = { subject: 'claims', fields: ['claim_id', 'amount_claimed', 'flags', 'admit_date'], limit: 1000 };
    const { data } = (await ask(query)).json();
    const csv = await ask(query, { query: { format: 'csv' } });
    expect(csv.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/^attachment; filename="claims_\d{4}-\d\d-\d\d\.csv"$/) });
    const lines = csv.body.trimEnd().split('\n');
    expect(lines).toEqual(['claim_id,amount_claimed,flags,admit_date', ...data.map((row: { claim_id: string; amount_claimed: number; flags: string[]; admit_date: string }) => [row.claim_id.replace(/^=/, "'="), row.amount_claimed, row.flags.join(';') || '""', row.admit_date].join(','))]);
    expect(await parquetRows((await ask(query, { query: { format: 'parquet' } })).rawPayload)).toBe(data.length);
  });

  test('a file of sides tells the side of each row', async () => {
    const sides = [{ where: [{ field: 'service_type', op: '=', value: 'RITL' }] }, { where: [] }];
    const { body } = await ask({ subject: 'groups', measures: [{ agg: 'count' }], against: sides }, { query: { format: 'csv' } });
    expect(body.trimEnd().split('\n')).toEqual(['side,n', `0,${service.claims.filter(({ service_type }) => service_type === 'RITL').length}`, `1,${service.claims.length}`]);
  });

  test('what people decided is part of it, and `me` is the caller', async () => {
    const [claim] = service.claims;
    const as = await service.headers('auditor', { name: 'decider' });
    const decided = await service.app.inject({ method: 'POST', url: `/claims/${claim?.claim_id}/feedback`, headers: { ...as, 'idempotency-key': 'key-of-queries-1' }, payload: { decision: 'rejected', reason: 'duplicate', notes: 'x' } });
    expect(decided.statusCode).toBe(201);
    const mine = { subject: 'decisions', where: [{ field: 'reviewer', op: '=', value: 'me' }], fields: ['claim_id', 'decision', 'reason'] };
    expect((await ask(mine, { as })).json().data).toEqual([{ claim_id: claim?.claim_id, decision: 'rejected', reason: 'duplicate' }]);
    expect((await ask(mine, { as, query: { format: 'csv' } })).body).toContain(`${claim?.claim_id},rejected,duplicate`);
    expect((await ask(mine)).json().data).toEqual([]);
    const { data } = (await service.app.inject({ url: `/claims/${claim?.claim_id}`, headers: as })).json();
    expect(data).toMatchObject({ review_state: 'reviewed', latest_feedback: { decision: 'rejected', reason: 'duplicate', reviewer: 'decider' }, assignee: null });
  });
});

const worklist = async (query: string) => service.app.inject({ url: `/claims/high-risk?${query}`, headers });

describe('the worklist by further parameters', () => {
  test('values may be given again for any of them, and a parameter with not_ takes the rest', async () => {
    const some = (await worklist('clinic=&any_flag=severity_mismatch&any_flag=duplicate_pattern')).json();
    expect(some.meta.total).toBe(service.claims.filter(({ flags }) => flags.includes('severity_mismatch') || flags.includes('duplicate_pattern')).length);
    const rest = (await worklist('not_province=jakarta&not_province=Jawa%20Barat')).json();
    expect(rest.meta.total).toBe(service.claims.filter(({ province_code }) => province_code !== '31' && province_code !== '32').length);
    expect(rest.meta.filters).toEqual({ not_province: ['jakarta', 'Jawa Barat'] });
  });

  test('a name that is none is refused under its parameter, with the nearest; parameters of the first edition find no claim', async () => {
    const answer = await worklist('discharge_status=menigal&lang=en');
    expect([answer.statusCode, answer.json().errors]).toEqual([400, [{ field: 'discharge_status', value: 'menigal', accepted: expect.stringContaining('Meninggal') }]]);
    expect((await worklist('province=atlantis')).json().meta.total).toBe(0);
  });

  test('names that people use are found: jabar, rs tipe c', async () => {
    expect((await worklist('province=jabar')).json().meta.total).toBe(service.claims.filter(({ province_code }) => province_code === '32').length);
    expect((await worklist('facility_class=rs%20tipe%20c')).json().meta.total).toBe(service.claims.filter(({ facility_class }) => facility_class === 'RS Kelas C').length);
  });

  test('as CSV it holds every row in its order, with state and latest decision', async () => {
    const { body, headers: sent } = await worklist('format=csv&service_type=RITL&page_size=1');
    const [head, ...lines] = body.trimEnd().split('\n');
    expect(sent['content-disposition']).toMatch(/^attachment; filename="worklist_/);
    expect(head).toBe([...worklistColumns, 'review_state', 'decision', 'correction_ratio', 'reason', 'reviewer', 'decided_on', 'assignee', 'due_on'].join(','));
    expect(lines.map((line) => line.split(',')[0]?.replace(/^'/, ''))).toEqual(service.claims.filter(({ service_type }) => service_type === 'RITL').map(({ claim_id }) => claim_id));
  });

  test('reports take them too', async () => {
    const { data } = (await service.app.inject({ url: '/reports/casemix?by=service_type&min_los=3&not_flag=severity_mismatch', headers })).json();
    expect(sum(data.map(({ n }: { n: number }) => n))).toBe(service.claims.filter(({ los, flags }) => los >= 3 && !flags.includes('severity_mismatch')).length);
  });
});

describe('GET /catalogue', () => {
  test('tells every field of the engine, in the language asked for', async () => {
    const { data } = (await service.app.inject({ url: '/catalogue?lang=en', headers })).json();
    expect(data.fields.map(({ id }: { id: string }) => id)).toEqual(fields.map(({ id }) => id));
    expect(data.fields.find(({ id }: { id: string }) => id === 'los')).toMatchObject({ label: 'Length of stay', unit: 'days', operators: expect.arrayContaining(['between']), aggregations: expect.arrayContaining(['median']) });
    expect(data.code_sets.length).toBeGreaterThan(10);
  });
});

/** How many rows a Parquet file holds. */
async function parquetRows(bytes: Buffer): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-queries-'));
  const instance = await DuckDBInstance.create(':memory:');
  try {
    writeFileSync(join(folder, 'rows.parquet'), bytes);
    const reader = await (await instance.connect()).runAndReadAll(`SELECT count(*) FROM '${join(folder, 'rows.parquet')}' WHERE typeof(flags) = 'VARCHAR[]' AND typeof(admit_date) = 'DATE'`);
    return Number(reader.getRows()[0]?.[0]);
  } finally {
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

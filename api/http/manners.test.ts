import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { operationsOf } from '../../tests/support/openapi-operations.ts';
import { requestArbitrary } from '../../tests/support/openapi-requests.ts';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';

let service: FixtureService;
let headers: { authorization: string };
beforeAll(async () => {
  service = await createFixtureService({
    claims: [
      { claim_id: 'pair-1', facility_name: '=HYPERLINK("x")', duplicate_claim_ids: ['pair-2'], admit_date: '2024-02-01' },
      { claim_id: 'pair-2', facility_name: '+1', duplicate_claim_ids: ['pair-1'], admit_date: '2024-02-02' },
    ],
    count: 150,
    limits: { exports: 12 },
  });
  headers = await service.headers();
});
afterAll(() => service?.close());

const reads = ['/claims/high-risk?page_size=3', '/claims/pair-1', '/claims/pair-1?lang=en', '/reports/flags', '/reports/trends?by=province'];

describe('versions', () => {
  test.each(reads)('%s answers the same under /v1 and at its kept address', async (url) => {
    const [kept, versioned] = [await service.app.inject({ url, headers }), await service.app.inject({ url: `/v1${url}`, headers })];
    expect(kept.statusCode).toBe(200);
    expect(versioned.json()).toEqual(kept.json());
  });

  test('an unknown version, and an unknown address of a known one, are not there', async () => {
    for (const url of ['/v2/claims/high-risk', '/v1/nowhere', '/v1', '/v1/v1/claims/high-risk'])
      expect([url, (await service.app.inject({ url, headers })).statusCode]).toEqual([url, 404]);
    expect((await service.app.inject({ method: 'DELETE', url: '/v1/reports/flags', headers })).headers['allow']).toContain('GET');
  });
});

describe('ETags', () => {
  test.each(reads)('%s is not sent again to who has it', async (url) => {
    const first = await service.app.inject({ url, headers });
    expect(first.headers).toMatchObject({ etag: expect.stringMatching(/^"[\w-]{27}"$/), 'cache-control': 'private, no-cache', 'x-snapshot-id': 'snapshot-fixture' });
    for (const tag of [first.headers.etag, `W/${first.headers.etag}`, `"other", ${first.headers.etag}`, '*']) {
      const again = await service.app.inject({ url, headers: { ...headers, 'if-none-match': String(tag) } });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', first.headers.etag]);
    }
    expect((await service.app.inject({ url, headers: { ...headers, 'if-none-match': '"other"' } })).statusCode).toBe(200);
  });

  test('whether there is anything at all is said of what there is, and of nothing else', async () => {
    for (const [url, status] of [['/claims/nowhere', 404], ['/claims/pair-1', 304], ['/reports/flags', 304], ['/reports/flags?format=csv', 304], ['/reports/nowhere', 404], ['/reports/flags?cursor=nonsense', 400]] as const) {
      const answer = await service.app.inject({ url, headers: { ...headers, 'if-none-match': '*', 'accept-encoding': 'br' } });
      expect([url, answer.statusCode]).toEqual([url, status]);
      const hasContent = answer.body !== '' || answer.headers['content-type'] !== undefined || answer.headers['content-encoding'] !== undefined;
      expect([url, hasContent]).toEqual([url, status !== 304]);
    }
  });

  test('differ by question, language, representation and scope', async () => {
    const tags: unknown[] = [];
    for (const [url, more] of [
      ['/reports/flags', {}],
      ['/reports/flags?province=31', {}],
      ['/reports/flags?format=csv', {}],
      ['/reports/flags', { 'accept-language': 'en' }],
      ['/reports/flags', { accept: 'text/csv' }],
      ['/reports/flags', { 'accept-encoding': 'br' }],
      ['/reports/flags', await service.headers('auditor', { provinces: ['31'] })],
      ['/reports/flags', await service.headers('auditor', { provinces: ['32'] })],
    ] as const)
      tags.push((await service.app.inject({ url, headers: { ...headers, ...more } })).headers.etag);
    expect(new Set(tags).size).toBe(tags.length);
  });

  test('a token is asked for before a tag is compared', async () => {
    expect((await service.app.inject({ url: '/reports/flags', headers: { 'if-none-match': '*' } })).statusCode).toBe(401);
  });
});

test('every answer to somebody who is logged in is kept by nobody, or has a version that is asked about', async () => {
  const operations = operationsOf((await service.app.inject({ url: '/openapi.json' })).json());
  const admin = await service.headers('admin');
  const kept: string[] = [];
  for (const operation of operations) {
    // Several, as one may name what the data lack.
    for (const request of fc.sample(requestArbitrary(operation, { isBroken: false }), { numRuns: 5, seed: 4 })) {
      const { statusCode, headers: sent } = await service.app.inject({ ...request, headers: { ...request.headers, ...(operation.isPrivate ? admin : {}) } });
      if (sent['cache-control'] === 'private, no-cache') kept.push(operation.name);
      const isKept = statusCode < 400 && sent.etag !== undefined;
      expect([operation.name, sent['cache-control']]).toEqual([operation.name, isKept ? 'private, no-cache' : 'no-store']);
    }
  }
  expect(kept).toContain('GET /claims/high-risk');
  expect(kept).not.toContain('GET /me');
});

describe('compression', () => {
  test.each([
    ['br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => gunzipSync(body)],
  ] as const)('answers are sent as %s to who takes it', async (encoding, open) => {
    const url = '/claims/high-risk?page_size=50';
    const plain = await service.app.inject({ url, headers });
    const answer = await service.app.inject({ url, headers: { ...headers, 'accept-encoding': encoding } });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['vary']).toContain('accept-encoding');
    expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
    expect(JSON.parse(open(answer.rawPayload).toString())).toEqual(plain.json());
  });

  test('a compressed body is not unpacked', async () => {
    const answer = await service.app.inject({ method: 'POST', url: '/auth/login', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, payload: Buffer.from([31, 139, 8, 0]) });
    expect(answer.statusCode).toBe(400);
  });
});

describe('reports as files', () => {
  test('CSV has a header, all rows whatever the page size, and no cell that a spreadsheet would run', async () => {
    const answer = await service.app.inject({ url: '/reports/duplicates?format=csv&page_size=1', headers });
    expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/^attachment; filename="duplicates_\d{4}-\d\d-\d\d\.csv"$/) });
    expect(answer.body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(answer.body).toContain(",'+1,");
    expect(answer.body.split('\n')[0]).toMatch(/^first_claim_id,second_claim_id,/);
    const all = await service.app.inject({ url: '/reports/facilities', headers: { ...headers, accept: 'text/csv' } });
    expect(all.body.trim().split('\n')).toHaveLength(1 + (await service.app.inject({ url: '/reports/facilities?page_size=1', headers })).json().meta.total);
  });

  test('Parquet begins and ends as Parquet does', async () => {
    const { rawPayload, headers: sent } = await service.app.inject({ url: '/reports/casemix', headers: { ...headers, accept: 'application/vnd.apache.parquet' } });
    expect(sent['content-type']).toBe('application/vnd.apache.parquet');
    expect([rawPayload.subarray(0, 4).toString(), rawPayload.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
  });

  test('are limited for each user, more tightly than pages', async () => {
    const other = await service.headers('auditor', { name: 'exporter' });
    const statuses: number[] = [];
    for (let i = 0; i < 13; i += 1) statuses.push((await service.app.inject({ url: '/reports/flags?format=csv', headers: other })).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
    const refused = await service.app.inject({ url: '/reports/casemix?format=parquet', headers: other });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await service.app.inject({ url: '/reports/flags', headers: other })).statusCode).toBe(200);
  });
});

describe('other origins', () => {
  test('get no leave unless they are listed', async () => {
    const answer = await service.app.inject({ url: '/reports/flags', headers: { ...headers, origin: 'https://audit.example.org' } });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('cursors over HTTP', () => {
  test('lead through the worklist once, and end', async () => {
    const seen: string[] = [];
    let url = '/v1/claims/high-risk?page_size=60';
    for (;;) {
      const { data, meta } = (await service.app.inject({ url, headers })).json();
      seen.push(...data.map(({ claim_id }: { claim_id: string }) => claim_id));
      if (meta.next_cursor === null) break;
      url = `/v1/claims/high-risk?page_size=60&cursor=${meta.next_cursor}`;
    }
    expect(seen).toEqual(service.claims.map(({ claim_id }) => claim_id));
  });

  test('say so once another snapshot serves', async () => {
    const { meta } = (await service.app.inject({ url: '/reports/facilities?page_size=1', headers })).json();
    const { etag } = (await service.app.inject({ url: '/reports/facilities', headers })).headers;
    await writeFixtureSnapshot(service.fixture.home, { count: 150, seed: 8, snapshotId: 'snapshot-next' });
    publishFixtureSnapshot(service.fixture.home, 'snapshot-next');
    await service.reader.refresh();
    const answer = await service.app.inject({ url: `/reports/facilities?page_size=1&cursor=${meta.next_cursor}`, headers });
    expect(answer.json()).toMatchObject({ status: 410, code: 'CURSOR_EXPIRED', detail: expect.stringContaining('snapshot-next') });
    expect((await service.app.inject({ url: '/reports/facilities', headers: { ...headers, 'if-none-match': String(etag) } })).statusCode).toBe(200);
  });
});

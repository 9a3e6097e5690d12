import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../tests/support/fixture-service.ts';
import { type Client, type ClientOptions, ProblemError, createClient } from './client.ts';

let service: FixtureService;
let client: Client;
let token: string | undefined;

/** Sends to the service in this process. */
const intoService: ClientOptions['fetch'] = async (url, { method = 'GET', headers = {}, body }) => {
  const { pathname, search } = new URL(url);
  const answer = await service.app.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url: `${pathname}${search}`,
    headers: Object.fromEntries(new Headers(headers)),
    ...(typeof body === 'string' ? { payload: body } : {}),
  });
  const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Response([204, 304].includes(answer.statusCode) ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: given });
};

beforeAll(async () => {
  service = await createFixtureService({ claims: [{ claim_id: 'claim/1 ü' }], count: 20 });
  token = (await service.headers()).authorization.slice('Bearer '.length);
  client = createClient({ address: 'http://service', token: () => token, fetch: intoService });
});
afterAll(() => service?.close());

describe('the client', () => {
  test('asks with typed paths and queries, and gives typed answers', async () => {
    const { data, meta } = await client.call('GET /claims/high-risk', { query: { page_size: 3, severity: 'mild', dx: undefined } });
    expect(data.length).toBeLessThanOrEqual(3);
    expect(meta).toMatchObject({ page_size: 3, filters: { severity: 'ringan' } });
    const { data: claim } = await client.call('GET /claims/{id}', { path: { id: 'claim/1 ü' } });
    expect(claim.claim_id).toBe('claim/1 ü');
    const { data: rows } = await client.call('GET /reports/casemix', { query: { by: 'segment' } });
    expect(rows.reduce((total, { n }) => total + n, 0)).toBe(service.claims.length);
  });

  test('throws a problem document as an error with its code and fields', async () => {
    const refused = client.call('GET /claims/high-risk', { query: { page_size: 0 } });
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    await expect(refused).rejects.toMatchObject({ problem: { code: 'VALIDATION_FAILED', errors: [{ field: 'page_size' }] } });
    const nobody = createClient({ address: 'http://service', fetch: intoService });
    await expect(nobody.call('GET /reports/flags')).rejects.toMatchObject({ problem: { code: 'TOKEN_INVALID', status: 401, instance: '/v1/reports/flags' } });
  });

  test('gives answers as they came where asked to: files, and 304', async () => {
    const file = await client.send('GET /reports/flags', { query: { format: 'csv' } });
    expect((await file.text()).split('\n')[0]).toContain('rule_id,weight,n');
    const { headers } = await client.send('GET /reports/flags');
    const again = await client.send('GET /reports/flags', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
});

/** Answers in turn; `null` breaks the connection. */
function inTurn(answers: readonly (number | null)[]) {
  const sent: string[] = [];
  const repeating = createClient({
    address: 'http://service',
    retries: 2,
    fetch: async (_url, { method = 'GET' }) => {
      const status = answers[sent.push(method) - 1];
      if (status === null) throw new TypeError('fetch failed');
      return new Response(JSON.stringify({ data: [], meta: {} }), { status: status ?? 200, headers: { 'content-type': 'application/json', 'retry-after': '0' } });
    },
  });
  return { client: repeating, sent };
}

describe('a call that no replica answered', () => {
  const decision = { path: { id: 'claim-1' }, body: { decision: 'approved', notes: 'lengkap' } } as const;

  test('is sent again where it can be repeated: a read, or a write that carries its key', async () => {
    const read = inTurn([502, null]);
    await read.client.call('GET /claims/high-risk');
    const write = inTurn([503]);
    await write.client.call('POST /claims/{id}/feedback', { ...decision, headers: { 'Idempotency-Key': 'key-of-mine' } });
    expect([read.sent, write.sent]).toEqual([['GET', 'GET', 'GET'], ['POST', 'POST']]);
  });

  test('is not where it cannot, and fails with what came last where nobody answers', async () => {
    const write = inTurn([502]);
    await expect(write.client.call('POST /claims/{id}/feedback', decision)).rejects.toThrow('502');
    const read = inTurn([502, 502, 504]);
    await expect(read.client.call('GET /claims/high-risk')).rejects.toThrow('504');
    const broken = inTurn([null, null, null]);
    await expect(broken.client.call('GET /claims/high-risk')).rejects.toThrow('fetch failed');
    expect([write.sent.length, read.sent.length, broken.sent.length]).toEqual([1, 3, 3]);
  });
});

import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { type Operation, operationsOf } from '../../tests/support/openapi-operations.ts';
import { problemSchema } from '../problems/problem.ts';
import { odd, requestArbitrary } from '../../tests/support/openapi-requests.ts';

const cases = 2000;
const roles = ['auditor', 'ops', 'client', 'admin'] as const;

let service: FixtureService;
let operations: readonly Operation[];
beforeAll(async () => {
  service = await createFixtureService({
    claims: [{ claim_id: 'claim-1', duplicate_claim_ids: ['claim-2'] }, { claim_id: 'claim-2' }],
    count: 30,
    limits: { requests: 1e9, logins: 1e9, loginsByAddress: 1e9, exports: 1e9 },
  });
  operations = operationsOf((await service.app.inject({ url: '/openapi.json' })).json());
});
afterAll(() => service?.close());

describe('every route of the OpenAPI document', () => {
  test(`answers ${cases} requests, valid and broken, without failing, and none that is private without a token`, async () => {
    // Each route as often as the others, some of its cases without a token.
    const sent = fc.nat({ max: operations.length - 1 }).chain((i) => {
      const operation = operations[i];
      if (!operation) throw new Error('no operation');
      return fc.record({ operation: fc.constant(operation), request: requestArbitrary(operation), role: fc.constantFrom(...roles, ...roles, undefined), prefix: fc.constantFrom('', '/v1') });
    });
    const asked = new Set<string>();
    await fc.assert(
      fc.asyncProperty(sent, async ({ operation, request, role, prefix }) => {
        const headers = role === undefined ? {} : await service.headers(role, { name: `fuzz of ${role}` });
        const answer = await service.app.inject({ ...request, url: `${prefix}${request.url}`, headers: { ...request.headers, ...headers } });
        asked.add(operation.name);
        const said = `${operation.name} as ${role ?? 'nobody'}: ${answer.statusCode} ${answer.statusCode < 400 ? '' : answer.body.slice(0, 300)}`;
        if (answer.statusCode >= 500) throw new Error(said);
        if (operation.isPrivate && role === undefined && ![400, 401, 404, 413, 415].includes(answer.statusCode)) throw new Error(said);
        if (answer.statusCode >= 400 && !String(answer.headers['content-type']).includes('application/problem+json')) throw new Error(`${said} is no problem document`);
        expect({ said, faults: wordingFaults(answer.body, JSON.stringify(request)) }).toEqual({ said, faults: [] });
      }),
      { numRuns: cases, seed: 3, endOnFailure: true },
    );
    expect(asked.size).toBe(operations.length);
  }, 900_000);

  test('without a token every private one answers 401, whatever it is asked', async () => {
    for (const operation of operations.filter(({ isPrivate }) => isPrivate)) {
      const [request] = fc.sample(requestArbitrary(operation, { isBroken: false }), { numRuns: 1, seed: 5 });
      expect([operation.name, (await service.app.inject({ ...request })).statusCode]).toEqual([operation.name, 401]);
    }
  });
});

/** What is wrong with the words of a problem: fields told twice, lists that are empty or repeat themselves, and places left unfilled that the request did not send. */
function wordingFaults(body: string, sent: string): string[] {
  const { data } = problemSchema.safeParse(body.startsWith('{"type":"urn:') ? JSON.parse(body) : undefined);
  if (!data) return [];
  const fields = (data.errors ?? []).map(({ field }) => field);
  const accepted = (data.errors ?? []).map((error) => error.accepted);
  return [
    ...(new Set(fields).size < fields.length ? [`twice: ${fields.join(', ')}`] : []),
    ...[...accepted, data.detail].filter((text) => text.trim() === '' || /\(\w+: *\)/.test(text) || Array.from(text.matchAll(/(?<!\\u)\{(\w+)\}/g), ([, name = '']) => name).some((name) => !sent.includes(name))),
    ...accepted.filter((text) => new Set(text.split(', ')).size < text.split(', ').length),
  ];
}

test('a refusal says of each field once what is taken, wherever the field stands, and of a method each that there is', async () => {
  const headers = await service.headers('admin');
  const post = async (url: string, payload: object) => (await service.app.inject({ method: 'POST', url, headers, payload })).json();
  expect((await post('/feedback/proposals/x/reject', { version: 1 })).errors).toEqual([{ field: 'version', value: 1, accepted: 'objek JSON kosong, {}' }]);
  expect((await post('/admin/rollback', { toward: 'x' })).errors).toEqual([{ field: 'toward', value: 'x', accepted: 'to' }]);
  expect((await post('/queries', { subject: 'groups', measures: [{ agg: 'count', feild: 'x' }] })).errors).toEqual([{ field: 'measures.0.feild', value: 'x', accepted: expect.stringContaining('agg') }]);
  for (const message of ['', '\0', 'a\0', 7, null, undefined, 'x'.repeat(3000)]) expect((await post('/chat', { message })).detail).toMatch(/: message \(diterima: [^)]+\)\.$/);
  const refused = await service.app.inject({ method: 'DELETE', url: '/claims/high-risk', headers });
  expect(refused.headers['allow']).toBe('GET, HEAD');
  expect(refused.json().detail).toMatch(/Yang diterima: GET, HEAD\.$/);
});

test('no body makes a login fail otherwise than by saying so', async () => {
  const body = fc.oneof(
    fc.record({ username: odd, password: odd }),
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('username', 'password', '__proto__', 'constructor'), fc.jsonValue()),
  );
  await fc.assert(
    fc.asyncProperty(body, async (payload) => {
      const answer = await service.app.inject({ method: 'POST', url: '/auth/login', headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) });
      expect([400, 401]).toContain(answer.statusCode);
    }),
    { numRuns: 60, seed: 5 },
  );
});

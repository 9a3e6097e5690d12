import { everywhere } from '#engine';
import { roles } from '#store';
import { createToolContext, createTools } from '#tools';
import * as fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { type Operation, operationsOf } from '../../tests/support/openapi-operations.ts';
import { requestArbitrary } from '../../tests/support/openapi-requests.ts';
import { type PostgresServer, describeOnEachStore, startPostgres } from '../../tests/support/postgres.ts';

/** Paths of all routes, parameters without their names, read from the tree of the router. */
function routesIn(tree: string): string[] {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', rest = ''] = /^([│ ]*)[├└]── (.*)$/.exec(line) ?? [];
    const [, part, methods] = /^(.*?)(?: \(([A-Z, ]+)\))?$/.exec(rest) ?? [];
    if (!part) return [];
    above.splice(indent.length / 4, above.length, part);
    return methods === undefined ? [] : [plain(above.join(''))];
  });
}

function plain(path: string): string {
  return path.replaceAll(/:\w+(\|:\w+)*|\{\w+\}/g, ':');
}

/** A request as the schemas want it, the same each time. */
function requestOf(operation: Operation): InjectOptions {
  const [request] = fc.sample(requestArbitrary(operation, { isBroken: false }), { numRuns: 1, seed: 8 });
  if (!request) throw new Error('no request');
  return { ...request };
}

describeOnEachStore('what the service withstands', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;
  let operations: readonly Operation[];
  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
    service = await createFixtureService({
      claims: [
        { claim_id: 'inside', province_code: '31', province_name: 'DKI JAKARTA', facility_key: 'inside-key', amount_claimed: 9_000_000 },
        { claim_id: 'outside', province_code: '32', province_name: 'JAWA BARAT', facility_key: 'outside-key', amount_claimed: 9_000_001 },
      ],
      count: 260,
      limits: { requests: 300, exports: 2 },
      chatLimits: { threads: 3 },
      databaseUrl: await server?.createDatabase(),
    });
    operations = operationsOf((await service.app.inject({ url: '/openapi.json' })).json());
  });
  afterAll(async () => {
    await service?.close();
    await server?.stop();
  });

  const ask = async (method: 'GET' | 'POST', url: string, name: string, { role = 'auditor', provinces, payload }: { role?: (typeof roles)[number]; provinces?: readonly string[]; payload?: object } = {}) =>
    service.app.inject({ method, url, headers: { ...(await service.headers(role, { name, ...(provinces && { provinces }) })), accept: 'application/json' }, ...(payload && { payload }) });

  test('a claim outside the caller’s scope is denied at every address that names one', async () => {
    const naming = operations.filter(({ path, isPrivate }) => isPrivate && path.startsWith('/claims/{id}'));
    expect(naming.length).toBeGreaterThan(8);
    for (const operation of naming) {
      const headers = { ...(await service.headers('admin', { name: 'scoped admin', provinces: ['31'] })), accept: 'application/json' };
      const request = requestOf({ ...operation, parameters: operation.parameters.filter((parameter) => parameter.in !== 'query') });
      const answer = await service.app.inject({ ...request, url: operation.path.replace('{id}', 'outside'), headers: { ...request.headers, ...headers } });
      expect([operation.name, answer.statusCode < 400]).toEqual([operation.name, false]);
      expect(answer.body).not.toMatch(/outside-key|9000001|9\.000\.001/);
    }
    expect((await service.store.outcomes.ofClaim('outside')).length).toBe(0);
    expect(await service.store.claimStates.find('outside')).toBeUndefined();
  });

  test('a tool reads the claim that the server bound it to: a call that names another is denied, whatever the tool and the scope', async () => {
    await service.reader.read(async (snapshot) => {
      const tools = createTools(createToolContext({ snapshot, scope: everywhere, claimId: 'inside' }));
      for (const name of tools.names) expect([name, await tools.call(name, { claim_id: 'outside' })]).toEqual([name, expect.objectContaining({ ok: false })]);
    });
    await service.reader.read(async (snapshot) => {
      const tools = createTools(createToolContext({ snapshot, scope: { provinces: ['31'] }, claimId: 'outside' }));
      expect(await tools.call('get_claim', {})).toMatchObject({ ok: false, error: { code: 'CLAIM_UNAVAILABLE' } });
    });
  });

  test('an auditor who calls what is an admin’s or an operator’s is refused with 403, and nothing is done', async () => {
    const restricted = operations.filter(({ path }) => /^\/(admin|alerts|users|metrics)/.test(path));
    expect(restricted.map(({ name }) => name)).toEqual(expect.arrayContaining(['POST /admin/jobs/{name}', 'POST /admin/rollback', 'POST /users', 'PATCH /users/{name}']));
    for (const operation of restricted) {
      const request = requestOf(operation);
      const answer = await service.app.inject({ ...request, headers: { ...request.headers, ...(await service.headers('auditor', { name: 'penelaah' })) } });
      expect([operation.name, answer.statusCode, answer.json().code]).toEqual([operation.name, 403, 'FORBIDDEN']);
    }
    expect(await service.store.runs.list({ limit: 10 })).toEqual([]);
  });

  test('nobody gives themselves a role: there is no registration, and neither a login nor a token brings one', async () => {
    for (const url of ['/register', '/auth/register', '/signup', '/users/register']) expect((await service.app.inject({ method: 'POST', url, payload: { username: 'a', role: 'admin' } })).statusCode).toBeGreaterThanOrEqual(401);
    expect((await service.app.inject({ method: 'POST', url: '/users', payload: { username: 'a', role: 'admin' } })).statusCode).toBe(401);
    expect((await service.app.inject({ method: 'POST', url: '/auth/login', payload: { username: 'penelaah', password: 'x', role: 'admin' } })).json()).toMatchObject({ status: 400, errors: [{ field: 'role' }] });
    const user = await service.store.users.findByName('penelaah');
    // Signed by the service itself, for a role that the user does not have.
    const { token } = await service.app.accessTokens.sign({ sub: user?.id ?? '', name: 'penelaah', role: 'admin', ver: user?.tokenVersion ?? 0 });
    const headers = { authorization: `Bearer ${token}` };
    expect((await service.app.inject({ url: '/me', headers })).json().data.role).toBe('auditor');
    expect((await service.app.inject({ url: '/users', headers })).statusCode).toBe(403);
  });

  test('a decision has its reviewer, time and role from the service: a body that brings them is refused, and nothing is written', async () => {
    const before = (await service.store.outcomes.verify()).rows;
    for (const more of [{ reviewer_id: 'user-2' }, { reviewer: 'kedua' }, { created_at: '2020-01-01T00:00:00Z' }, { role: 'admin' }, { seq: 1 }, { hash: 'x' }, { claim_id: 'outside' }]) {
      const answer = await ask('POST', '/claims/inside/feedback', 'penelaah', { payload: { decision: 'approved', ...more } });
      expect([more, answer.statusCode, answer.json().errors]).toEqual([more, 400, [expect.objectContaining({ field: Object.keys(more)[0] })]]);
    }
    expect((await service.store.outcomes.verify()).rows).toBe(before);
    const written = (await ask('POST', '/claims/inside/feedback', 'penelaah', { payload: { decision: 'approved' } })).json().data;
    expect(written).toMatchObject({ reviewer: 'penelaah', claim_id: 'inside' });
  });

  test('one caller cannot use up the service: requests, exports, threads, rows of a page and bytes of a body have an end that the answer names', async () => {
    for (const [url, most] of [['/claims/high-risk?page_size=201', '200'], ['/reports/facilities?page_size=201', '200']] as const)
      expect((await ask('GET', url, 'many')).json()).toMatchObject({ status: 400, errors: [{ field: 'page_size', accepted: expect.stringContaining(most) }] });
    expect((await ask('GET', '/claims/high-risk?page_size=200', 'many')).json().data).toHaveLength(200);
    expect((await ask('POST', '/queries', 'many', { payload: { subject: 'claims', limit: 1_000_000 } })).json().errors).toMatchObject([{ field: 'limit' }]);
    expect((await ask('POST', '/queries/read', 'many', { payload: { text: 'x'.repeat(70_000) } })).statusCode).toBe(413);
    for (let i = 0; i < 2; i += 1) expect((await ask('GET', '/reports/flags?format=csv', 'many')).statusCode).toBe(200);
    for (let i = 0; i < 3; i += 1) expect((await ask('POST', '/chat', 'many', { payload: { message: 'berapa klaim' } })).statusCode).toBe(200);
    expect((await ask('POST', '/chat', 'many', { payload: { message: 'berapa klaim' } })).json()).toMatchObject({ status: 409, code: 'CHAT_THREADS_FULL' });
    const exported = await ask('GET', '/reports/flags?format=csv', 'many');
    let last = await ask('GET', '/me', 'many');
    while (last.statusCode === 200) last = await ask('GET', '/me', 'many');
    for (const refused of [exported, last]) {
      expect(refused.json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await ask('GET', '/me', 'somebody else')).statusCode).toBe(200);
  });

  test('a chat is its user’s alone: to anybody else, whatever the role, no address of it is there, and no list names it', async () => {
    const { data } = (await ask('POST', '/claims/inside/chat', 'owner', { payload: { message: 'Mengapa klaim ini ditandai?' } })).json();
    const thread: string = data.thread.thread_id;
    const [evidence] = data.message.answer.evidence ?? data.message.answer.sentences.flatMap(({ citations }: { citations: object[] }) => citations);
    const addresses = operations.filter(({ path }) => path.includes('{thread}'));
    expect(addresses.length).toBeGreaterThan(5);
    for (const role of ['auditor', 'ops', 'admin'] as const) {
      for (const operation of addresses) {
        const request = requestOf({ ...operation, parameters: [] });
        const answer = await service.app.inject({ ...request, url: operation.path.replace('{thread}', thread), headers: { ...request.headers, ...(await service.headers(role, { name: `other ${role}` })) } });
        expect([role, operation.name, answer.statusCode, answer.json().code]).toEqual([role, operation.name, 404, 'THREAD_MISSING']);
      }
      expect((await ask('GET', `/evidence/${encodeURIComponent(String(evidence.evidence_id))}`, `other ${role}`, { role })).statusCode).toBe(404);
      for (const url of ['/chat', '/claims/inside/chat']) expect((await ask('GET', url, `other ${role}`, { role })).json().data).toEqual([]);
      expect((await ask('POST', '/chat', `other ${role}`, { role, payload: { message: 'lanjut', thread_id: thread } })).json()).toMatchObject({ status: 404, code: 'THREAD_MISSING' });
    }
    expect((await ask('GET', `/chat/${thread}`, 'owner')).json().data.messages).toHaveLength(2);
  });

  test('no address answers but those of the OpenAPI document, its pages and the console: there is no debug route', async () => {
    const routes = routesIn(service.app.printRoutes({ commonPrefix: false })).filter((path) => !path.startsWith('/docs') && !path.startsWith('/console'));
    expect(routes.length).toBeGreaterThan(40);
    expect([...new Set(routes)].toSorted()).toEqual([...new Set(operations.map(({ path }) => plain(path)))].toSorted());
    for (const url of ['/debug', '/admin', '/metrics', '/debug/pprof', '/.env', '/prompts', '/sql', '/trace', '/__routes']) expect([401, 404]).toContain((await service.app.inject({ url })).statusCode);
  });
});

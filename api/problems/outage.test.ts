import type { Role } from '#store';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { type Operation, operationsOf } from '../../tests/support/openapi-operations.ts';
import { type OwnPostgres, startOwnPostgres } from '../../tests/servers/postgres.ts';
import { describeOnEachStore } from '../../tests/support/postgres.ts';

const limits = { requests: 1e9, logins: 1e9, loginsByAddress: 1e9, exports: 1e9 };
const claims = [{ claim_id: 'claim-1' }, { claim_id: 'claim-2' }];
const decision = { decision: 'approved', notes: 'lengkap' };

let server: OwnPostgres | undefined;
let service: FixtureService;
afterEach(() => service?.close());
afterAll(() => server?.stop());

const ownServer = async (): Promise<OwnPostgres> => (server ??= await startOwnPostgres());
const databaseOf = { sqlite: async () => undefined, postgres: async () => (await ownServer()).createDatabase() } as const;

/** Requests to an operation that hold NUL: in each of its path parameters, and in each of its query parameters. */
function withNul({ method, path, parameters }: Operation): { method: Operation['method']; url: string }[] {
  const plain = path.replaceAll(/\{\w+\}/g, 'claim-1');
  const inPath = [...path.matchAll(/\{\w+\}/g)].map(([name]) => path.replace(name, 'a%00b').replaceAll(/\{\w+\}/g, 'claim-1'));
  const inQuery = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => `${plain}?${name}=a%00b`);
  return [...inPath, ...inQuery, `${plain}?a%00b=1`].map((url) => ({ method, url }));
}

async function entriesOf(claimId: string): Promise<number> {
  return (await service.store.accessLog.list({ claimId })).length;
}

describeOnEachStore('the service', (dialect) => {
  beforeEach(async () => {
    service = await createFixtureService({ claims, count: 5, limits, databaseUrl: await databaseOf[dialect]() });
  });

  test('NUL in an address of any route is bad input to it, and the access log goes on', async () => {
    const operations = operationsOf((await service.app.inject({ url: '/openapi.json' })).json());
    const headers = await service.headers('admin');
    const answers: string[] = [];
    for (const request of operations.flatMap(withNul)) {
      const answer = await service.app.inject({ ...request, headers });
      answers.push(`${answer.statusCode} ${answer.json().code}`);
    }
    expect(answers.length).toBeGreaterThan(operations.length);
    expect(new Set(answers)).toEqual(new Set(['400 PAYLOAD_INVALID']));
    await service.app.inject({ url: '/claims/claim-1', headers });
    await expect.poll(() => entriesOf('claim-1'), { timeout: 60_000 }).toBe(1);
  });

  test('an entry holds text that any database takes', async () => {
    const entry = { at: '2025-01-01T00:00:00.000Z', userId: 'u', username: 'u', role: 'auditor', method: 'GET', route: '/claims/:id', status: 200, requestId: 'r', durationMs: 1 };
    await service.store.accessLog.append([{ ...entry, claimId: 'a\0b\uD800c' }, entry]);
    expect((await service.store.accessLog.list()).map(({ claimId }) => claimId ?? '').toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['', 'a\uFFFDb\uFFFDc']);
  });

  test('an entry that the store refuses is given up and counted, and stops no other', async () => {
    await refuseEntries('claim-refused');
    const headers = await service.headers('ops');
    for (const id of ['claim-1', 'claim-refused', 'claim-2', 'claim-refused', 'claim-1']) await service.app.inject({ url: `/claims/${id}`, headers });
    await expect.poll(async () => [await entriesOf('claim-1'), await entriesOf('claim-2'), await entriesOf('claim-refused')], { timeout: 60_000 }).toEqual([2, 1, 0]);
    expect((await service.app.inject({ url: '/metrics', headers })).body).toContain('casemind_access_log_dropped_total 2');
    await service.app.inject({ url: '/claims/claim-2', headers });
    await expect.poll(() => entriesOf('claim-2'), { timeout: 60_000 }).toBe(2);
  });
});

/** Makes the database itself refuse entries of a claim. */
async function refuseEntries(claimId: string): Promise<void> {
  const { checkpoints } = service.store;
  if (checkpoints.dialect === 'postgres') await checkpoints.pool.query(`ALTER TABLE access_log ADD CHECK (claim_id <> '${claimId}')`);
  else checkpoints.file.exec(`CREATE TRIGGER refuse BEFORE INSERT ON access_log WHEN NEW.claim_id = '${claimId}' BEGIN SELECT RAISE(ABORT, 'refused'); END`);
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly role: Role;
  readonly payload?: object;
}

const asked: readonly Asked[] = [
  { method: 'POST', url: '/claims/claim-1/feedback', role: 'auditor', payload: { ...decision, idempotency_key: 'key-of-the-test' } },
  { method: 'POST', url: '/claims/claim-2/feedback/proposals', role: 'auditor', payload: { message: 'setujui, resume medis lengkap' } },
  { method: 'POST', url: '/chat', role: 'auditor', payload: { message: 'Berapa klaim?' } },
  { method: 'GET', url: '/chat', role: 'auditor' },
  { method: 'GET', url: '/alerts', role: 'ops' },
  { method: 'GET', url: '/admin/jobs', role: 'ops' },
];

describe('while PostgreSQL is gone', { tags: 'postgres' }, () => {
  test('whatever needs it answers 503 with Retry-After, the log says so once a part, and all goes on once it is back', async () => {
    const own = await ownServer();
    const now = new Date();
    // No time goes by, so that who asks stays known however long the machine takes.
    service = await createFixtureService({ claims, count: 5, limits, databaseUrl: await own.createDatabase(), clock: () => now });
    const headersOf = { auditor: await service.headers('auditor'), ops: await service.headers('ops'), client: {}, admin: {} };
    const answersOf = async (): Promise<string[]> => {
      const answers: string[] = [];
      for (const { role, ...request } of asked) {
        const { statusCode, headers, body } = await service.app.inject({ ...request, headers: { ...headersOf[role], accept: 'application/json' } });
        answers.push(statusCode < 300 ? 'done' : `${statusCode} ${headers['retry-after']} ${JSON.parse(body).code}`);
      }
      return answers;
    };
    // Users are remembered for a while: a read of each proves that the routes themselves fail as they should.
    await answersOf();
    await expect.poll(() => entriesOf('claim-2'), { timeout: 60_000 }).toBe(1);
    await own.kill();
    for (let i = 0; i < 3; i += 1) expect(await answersOf()).toEqual(asked.map(() => '503 5 SERVICE_UNAVAILABLE'));
    expect((await service.app.inject({ url: '/readyz' })).json()).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    await expect.poll(() => service.log.filter((line) => line.includes('the access log cannot be written')).length, { timeout: 60_000 }).toBe(1);
    await own.restart();
    await expect.poll(answersOf, { timeout: 60_000 }).toEqual(asked.map(() => 'done'));
    expect((await service.app.inject({ url: '/readyz' })).statusCode).toBe(200);
    // Entries of the outage were kept, and the decision that was sent again and again is one row.
    await expect.poll(() => entriesOf('claim-2'), { timeout: 60_000 }).toBeGreaterThanOrEqual(5);
    expect(await service.store.outcomes.ofClaim('claim-1')).toHaveLength(1);
    expect(service.log.filter((line) => line.includes('decisions and assignments of the store cannot be read')).length).toBeLessThanOrEqual(1);
    expect(service.log.filter((line) => line.includes('the access log cannot be written')).length).toBe(1);
  });
});

describe('a store without room', () => {
  test('answers decisions with 503, the code and the file, keeps what was acknowledged, and goes on once there is room', async () => {
    service = await createFixtureService({ claims, count: 400, limits });
    const { checkpoints } = service.store;
    if (checkpoints.dialect !== 'sqlite') throw new Error('no file');
    const headers = await service.headers();
    const decide = (n: number) => service.app.inject({ method: 'POST', url: `/claims/claim-${(n % 2) + 1}/feedback`, headers, payload: { ...decision, notes: 'x'.repeat(500), idempotency_key: `key-number-${n}` } });
    const { page_count: pages } = z.object({ page_count: z.number() }).parse(checkpoints.file.prepare('SELECT page_count FROM pragma_page_count').get());
    checkpoints.file.exec(`PRAGMA max_page_count = ${pages + 10}`);
    let acknowledged = 0;
    let answer = await decide(0);
    for (; answer.statusCode === 201; answer = await decide(acknowledged)) acknowledged += 1;
    expect(acknowledged).toBeGreaterThan(0);
    expect(answer.json()).toMatchObject({ status: 503, code: 'DISK_FULL', detail: expect.stringContaining(':memory:') });
    expect(answer.headers['retry-after']).toBe('5');
    expect((await service.store.outcomes.verify()).problems).toEqual([]);
    expect(await service.store.outcomes.after(0)).toHaveLength(acknowledged);
    checkpoints.file.exec('PRAGMA max_page_count = 1000000');
    expect((await decide(acknowledged)).statusCode).toBe(201);
  });
});

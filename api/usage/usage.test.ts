import { loadConfig } from '#config';
import { type Home, homeAt } from '#engine';
import { type Role, type Store, openStore } from '#store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';
import { type ModelServer, refuses, says, startModelServer } from '../../tests/support/model-server.ts';
import { createLogger, startServer, type RunningServer } from '#api';
import { type BudgetConfig, createModelBudget, noLimits } from './model-budget.ts';

const silent = createLogger({ level: 'silent' });
const used = { agent: 'copilot', model: 'a', calls: 1, inputTokens: 1000, outputTokens: 100, estimatedCalls: 0 } as const;

async function tokenOf({ app }: RunningServer, username: string): Promise<{ authorization: string }> {
  const { access_token: token } = (await app.inject({ method: 'POST', url: '/auth/login', payload: { username, password: `${username}-demo` } })).json();
  return { authorization: `Bearer ${token}` };
}

/** Proposes by a sentence that the grammar reads in two ways: a model is asked which. */
async function propose(server: RunningServer, headers: { authorization: string }) {
  return server.app.inject({ method: 'POST', url: '/claims/claim-1/feedback/proposals', headers, payload: { message: 'approve sebagian 30 persen, resume medis tidak lengkap' } });
}

describe('a budget', () => {
  let store: Store;
  let time: number;
  beforeEach(async () => {
    time = Date.UTC(2025, 0, 2);
    store = await openStore({ path: ':memory:', clock: () => new Date(time) });
  });
  afterEach(() => store.close());
  const budgetOf = (config: Partial<BudgetConfig>) => createModelBudget({ modelUsages: store.modelUsages, config: { ...noLimits, ...config }, logger: silent });

  test('is without end where no limit is set', async () => {
    const budget = budgetOf({});
    await budget.record({ ...used, userId: 'x' });
    expect(await budget.remaining('x')).toEqual({ tokens: null });
  });

  test('of tokens is that of each user, and new every day', async () => {
    const budget = budgetOf({ MODEL_TOKENS_PER_DAY: 3000 });
    await budget.record({ ...used, userId: 'x' });
    expect([await budget.remaining('x'), await budget.remaining('y')]).toEqual([{ tokens: 1900 }, { tokens: 3000 }]);
    await budget.record({ ...used, userId: 'x', inputTokens: 9000 });
    expect(await budget.remaining('x')).toEqual({ tokens: 0 });
    time += 24 * 3600_000;
    expect(await budget.remaining('x')).toEqual({ tokens: 3000 });
  });

  test('of costs is that of all users together, at the price of the dearest token', async () => {
    const budget = budgetOf({ MODEL_COST_PER_DAY: 0.01, MODEL_PRICES: [{ model: 'a', input: 1, output: 4 }, { model: 'local', input: 0, output: 0 }] });
    expect(await budget.remaining('x')).toEqual({ tokens: 2500 });
    await budget.record({ ...used, userId: 'x' });
    await budget.record({ ...used, userId: 'x', model: 'local', inputTokens: 1e9 });
    expect(await budget.remaining('y')).toEqual({ tokens: (10_000 - 1400) / 4 });
    await budget.record({ ...used, userId: 'y', inputTokens: 1e6 });
    expect(await budget.remaining('x')).toEqual({ tokens: 0 });
  });

  test('that cannot be written down fails no answer', async () => {
    await store.close();
    await expect(budgetOf({}).record({ ...used, userId: 'x' })).resolves.toBeUndefined();
    store = await openStore({ path: ':memory:', clock: () => new Date(time) });
  });
});

describe('GET /usage', () => {
  let service: FixtureService;
  let time: number;
  beforeAll(async () => {
    time = Date.UTC(2025, 0, 1, 3);
    service = await createFixtureService({ count: 3, clock: () => new Date(time) });
    const idOf = async (name: string): Promise<string> => {
      await service.headers('auditor', { name });
      return (await service.store.users.findByName(name))?.id ?? '';
    };
    const [utama, kedua] = [await idOf('utama'), await idOf('kedua')];
    for (let i = 0; i < 40; i += 1) {
      time = Date.UTC(2025, 0, 1 + i, 3);
      await service.store.modelUsages.record({ ...used, userId: utama, costMicros: 560 });
      if (i % 2 === 0) await service.store.modelUsages.record({ ...used, userId: kedua, model: 'b', costMicros: 0, estimatedCalls: 1 });
    }
  });
  afterAll(() => service?.close());

  async function ask(query = '', { name = 'utama', role = 'auditor' }: { readonly name?: string; readonly role?: Role } = {}) {
    return service.app.inject({ url: `/usage${query}`, headers: await service.headers(role, { name }) });
  }
  const admin = { name: 'admin', role: 'admin' } as const;

  test('shows an auditor their own use of the last 30 days, the newest first, and its sums', async () => {
    const { data, meta } = (await ask()).json();
    expect(data[0]).toEqual({ username: 'utama', day: '2025-02-09', agent: 'copilot', model: 'a', calls: 1, input_tokens: 1000, output_tokens: 100, cost: 0.00056, estimated_calls: 0 });
    expect([data.length, new Set(data.map(({ username }: { username: string }) => username))]).toEqual([30, new Set(['utama'])]);
    expect(meta).toEqual({
      user: 'utama',
      from: '2025-01-11',
      to: '2025-02-09',
      currency: 'USD',
      total: 30,
      sums: { calls: 30, input_tokens: 30_000, output_tokens: 3000, cost: 0.0168, estimated_calls: 0 },
      tokens_left_today: null,
    });
  });

  test('shows an admin everybody’s, or one user’s', async () => {
    const all = (await ask('?from=2025-01-01&to=2025-01-02', admin)).json();
    expect(all.data.map(({ username, day }: { username: string; day: string }) => `${day} ${username}`).toSorted()).toEqual(['2025-01-01 kedua', '2025-01-01 utama', '2025-01-02 utama']);
    expect(all.meta).toMatchObject({ user: null, total: 3, sums: { estimated_calls: 1 } });
    expect((await ask('?user=kedua&from=2025-01-01&to=2025-01-31', admin)).json().meta).toMatchObject({ user: 'kedua', total: 16 });
    expect((await ask('?user=nobody', admin)).json()).toMatchObject({ status: 404, code: 'USER_MISSING' });
  });

  test('does not tell an auditor of others, not even that they are there', async () => {
    expect((await ask('?user=utama')).statusCode).toBe(200);
    const [other, nobody] = [(await ask('?user=kedua')).json(), (await ask('?user=nobody')).json()];
    expect([other.code, nobody.code]).toEqual(['USER_MISSING', 'USER_MISSING']);
  });

  test('cuts a list and says so', async () => {
    const { data, meta } = (await ask('?limit=2&from=2025-01-01', admin)).json();
    expect([data.length, meta.total, meta.sums.calls]).toEqual([2, 60, 60]);
  });

  test.each([
    ['?from=2025-02-01&to=2025-01-01', 'to'],
    ['?from=2023-01-01&to=2025-01-01', 'to'],
    ['?from=2025-02-30', 'from'],
    ['?to=0000-01-01', 'to'],
    ['?to=9999-12-31', 'to'],
    ['?limit=0', 'limit'],
    ['?users=utama', 'users'],
  ])('%s is refused, and says what it accepts', async (query, field) => {
    expect((await ask(query)).json()).toMatchObject({ status: 400, errors: [{ field, accepted: expect.stringMatching(/./) }] });
  });

  test('a period that lies ahead is empty, one that began long ago ends after a year', async () => {
    expect((await ask('?from=2199-12-31')).json()).toMatchObject({ data: [], meta: { from: '2199-12-31', to: '2199-12-31' } });
    expect((await ask('?from=2020-01-01')).json()).toMatchObject({ data: [], meta: { from: '2020-01-01', to: '2020-12-31' } });
  });
});

describe('a service with a model server', () => {
  let home: Home;
  let models: ModelServer;
  let log: string[];
  const closing: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    home = homeAt(mkdtempSync(join(tmpdir(), 'casemind-usage-')));
    log = [];
    models = await startModelServer(says('{"choice":2}'));
    await writeFixtureSnapshot(home, { claims: [{ claim_id: 'claim-1' }], count: 5 });
    publishFixtureSnapshot(home, 'snapshot-fixture');
  });
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
    await models.close();
    rmSync(home.root, { recursive: true, force: true });
  });

  async function start(environment: Record<string, string> = {}): Promise<RunningServer> {
    const server = await startServer({
      config: loadConfig({ CASEMIND_HOME: home.root, PORT: '0', DUCKDB_THREADS: '1', METRICS_PUBLIC: 'true', OPENAI_BASE_URL: models.baseUrl, OPENAI_API_KEY: 'hush-hush', FEEDBACK_MODEL: 'small', MODEL_ATTEMPTS: '1', ...environment }),
      clock: () => new Date(),
      logger: createLogger({ level: 'trace', destination: { write: (line) => void log.push(line) } }),
      program: { file: process.execPath, args: ['-e', '', '--'] },
      handleSignals: false,
    });
    closing.push(() => server.close());
    return server;
  }

  test('counts what it asked for whom, in the store and as figures', async () => {
    const server = await start({ MODEL_PRICES: 'small=1000/2000', MODEL_TOKENS_PER_DAY: '20000' });
    const headers = await tokenOf(server, 'auditor');
    for (const _ of [1, 2]) expect((await propose(server, headers)).statusCode).toBe(201);
    const { data, meta } = (await server.app.inject({ url: '/usage', headers })).json();
    expect(data).toMatchObject([{ username: 'auditor', agent: 'feedback', model: 'small', calls: 2, input_tokens: 22, output_tokens: 14, cost: 0.05, estimated_calls: 0 }]);
    expect(meta.tokens_left_today).toBe(20_000 - 36);
    const metrics = (await server.app.inject({ url: '/metrics' })).body;
    expect(metrics).toContain('casemind_model_calls_total{model="small",outcome="answered"} 2');
    expect(metrics).toContain('casemind_model_tokens_total{model="small",direction="input"} 22');
    expect(metrics).toContain('casemind_model_call_duration_seconds_count{model="small"} 2');
  });

  test('asks no model for who has used up the day, and answers all the same', async () => {
    const server = await start({ MODEL_TOKENS_PER_DAY: '10' });
    const headers = await tokenOf(server, 'auditor');
    const user = await server.store.users.findByName('auditor');
    await server.store.modelUsages.record({ userId: user?.id ?? '', agent: 'copilot', model: 'small', calls: 1, inputTokens: 10, outputTokens: 0, costMicros: 0, estimatedCalls: 0 });
    expect((await propose(server, headers)).json()).toMatchObject({ status: 'unclear', why: 'ways', choices: [{ correction_ratio: 0.7 }, { correction_ratio: 0.3 }] });
    expect(models.requests).toEqual([]);
  });

  test('asks back by the grammar while the server fails, stops asking it, and shows that', async () => {
    models.answers(refuses(500));
    const server = await start();
    const headers = await tokenOf(server, 'auditor');
    for (let i = 0; i < 7; i += 1) expect((await propose(server, headers)).json()).toMatchObject({ status: 'unclear', choices: [{ correction_ratio: 0.7 }, { correction_ratio: 0.3 }] });
    expect(models.requests.length).toBe(5);
    const metrics = (await server.app.inject({ url: '/metrics' })).body;
    expect(metrics).toContain('casemind_model_calls_total{model="small",outcome="unavailable"} 5');
    expect(metrics).toContain('casemind_model_calls_total{model="small",outcome="circuit_open"} 2');
    expect(metrics).toContain('casemind_model_circuit_open{model="small"} 1');
    expect((await server.app.inject({ url: '/usage', headers })).json().data).toEqual([]);
  });

  test('logs no key and no prompt', async () => {
    const server = await start();
    await propose(server, await tokenOf(server, 'auditor'));
    expect(models.requests[0]?.headers.authorization).toBe('Bearer hush-hush');
    expect(log.join('')).toContain('chat models');
    expect(log.join('')).not.toMatch(/hush-hush|resume medis|approve sebagian/);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { loadConfig } from '#config';
import { type Home, homeAt } from '#engine';
import { openStore } from '#store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { casemind } from '../cli/context.ts';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../tests/support/fixture-snapshot.ts';
import { demoUsers } from './access/demo-users.ts';
import { createLogger } from './observability/logger.ts';
import { type RunningServer, startServer } from './server.ts';

let home: Home;
let log: string[];
const running: RunningServer[] = [];

beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'casemind-server-')));
  log = [];
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  rmSync(home.root, { recursive: true, force: true });
});

const production = { CASEMIND_MODE: 'production', JWT_SECRET: 'a-secret-of-the-tests-that-is-long-enough', IDENTIFIER_SALT: 'a-salt-of-the-tests-too' };

async function start(environment: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer({
    config: loadConfig({ CASEMIND_HOME: home.root, PORT: '0', DUCKDB_THREADS: '1', ...environment }),
    clock: () => new Date(),
    logger: createLogger({ level: 'info', destination: { write: (line) => void log.push(line) } }),
    program: casemind,
    handleSignals: false,
  });
  running.push(server);
  return server;
}

async function logIn({ address }: RunningServer, username = 'auditor', password = `${username}-demo`): Promise<Response> {
  return fetch(`${address}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
}

interface Answer {
  readonly access_token: string;
  readonly snapshot_id: string;
  readonly meta: { readonly snapshot_id: string; readonly total: number };
}

async function bodyOf(answer: Response): Promise<Answer> {
  const body: Answer = JSON.parse(await answer.text());
  return body;
}

async function tokenOf(server: RunningServer): Promise<{ authorization: string }> {
  const { access_token } = await bodyOf(await logIn(server));
  return { authorization: `Bearer ${access_token}` };
}

describe('the service over HTTP', () => {
  test('logs each demo user in, answers the worklist, and says that it lives and is ready', async () => {
    await writeFixtureSnapshot(home);
    publishFixtureSnapshot(home, 'snapshot-fixture');
    const server = await start();
    for (const { username, password, role } of demoUsers) expect(await (await logIn(server, username, password)).json()).toMatchObject({ role });
    const answer = await fetch(`${server.address}/claims/high-risk?page_size=1`, { headers: await tokenOf(server) });
    expect(await answer.json()).toMatchObject({ data: [{ risk_rank: 1 }], meta: { total: 200 } });
    expect(await (await fetch(`${server.address}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${server.address}/readyz`)).json()).toMatchObject({ status: 'ready', snapshot_id: 'snapshot-fixture' });
  });

  test('without a snapshot it lives, is not ready, and is once one is published', async () => {
    const server = await start();
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    const notReady = await fetch(`${server.address}/readyz`);
    expect(notReady.status).toBe(503);
    expect(notReady.headers.get('content-type')).toContain('application/problem+json');
    expect(await notReady.json()).toMatchObject({ code: 'SNAPSHOT_MISSING' });
    expect((await fetch(`${server.address}/claims/high-risk`, { headers: await tokenOf(server) })).status).toBe(503);
    await writeFixtureSnapshot(home);
    publishFixtureSnapshot(home, 'snapshot-fixture');
    await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status, { timeout: 60_000 }).toBe(200);
  });

  test('picks a new snapshot up within 2 s and drops no request on the way', async () => {
    await writeFixtureSnapshot(home, { snapshotId: 'first' });
    publishFixtureSnapshot(home, 'first');
    const server = await start();
    const headers = await tokenOf(server);
    const total = { first: 200, second: 150, third: 120 };
    const seen: string[] = [];
    const failures: unknown[] = [];
    const hammering = new AbortController();
    const callers = Array.from({ length: 8 }, async (_, caller) => {
      for (let i = caller; !hammering.signal.aborted; i += 1) {
        const answer = await fetch(`${server.address}/claims/high-risk?page=${1 + (i % 3)}&page_size=20`, { headers });
        const body = await bodyOf(answer);
        if (answer.status !== 200 || body.meta.total !== Reflect.get(total, body.meta.snapshot_id)) failures.push(body);
        seen.push(body.meta.snapshot_id);
      }
    });
    for (const [snapshotId, count] of [['second', 150], ['third', 120]] as const) {
      await writeFixtureSnapshot(home, { snapshotId, count });
      publishFixtureSnapshot(home, snapshotId);
      await expect.poll(() => seen.at(-1), { timeout: 60_000, interval: 20 }).toBe(snapshotId);
    }
    hammering.abort();
    await Promise.all(callers);
    expect(failures).toEqual([]);
    expect(new Set(seen)).toEqual(new Set(['first', 'second', 'third']));
    expect(seen.indexOf('third')).toBeGreaterThan(seen.lastIndexOf('first'));
  });

  test('a pointer to a broken snapshot leaves the last good one serving, and is logged once', async () => {
    await writeFixtureSnapshot(home);
    publishFixtureSnapshot(home, 'snapshot-fixture');
    const server = await start();
    const headers = await tokenOf(server);
    mkdirSync(join(home.snapshots, 'broken'), { recursive: true });
    writeFileSync(join(home.snapshots, 'broken', 'snapshot.duckdb'), 'no database');
    publishFixtureSnapshot(home, 'broken');
    await setTimeout(1700);
    const answer = await bodyOf(await fetch(`${server.address}/claims/high-risk`, { headers }));
    expect(answer.meta).toMatchObject({ snapshot_id: 'snapshot-fixture', total: 200 });
    expect(log.filter((line) => line.includes('the last good one keeps serving'))).toHaveLength(1);
    writeFileSync(home.pointer, '{"snapshot_id":');
    await setTimeout(700);
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    await writeFixtureSnapshot(home, { snapshotId: 'mended', count: 10 });
    publishFixtureSnapshot(home, 'mended');
    await expect.poll(async () => (await bodyOf(await fetch(`${server.address}/readyz`))).snapshot_id, { timeout: 60_000 }).toBe('mended');
  });

  test('a store that is gone makes it unready without saying where the store lies', async () => {
    await writeFixtureSnapshot(home);
    publishFixtureSnapshot(home, 'snapshot-fixture');
    const server = await start();
    await server.store.close();
    const answer = await fetch(`${server.address}/readyz`);
    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain('SERVICE_UNAVAILABLE');
    expect(text).not.toContain(home.root);
    expect(log.join('')).toContain('STORE_UNAVAILABLE');
  });

  test('closing answers what was asked before it lets go', async () => {
    await writeFixtureSnapshot(home);
    publishFixtureSnapshot(home, 'snapshot-fixture');
    const server = await start();
    const headers = await tokenOf(server);
    const asked = Array.from({ length: 10 }, async () => (await fetch(`${server.address}/claims/high-risk?sort=cost_zscore`, { headers })).status);
    const answers = Promise.allSettled(asked);
    await asked[0];
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(3000);
    const statuses = (await answers).flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
    await expect(fetch(`${server.address}/healthz`)).rejects.toThrow('fetch failed');
  });
});

describe('production', () => {
  test('has no demo user', async () => {
    const server = await start(production);
    expect(await server.store.users.list()).toEqual([]);
    expect((await logIn(server)).status).toBe(401);
  });

  test('shuts the demo users of an earlier demo out, and a demo lets them in again', async () => {
    const demo = await start();
    expect((await logIn(demo)).status).toBe(200);
    await running.pop()?.close();
    const server = await start(production);
    expect((await logIn(server)).status).toBe(401);
    await running.pop()?.close();
    expect((await logIn(await start())).status).toBe(200);
  });

  test('leaves a user who happens to have the name of a demo user alone', async () => {
    const store = await openStore({ path: home.store, clock: () => new Date() });
    await store.users.create({ username: 'auditor', password: 'a real password', role: 'auditor' });
    await store.close();
    const server = await start();
    expect((await logIn(server)).status).toBe(401);
    expect((await logIn(server, 'auditor', 'a real password')).status).toBe(200);
  });
});

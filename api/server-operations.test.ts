import { copyFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadConfig } from '#config';
import { type Home, homeAt } from '#engine';
import { openStore } from '#store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type Program, createLogger, startServer, type RunningServer } from '#api';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../tests/support/fixture-snapshot.ts';

let home: Home;
let log: string[];
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'casemind-operations-')));
  log = [];
  await writeFixtureSnapshot(home, { claims: [{ claim_id: 'claim-1' }], count: 400 });
  publishFixtureSnapshot(home, 'snapshot-fixture');
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  rmSync(home.root, { recursive: true, force: true });
});

/** A command that reports a step and then works until it is ended. */
const endless: Program = { file: process.execPath, args: ['-e', 'process.send({ progress: { step: "etl.read", done: 1, unit: "rows" } }); setInterval(() => {}, 1000)', '--'] };

async function start(environment: Record<string, string> = {}, program = endless): Promise<RunningServer> {
  const server = await startServer({
    config: loadConfig({ CASEMIND_HOME: home.root, PORT: '0', DUCKDB_THREADS: '1', ...environment }),
    clock: () => new Date(),
    logger: createLogger({ level: 'info', destination: { write: (line) => void log.push(line) } }),
    program,
    handleSignals: false,
  });
  closing.push(() => server.close());
  return server;
}

async function tokenOf({ address }: RunningServer, username = 'ops'): Promise<{ authorization: string }> {
  const answer = await fetch(`${address}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: `${username}-demo` }) });
  const { access_token: token }: { access_token: string } = JSON.parse(await answer.text());
  return { authorization: `Bearer ${token}` };
}

interface JobAnswer {
  readonly data: { readonly job_id: string; readonly status: string; readonly progress: unknown; readonly error: { readonly code: string } | null };
}

async function json<T>(answer: Response | Promise<Response>): Promise<T> {
  const body: T = JSON.parse(await (await answer).text());
  return body;
}

async function startJob(server: RunningServer, headers: Record<string, string>): Promise<string> {
  const { data } = await json<JobAnswer>(fetch(`${server.address}/admin/jobs/etl`, { method: 'POST', headers }));
  const look = async (): Promise<unknown> => (await json<JobAnswer>(fetch(`${server.address}/admin/jobs/${data.job_id}`, { headers }))).data.progress;
  await expect.poll(look, { timeout: 60_000 }).toMatchObject({ step: 'etl.read' });
  return data.job_id;
}

describe('closing', () => {
  test('takes less than 5 s with streams open and a job running, which is recorded as interrupted', async () => {
    const server = await start();
    const headers = await tokenOf(server);
    const id = await startJob(server, headers);
    const streams = await Promise.all(Array.from({ length: 5 }, async () => fetch(`${server.address}/admin/jobs/${id}/events`, { headers })));
    const texts = Promise.all(streams.map(async (stream) => stream.text()));
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(5000);
    for (const text of await texts) expect(text).toContain('"status":"running"');
    const store = await openStore({ path: home.store, clock: () => new Date() });
    expect(await store.runs.find(id)).toMatchObject({ status: 'failed', detail: { code: 'JOB_INTERRUPTED' } });
    await store.close();
  });

  test('a job is cancelled within seconds', async () => {
    const server = await start();
    const headers = await tokenOf(server);
    const id = await startJob(server, headers);
    expect((await fetch(`${server.address}/admin/jobs/${id}/cancel`, { method: 'POST', headers })).status).toBe(202);
    const status = async (): Promise<string> => (await json<JobAnswer>(fetch(`${server.address}/admin/jobs/${id}`, { headers }))).data.status;
    await expect.poll(status, { timeout: 60_000 }).toBe('cancelled');
  });
});

describe('what breaks while it serves', () => {
  test('a snapshot whose file was cut answers 503 with the reason in the log only, is an alert, and is read again once it is whole', async () => {
    const server = await start();
    const headers = await tokenOf(server);
    const file = join(home.snapshots, 'snapshot-fixture', 'snapshot.duckdb');
    copyFileSync(file, join(home.root, 'whole'));
    truncateSync(file, 20_000);
    const answer = await fetch(`${server.address}/claims/high-risk?sort=cost_zscore`, { headers });
    const text = await answer.text();
    expect({ status: answer.status, text }).toMatchObject({ status: 503, text: expect.stringContaining('SERVICE_UNAVAILABLE') });
    expect(text).not.toMatch(/duckdb|IO Error|casemind-operations/);
    expect(log.join('')).toContain('IO Error');
    expect((await fetch(`${server.address}/readyz`)).status).toBe(503);
    const alerts = async (): Promise<string[]> => (await server.store.alerts.list()).map(({ kind }) => kind);
    await expect.poll(alerts, { timeout: 60_000 }).toEqual(['snapshot_unusable']);
    copyFileSync(join(home.root, 'whole'), file);
    expect((await fetch(`${server.address}/claims/high-risk?sort=cost_zscore`, { headers })).status).toBe(200);
  });

  test('a store that is gone answers 503, never a stack or a path', async () => {
    const server = await start();
    const headers = await tokenOf(server);
    await server.store.close();
    for (const answer of [
      await fetch(`${server.address}/admin/jobs`, { headers }),
      await fetch(`${server.address}/alerts`, { headers }),
      await fetch(`${server.address}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"username":"ops","password":"ops-demo"}' }),
    ]) {
      const text = await answer.text();
      expect({ status: answer.status, text }).toMatchObject({ status: 503, text: expect.stringContaining('SERVICE_UNAVAILABLE') });
      expect(text).not.toMatch(/sqlite|driver|casemind-operations| at /);
    }
    expect(await (await fetch(`${server.address}/metrics`, { headers })).text()).toMatch(/casemind_store_up 0|SERVICE_UNAVAILABLE/);
  });
});

describe('traces', () => {
  test('go to the collector of the configuration: request, query, copilot; no claim, user or text in them', async () => {
    const bodies: string[] = [];
    const collector = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        bodies.push(`${request.url} ${body}`);
        response.end('{}');
      });
    });
    await new Promise<void>((listening) => collector.listen(0, '127.0.0.1', listening));
    closing.push(async () => new Promise((closed) => collector.close(closed)));
    const address = collector.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const server = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
    const headers = await tokenOf(server, 'auditor');
    await fetch(`${server.address}/claims/claim-1/summary?lang=en`, { headers });
    await fetch(`${server.address}/claims/high-risk?claim_id=claim-1`, { headers });
    await server.close();
    const all = bodies.join('\n');
    expect(all).toContain('/v1/traces ');
    for (const name of ['GET /claims/:id/summary', 'copilot summarize', 'query queries/claim', 'GET /claims/high-risk', 'POST /auth/login']) expect(all).toContain(name);
    expect(all).not.toMatch(/claim-1|auditor-demo|patient-key|Bearer/);
    const spans = bodies.flatMap((body) => [...body.matchAll(/"traceId":"(\w+)","spanId":"(\w+)",(?:"parentSpanId":"(\w+)",)?[^{}]*?"name":"([^"]+)"/g)].map(([, trace, span, parent, name]) => ({ trace, span, parent, name })));
    const request = spans.find(({ name }) => name === 'GET /claims/:id/summary');
    const summary = spans.find(({ name }) => name === 'copilot summarize');
    expect(summary).toMatchObject({ trace: request?.trace, parent: request?.span });
    expect(spans.some(({ name, parent }) => name?.startsWith('query ') && parent === summary?.span)).toBe(true);
  });

  test('a collector that is gone delays nothing and breaks nothing', async () => {
    const server = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    const headers = await tokenOf(server);
    expect((await fetch(`${server.address}/claims/claim-1`, { headers })).status).toBe(200);
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the log', () => {
  test('holds no secret, salt, token, password or key of a person, whatever is asked; it says who by a pseudonym and what by the route', async () => {
    const canaries = { JWT_SECRET: `canary-secret-${'x'.repeat(30)}`, IDENTIFIER_SALT: `canary-salt-${'y'.repeat(20)}` };
    const server = await start(canaries);
    const headers = await tokenOf(server, 'auditor');
    const { address } = server;
    await fetch(`${address}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'canary-user', password: 'canary-password' }) });
    await fetch(`${address}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"username":"canary-user","password":"canary-password' });
    await fetch(`${address}/claims/high-risk?claim_id=canary-query&token=canary-token&patient_key=canary-patient`, { headers });
    await fetch(`${address}/claims/canary-claim`, { headers: { ...headers, cookie: 'session=canary-cookie' } });
    await fetch(`${address}/claims/claim-1`, { headers: { authorization: 'Bearer canary-bearer' } });
    await fetch(`${address}/canary-path?x=canary-query`, { headers });
    await fetch(`${address}/claims/claim-1/summary`, { headers });
    await server.close();
    const text = log.join('');
    expect(text).not.toMatch(/canary|auditor-demo|patient-key|family-key/);
    expect(text).not.toContain(headers.authorization.slice(7));
    const answered = log.map((line): Record<string, unknown> => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
    expect(answered).toContainEqual(expect.objectContaining({ route: '/claims/:id/summary', method: 'GET', status: 200, role: 'auditor', user: expect.stringMatching(/^[0-9a-f]{12}$/), reqId: expect.any(String) }));
  });
});

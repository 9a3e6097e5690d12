import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { channelSettings, openChannel } from '#channels';
import { loadConfig } from '#config';
import { openSimulation } from '#store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { casemind } from '../../../cli/context.ts';
import { jsonOf, runCli } from '../../../tests/support/cli.ts';
import { readEvents } from '../../../tests/support/event-stream.ts';
import { createFixtureService } from '../../../tests/support/fixture-service.ts';
import { simulatedId, simulatedMessage } from '../../../tests/support/live-messages.ts';
import { type PipelineHome, createPipelineHome, pipelineSalt } from '../../../tests/support/pipeline-home.ts';
import { createLogger } from '../../observability/logger.ts';
import { type RunningServer, startServer } from '../../server.ts';

let pipeline: PipelineHome;
let server: RunningServer;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 2000, seed: 15 });
  await pipeline.refresh();
  server = await start();
});
afterAll(async () => {
  await server?.close();
  pipeline.cleanup();
});

const logger = createLogger({ level: 'silent' });
const environment = () => ({ CASEMIND_HOME: pipeline.home.root, DUCKDB_THREADS: '1', IDENTIFIER_SALT: pipelineSalt });

async function start(more: Readonly<Record<string, string>> = {}, simulations = 1000): Promise<RunningServer> {
  const config = loadConfig({ ...environment(), PORT: '0', ...more });
  return startServer({ config, clock: () => new Date(), logger, program: casemind, handleSignals: false, limits: { requests: 12_000, logins: 100, loginsByAddress: 100, exports: 30, simulations } });
}

async function headers(role: string, of = server): Promise<Record<string, string>> {
  const answer = await fetch(`${of.address}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: role, password: `${role}-demo` }) });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
}

async function ask(path: string, { body, role = 'ops', of = server }: { readonly body?: object; readonly role?: string; readonly of?: RunningServer } = {}) {
  const answer = await fetch(`${of.address}${path}`, { method: body ? 'POST' : 'GET', headers: await headers(role, of), ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(await answer.json()) };
}

const madeSchema = z.object({ data: z.object({ run: z.number(), seed: z.number(), claim_ids: z.array(z.string()) }) });
const runSchema = z.object({ data: z.object({ run: z.number(), is_running: z.boolean(), end: z.string().nullable(), claims: z.number().nullable(), channel: z.string() }) });

async function kept(): Promise<{ readonly ids: readonly string[]; readonly scores: readonly number[]; readonly sources: readonly string[] }> {
  const simulation = await openSimulation({ path: pipeline.home.simulation, clock: () => new Date() });
  try {
    const { claims } = await simulation.liveClaims.changesAfter(0, 100_000);
    return { ids: claims.map(({ claim }) => claim.claim_id), scores: claims.map(({ claim }) => claim.risk_score), sources: [...new Set(claims.map(({ source, channel }) => `${source} ${channel}`))] };
  } finally {
    await simulation.close();
  }
}

describe('simulated claims on demand', () => {
  test('are scored and kept among the simulated ones before the answer, which names them', async () => {
    const { status, body } = await ask('/simulate/claims', { body: { count: 20, seed: 5, indications: 0.5 } });
    expect(status).toBe(201);
    const { run, seed, claim_ids: ids } = madeSchema.parse(body).data;
    expect([seed, ids.length, ids.every((id) => id.includes(`-${String(run).padStart(6, '0')}`))]).toEqual([5, 20, true]);
    expect(await ask(`/claims/${ids[0]}`)).toMatchObject({ status: 200, body: { data: { intake: { source: 'simulated', channel: 'api' } } } });
    const there = await kept();
    expect(there.ids).toEqual(expect.arrayContaining(ids));
    expect(there.scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    expect(there.sources).toEqual(['simulated api']);
    const truth = readFileSync(join(pipeline.home.logs, 'simulation_truth', `run-${String(run).padStart(6, '0')}.jsonl`), 'utf8').trim().split('\n');
    expect(truth).toHaveLength(20);
  });

  test('asked for by many at once are all there, each once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask('/simulate/claims', { body: { count: 10 } })));
    const ids = answers.flatMap(({ body }) => madeSchema.parse(body).data.claim_ids);
    expect(new Set(ids).size).toBe(60);
    const there = await kept();
    expect(ids.filter((id) => !there.ids.includes(id))).toEqual([]);
    expect(new Set(there.ids).size).toBe(there.ids.length);
  });

  test.each([{ count: 0 }, { count: 101 }, { count: 1.5 }, {}, { count: 1, indications: 2 }, { count: 1, seed: -1 }, { count: 1, more: true }])('are refused for %j, naming the field', async (body) => {
    const answer = await ask('/simulate/claims', { body });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: expect.any(String), accepted: expect.any(String) }] } });
  });
});

describe('a simulation of the service', () => {
  test('runs for a time, one at a time, is listed, and stops when told', async () => {
    const begun = await ask('/simulate/runs', { body: { seconds: 600, interval: [0.05, 0.1], indications: 0.2 } });
    expect(begun.status).toBe(202);
    const { run } = runSchema.parse(begun.body).data;
    expect(begun.body).toMatchObject({ data: { is_running: true, channel: 'api', ended_at: null, end: null } });
    expect(await ask('/simulate/runs', { body: {} })).toMatchObject({ status: 409, body: { code: 'SIMULATION_RUNNING' } });
    await expect.poll(async () => z.object({ data: z.array(z.object({ claims: z.number() })) }).parse((await ask('/simulate/runs?limit=1')).body).data[0]?.claims).toBeGreaterThan(2);
    const stopped = await ask(`/simulate/runs/${run}/stop`, { body: {} });
    expect(stopped).toMatchObject({ status: 200, body: { data: { run, is_running: false, end: 'stopped' } } });
    const { claims } = runSchema.parse(stopped.body).data;
    expect((await kept()).ids.filter((id) => id.startsWith(`SIM-`) && id.includes(`-${String(run).padStart(6, '0')}`))).toHaveLength(claims ?? -1);
    expect(await ask(`/simulate/runs/${run}/stop`, { body: {} })).toMatchObject({ status: 404, body: { code: 'SIMULATION_UNKNOWN' } });
  });

  test('ends by itself', async () => {
    const { body } = await ask('/simulate/runs', { body: { seconds: 600, max_claims: 3, interval: [0.05, 0.05] } });
    const { run } = runSchema.parse(body).data;
    await expect.poll(async () => (await ask('/simulate/runs?limit=1')).body).toMatchObject({ data: [{ run, is_running: false, end: 'max_claims', claims: 3 }] });
  });

  test('ends with the service', async () => {
    const other = await start();
    const { body } = await ask('/simulate/runs', { body: { seconds: 600, interval: [600, 600] }, of: other });
    await other.close();
    const { run } = runSchema.parse(body).data;
    expect((await ask('/simulate/runs?limit=1')).body).toMatchObject({ data: [{ run, is_running: false, end: 'stopped' }] });
  });
});

test('what another process takes in by a channel is told by the feed and listed, without a restart', async () => {
  const messages = [1, 2, 3].map((n) => simulatedMessage(n, new Date()));
  const writer = await openChannel('jsonl', channelSettings(loadConfig(environment()), 'simulated')).openWriter();
  await writer.write(messages);
  await writer.close();
  const gone = new AbortController();
  const events = readEvents(await fetch(`${server.address}/live?source=simulated`, { headers: await headers('auditor'), signal: gone.signal }));
  expect((await events.next()).value).toMatchObject({ event: 'ready' });
  expect(jsonOf(await runCli(['consume', '--channel', 'jsonl', '--simulated', '--until-empty', '--json'], { env: environment() }))).toMatchObject({ added: 3 });
  const ids = [1, 2, 3].map(simulatedId);
  const told = [];
  for await (const { data } of events) {
    // a claim of a run before may become visible after the stream began
    if (!ids.includes(String(data['claim_id']))) continue;
    if (told.push([data['claim_id'], data['is_simulated'], data['risk_score']]) === ids.length) break;
  }
  gone.abort();
  const listed = await ask('/claims/high-risk?source=simulated&page_size=200', { role: 'auditor' });
  const rows = z.object({ data: z.array(z.object({ claim_id: z.string(), risk_score: z.number() })) }).parse(listed.body).data;
  expect(told.map(([id]) => id)).toEqual(ids);
  for (const [id, isSimulated, score] of told) expect([isSimulated, score]).toEqual([true, rows.find(({ claim_id }) => claim_id === id)?.risk_score]);
});

describe('who may', () => {
  const paths = [['/simulate/claims', { count: 1 }], ['/simulate/runs', { max_claims: 1 }], ['/simulate/runs/999999/stop', {}], ['/simulate/runs', undefined]] as const;

  test.each(paths)('%s %j is for operators', async (path, body) => {
    for (const role of ['auditor', 'client']) expect(await ask(path, { role, ...(body && { body }) })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await fetch(`${server.address}${path}`, { method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) })).status).toBe(401);
  });

  test('does so only so often', async () => {
    const limited = await start({}, 2);
    try {
      const answers = [];
      for (let i = 0; i < 3; i += 1) answers.push((await ask('/simulate/claims', { role: 'admin', body: { count: 1 }, of: limited })).status);
      expect(answers).toEqual([201, 201, 429]);
    } finally {
      await limited.close();
    }
  });
});

test('production makes none, and says so', async () => {
  const service = await createFixtureService({ count: 1, config: { CASEMIND_MODE: 'production' } });
  try {
    for (const [method, url, payload] of [['POST', '/simulate/claims', { count: 1 }], ['POST', '/simulate/runs', {}], ['GET', '/simulate/runs', undefined], ['POST', '/simulate/runs/1/stop', {}]] as const) {
      const answer = await service.app.inject({ method, url, headers: await service.headers('ops'), ...(payload && { payload }) });
      expect(answer.json()).toMatchObject({ status: 403, code: 'SIMULATION_FORBIDDEN' });
    }
  } finally {
    await service.close();
  }
});

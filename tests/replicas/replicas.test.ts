// @module-tag nginx
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { channelSettings, openChannel } from '#channels';
import { type Client, createClient } from '#client';
import { loadConfig } from '#config';
import { openStore } from '#store';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createAuditors } from '../../bench/auditors.ts';
import { startOwnPostgres } from '../servers/postgres.ts';
import { startOwnRedis } from '../servers/redis.ts';
import { jsonOf, runCli } from '../support/cli.ts';
import { readEvents } from '../support/event-stream.ts';
import { simulatedId, simulatedMessage } from '../support/live-messages.ts';
import { type PipelineHome, createPipelineHome, pipelineSalt } from '../support/pipeline-home.ts';
import { type Replicas, startReplicas } from '../support/replicas.ts';

const people = 100;
let pipeline: PipelineHome;
let postgres: Awaited<ReturnType<typeof startOwnPostgres>>;
let redis: Awaited<ReturnType<typeof startOwnRedis>>;
let environment: Readonly<Record<string, string>>;
let replicas: Replicas;
let tokens: readonly string[];
let claims: readonly string[];

beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 1000, seed: 17 });
  await pipeline.refresh();
  postgres = await startOwnPostgres();
  redis = await startOwnRedis();
  environment = { CASEMIND_HOME: pipeline.home.root, DATABASE_URL: await postgres.createDatabase(), REDIS_URL: redis.url, IDENTIFIER_SALT: pipelineSalt, DUCKDB_THREADS: '1', LOG_LEVEL: 'silent' };
  tokens = await createAuditors(environment, 'replica', people);
  replicas = await startReplicas(3, environment);
  const page = await clientOf(tokens[0]!).call('GET /claims/high-risk', { query: { page_size: 200 } });
  claims = page.data.map(({ claim_id }) => claim_id);
});
afterAll(async () => {
  await replicas?.stop();
  await redis?.stop();
  await postgres?.stop();
  pipeline?.cleanup();
});

function clientOf(token: string, { address = replicas.address, retries }: { readonly address?: string; readonly retries?: number } = {}): Client {
  return createClient({ address, token: () => token, ...(retries !== undefined && { retries }) });
}

test('tries to log in count together, whichever replica they meet', async () => {
  const answers: number[] = [];
  for (let i = 0; i < 12; i += 1) answers.push((await fetch(`${replicas.address}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'replica-1', password: 'wrong' }) })).status);
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
});

test('what one replica was told is there at the others: a conversation at once, a decision within a second or two', async () => {
  const [first, ...others] = replicas.addresses.map((address) => clientOf(tokens[0]!, { address }));
  const [claim = ''] = claims;
  const asked = await first!.call('POST /claims/{id}/chat', { path: { id: claim }, body: { message: 'Kenapa klaim ini berisiko?' }, headers: { accept: 'application/json' } });
  const thread = asked.data.thread.thread_id;
  for (const other of others) expect((await other.call('GET /chat/{thread}', { path: { thread } })).data.messages.map(({ message_id }) => message_id)).toContain(asked.data.message.message_id);
  await first!.call('POST /claims/{id}/feedback', { path: { id: claim }, body: { decision: 'approved', notes: 'lengkap' } });
  for (const other of others) await expect.poll(async () => (await other.call('GET /claims/high-risk', { query: { review_state: 'reviewed', page_size: 10 } })).data.map(({ claim_id }) => claim_id)).toContain(claim);
});

test('claims that one consumer takes in by Redis are told by every replica', async () => {
  const gone = new AbortController();
  const feeds = await Promise.all(replicas.addresses.map(async (address) => readEvents(await fetch(`${address}/live?source=simulated`, { headers: { authorization: `Bearer ${tokens[0]}` }, signal: gone.signal }))));
  for (const feed of feeds) expect((await feed.next()).value).toMatchObject({ event: 'ready' });
  const writer = await openChannel('redis', channelSettings(loadConfig(environment), 'simulated')).openWriter();
  await writer.write([1, 2, 3].map((n) => simulatedMessage(n, new Date())));
  await writer.close();
  expect(jsonOf(await runCli(['consume', '--channel', 'redis', '--simulated', '--until-empty', '--json'], { env: environment }))).toMatchObject({ added: 3 });
  for (const feed of feeds) {
    const told: unknown[] = [];
    for await (const { data } of feed) if (told.push(data['claim_id']) === 3) break;
    expect(told).toEqual([1, 2, 3].map(simulatedId));
  }
  gone.abort();
});

interface Load {
  readonly failures: readonly string[];
  readonly reads: number;
  /** Keys of the decisions that were acknowledged. */
  readonly decided: readonly string[];
}

/** Everybody reads a worklist and a claim, and one in five decides on a claim of their own, until the work is done. */
async function underLoad(retries: number, work: () => Promise<void>): Promise<Load> {
  const [failures, decided]: [string[], string[]] = [[], []];
  const over = new AbortController();
  let reads = 0;
  const attempt = async (what: string, call: () => Promise<unknown>): Promise<boolean> => {
    try {
      await call();
      return true;
    } catch (error) {
      failures.push(`${what}: ${String(error)}`);
      return false;
    }
  };
  const all = Promise.all(
    tokens.map(async (token, person) => {
      const client = clientOf(token, { retries });
      for (let round = 0; !over.signal.aborted; round += 1) {
        const id = claims[(person + round) % claims.length]!;
        if (await attempt('worklist', () => client.call('GET /claims/high-risk', { query: { page_size: 5 } }))) reads += 1;
        if (await attempt('claim', () => client.call('GET /claims/{id}', { path: { id } }))) reads += 1;
        const key = randomUUID();
        if (person % 5 === 0 && (await attempt('decision', () => client.call('POST /claims/{id}/feedback', { path: { id: claims[person]! }, body: { decision: 'approved', notes: 'lengkap' }, headers: { 'idempotency-key': key } })))) decided.push(key);
        await setTimeout(2000);
      }
    }),
  );
  await setTimeout(2500);
  await work();
  await setTimeout(2500);
  over.abort();
  await all;
  return { failures, reads, decided };
}

async function timesOf(keys: readonly string[]): Promise<number[]> {
  const store = await openStore({ path: '', url: environment['DATABASE_URL'], clock: () => new Date() });
  try {
    const outcomes = await store.outcomes.after(0, 1_000_000);
    return keys.map((key) => outcomes.filter(({ idempotencyKey }) => idempotencyKey === key).length);
  } finally {
    await store.close();
  }
}

test('a restart of one replica after the other drops no request of 100 people, who repeat none', async () => {
  const { failures, reads, decided } = await underLoad(0, () => replicas.restartInTurn());
  expect(failures).toEqual([]);
  expect([reads > 300, decided.length > 20, [...new Set(await timesOf(decided))]]).toEqual([true, true, [1]]);
});

test('one of three killed under 100 people fails nobody: what was in flight on it is repeated, and written once', async () => {
  const { failures, reads, decided } = await underLoad(3, async () => {
    await replicas.kill(1);
    await setTimeout(2000);
    await replicas.start(1);
  });
  expect(failures).toEqual([]);
  expect([reads > 300, decided.length > 20, [...new Set(await timesOf(decided))]]).toEqual([true, true, [1]]);
});

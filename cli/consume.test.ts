import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { channelSettings, openChannel } from '#channels';
import { loadConfig } from '#config';
import { type LiveClaims, openSimulation } from '#store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { Database } from '../engine/database.ts';
import { ended, jsonOf, runCli, startCli } from '../tests/support/cli.ts';
import { seededRandom } from '../tests/support/fixture-claims.ts';
import { brokenMessage, simulatedId, simulatedMessage } from '../tests/support/live-messages.ts';
import { type PipelineHome, createPipelineHome, pipelineSalt } from '../tests/support/pipeline-home.ts';

let template: PipelineHome;
let pipeline: PipelineHome;
let environment: Record<string, string>;
beforeAll(async () => {
  template = await createPipelineHome({ rows: 300 });
  await template.refresh();
});
afterAll(() => template?.cleanup());
beforeEach(() => {
  pipeline = template.copy();
  environment = { CASEMIND_HOME: pipeline.home.root, IDENTIFIER_SALT: pipelineSalt, DUCKDB_THREADS: '1', LIVE_TAKEOVER_SECONDS: '6' };
});
afterEach(() => pipeline.cleanup());

const clock = (): Date => new Date();

async function send(...messages: { readonly key: string; readonly body: string }[]): Promise<void> {
  const writer = await openChannel('jsonl', channelSettings(loadConfig(environment), 'simulated')).openWriter();
  await writer.write(messages);
  await writer.close();
}

async function withSimulation<T>(work: (live: LiveClaims) => Promise<T>): Promise<T> {
  const simulation = await openSimulation({ path: pipeline.home.simulation, clock });
  try {
    return await work(simulation.liveClaims);
  } finally {
    await simulation.close();
  }
}

const consumeWords = ['consume', '--channel', 'jsonl', '--simulated', '--json'];

async function claimsIn(parquet: string): Promise<unknown> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    return (await connection.rows<{ n: number }>(`SELECT count(*) AS n FROM read_parquet('${parquet}')`))[0]?.n;
  } finally {
    database.close();
  }
}

const json = async (...words: string[]) => jsonOf(await runCli([...words, '--json'], { env: environment }));

describe('consume', () => {
  test('killed again and again while it reads keeps each claim once, and each dead letter once', async () => {
    const count = 9000;
    const broken = 40;
    const messages = Array.from({ length: count }, (_, n) => [simulatedMessage(n, clock()), ...(n % (count / broken) === 7 ? [brokenMessage(n)] : [])]).flat();
    await send(...messages);
    const random = seededRandom(11);
    await withSimulation(async (live) => {
      for (let kill = 0; kill < 5; kill += 1) {
        const { lastChangeSeq } = await live.status();
        const child = startCli(consumeWords, { env: environment });
        const end = ended(child);
        await expect.poll(async () => (await live.status()).lastChangeSeq, { interval: 10 }).toBeGreaterThan(lastChangeSeq);
        await setTimeout(random() * 100);
        child.kill('SIGKILL');
        expect(await end).toMatchObject({ code: null });
      }
      expect((await live.status()).claims).toBeLessThan(count);
      const last = jsonOf(await runCli([...consumeWords, '--until-empty'], { env: environment }));
      const { claims } = await live.changesAfter(0, 100_000);
      expect(claims.map(({ claim }) => claim.claim_id).toSorted()).toEqual(Array.from({ length: count }, (_, n) => simulatedId(n)));
      expect(claims.map(({ changeSeq }) => changeSeq)).toEqual(Array.from({ length: count }, (_, n) => n + 1));
      expect(await live.status()).toMatchObject({ deadLetters: { CLAIM_ID_REAL: broken / 2, NOT_JSON: broken / 2 } });
      expect(last).toMatchObject({ lag: 0, replaced: 0 });
    });
  });

  test('told to end by a signal keeps what it has in hand and says what it did; the next goes on behind it', async () => {
    const messages = Array.from({ length: 3000 }, (_, n) => simulatedMessage(n, clock()));
    await send(...messages);
    await withSimulation(async (live) => {
      const child = startCli(consumeWords, { env: environment });
      const end = ended(child);
      await expect.poll(async () => (await live.status()).claims, { interval: 5 }).toBeGreaterThan(0);
      child.kill('SIGTERM');
      const first = await end;
      expect(first.code).toBe(0);
      const told = jsonOf(first);
      expect(told).toMatchObject({ channel: 'jsonl', source: 'simulated', added: (await live.status()).claims, repeated: 0 });
      const rest = await runCli([...consumeWords, '--until-empty'], { env: environment });
      expect(jsonOf(rest)).toMatchObject({ added: 3000 - Number(told['added']), repeated: 0, lag: 0 });
      expect(await live.status()).toMatchObject({ claims: 3000 });
    });
  });

  test('what it kept can be counted, read by other tools, read again, folded into a snapshot and removed', async () => {
    const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    await send(...Array.from({ length: 20 }, (_, n) => simulatedMessage(n, clock())), brokenMessage(20), brokenMessage(21));
    expect(await json('consume', '--simulated', '--max-claims', '20', '--duration', '60')).toMatchObject({ added: 20, source: 'simulated', channel: 'jsonl' });
    expect(await json('consume', '--simulated', '--until-empty')).toMatchObject({ added: 0, dead: 2 });
    const file = join(pipeline.home.live, 'simulated', 'claims_live_stream.parquet');
    expect(await claimsIn(file)).toBe(20);
    expect(await json('live', 'status', '--simulated')).toMatchObject({ claims: 20, dead_letters: { CLAIM_ID_REAL: 1, NOT_JSON: 1 }, positions: [{ channel: 'jsonl' }] });
    expect(await json('live', 'status')).toMatchObject({ source: 'live', claims: 0 });
    expect(await json('replay', '--simulated', '--reason', 'NOT_JSON')).toMatchObject({ read: 1, added: 0, dead: 1 });
    expect(await json('replay', '--simulated', '--reason', 'WRONG')).toMatchObject({ error: { code: 'USAGE_INVALID', message: expect.stringContaining('FIELD_MISSING') } });
    expect(await json('refresh', '--include-live', '--include-simulated')).toMatchObject({ live_rows: 0, simulated_rows: 20, state: 'published' });
    expect(await json('live', 'purge', '--simulated')).toMatchObject({ error: { code: 'USAGE_INVALID' } });
    expect(await json('live', 'purge', '--simulated', '--before', day)).toMatchObject({ claims: 0, dead_letters: 0 });
    expect(await json('live', 'purge', '--simulated', '--all')).toMatchObject({ claims: 20, dead_letters: 2 });
    expect(await claimsIn(file)).toBe(0);
  });

  test('refuses simulated claims in production, and takes none of them for real', async () => {
    const production = { ...environment, CASEMIND_MODE: 'production', JWT_SECRET: 'a-secret-0123456789-of-these-tests-alone', IDENTIFIER_SALT: 'a-salt-0123456789' };
    for (const words of [consumeWords, ['replay', '--simulated', '--json'], ['live', 'status', '--simulated', '--json'], ['refresh', '--include-simulated', '--json']])
      expect(await runCli(words, { env: production })).toMatchObject({ code: 2, stdout: expect.stringContaining('SIMULATION_FORBIDDEN') });
  });
});

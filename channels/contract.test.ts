import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { type ChannelSettings, longestMessage, openChannel } from '#channels';
import { type Channel, type ChannelMessage, type ChannelName, type ChannelReader, type OutgoingMessage } from '#engine';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { freePort } from '../tests/servers/child-server.ts';
import { startOwnKafka } from '../tests/servers/kafka.ts';
import { type OwnServer, startOwnRedis } from '../tests/servers/redis.ts';

const takeoverMs = 1500;
const shared = { takeoverMs, patienceMs: 100_000 };

/** What the brokers of a suite are, and where each of its tests has a channel of its own. */
interface Ground {
  readonly name: ChannelName;
  readonly settings: () => ChannelSettings;
  readonly broker: () => OwnServer | undefined;
}

let folder = '';
let tests = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-channels-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Settings of channels that no other test has. */
function ownSettings(redisUrl: string, kafkaBroker: string): ChannelSettings {
  tests += 1;
  return {
    jsonl: { ...shared, folder: join(folder, `claims-${tests}`), segmentBytes: 2_000_000, totalBytes: 200_000_000 },
    redis: { ...shared, url: redisUrl, stream: `claims:${tests}`, length: 1_000_000 },
    kafka: { ...shared, brokers: [kafkaBroker], topic: `claims-${tests}`, partitions: 4, replicas: 1, isEncrypted: false },
  };
}

function describeOnEachChannel(): void {
  describe('claims by files of JSON lines', () => {
    laws({ name: 'jsonl', settings: () => ownSettings('redis://127.0.0.1:1', '127.0.0.1:1'), broker: () => undefined });
  });
  const starters = [
    ['redis', startOwnRedis],
    ['kafka', startOwnKafka],
  ] as const;
  for (const [name, start] of starters)
    describe(`claims by ${name}`, { tags: name }, () => {
      let server: OwnServer | undefined;
      beforeAll(async () => {
        server = await start();
      });
      afterAll(() => server?.stop());
      const ground = { name, settings: () => ownSettings(name === 'redis' ? (server?.url ?? '') : 'redis://127.0.0.1:1', name === 'kafka' ? (server?.url ?? '') : '127.0.0.1:1'), broker: () => server };
      laws(ground);
      lawsOfBrokers(ground);
    });
}

/** What a store keeps: bodies once each, and the last position of each part. */
class Kept {
  readonly bodies = new Map<string, number>();
  readonly order: string[] = [];
  readonly positions = new Map<string, string>();

  take(messages: readonly ChannelMessage[]): void {
    for (const { part, position, body } of messages) {
      const text = Buffer.from(body).toString();
      if (!this.bodies.has(text)) this.order.push(text);
      this.bodies.set(text, (this.bodies.get(text) ?? 0) + 1);
      if (position > (this.positions.get(part) ?? '')) this.positions.set(part, position);
    }
  }

  positionOf = async (part: string): Promise<string | undefined> => this.positions.get(part);
}

function messagesOf(count: number, from = 0): OutgoingMessage[] {
  return Array.from({ length: count }, (_, i) => ({ key: `facility-${(from + i) % 7}`, body: JSON.stringify({ key: (from + i) % 7, number: from + i, label: 'é “x” \u{1F600}' }) }));
}

const numberOf = (body: string): number => Number(/"number":(\d+)/.exec(body)?.[1]);
const keyOf = (body: string): number => Number(/"key":(\d+)/.exec(body)?.[1]);
const numbersOf = (kept: Kept): number[] => kept.order.map(numberOf).toSorted((a, b) => a - b);
const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => from + i);

/** Whether the messages of each key came in their order, where each is counted when it came first. */
function inOrder(bodies: readonly string[]): boolean {
  const last = new Map<number, number>();
  return bodies.every((body) => {
    const isLater = numberOf(body) > (last.get(keyOf(body)) ?? -1);
    last.set(keyOf(body), numberOf(body));
    return isLater;
  });
}

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function reader(channel: Channel, kept: Kept, consumer = 'one'): Promise<ChannelReader> {
  const made = await channel.openReader({ group: 'tests', consumer, positionOf: kept.positionOf });
  opened.push(made);
  return made;
}

async function write(channel: Channel, messages: readonly OutgoingMessage[]): Promise<void> {
  const writer = await channel.openWriter();
  await writer.write(messages);
  await writer.close();
}

/** Reads, keeps and acknowledges until enough is kept; fails where nothing comes for long. */
async function keepUntil(from: ChannelReader, kept: Kept, isEnough: () => boolean, max = 100): Promise<void> {
  for (let silent = 0; !isEnough(); ) {
    const messages = await from.read({ max, waitMs: 500 });
    silent = messages.length === 0 ? silent + 1 : 0;
    if (silent > 200) throw new Error(`${kept.bodies.size} messages were kept, and no more came`);
    kept.take(messages);
    await from.acknowledge(messages);
  }
}

async function readNone(from: ChannelReader): Promise<void> {
  expect(await from.read({ max: 10, waitMs: 300 })).toEqual([]);
}

function laws({ name, settings }: Ground): void {
  test('every message is read as it was written, those of a key in their order, and none is left after', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    const writer = await channel.openWriter();
    opened.push(writer);
    const from = await reader(channel, kept);
    const messages = messagesOf(3000);
    const writing = (async () => {
      for (let i = 0; i < messages.length; i += 250) await writer.write(messages.slice(i, i + 250));
    })();
    await keepUntil(from, kept, () => kept.bodies.size === messages.length);
    await writing;
    expect(kept.order.toSorted()).toEqual(messages.map(({ body }) => body).toSorted());
    expect(inOrder(kept.order)).toBe(true);
    expect(Math.max(...kept.bodies.values())).toBe(1);
    expect(await from.lag()).toBe(0);
    await readNone(from);
  });

  test('any JSON and any text without line breaks comes through', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.json(), fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '' && !/[\r\n]/.test(text))), { minLength: 1, maxLength: 30 }), async (bodies) => {
        const channel = openChannel(name, settings());
        const kept = new Kept();
        await write(channel, bodies.map((body) => ({ key: 'one', body })));
        const from = await reader(channel, kept);
        const read: string[] = [];
        while (read.length < bodies.length) {
          const messages = await from.read({ max: 7, waitMs: 10_000 });
          expect(messages.length).toBeGreaterThan(0);
          read.push(...messages.map(({ body }) => Buffer.from(body).toString()));
        }
        expect(read).toEqual(bodies);
        await from.close();
      }),
      { numRuns: name === 'kafka' ? 5 : 20 },
    );
  });

  test('what was given and not kept comes again to the consumer that is opened anew, and nothing else does', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    await write(channel, messagesOf(200));
    const first = await reader(channel, kept);
    const read: ChannelMessage[] = [];
    while (read.length < 150) read.push(...(await first.read({ max: 50, waitMs: 10_000 })));
    const parts = Map.groupBy(read, ({ part }) => part);
    // Half of what came of each part is kept.
    const half = [...parts.values()].flatMap((messages) => messages.slice(0, Math.ceil(messages.length / 2)));
    kept.take(half);
    await first.acknowledge(half);
    await first.close();
    const again = new Kept();
    await keepUntil(await reader(channel, kept), again, () => again.bodies.size === 200 - kept.bodies.size);
    expect([...numbersOf(kept), ...numbersOf(again)].toSorted((a, b) => a - b)).toEqual(upTo(200));
  });

  test('where reading begins is what was kept, whatever the broker remembers', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    await write(channel, messagesOf(100));
    const first = await reader(channel, kept);
    await keepUntil(first, kept, () => kept.bodies.size >= 50, 10);
    const until = kept.bodies.size;
    const restored = new Kept();
    for (const [part, position] of kept.positions) restored.positions.set(part, position);
    await keepUntil(first, kept, () => kept.bodies.size === 100);
    await first.close();
    // A store that was restored from an earlier copy, and one that is empty.
    const second = await reader(channel, restored);
    await keepUntil(second, restored, () => restored.bodies.size === 100 - until);
    await second.close();
    expect(numbersOf(restored)).toEqual(kept.order.slice(until).map(numberOf).toSorted((a, b) => a - b));
    const empty = new Kept();
    const third = await reader(channel, empty);
    await keepUntil(third, empty, () => empty.bodies.size === 100);
    await third.close();
    await readNone(await reader(channel, empty));
  });

  test('two consumers of a group share the messages, and one that leaves hands over', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    await write(channel, messagesOf(400));
    const [first, second] = [await reader(channel, kept, 'one'), await reader(channel, kept, 'two')];
    const isEnough = (): boolean => kept.bodies.size >= 400;
    await Promise.all([keepUntil(first, kept, isEnough, 20), keepUntil(second, kept, isEnough, 20)]);
    await first.close();
    await write(channel, messagesOf(200, 400));
    await keepUntil(second, kept, () => kept.bodies.size === 600);
    expect(numbersOf(kept)).toEqual(upTo(600));
    expect(inOrder(kept.order.filter((body) => numberOf(body) >= 400))).toBe(true);
  });

  test('a consumer that dies leaves what it took to another', async () => {
    const own = settings();
    const channel = openChannel(name, own);
    await write(channel, messagesOf(300));
    const program = join(import.meta.dirname, '..', 'tests', 'support', 'read-and-hang.ts');
    const dying = spawn(process.execPath, [program, JSON.stringify({ name, settings: own, group: 'tests', consumer: 'dying' })], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: dying.stdout })) if (Number(line) > 0) break;
    const kept = new Kept();
    const heir = await reader(channel, kept, 'heir');
    dying.kill('SIGKILL');
    await once(dying, 'exit');
    await keepUntil(heir, kept, () => kept.bodies.size === 300);
    expect(numbersOf(kept)).toEqual(upTo(300));
  });

  test('a message of 10 MB comes through, and one that is too long for any reader is refused before it is sent', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    const long = JSON.stringify({ key: 1, number: 1, text: 'x'.repeat(10_000_000) });
    await write(channel, [{ key: 'a', body: '{"number":0}' }, { key: 'a', body: long }, { key: 'a', body: '{"number":2}' }]);
    await expect(write(channel, [{ key: 'a', body: 'x'.repeat(longestMessage + 1) }])).rejects.toMatchObject({ code: 'CHANNEL_MESSAGE_TOO_LONG', details: { channel: name, bytes: longestMessage + 1 } });
    await keepUntil(await reader(channel, kept), kept, () => kept.bodies.size === 3);
    expect(kept.order[1] === long).toBe(true);
    expect(kept.order.map(numberOf)).toEqual([0, 1, 2]);
  });

  test('closing ends a wait, and so does a signal, after which the reader still reads', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    const from = await reader(channel, kept);
    const abort = new AbortController();
    const first = from.read({ max: 1, waitMs: 60_000, signal: abort.signal });
    abort.abort();
    expect(await first).toEqual([]);
    await write(channel, messagesOf(1));
    await keepUntil(from, kept, () => kept.bodies.size === 1);
    const second = from.read({ max: 1, waitMs: 60_000 });
    await from.close();
    expect(await second).toEqual([]);
    expect(await from.read({ max: 1, waitMs: 60_000 })).toEqual([]);
  });

  test('the lag counts what was not acknowledged', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    const from = await reader(channel, kept);
    await write(channel, messagesOf(120));
    await expect.poll(() => from.lag()).toBe(120);
    await keepUntil(from, kept, () => kept.bodies.size >= 60, 20);
    expect(await from.lag()).toBe(120 - kept.bodies.size);
  });

  test('what cannot be reached is an error with the address, and never the password', async () => {
    const port = await freePort();
    const own = settings();
    const blocked = join(folder, `file-${tests}`);
    writeFileSync(blocked, '');
    const hurried = { ...shared, patienceMs: 300 };
    const channel = openChannel(name, {
      jsonl: { ...own.jsonl, folder: blocked },
      redis: { ...own.redis, ...hurried, url: `redis://auditor:hush@127.0.0.1:${port}/0` },
      kafka: { ...own.kafka, ...hurried, brokers: [`127.0.0.1:${port}`], account: { mechanism: 'PLAIN', username: 'auditor', password: 'hush' } },
    });
    const address = { jsonl: blocked, redis: `redis://127.0.0.1:${port}/0`, kafka: `127.0.0.1:${port}/${own.kafka.topic}` }[name];
    for (const open of [() => channel.openWriter(), () => channel.openReader({ group: 'tests', consumer: 'one', positionOf: async () => undefined })]) {
      const error: unknown = await open().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'CHANNEL_UNREACHABLE', details: { channel: name, address } });
      expect(String(error)).not.toContain('hush');
    }
  });
}

function lawsOfBrokers({ name, settings, broker }: Ground): void {
  test('a broker that is killed and started again in the middle loses nothing', async () => {
    const channel = openChannel(name, settings());
    const kept = new Kept();
    const writer = await channel.openWriter();
    opened.push(writer);
    const from = await reader(channel, kept);
    const server = broker();
    const messages = messagesOf(2000);
    const writing = (async () => {
      for (let i = 0; i < messages.length; i += 50) {
        await writer.write(messages.slice(i, i + 50));
        if (i === 800) await server?.kill();
        if (i === 800) void server?.restart();
      }
    })();
    await Promise.all([keepUntil(from, kept, () => kept.bodies.size === messages.length), writing]);
    expect(numbersOf(kept)).toEqual(upTo(messages.length));
    expect(inOrder(kept.order)).toBe(true);
  });

  test('a server that takes calls and never answers is given up on', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const own = settings();
    const hurried = { ...shared, patienceMs: 500 };
    const channel = openChannel(name, { ...own, redis: { ...own.redis, ...hurried, url: `redis://127.0.0.1:${port}` }, kafka: { ...own.kafka, ...hurried, brokers: [`127.0.0.1:${port}`] } });
    await expect(channel.openWriter()).rejects.toMatchObject({ code: 'CHANNEL_UNREACHABLE' });
    silent.close();
  });
}

describeOnEachChannel();

import { type ChannelSettings, openChannel } from '#channels';
import { type ChannelMessage, type ChannelReader, type Observer, silentObserver } from '#engine';
import { type RedisClientType, createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { type OwnServer, startOwnRedis } from '../../tests/servers/redis.ts';

const takeoverMs = 500;

async function readSome(reader: ChannelReader, count: number): Promise<ChannelMessage[]> {
  const messages: ChannelMessage[] = [];
  while (messages.length < count) {
    const more = await reader.read({ max: count - messages.length, waitMs: 20_000 });
    if (more.length === 0) throw new Error(`${messages.length} of ${count} came`);
    messages.push(...more);
  }
  return messages;
}
const textsOf = (messages: readonly ChannelMessage[]): string[] => messages.map(({ body }) => Buffer.from(body).toString());
const numbered = (count: number, from = 0): string[] => Array.from({ length: count }, (_, i) => String(from + i));

describe('a stream of Redis', { tags: 'redis' }, () => {
  let server: OwnServer;
  let client: RedisClientType;
  let streams = 0;
  let opened: { close(): Promise<void> }[] = [];
  beforeAll(async () => {
    server = await startOwnRedis();
    client = createClient({ url: server.url });
    await client.connect();
  });
  afterAll(async () => {
    client.destroy();
    await server.stop();
  });
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.close()));
    opened = [];
    await client.del(stream());
  });

  const stream = (): string => `redis-tests:${process.pid}:${streams}`;
  function channel(length = 100_000, observer: Observer = silentObserver): ReturnType<typeof openChannel> {
    const shared = { takeoverMs, patienceMs: 10_000 };
    const settings: ChannelSettings = {
      jsonl: { ...shared, folder: '', segmentBytes: 1, totalBytes: 1 },
      redis: { ...shared, url: server.url, stream: stream(), length },
      kafka: { ...shared, brokers: [], topic: '', partitions: 1, replicas: 1, isEncrypted: false },
    };
    return openChannel('redis', settings, observer);
  }
  function newStream(): void {
    streams += 1;
  }

  async function openReader(options: { consumer?: string; kept?: ReadonlyMap<string, string>; observer?: Observer } = {}): Promise<ChannelReader> {
    const reader = await channel(100_000, options.observer).openReader({ group: 'tests', consumer: options.consumer ?? 'one', positionOf: async (part) => options.kept?.get(part) });
    opened.push(reader);
    return reader;
  }
  async function write(bodies: readonly string[], length?: number): Promise<void> {
    const writer = await channel(length).openWriter();
    await writer.write(bodies.map((body) => ({ key: 'a', body })));
    await writer.close();
  }
  test('gives what a silent consumer did not acknowledge to another, and what it did acknowledge to none', async () => {
    newStream();
    const silent = await openReader({ consumer: 'silent' });
    await write(numbered(40));
    const taken = await readSome(silent, 30);
    await silent.acknowledge(taken.slice(0, 10));
    const other = await openReader({ consumer: 'other', kept: new Map([[stream(), taken.at(-1)?.position ?? '']]) });
    const first = await readSome(other, 10);
    expect(textsOf(first)).toEqual(numbered(10, 30));
    const left = await readSome(other, 20);
    expect(textsOf(left)).toEqual(numbered(20, 10));
    await other.acknowledge([...first, ...left]);
    expect(await other.lag()).toBe(0);
    expect(await other.read({ max: 10, waitMs: takeoverMs * 2 })).toEqual([]);
  });

  test.each([
    ['its group is removed', () => client.xGroupDestroy(stream(), 'tests')],
    ['it is removed itself', () => client.del(stream())],
    ['all data are', () => client.flushAll()],
  ])('is read on when %s while a consumer waits: what is there is given again, and nothing is missed', async (_what, remove) => {
    newStream();
    const told: string[] = [];
    const reader = await openReader({ observer: { progress: () => {}, warn: (message) => told.push(message) } });
    await write(numbered(5));
    await reader.acknowledge(await readSome(reader, 5));
    const waiting = reader.read({ max: 10, waitMs: 20_000 });
    await remove();
    await write(['new']);
    const messages = [...(await waiting)];
    while (textsOf(messages).at(-1) !== 'new') messages.push(...(await readSome(reader, 1)));
    expect(told.join('\n')).toContain('was gone');
    await reader.acknowledge(messages);
  });

  test('is trimmed to about its length, and what was trimmed away unread is said and forgotten', async () => {
    newStream();
    const told: string[] = [];
    const before = await openReader();
    await write(numbered(50));
    await readSome(before, 50);
    await write(numbered(5000, 50), 1000);
    expect(await client.xLen(stream())).toBeLessThan(1200);
    await before.close();
    const reader = await openReader({ observer: { progress: () => {}, warn: (message) => told.push(message) } });
    const messages = await readSome(reader, await client.xLen(stream()));
    expect(textsOf(messages).at(-1)).toBe('5049');
    await reader.acknowledge(messages);
    await expect.poll(async () => (await reader.read({ max: 10, waitMs: 100 })).length + (await client.xPending(stream(), 'tests')).pending).toBe(0);
    expect(told.join('\n')).toContain('trimmed away before they were taken in');
  });

  test('of what another program wrote in fields of its own, all fields are given', async () => {
    newStream();
    await client.xAdd(stream(), '*', { claim_id: 'C1', amount: '5' });
    await client.xAdd(stream(), '*', { body: '{"n":1}', other: 'x' });
    expect(textsOf(await readSome(await openReader(), 2))).toEqual(['{"claim_id":"C1","amount":"5"}', '{"n":1}']);
  });

  test('positions compare as the ids of their entries do', async () => {
    newStream();
    for (const id of ['5-1', '5-10', '10-0', '1700000000000-2', '1700000000000-10']) await client.xAdd(stream(), id, { body: id });
    const messages = await readSome(await openReader(), 5);
    expect(textsOf(messages)).toEqual(['5-1', '5-10', '10-0', '1700000000000-2', '1700000000000-10']);
    expect(messages.map(({ position }) => position)).toEqual(messages.map(({ position }) => position).toSorted());
    const again = await openReader({ consumer: 'two', kept: new Map([[stream(), messages[1]?.position ?? '']]) });
    expect(textsOf(await readSome(again, 3))).toEqual(['10-0', '1700000000000-2', '1700000000000-10']);
  });

  test('a consumer that is done leaves the group, and one with messages in hand stays in it', async () => {
    newStream();
    const idle = await openReader({ consumer: 'idle' });
    const busy = await openReader({ consumer: 'busy' });
    await write(numbered(3));
    await readSome(busy, 3);
    await idle.close();
    await busy.close();
    expect((await client.xInfoConsumers(stream(), 'tests')).map(({ name, pending }) => [name, pending])).toEqual([['busy', 3]]);
  });

  test('a key of another kind is an error that says so', async () => {
    newStream();
    await client.set(stream(), 'text');
    await expect(openReader()).rejects.toMatchObject({ code: 'CHANNEL_UNREACHABLE', details: { channel: 'redis', reason: expect.stringContaining('WRONGTYPE') } });
  });

  test('long messages are asked for few at a time', async () => {
    newStream();
    await write(Array.from({ length: 30 }, (_, i) => `${i}${'x'.repeat(2_000_000)}`));
    const reader = await openReader();
    const sizes: number[] = [];
    while (sizes.reduce((sum, size) => sum + size, 0) < 30) sizes.push((await reader.read({ max: 500, waitMs: 20_000 })).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(9);
  });
});

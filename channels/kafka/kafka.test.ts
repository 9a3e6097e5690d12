import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { type ChannelSettings, openChannel } from '#channels';
import { type ChannelMessage, type ChannelReader, type Observer, silentObserver } from '#engine';
import { Admin } from '@platformatic/kafka';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { serverUrl } from '../../tests/support/servers.ts';

const partitions = 4;

async function write(settings: ChannelSettings, numbers: readonly number[]): Promise<void> {
  const writer = await openChannel('kafka', settings).openWriter();
  await writer.write(numbers.map((number) => ({ key: `facility-${number % 40}`, body: String(number) })));
  await writer.close();
}

const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => from + i);

describe('a topic of Kafka', { tags: 'kafka' }, () => {
  let broker = '';
  let admin: Admin;
  let topics = 0;
  let opened: { close(): Promise<void> }[] = [];
  const kept = new Map<string, string>();
  const counts = new Map<string, number>();
  beforeAll(async () => {
    broker = await serverUrl('kafka');
    admin = new Admin({ clientId: 'tests', bootstrapBrokers: [broker] });
  });
  afterAll(() => admin.close());
  afterEach(async () => {
    await Promise.all(opened.map((one) => one.close()));
    opened = [];
    kept.clear();
    counts.clear();
  });

  function newSettings(takeoverMs = 2000): ChannelSettings {
    topics += 1;
    const shared = { takeoverMs, patienceMs: 60_000 };
    return {
      jsonl: { ...shared, folder: '', segmentBytes: 1, totalBytes: 1 },
      redis: { ...shared, url: '', stream: '', length: 1 },
      kafka: { ...shared, brokers: [broker], topic: `kafka-tests-${process.pid}-${topics}`, partitions, replicas: 1, isEncrypted: false },
    };
  }
  async function openReader(settings: ChannelSettings, consumer = 'one', observer: Observer = silentObserver): Promise<ChannelReader> {
    const reader = await openChannel('kafka', settings, observer).openReader({ group: `of-${settings.kafka.topic}`, consumer, positionOf: async (part) => kept.get(part) });
    opened.push(reader);
    return reader;
  }
  async function keep(reader: ChannelReader, messages: readonly ChannelMessage[]): Promise<void> {
    for (const { part, position, body } of messages) {
      if (position > (kept.get(part) ?? '')) kept.set(part, position);
      const text = Buffer.from(body).toString();
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    await reader.acknowledge(messages);
  }
  async function keepUntil(reader: ChannelReader, isEnough: () => boolean): Promise<void> {
    for (let silent = 0; !isEnough(); ) {
      const messages = await reader.read({ max: 20, waitMs: 200 });
      silent = messages.length === 0 ? silent + 1 : 0;
      if (silent > 400) throw new Error(`${counts.size} messages were kept, and no more came`);
      await keep(reader, messages);
    }
  }
  /** Keeps what comes until none does; the parts that it came of. */
  async function drain(reader: ChannelReader, waitMs: number): Promise<Set<string>> {
    const parts = new Set<string>();
    for (let messages = await reader.read({ max: 100, waitMs }); messages.length > 0; messages = await reader.read({ max: 100, waitMs: 2000 })) {
      for (const { part } of messages) parts.add(part);
      await keep(reader, messages);
    }
    return parts;
  }

  test('is made with the partitions that the settings say, for messages as long as a channel carries', async () => {
    const settings = newSettings();
    await write(settings, [1]);
    const { topic } = settings.kafka;
    expect((await admin.metadata({ topics: [topic] })).topics.get(topic)?.partitionsCount).toBe(partitions);
    const many = await Promise.all(Array.from({ length: 4 }, () => write(settings, upTo(5))));
    expect(many.length).toBe(4);
  });

  test('is divided among consumers: what one was given of a partition that went to another it gives no more', async () => {
    const settings = newSettings();
    await write(settings, upTo(4000));
    const first = await openReader(settings, 'first');
    // All partitions are on their way to the first, which gives one message of them.
    const [one] = await first.read({ max: 1, waitMs: 20_000 });
    expect(await first.lag()).toBe(4000);
    const second = await openReader(settings, 'second');
    const ofSecond = await drain(second, 20_000);
    const ofFirst = await drain(first, 2000);
    expect([ofFirst.size, ofSecond.size, new Set([...ofFirst, ...ofSecond]).size]).toEqual([partitions / 2, partitions / 2, partitions]);
    expect(counts.size + (one && !counts.has(Buffer.from(one.body).toString()) ? 1 : 0)).toBe(4000);
  });

  test('loses nothing while consumers come and go', async () => {
    const settings = newSettings();
    await write(settings, []);
    const first = await openReader(settings, 'first');
    const writing = (async () => {
      for (let i = 0; i < 3000; i += 100) {
        await write(settings, upTo(100, i));
        if (i % 1000 !== 500) continue;
        const other = await openReader(settings, `other-${i}`);
        for (let readings = 0; readings < 20; readings += 1) await keep(other, await other.read({ max: 20, waitMs: 100 }));
        await other.close();
      }
    })();
    await Promise.all([keepUntil(first, () => counts.size === 3000), writing]);
    expect([...counts.keys()].map(Number).toSorted((a, b) => a - b)).toEqual(upTo(3000));
  });

  test('is read at once by a consumer that was killed and is started again under its name', async () => {
    const settings = newSettings(60_000);
    const group = `of-${settings.kafka.topic}`;
    await write(settings, upTo(100));
    const program = join(import.meta.dirname, '..', '..', 'tests', 'support', 'read-and-hang.ts');
    const dying = spawn(process.execPath, [program, JSON.stringify({ name: 'kafka', settings, group, consumer: 'one' })], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: dying.stdout })) if (Number(line) > 0) break;
    dying.kill('SIGKILL');
    await once(dying, 'exit');
    const began = performance.now();
    await keepUntil(await openReader(settings, 'one'), () => counts.size === 100);
    expect(performance.now() - began).toBeLessThan(50_000);
  });

  test('that is removed and made anew is another one: nothing of it was read', async () => {
    const settings = newSettings();
    const { topic } = settings.kafka;
    await write(settings, upTo(50));
    const reader = await openReader(settings);
    await keepUntil(reader, () => counts.size === 50);
    await admin.deleteTopics({ topics: [topic] });
    await expect.poll(() => admin.listTopics()).not.toContain(topic);
    await write(settings, upTo(50, 50));
    await keepUntil(reader, () => counts.size === 100);
    expect(new Set([...kept.keys()].map((part) => part.split('/')[0])).size).toBe(2);
  });

  test('that lost messages before they were read is read from the first that there is, and that is said', async () => {
    const settings = newSettings();
    const { topic } = settings.kafka;
    const told: string[] = [];
    await write(settings, upTo(200));
    const before = await openReader(settings);
    await keepUntil(before, () => kept.size === partitions);
    await before.close();
    counts.clear();
    await admin.deleteRecords({ topics: [{ name: topic, partitions: upTo(partitions).map((partition) => ({ partition, offset: -1n })) }] });
    await write(settings, upTo(200, 200));
    await keepUntil(await openReader(settings, 'one', { progress: () => {}, warn: (message) => told.push(message) }), () => counts.size === 200);
    expect([...counts.keys()].map(Number).toSorted((a, b) => a - b)).toEqual(upTo(200, 200));
    expect(told.join('\n')).toContain(`${topic}/`);
  });

  test('knows how far a group is', async () => {
    const settings = newSettings();
    const { topic } = settings.kafka;
    await write(settings, upTo(100));
    await keepUntil(await openReader(settings), () => counts.size === 100);
    const [group] = await admin.listConsumerGroupOffsets({ groups: [`of-${topic}`] });
    const committed = group?.topics.flatMap(({ partitions: of }) => of.map(({ committedOffset }) => Number(committedOffset))) ?? [];
    expect(committed.reduce((sum, offset) => sum + offset, 0)).toBe(100);
  });
});

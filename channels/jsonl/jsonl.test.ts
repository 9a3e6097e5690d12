import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { longestMessage } from '#channels';
import { type ChannelMessage, type ChannelReader, type Observer, silentObserver } from '#engine';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { JsonlChannel } from './jsonl-channel.ts';

const takeoverMs = 1000;
let folder = '';
let opened: { close(): Promise<void> }[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-jsonl-'));
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

function channel({ segmentBytes = 1_000_000, totalBytes = 100_000_000, observer = silentObserver }: { segmentBytes?: number; totalBytes?: number; observer?: Observer } = {}): JsonlChannel {
  return new JsonlChannel({ folder, segmentBytes, totalBytes, takeoverMs, patienceMs: 1000 }, observer);
}

const positions = new Map<string, string>();
beforeEach(() => positions.clear());

async function openReader(consumer = 'one', group = 'tests'): Promise<ChannelReader> {
  const reader = await channel().openReader({ group, consumer, positionOf: async (part) => positions.get(part) });
  opened.push(reader);
  return reader;
}

/** What is there now, kept and acknowledged. */
async function keepAll(reader: ChannelReader, max = 100): Promise<string[]> {
  const bodies: string[] = [];
  for (let messages = await reader.read({ max, waitMs: 0 }); messages.length > 0; messages = await reader.read({ max, waitMs: 0 })) {
    for (const { part, position } of messages) positions.set(part, position);
    await reader.acknowledge(messages);
    bodies.push(...messages.map(({ body }) => Buffer.from(body).toString()));
  }
  return bodies;
}

const file = (name = 'claims.jsonl'): string => join(folder, name);
const append = (text: string, name?: string): void => appendFileSync(file(name), text);

describe('a file that others append to', () => {
  test('gives whole lines only: half of one waits for its end', async () => {
    const reader = await openReader();
    append('{"n":1}\n{"n":');
    expect(await keepAll(reader)).toEqual(['{"n":1}']);
    append('2');
    expect(await keepAll(reader)).toEqual([]);
    append('}\n');
    expect(await keepAll(reader)).toEqual(['{"n":2}']);
  });

  test('gives each line once, wherever its writing is cut into pieces and whenever it is read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.json(), { minLength: 1, maxLength: 20 }), fc.array(fc.tuple(fc.nat({ max: 40 }), fc.boolean()), { minLength: 1, maxLength: 60 }), async (lines, pieces) => {
        positions.clear();
        const name = `${Math.random()}.jsonl`;
        const text = Buffer.from(lines.map((line) => `${line}\n`).join(''));
        let reader = await openReader();
        const read: string[] = [];
        let at = 0;
        for (const [length, isOpenedAnew] of [...pieces, [text.length, false] as const]) {
          appendFileSync(file(name), text.subarray(at, at + length));
          at += length;
          read.push(...(await keepAll(reader, 3)));
          if (!isOpenedAnew) continue;
          await reader.close();
          reader = await openReader();
        }
        await reader.close();
        rmSync(file(name));
        expect(read).toEqual(lines);
      }),
      { numRuns: 40 },
    );
  });

  test('is read as soon as a line is there', async () => {
    const reader = await openReader();
    const reading = reader.read({ max: 1, waitMs: 30_000 });
    append('{"n":1}\n');
    expect((await reading).map(({ body }) => Buffer.from(body).toString())).toEqual(['{"n":1}']);
  });

  test('may be renamed and begun anew while it is read: the rest of it comes before what is new', async () => {
    const reader = await openReader();
    append('1\n2\n');
    expect((await reader.read({ max: 1, waitMs: 0 })).length).toBe(1);
    append('3\n');
    renameSync(file(), file('claims.jsonl.1'));
    append('4\n');
    expect(await keepAll(reader)).toEqual(['2', '3', '4']);
    // Its writer has it open still.
    append('5\n', 'claims.jsonl.1');
    expect(await keepAll(reader)).toEqual(['5']);
    renameSync(file('claims.jsonl.1'), file('claims.jsonl.2'));
    renameSync(file(), file('claims.jsonl.1'));
    await reader.close();
    append('6\n');
    expect(await keepAll(await openReader())).toEqual(['6']);
  });

  test('may be copied and cut short, and begun anew with the same line', async () => {
    const reader = await openReader();
    append('1\n2\n');
    expect(await keepAll(reader)).toEqual(['1', '2']);
    copyFileSync(file(), file('copy.txt'));
    truncateSync(file());
    append('1\n');
    expect(await keepAll(reader)).toEqual(['1']);
    append('3\n');
    expect(await keepAll(reader)).toEqual(['3']);
    // A reader that was not there when it was cut.
    await reader.close();
    truncateSync(file());
    append('1\n');
    const next = await openReader();
    expect(await keepAll(next)).toEqual(['1']);
    append('4\n5\n');
    expect(await keepAll(next)).toEqual(['4', '5']);
  });

  test('that cannot be read keeps no other from being read', async () => {
    mkdirSync(file('folder.jsonl'));
    writeFileSync(file('packed.jsonl.gz'), 'no lines\n');
    writeFileSync(file('.hidden.jsonl'), '0\n');
    writeFileSync(file('other.txt'), '0\n');
    append('1\n');
    expect(await keepAll(await openReader())).toEqual(['1']);
  });

  test('may have a line that is longer than a message may be: its beginning and its length are given, and reading goes on', async () => {
    const reader = await openReader();
    append('1\n');
    const piece = 'x'.repeat(2 ** 20);
    for (let i = 0; i < 20; i += 1) append(piece);
    expect(await keepAll(reader)).toEqual(['1']);
    append('\n2\n');
    const messages: ChannelMessage[] = [];
    while (messages.length < 2) messages.push(...(await reader.read({ max: 10, waitMs: 10_000 })));
    expect(messages.map(({ body, cutFrom }) => [body.length < 100_000, cutFrom])).toEqual([
      [true, 20 * 2 ** 20],
      [true, undefined],
    ]);
    expect(20 * 2 ** 20).toBeGreaterThan(longestMessage);
  });

  test('is read in little memory, though its lines are long', async () => {
    const line = `${JSON.stringify('x'.repeat(9_999_997))}\n`;
    for (let i = 0; i < 20; i += 1) append(line);
    const reader = await openReader();
    let count = 0;
    for (let messages = await reader.read({ max: 500, waitMs: 0 }); messages.length > 0; messages = await reader.read({ max: 500, waitMs: 0 })) {
      expect(messages.length).toBeLessThanOrEqual(2);
      count += messages.length;
    }
    expect(count).toBe(20);
  });
});

describe('writers', () => {
  test('share a folder with each other and with those who append: every line is there', async () => {
    const writers = await Promise.all(Array.from({ length: 4 }, () => channel({ segmentBytes: 500 }).openWriter()));
    opened.push(...writers);
    const reader = await openReader();
    const read: string[] = [];
    const writing = Promise.all(
      writers.map(async (writer, w) => {
        for (let i = 0; i < 50; i += 1) {
          await Promise.all([writer.write([{ key: 'a', body: `{"w":${w},"i":${i}}` }]), writer.write([{ key: 'a', body: `{"w":${w},"j":${i}}` }])]);
          append(`{"o":${w},"i":${i}}\n`, `other-${w % 2}.jsonl`);
        }
      }),
    );
    while (read.length < 600) {
      const messages = await reader.read({ max: 37, waitMs: 10_000 });
      expect(messages.length).toBeGreaterThan(0);
      read.push(...messages.map(({ body }) => Buffer.from(body).toString()));
    }
    await writing;
    expect(new Set(read).size).toBe(600);
    for (let w = 0; w < 4; w += 1) expect(read.filter((body) => body.startsWith(`{"w":${w},"i"`))).toEqual(Array.from({ length: 50 }, (_, i) => `{"w":${w},"i":${i}}`));
    expect(readdirSync(folder).filter((name) => name.startsWith('claims-')).length).toBeGreaterThan(4);
  });

  test('leave what JSON is with line breaks, and what is blank as an empty text', async () => {
    const writer = await channel().openWriter();
    opened.push(writer);
    await writer.write([{ key: 'a', body: '{\n  "n": 1,\r\n  "m": 2\n}' }, { key: 'a', body: ' \n ' }]);
    expect((await keepAll(await openReader())).map((body): unknown => JSON.parse(body))).toEqual([{ n: 1, m: 2 }, '']);
  });

  test('keep the folder within its bound: files that every group has read go first, and what had to go unread is said', async () => {
    const told: string[] = [];
    const writer = await channel({ segmentBytes: 1000, totalBytes: 5000, observer: { progress: () => {}, warn: (message) => told.push(message) } }).openWriter();
    opened.push(writer);
    const write = async (n: number): Promise<void> => writer.write([{ key: 'a', body: JSON.stringify({ n, text: 'x'.repeat(480) }) }]);
    for (let n = 0; n < 4; n += 1) await write(n);
    const reader = await openReader();
    expect((await keepAll(reader)).length).toBe(4);
    for (let n = 4; n < 10; n += 1) await write(n);
    expect(told).toEqual([]);
    expect((await keepAll(reader)).length).toBe(6);
    for (let n = 10; n < 40; n += 1) await write(n);
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toContain('had not been read by every group');
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(file(name)).size, 0);
    expect(bytes).toBeLessThan(6000);
    const left = (await keepAll(reader)).map((body) => Number(/"n":(\d+)/.exec(body)?.[1]));
    expect(left).toEqual(Array.from({ length: left.length }, (_, i) => 40 - left.length + i));
  });

  test('notice that their file was taken away, and write the lines where they are read', async () => {
    const writer = await channel().openWriter();
    opened.push(writer);
    await writer.write([{ key: 'a', body: '1' }]);
    for (const name of readdirSync(folder)) rmSync(file(name));
    await writer.write([{ key: 'a', body: '2' }]);
    expect(await keepAll(await openReader())).toEqual(['2']);
  });

  test('say with an error that the folder is gone', async () => {
    const writer = await channel().openWriter();
    opened.push(writer);
    const reader = await openReader();
    rmSync(folder, { recursive: true });
    await expect(writer.write([{ key: 'a', body: '1' }])).rejects.toMatchObject({ code: 'CHANNEL_UNREACHABLE', details: { channel: 'jsonl', address: folder } });
    await expect(reader.read({ max: 1, waitMs: 0 })).rejects.toMatchObject({ code: 'CHANNEL_UNREACHABLE' });
  });
});

describe('readers of one group', () => {
  test('read one at a time; another stands by, and takes over where the first ended', async () => {
    const first = await openReader('one');
    append('1\n2\n');
    expect(await keepAll(first)).toEqual(['1', '2']);
    const second = await openReader('two');
    append('3\n');
    expect(await keepAll(second)).toEqual([]);
    expect(await keepAll(first)).toEqual(['3']);
    await first.close();
    append('4\n');
    expect(await keepAll(second)).toEqual(['4']);
  });

  test('take over from one that is gone from this machine at once, and from one elsewhere that was silent for long', async () => {
    append('1\n');
    writeFileSync(file('.tests.reader'), `${Date.now()} 1 of-no-machine`);
    const reader = await openReader();
    const began = performance.now();
    expect((await reader.read({ max: 1, waitMs: 30_000 })).length).toBe(1);
    expect(performance.now() - began).toBeGreaterThan(takeoverMs / 2);
    expect(readFileSync(file('.tests.reader'), 'utf8')).toContain(String(process.pid));
  });

  test('of two groups each read everything', async () => {
    append('1\n2\n');
    const [first, second] = [await openReader('one', 'tests'), await openReader('one', 'others')];
    expect((await first.read({ max: 9, waitMs: 0 })).length).toBe(2);
    expect((await second.read({ max: 9, waitMs: 0 })).length).toBe(2);
  });
});

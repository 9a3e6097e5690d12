import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Simulation, openSimulation } from '#store';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { deadLetter, liveClaim } from '../../tests/support/live-claims.ts';
import { MemoryChannel } from '../../tests/support/memory-channel.ts';
import { CasemindError } from '../errors.ts';
import { parseJson } from '../parse-json.ts';
import { type ConsumeOptions, type ConsumerCounts, type MessageScorer, consume } from './consume.ts';
import { createIntakeWindow } from './intake-window.ts';
import type { Intake } from './intake.ts';
import type { ChannelName } from './channel.ts';

let folder: string;
let simulation: Simulation;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-consume-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  simulation = await openSimulation({ path: join(mkdtempSync(join(folder, 'home-')), 'simulation.sqlite'), clock });
  return () => simulation.close();
});

const clock = (): Date => new Date();
const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `SIM-2025-${String(i).padStart(6, '0')}`);
const bodies = (names: readonly string[]): string[] => names.map((claim_id) => JSON.stringify({ claim_id }));

/** Each message names its claim; what is no JSON becomes no claim. */
const scorer: MessageScorer = {
  async score(messages) {
    const read = messages.map(({ body, ...place }) => ({ place, text: Buffer.from(body).toString(), parsed: parseJson(Buffer.from(body).toString()) }));
    return {
      claims: read.flatMap(({ place: { channel, part, position, receivedAt }, text, parsed }) =>
        parsed && typeof parsed === 'object' && 'claim_id' in parsed ? [liveClaim(String(parsed.claim_id), { channel, part, position, receivedAt, payload: text, source: 'simulated', generatedAt: receivedAt })] : [],
      ),
      deadLetters: read.flatMap(({ place: { channel, part, position, receivedAt }, text, parsed }) => (parsed === undefined ? [deadLetter({ channel, part, position, receivedAt, original: text })] : [])),
    };
  },
};

interface Run {
  readonly done: Promise<ConsumerCounts>;
  readonly told: ConsumerCounts[];
  readonly waits: (string | undefined)[];
  readonly stop: () => void;
}

function run(channel: MemoryChannel, changes: Partial<ConsumeOptions> = {}): Run {
  const stopping = new AbortController();
  const told: ConsumerCounts[] = [];
  const waits: (string | undefined)[] = [];
  const observer = { progress: (counts: ConsumerCounts) => void told.push(counts), waiting: (error: CasemindError | undefined) => void waits.push(error?.code) };
  const done = consume({ channel, group: 'g', consumer: 'c', scorer, intake: simulation.liveClaims, signal: stopping.signal, clock, observer, lingerMs: 5, untilEmpty: true, ...changes });
  done.catch(() => {});
  return { done, told, waits, stop: () => stopping.abort() };
}

/** An intake that another takes the place of where it is told to. */
function intakeThat(take: Intake['take']): Intake {
  const { liveClaims } = simulation;
  return { ...liveClaims, positionOf: (channel, part) => liveClaims.positionOf(channel, part), take };
}

const outage = (): CasemindError => new CasemindError('STORE_UNAVAILABLE', { path: 'x', reason: 'gone' });
const keptIds = async (): Promise<string[]> => (await simulation.liveClaims.changesAfter(0, 100_000)).claims.map(({ claim }) => claim.claim_id);

describe('a consumer', () => {
  test('keeps each message once, in its order, acknowledges it, and counts', async () => {
    const channel = new MemoryChannel();
    const names = ids(2500);
    channel.send(...bodies(names), 'no json', ...bodies(names.slice(0, 1)));
    const { done, told } = run(channel, { batchSize: 400 });
    const counts = await done;
    expect(counts).toMatchObject({ read: 2502, added: 2500, replaced: 0, repeated: 1, dead: 1, lag: 0, latency: { p50: expect.any(Number), p99: expect.any(Number) } });
    expect(told.at(-1)).toEqual(counts);
    expect(await keptIds()).toEqual(names);
    expect(channel.acknowledged).toBe(2502);
    expect(await simulation.liveClaims.positionOf('jsonl', channel.part)).toBe('00002502');
  });

  test('takes batches of at most so many messages, and one that is not full soon', async () => {
    const channel = new MemoryChannel();
    const sizes: number[] = [];
    const { done, stop } = run(channel, {
      batchSize: 100,
      untilEmpty: false,
      intake: intakeThat((batch) => {
        sizes.push(batch.claims.length);
        return simulation.liveClaims.take(batch);
      }),
    });
    channel.send(...bodies(ids(250)));
    await expect.poll(() => channel.acknowledged).toBe(250);
    channel.send(...bodies(['SIM-2025-999999']));
    await expect.poll(() => channel.acknowledged).toBe(251);
    stop();
    await done;
    expect(Math.max(...sizes)).toBe(100);
    expect(sizes.at(-1)).toBe(1);
  });

  test('waits while the store, the channel or the snapshot is away, tells what for once, and goes on without a loss', async () => {
    const channel = new MemoryChannel('redis');
    channel.send(...bodies(ids(20)));
    const away = { store: 3, snapshot: 2 };
    const { done, waits } = run(channel, {
      batchSize: 5,
      scorer: {
        async score(messages) {
          if (away.snapshot > 0 && (away.snapshot -= 1) >= 0) throw new CasemindError('SNAPSHOT_MISSING');
          return scorer.score(messages);
        },
      },
      intake: intakeThat(async (batch) => {
        if (away.store > 0 && (away.store -= 1) >= 0) throw outage();
        return simulation.liveClaims.take(batch);
      }),
    });
    expect(await done).toMatchObject({ added: 20, repeated: 0 });
    expect(await keptIds()).toEqual(ids(20));
    expect(waits[0]).toBe('SNAPSHOT_MISSING');
    expect(waits.at(-1)).toBeUndefined();
    expect(waits.filter((code) => code !== undefined).length).toBe(waits.length / 2);
  });

  test('reads no more than it can keep: one batch is kept, one scored, one read ahead', async () => {
    const channel = new MemoryChannel();
    channel.send(...bodies(ids(1000)));
    const gate = Promise.withResolvers<void>();
    let inHand = 0;
    const { done } = run(channel, {
      batchSize: 10,
      intake: intakeThat(async (batch) => {
        await gate.promise;
        return simulation.liveClaims.take(batch);
      }),
      scorer: {
        score(messages) {
          inHand += messages.length;
          return scorer.score(messages);
        },
      },
    });
    await expect.poll(() => inHand).toBe(20);
    await expect.poll(() => channel.given).toBe(30);
    expect(channel.acknowledged).toBe(0);
    gate.resolve();
    expect(await done).toMatchObject({ added: 1000 });
  });

  test('told to end keeps what it has in hand; the rest is there for the next', async () => {
    const channel = new MemoryChannel();
    channel.send(...bodies(ids(500)));
    const first = run(channel, { batchSize: 50, observer: { progress: () => first.stop(), waiting: () => {} } });
    const { added } = await first.done;
    expect(added).toBeGreaterThanOrEqual(50);
    expect(added).toBeLessThan(500);
    expect(channel.acknowledged).toBe(added);
    expect(await run(channel).done).toMatchObject({ added: 500 - added, repeated: 0 });
    expect(await keptIds()).toEqual(ids(500));
  });

  test('told to end while the store is away ends soon, acknowledges nothing of what was not kept, and loses none of it', async () => {
    const channel = new MemoryChannel();
    channel.send(...bodies(ids(30)));
    const { done, waits, stop } = run(channel, { intake: intakeThat(() => Promise.reject(outage())) });
    await expect.poll(() => waits).toEqual(['STORE_UNAVAILABLE']);
    stop();
    expect(await done).toMatchObject({ added: 0 });
    expect(channel.acknowledged).toBe(0);
    expect(await run(channel).done).toMatchObject({ added: 30 });
  });

  test.each([1, 7, 25])('ends after exactly %i claims where it is told to', async (maxClaims) => {
    const channel = new MemoryChannel();
    channel.send(...bodies(ids(3)), 'x', ...bodies(ids(3)), 'y', ...bodies(ids(40)));
    expect(await run(channel, { maxClaims, batchSize: 4, untilEmpty: false }).done).toMatchObject({ added: maxClaims });
    expect(await keptIds()).toEqual(ids(maxClaims));
  });

  test('a claim that no store takes becomes a dead letter and holds no other back', async () => {
    const channel = new MemoryChannel();
    const names = ids(25);
    channel.send(...bodies(names), 'no json');
    const strange: MessageScorer = {
      async score(messages) {
        const scored = await scorer.score(messages);
        return { ...scored, claims: scored.claims.map((one) => (one.claim.claim_id === names[13] ? { ...one, source: 'live' as const } : one)) };
      },
    };
    expect(await run(channel, { scorer: strange, batchSize: 10 }).done).toMatchObject({ added: 24, dead: 2 });
    expect(await keptIds()).toEqual(names.toSpliced(13, 1));
    expect(await simulation.liveClaims.deadLetters({ reason: 'KEEPING_FAILED' })).toMatchObject([{ position: '00000014', original: bodies(names)[13] }]);
    expect(channel.acknowledged).toBe(26);
  });

  test('says what it was by the error that it ends with, and what it did not keep comes again', async () => {
    const channel = new MemoryChannel();
    channel.send(...bodies(ids(30)));
    await expect(run(channel, { intake: intakeThat(() => Promise.reject(new TypeError('a defect'))) }).done).rejects.toThrow('a defect');
    expect(channel.acknowledged).toBe(0);
    await expect(run(channel, { scorer: { score: () => Promise.reject(new TypeError('another')) } }).done).rejects.toThrow('another');
    expect(await run(channel).done).toMatchObject({ added: 30, repeated: 0 });
  });

  test('looks after the store beside its work and once at its end, never twice at a time', async () => {
    const channel = new MemoryChannel();
    let [runs, now] = [0, 0];
    const upkeep = {
      everyMs: 0,
      async run() {
        expect((now += 1)).toBe(1);
        await simulation.liveClaims.status();
        runs += 1;
        now -= 1;
      },
    };
    channel.send(...bodies(ids(30)));
    await run(channel, { batchSize: 3, upkeep }).done;
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  test('ended at any moment and begun again, as often as that is, each message is there once', async () => {
    const kind = fc.constantFrom<ChannelName>('jsonl', 'redis');
    const moments = fc.array(fc.record({ at: fc.integer({ min: 1, max: 6 }), where: fc.constantFrom('before', 'after') }), { maxLength: 8 });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(kind, moments, fc.integer({ min: 1, max: 60 }), async (name, deaths, count) => {
        runs += 1;
        const channel = new MemoryChannel(name);
        Object.assign(channel, { part: `part-${runs}` });
        const names = ids(count).map((id) => `${id}-${runs}`);
        channel.send(...bodies(names).flatMap((body, i) => (i % 7 === 3 ? [body, `no json ${runs}`] : [body])));
        for (const { at, where } of deaths) {
          let batches = 0;
          const intake = intakeThat(async (batch) => {
            batches += 1;
            if (batches === at && where === 'before') throw new TypeError('killed');
            const result = await simulation.liveClaims.take(batch);
            // Kept, and the process ended before it could say so.
            if (batches === at) throw new TypeError('killed');
            return result;
          });
          await Promise.allSettled([run(channel, { batchSize: 5, intake }).done]);
        }
        await run(channel, { batchSize: 5 }).done;
        const kept = (await keptIds()).filter((id) => id.endsWith(`-${runs}`));
        expect(kept.toSorted()).toEqual(names.toSorted());
        const letters = await simulation.liveClaims.deadLetters();
        expect(letters.filter(({ original }) => original === `no json ${runs}`)).toHaveLength(Math.floor((count + 3) / 7));
        expect(await channel.openReader({ positionOf: (part) => simulation.liveClaims.positionOf(name, part) }).then((reader) => reader.lag())).toBe(0);
      }),
      { numRuns: 12 },
    );
  });
});

const claim = (id: string, patient_key: string, admit_date: string, position: string) => liveClaim(id, { source: 'simulated', position, claim: { patient_key, admit_date } });

test('what is being kept counts as kept for whoever asks for the claims of its patients', async () => {
  const gate = Promise.withResolvers<void>();
  const window = createIntakeWindow({
    ...intakeThat(async (batch) => {
      await gate.promise;
      return simulation.liveClaims.take(batch);
    }),
    claimsOfPatients: (keys) => simulation.liveClaims.claimsOfPatients(keys),
  });
  await simulation.liveClaims.take({ channel: 'jsonl', claims: [claim('SIM-2025-001', 'k', '2025-01-02', '1')], deadLetters: [], positions: new Map() });
  const taking = window.take({ channel: 'jsonl', claims: [claim('SIM-2025-002', 'k', '2025-01-01', '2'), claim('SIM-2025-003', 'other', '2025-01-01', '3')], deadLetters: [], positions: new Map() });
  const found = async (): Promise<string[]> => (await window.claimsOfPatients(['k'])).map(({ claim_id }) => claim_id);
  expect(await found()).toEqual(['SIM-2025-002', 'SIM-2025-001']);
  gate.resolve();
  await taking;
  expect(await found()).toEqual(['SIM-2025-002', 'SIM-2025-001']);
});

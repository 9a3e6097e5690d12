import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ChannelName, orderedChannels } from '#engine';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { deadLetter, intakeBatch, liveClaim } from '../tests/support/live-claims.ts';
import { type PostgresServer, describeOnEachStore, startPostgres } from '../tests/support/postgres.ts';
import type { LiveClaims } from './live-claims.ts';
import { openPostgres } from './postgres.ts';
import { openSimulation } from './simulation.ts';
import { openSqlite } from './sqlite.ts';
import { openStore } from './store.ts';

const everything = { claimsBefore: '', claims: 1_000_000, deadLettersBefore: '', deadLetterBytes: 1_000_000_000 };

const clock = (): Date => new Date('2025-01-03T00:00:00.000Z');
const idsAfter = async (live: LiveClaims, changeSeq = 0): Promise<[string, number][]> => (await live.changesAfter(changeSeq)).claims.map((one) => [one.claim.claim_id, one.changeSeq]);
/** The n-th second. */
const at = (n: number): string => new Date(Date.UTC(2025, 0, 1) + n * 1000).toISOString();

describeOnEachStore('live claims', (dialect) => {
  let server: PostgresServer | undefined;
  let folder: string;
  let place: { path: string; url?: string };
  const closing: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casemind-live-'));
    if (dialect === 'postgres') server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    place = { path: join(mkdtempSync(join(folder, 'store-')), 'store.sqlite'), ...(server && { url: await server.createDatabase() }) };
    return async () => {
      for (const close of closing.splice(0)) await close();
    };
  });

  async function open(): Promise<LiveClaims> {
    const store = await openStore({ ...place, clock });
    closing.push(() => store.close());
    return store.liveClaims;
  }

  async function openSimulated(): Promise<LiveClaims> {
    const simulation = await openSimulation({ ...place, path: join(place.path, '..', 'simulation.sqlite'), clock });
    closing.push(() => simulation.close());
    return simulation.liveClaims;
  }

  describe('taking in', () => {
    test('keeps claims, dead letters and positions, and gives them back as they were', async () => {
      const live = await open();
      const claims = ['a', 'b'].map((id, i) => liveClaim(id, { position: `00000${i + 1}` }));
      const letter = deadLetter({ position: '000003', reason: 'value_invalid', field: 'admit_dt', value: 'kemarin\0', original: '{"admit_dt":"kemarin"}\0' });
      expect(await live.take(intakeBatch(claims, [letter]))).toEqual({ added: 2, replaced: 0, repeated: 0, dead: 1 });
      expect(await (await open()).changesAfter(0)).toEqual({ claims: claims.map((claim, i) => ({ ...claim, changeSeq: i + 1 })), purgedUpTo: 0 });
      expect(await live.deadLetters()).toEqual([{ ...letter, value: 'kemarin\uFFFD', original: '{"admit_dt":"kemarin"}\uFFFD', replayedAt: null }]);
      expect(await live.positionOf('jsonl', 'file-1')).toBe('000003');
      expect(await live.positionOf('kafka', 'file-1')).toBeUndefined();
    });

    test('of nothing keeps nothing, of thousands all', async () => {
      const live = await open();
      expect(await live.take(intakeBatch([]))).toEqual({ added: 0, replaced: 0, repeated: 0, dead: 0 });
      const many = Array.from({ length: 2500 }, (_, i) => liveClaim(`claim-${i}`, { position: String(i + 1).padStart(6, '0') }));
      const letters = Array.from({ length: 2500 }, (_, i) => deadLetter({ position: String(i + 3001).padStart(6, '0') }));
      expect(await live.take(intakeBatch(many, letters))).toEqual({ added: 2500, replaced: 0, repeated: 0, dead: 2500 });
      expect(await live.status()).toMatchObject({ claims: 2500, lastChangeSeq: 2500, deadLetters: { not_json: 2500 }, positions: [{ channel: 'jsonl', part: 'file-1', position: '005500' }] });
    });

    test('of a claim again with other content takes the place of the first under a new number, with the same content changes nothing', async () => {
      const live = await open();
      await live.take(intakeBatch([liveClaim('a', { position: '1' }), liveClaim('b', { position: '2' })]));
      expect(await live.take(intakeBatch([liveClaim('a', { position: '3', payload: '{"amount":2}' }), liveClaim('b', { position: '4' })]))).toEqual({ added: 0, replaced: 1, repeated: 1, dead: 0 });
      expect(await idsAfter(live)).toEqual([['b', 2], ['a', 3]]);
      expect((await live.changesAfter(2)).claims).toMatchObject([{ payload: '{"amount":2}' }]);
    });

    test('of a claim that says again what it said first, after a message in between came late, leaves the latest', async () => {
      const live = await open();
      for (const [position, payload] of [['1', 'x'], ['3', 'x'], ['2', 'y']] as const) await live.take(intakeBatch([liveClaim('a', { channel: 'redis', part: 'stream', position, payload })]));
      expect(await live.changesAfter(0)).toMatchObject({ claims: [{ changeSeq: 1, payload: 'x', position: '3' }] });
    });

    test('two at once take a message once, and each change has a number of its own', async () => {
      const [a, b] = [await open(), await open()];
      const batches = Array.from({ length: 6 }, (_, n) => intakeBatch(Array.from({ length: 5 }, (__, i) => liveClaim(`claim-${n}-${i}`, { channel: 'redis', part: 'stream', position: `${n}-${i}` })), [deadLetter({ channel: 'redis', part: 'stream', position: `${n}-9` })]));
      const results = await Promise.all(batches.flatMap((batch) => [a.take(batch), b.take(batch)]));
      expect(results.reduce((sum, { added }) => sum + added, 0)).toBe(30);
      expect(results.reduce((sum, { dead }) => sum + dead, 0)).toBe(6);
      expect((await idsAfter(a)).map(([, seq]) => seq)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    });

    test('of a claim of the other source is refused, and leaves nothing of its batch', async () => {
      const live = await open();
      await expect(live.take(intakeBatch([liveClaim('a'), liveClaim('SIM-2025-001', { source: 'simulated', position: '2' })]))).rejects.toThrow('simulated');
      expect(await live.status()).toMatchObject({ claims: 0, positions: [] });
    });

    test('delivered again in any order and any batches, by one consumer or another, the table holds what it held after the first time', async () => {
      const channelOf = fc.constantFrom<ChannelName>('jsonl', 'redis', 'kafka');
      const messages = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), part: fc.constantFrom('p', 'q'), payload: fc.constantFrom('x', 'y', 'z') }), { minLength: 1, maxLength: 12 });
      const run = fc.record({ channel: channelOf, messages, cuts: fc.infiniteStream(fc.integer({ min: 1, max: 4 })), again: fc.infiniteStream(fc.integer({ min: 0, max: 11 })) });
      const live = await open();
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(run, async ({ channel, messages: given, cuts, again }) => {
          // Claims and parts of its own for each run.
          runs += 1;
          const since = (await live.status()).lastChangeSeq;
          const sent = given.map(({ id, part, payload }, i) => liveClaim(`${id}-${runs}`, { channel, part: `${part}-${runs}`, payload, position: String(i).padStart(3, '0'), generatedAt: `2025-01-02T00:00:00.${String(i).padStart(3, '0')}Z` }));
          for (let from = 0; from < sent.length; ) {
            const size = cuts.next().value;
            await live.take(intakeBatch(sent.slice(from, from + size)));
            from += size;
          }
          const before = await live.changesAfter(since);
          const last = new Map(sent.map((one) => [one.claim.claim_id, one.payload]));
          expect(new Map(before.claims.map(({ claim, payload }) => [claim.claim_id, payload]))).toEqual(last);
          for (let i = 0; i < 10; i += 1) {
            const one = sent[again.next().value % sent.length];
            // A reader of an ordered channel gives what it gives again in its order.
            const batch = one && orderedChannels.has(channel) ? sent.filter(({ part, position }) => part === one.part && position >= one.position) : one ? [one] : [];
            expect(await live.take(intakeBatch(batch))).toMatchObject({ added: 0, replaced: 0, dead: 0 });
          }
          expect(await live.changesAfter(since)).toEqual(before);
        }),
        { numRuns: 100 },
      );
    });
  });

  test('claims that an earlier version kept are read under the names of then, without a value in columns that came later', async () => {
    const live = await open();
    await live.take(intakeBatch([liveClaim('a', { position: '1' })]));
    const { database } = place.url === undefined ? openSqlite(place.path) : openPostgres(place.url);
    const { shape_id } = await database.insertInto('live_claim_shapes').values({ names: '["amount_claimed","claim_id","gone"]' }).returning('shape_id').executeTakeFirstOrThrow();
    await database.updateTable('claims_live_stream').set({ shape_id, claim: '[7,"a",1]' }).execute();
    await database.destroy();
    const [kept] = (await live.changesAfter(0)).claims;
    expect(kept?.claim).toMatchObject({ claim_id: 'a', amount_claimed: 7, province_code: null, flags: null });
    expect(kept?.claim).not.toHaveProperty('gone', null);
    await live.take(intakeBatch([liveClaim('b', { position: '2' })]));
    expect((await (await open()).changesAfter(0)).claims.map(({ claim }) => claim.amount_claimed)).toEqual([7, liveClaim('b').claim.amount_claimed]);
  });

  test('the claims of patients are found by their keys, in the order of admission', async () => {
    const live = await open();
    const claims = [['a', 'k1', '2025-01-02'], ['b', 'k2', '2025-01-01'], ['c', 'k1', '2025-01-01'], ['d', null, '2025-01-01']] as const;
    await live.take(intakeBatch(claims.map(([id, patient_key, admit_date], i) => liveClaim(id, { position: String(i), claim: { patient_key, admit_date } }))));
    expect((await live.claimsOfPatients(['k1', 'k3'])).map(({ claim_id }) => claim_id)).toEqual(['c', 'a']);
    expect(await live.claimsOfPatients([])).toEqual([]);
  });

  test('of a patient with very many claims the last 200 are found, whoever else is asked for', async () => {
    const live = await open();
    const days = Array.from({ length: 203 }, (_, i) => at(i * 86_400).slice(0, 10));
    await live.take(intakeBatch([...days.map((admit_date, i) => liveClaim(`m${i}`, { position: String(i).padStart(6, '0'), claim: { patient_key: 'many', admit_date } })), liveClaim('one', { position: '000999', claim: { patient_key: 'few', admit_date: '2020-01-01' } })]));
    expect((await live.claimsOfPatients(['many', 'few'])).map(({ claim_id }) => claim_id)).toEqual(['one', ...days.map((_, i) => `m${i}`).slice(3)]);
  });

  test('who takes claims in is told as each said it last, until it ends or is silent for a day', async () => {
    const live = await open();
    const counts = { read: 3, added: 2, replaced: 0, repeated: 0, dead: 1, lag: undefined, latency: undefined };
    const one = { name: 'host-1', channel: 'redis', startedAt: at(0), counts, waitingFor: null } as const;
    await live.reportConsumer(one);
    await live.reportConsumer({ ...one, name: 'host-2', channel: 'kafka', waitingFor: 'CHANNEL_UNREACHABLE' });
    await live.reportConsumer({ ...one, counts: { ...counts, read: 4, lag: 7, latency: { p50: 1, p99: 2 } } });
    expect(await live.consumers()).toMatchObject([
      { name: 'host-2', channel: 'kafka', seenAt: clock().toISOString(), waitingFor: 'CHANNEL_UNREACHABLE', counts },
      { name: 'host-1', channel: 'redis', startedAt: at(0), waitingFor: null, counts: { read: 4, lag: 7, latency: { p50: 1, p99: 2 } } },
    ]);
    await live.forgetConsumer({ name: 'host-2', channel: 'kafka' });
    expect((await live.consumers()).map(({ name }) => name)).toEqual(['host-1']);
    const later = await openStore({ ...place, clock: () => new Date(clock().getTime() + 90_000_000) });
    closing.push(() => later.close());
    expect(await later.liveClaims.consumers()).toEqual([]);
    expect(await (await openSimulated()).consumers()).toEqual([]);
  });

  describe('dead letters', () => {
    test('are listed oldest first, by channel and reason, page by page', async () => {
      const live = await open();
      const letters = Array.from({ length: 5 }, (_, i) => deadLetter({ position: `${i}`, receivedAt: `2025-01-0${5 - (i % 3)}T00:00:00.000Z`, reason: i % 2 === 0 ? 'not_json' : 'value_invalid' }));
      await live.take(intakeBatch([], letters));
      await live.take(intakeBatch([], [deadLetter({ channel: 'kafka', part: '0' })]));
      const all = await live.deadLetters();
      expect(all.map(({ channel, position }) => `${channel} ${position}`)).toEqual(['kafka 000001', 'jsonl 2', 'jsonl 1', 'jsonl 4', 'jsonl 0', 'jsonl 3']);
      expect([...(await live.deadLetters({ limit: 2 })), ...(await live.deadLetters({ limit: 9, after: all[1] }))]).toEqual(all);
      expect(await live.deadLetters({ channel: 'jsonl', reason: 'value_invalid' })).toMatchObject([{ position: '1' }, { position: '3' }]);
    });

    test('replayed become claims and are told no more, refused again they say why; a claim that came meanwhile stands', async () => {
      const live = await open();
      const letters = ['1', '2', '3'].map((position) => deadLetter({ position }));
      await live.take(intakeBatch([liveClaim('late', { position: '4' })], letters));
      const [first, second] = [liveClaim('a', { position: '1' }), liveClaim('late', { position: '2', payload: '{"old":1}' })];
      const again = deadLetter({ position: '3', reason: 'value_invalid', field: 'amount_paid', value: 'x' });
      expect(await live.takeReplayed({ read: letters, claims: [first, second], deadLetters: [again] })).toEqual({ added: 1, replaced: 0, repeated: 1, dead: 1 });
      expect(await idsAfter(live)).toEqual([['late', 1], ['a', 2]]);
      expect(await live.deadLetters()).toEqual([{ ...again, replayedAt: null }]);
      expect(await live.deadLetters({ includesReplayed: true })).toMatchObject([{ position: '1', replayedAt: clock().toISOString() }, { position: '2', replayedAt: clock().toISOString() }, { position: '3', replayedAt: null }]);
      expect(await live.positionOf('jsonl', 'file-1')).toBe('4');
    });
  });

  describe('what expires', () => {
    test('goes by age and by number, the oldest first, and replicas learn up to where', async () => {
      const live = await open();
      await live.take(intakeBatch(Array.from({ length: 10 }, (_, i) => liveClaim(`claim-${i}`, { position: `${i}`, receivedAt: at(i) }))));
      expect(await live.removeExpired(everything)).toEqual({ claims: 0, deadLetters: 0 });
      expect(await live.removeExpired({ ...everything, claimsBefore: at(3) })).toEqual({ claims: 3, deadLetters: 0 });
      expect(await live.changesAfter(0)).toMatchObject({ purgedUpTo: 3, claims: Array.from({ length: 7 }, (_, i) => ({ changeSeq: i + 4 })) });
      expect(await live.removeExpired({ ...everything, claims: 2 })).toEqual({ claims: 5, deadLetters: 0 });
      expect(await idsAfter(live)).toEqual([['claim-8', 9], ['claim-9', 10]]);
      expect(await live.removeExpired({ ...everything, claims: 0 })).toEqual({ claims: 2, deadLetters: 0 });
      expect(await live.changesAfter(10)).toEqual({ claims: [], purgedUpTo: 10 });
      await live.take(intakeBatch([liveClaim('next', { position: 'a' })]));
      expect(await live.changesAfter(10)).toMatchObject({ claims: [{ changeSeq: 11 }], purgedUpTo: 10 });
    });

    test('goes in small transactions, however much it is', async () => {
      const live = await open();
      await live.take(intakeBatch(Array.from({ length: 12_001 }, (_, i) => liveClaim(`claim-${i}`, { position: String(i).padStart(6, '0') }))));
      expect(await live.removeExpired({ ...everything, claims: 1 })).toEqual({ claims: 12_000, deadLetters: 0 });
      expect(await live.status()).toMatchObject({ claims: 1, purgedUpTo: 12_000 });
    });

    test('a claim that was replaced lately stays, wherever it stood first', async () => {
      const live = await open();
      await live.take(intakeBatch([liveClaim('a', { position: '1', receivedAt: at(1) }), liveClaim('b', { position: '2', receivedAt: at(1) })]));
      await live.take(intakeBatch([liveClaim('a', { position: '3', receivedAt: at(9), payload: '{}' })]));
      expect(await live.removeExpired({ ...everything, claimsBefore: at(5) })).toEqual({ claims: 1, deadLetters: 0 });
      expect(await idsAfter(live)).toEqual([['a', 3]]);
    });

    test('are dead letters by age, and by their bytes in UTF-8', async () => {
      const live = await open();
      await live.take(intakeBatch([], Array.from({ length: 6 }, (_, i) => deadLetter({ position: `${i}`, receivedAt: at(i), original: 'é'.repeat(50) }))));
      expect(await live.removeExpired({ ...everything, deadLettersBefore: at(1) })).toEqual({ claims: 0, deadLetters: 1 });
      expect(await live.removeExpired({ ...everything, deadLetterBytes: 350 })).toEqual({ claims: 0, deadLetters: 2 });
      expect((await live.deadLetters()).map(({ position }) => position)).toEqual(['3', '4', '5']);
      expect(await live.removeExpired({ ...everything, deadLetterBytes: 0 })).toEqual({ claims: 0, deadLetters: 3 });
    });
  });

  describe('the simulation', () => {
    test('has the same tables in a database of its own: neither sees the claims of the other', async () => {
      const [live, simulated, again] = [await open(), await openSimulated(), await openSimulated()];
      const claim = liveClaim('SIM-2025-001', { source: 'simulated' });
      await simulated.take(intakeBatch([claim]));
      await live.take(intakeBatch([liveClaim('real')]));
      expect((await again.changesAfter(0)).claims).toEqual([{ ...claim, changeSeq: 1 }]);
      expect(await idsAfter(live)).toEqual([['real', 1]]);
      await expect(simulated.take(intakeBatch([liveClaim('real')]))).rejects.toThrow('live');
      expect(await simulated.removeExpired({ ...everything, claims: 0 })).toMatchObject({ claims: 1 });
      expect(await live.status()).toMatchObject({ claims: 1, purgedUpTo: 0 });
    });
  });
});

import type { StoredLiveClaim } from '#engine';
import { expect, test } from 'vitest';

import { liveClaim } from '../../tests/support/live-claims.ts';
import { FeedReading } from './feed-reading.ts';
import { liveEvents } from './live-events.ts';
import { LiveFeed } from './live-feed.ts';

const now = new Date('2025-01-03T00:00:00.000Z');
const one = liveClaim('L');
const claims = (from: number, to: number): StoredLiveClaim[] => Array.from({ length: to - from + 1 }, (_, i) => ({ ...one, changeSeq: from + i }));

/** A feed of so many claims, and a store that has them all. */
function source(count: number) {
  const feed = new LiveFeed('live');
  const all = claims(1, count);
  feed.add(all, now, now);
  return { feed, store: { changesAfter: async (after: number, limit = 1000) => ({ claims: all.filter(({ changeSeq }) => changeSeq > after).slice(0, limit), purgedUpTo: 0 }) } };
}

const whole = { provinces: null };

test('who comes back to more than is remembered has it read from the store, in order and each once', async () => {
  const reading = new FeedReading({ sources: [source(5000)], scope: whole, after: 'l40.s0' });
  const seen: number[] = [];
  while (!reading.isDone()) seen.push(...(await reading.next(700)).claims.map(({ claim }) => claim.changeSeq));
  expect(seen).toEqual(Array.from({ length: 4960 }, (_, i) => i + 41));
  expect(reading.id).toBe('l5000.s0');
});

test('who is too far behind is told what was skipped, and goes on with the last claims', async () => {
  const reading = new FeedReading({ sources: [source(20_000)], scope: whole, after: 'l7.s0' });
  expect(await reading.next(10)).toEqual({ claims: [], skipped: [{ source: 'live', from: 8, to: 19_900 }] });
  expect((await reading.next(1)).claims).toMatchObject([{ id: 'l19901.s0', claim: { changeSeq: 19_901 } }]);
});

test('a reader who does not read keeps nothing from anybody: it goes on later where it was, or is told what it missed', async () => {
  const followed = source(1);
  const end = new AbortController();
  const events = liveEvents({ reading: new FeedReading({ sources: [followed], scope: whole }), isAllowed: async () => true, signal: end.signal, heartbeatMs: 60_000 });
  expect((await events.next()).value).toContain('event: ready');
  followed.feed.add(claims(2, 15_000), now, now);
  const { value } = await events.next();
  expect(value).toMatch(/^id: l14900\.s0\nevent: skipped\ndata: \{"source":"live","from":2,"to":14900\}\n\n$/);
  expect(String((await events.next()).value).match(/event: claim/g)).toHaveLength(100);
  end.abort();
  expect((await events.next()).done).toBe(true);
});

test('a stream says that it lives, with the place of its reader, and ends where the reader may read no more', async () => {
  let isAllowed = true;
  const reading = new FeedReading({ sources: [source(3)], scope: { provinces: ['99'] }, after: 'l0.s0' });
  const events = liveEvents({ reading, isAllowed: async () => isAllowed, signal: new AbortController().signal, heartbeatMs: 1 });
  await events.next();
  expect((await events.next()).value).toBe(': keep-alive\nid: l3.s0\n\n');
  isAllowed = false;
  expect((await events.next()).done).toBe(true);
});

test('an id that is none, or of another feed, begins with what comes now', () => {
  for (const after of ['', 'x', 'l1', 'l-1.s0', 'l99999999999999999999.s0', "l1.s0'"]) expect(new FeedReading({ sources: [source(5)], scope: whole, after }).id).toBe('l5.s0');
});

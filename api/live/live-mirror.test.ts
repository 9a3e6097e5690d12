import { SnapshotReader } from '#engine';
import { type LiveClaims, type Simulation, type Store, openSimulation, openStore } from '#store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome, publishFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';
import { intakeBatch, liveClaim } from '../../tests/support/live-claims.ts';
import { type LiveMirror, createLiveMirror } from './live-mirror.ts';

const clock = (): Date => new Date('2025-01-03T00:00:00.000Z');
const everything = { claimsBefore: '9999', claims: 1, deadLettersBefore: '', deadLetterBytes: 1 };
let fixture: FixtureHome;
let reader: SnapshotReader;
let store: Store;
let simulation: Simulation;
let mirror: LiveMirror;
beforeAll(async () => {
  fixture = await createFixtureHome({ claims: [{ claim_id: 'in-both' }], count: 5 });
});
afterAll(() => fixture?.cleanup());
beforeEach(async () => {
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  store = await openStore({ path: ':memory:', clock });
  simulation = await openSimulation({ path: ':memory:', clock });
  mirror = createLiveMirror({ reader, live: [store.liveClaims, simulation.liveClaims], clock });
});
afterEach(async () => {
  await reader.close();
  await store.close();
  await simulation.close();
});

async function keep(to: LiveClaims, ids: readonly string[], part = 'file-1'): Promise<void> {
  await to.take(intakeBatch(ids.map((id, i) => liveClaim(id, { source: to.source, part, position: String(i).padStart(6, '0') }))));
}

async function visible(from = reader): Promise<string[]> {
  const rows = await from.read((snapshot) => snapshot.rows<{ claim_id: string }>("SELECT claim_id FROM every_claim WHERE source <> 'snapshot' ORDER BY claim_id"));
  return rows.map(({ claim_id }) => claim_id);
}

const numbered = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${String(i).padStart(5, '0')}`);

test('what both stores keep is visible once it has caught up, more than a page of it, each claim once', async () => {
  await keep(store.liveClaims, numbered('a', 620));
  await keep(simulation.liveClaims, numbered('s', 3));
  await mirror.catchUp();
  await mirror.catchUp();
  expect(await visible()).toEqual([...numbered('a', 620), ...numbered('s', 3)]);
  await keep(store.liveClaims, ['a00000', 'b'], 'file-2');
  await mirror.catchUp();
  expect(await visible()).toEqual([...numbered('a', 620), 'b', ...numbered('s', 3)]);
});

test('what is removed from a store goes, and what came since stays', async () => {
  await keep(store.liveClaims, ['a', 'b']);
  await mirror.catchUp();
  await keep(store.liveClaims, ['c'], 'file-2');
  await store.liveClaims.removeExpired(everything);
  await mirror.catchUp();
  expect(await visible()).toEqual([]);
  await keep(store.liveClaims, ['d'], 'file-3');
  await mirror.catchUp();
  expect(await visible()).toEqual(['d']);
});

test('while no snapshot serves nothing is lost: it is visible once one does', async () => {
  await reader.close();
  publishFixtureSnapshot(fixture.home, 'snapshot-of-nobody');
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1, opensBroken: true });
  mirror = createLiveMirror({ reader, live: [store.liveClaims], clock });
  await keep(store.liveClaims, ['a', 'in-both']);
  await mirror.catchUp();
  expect(mirror.feeds.map(({ reached }) => reached)).toEqual([0]);
  publishFixtureSnapshot(fixture.home, 'snapshot-fixture');
  await reader.refresh();
  await mirror.catchUp();
  expect(await visible()).toEqual(['a']);
  expect(mirror.feeds.map(({ reached }) => reached)).toEqual([2]);
});

describe('the feed of a source', () => {
  test('gives what came behind a change number, in its order, as long as it is remembered', async () => {
    await keep(store.liveClaims, numbered('a', 2300));
    await mirror.catchUp();
    const [feed] = mirror.feeds;
    const after = (changeSeq: number, limit: number): readonly number[] | undefined => feed?.claimsAfter(changeSeq, limit)?.map((claim) => claim.changeSeq);
    expect(feed?.reached).toBe(2300);
    expect(after(2297, 10)).toEqual([2298, 2299, 2300]);
    expect(after(2300, 10)).toEqual([]);
    expect(after(300, 2)).toEqual([301, 302]);
    expect(after(299, 2)).toBeUndefined();
    expect([feed?.before(0), feed?.before(3), feed?.before(1_000_000)]).toEqual([2300, 2297, 300]);
  });

  test('wakes who waits for more', async () => {
    const [feed] = mirror.feeds;
    const woken = new Promise<void>((done) => feed?.listen(done));
    await keep(store.liveClaims, ['a']);
    await mirror.catchUp();
    await woken;
    expect(feed?.claimsAfter(0, 5)?.map(({ claim }) => claim.claim_id)).toEqual(['a']);
  });
});

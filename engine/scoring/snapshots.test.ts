import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { writeFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';
import { type PipelineHome, countClaims, countServedClaims, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { silentObserver } from '../observer.ts';
import { qcLogSchema, qcSummarySchema } from '../quality/qc-log.ts';
import { type Home, homeAt } from '../snapshots/home.ts';
import { readManifest, readPointer } from '../snapshots/manifest.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { listSnapshots, publishSnapshot, removeOldSnapshots, rollBack } from './snapshots.ts';

const day = (n: number) => () => new Date(Date.UTC(2025, 0, n));

let template: PipelineHome;
let pipeline: PipelineHome;
let home: Home;
/** Three published snapshots, oldest first; the last one serves. */
let ids: string[];

beforeAll(async () => {
  template = await createPipelineHome({ rows: 150 });
  ids = [];
  for (const n of [1, 2, 3]) ids.push((await template.refresh({ now: day(n) })).manifest.snapshot_id);
});
afterAll(() => template?.cleanup());
beforeEach(() => {
  pipeline = template.copy();
  ({ home } = pipeline);
});
afterEach(() => pipeline.cleanup());

const nth = (n: number): string => ids.at(n) ?? '';
const fileOf = (id: string, name: string): string => join(home.snapshots, id, name);
const cutShort = (file: string): void => {
  chmodSync(file, 0o644);
  truncateSync(file, 5000);
};
const readSummary = () => qcSummarySchema.parse(JSON.parse(readFileSync(join(home.logs, 'ml_scores_qc_summary.json'), 'utf8')));

describe('going back', () => {
  test('moves the pointer one published snapshot at a time, until there is none before', async () => {
    expect((await rollBack(home, undefined, day(4)())).snapshot_id).toBe(nth(1));
    expect(readPointer(home)).toBe(nth(1));
    await rollBack(home, undefined, day(4)());
    expect(readPointer(home)).toBe(nth(0));
    await expect(rollBack(home, undefined, day(4)())).rejects.toMatchObject({ code: 'ROLLBACK_IMPOSSIBLE', details: { snapshot: nth(0) } });
    expect(readPointer(home)).toBe(nth(0));
  });

  test('writes the QC summary anew, with the history up to that snapshot', async () => {
    expect(readSummary()).toMatchObject({ snapshot_id: nth(2), history: ids.toReversed().map((snapshot_id) => ({ snapshot_id })) });
    await rollBack(home, nth(0), day(4)());
    expect(readSummary()).toMatchObject({ snapshot_id: nth(0), history: [{ snapshot_id: nth(0) }] });
    expect(readSummary().history).toHaveLength(1);
  });

  test('to a named snapshot works in both directions', async () => {
    await rollBack(home, nth(0), day(4)());
    await rollBack(home, nth(2), day(5)());
    expect(readPointer(home)).toBe(nth(2));
    expect(readManifest(home, nth(2))).toMatchObject({ state: 'published', published_at: day(5)().toISOString() });
  });

  test('steps over a snapshot whose manifest cannot be read, and over a staged one', async () => {
    writeFileSync(fileOf(nth(1), 'manifest.json'), '{"format":1');
    expect((await rollBack(home, undefined, day(4)())).snapshot_id).toBe(nth(0));
    const staged = { ...readManifest(home, nth(2)), state: 'staged' };
    writeFileSync(fileOf(nth(2), 'manifest.json'), JSON.stringify(staged));
    await expect(rollBack(home, nth(2), day(4)())).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID' });
    expect(readPointer(home)).toBe(nth(0));
  });

  test('a reader follows it without being opened again', async () => {
    const reader = await SnapshotReader.open({ home, threads: 1 });
    try {
      await rollBack(home, undefined, day(4)());
      expect(reader.manifest?.snapshot_id).toBe(nth(2));
      expect(await reader.refresh()).toBe(true);
      expect(reader.manifest?.snapshot_id).toBe(nth(1));
      expect(await reader.refresh()).toBe(false);
    } finally {
      await reader.close();
    }
  });
});

describe('publishing', () => {
  test('a snapshot that is not there is refused, with those there are', async () => {
    await expect(publishSnapshot(home, 'snapshot-x', day(4)())).rejects.toMatchObject({ code: 'SNAPSHOT_UNKNOWN', details: { snapshot: 'snapshot-x', known: ids.join(', ') } });
    await expect(publishSnapshot(home, '../snapshots', day(4)())).rejects.toMatchObject({ code: 'SNAPSHOT_UNKNOWN' });
    await expect(rollBack(home, 'snapshot-x', day(4)())).rejects.toMatchObject({ code: 'SNAPSHOT_UNKNOWN' });
  });

  test('a snapshot with simulated claims serves a demo alone; in production it is neither published nor gone back to', async () => {
    const simulate = (id: string): void => writeFileSync(fileOf(id, 'manifest.json'), JSON.stringify({ ...readManifest(home, id), simulated_rows: 7 }));
    simulate(nth(1));
    const refused = { code: 'SNAPSHOT_SIMULATED', details: { snapshot: nth(1), rows: 7 } };
    await expect(publishSnapshot(home, nth(1), day(4)())).rejects.toMatchObject(refused);
    await expect(rollBack(home, nth(1), day(4)(), silentObserver, 'production')).rejects.toMatchObject(refused);
    expect(readPointer(home)).toBe(nth(2));
    expect((await rollBack(home, undefined, day(4)())).snapshot_id).toBe(nth(0));
    expect((await publishSnapshot(home, nth(1), day(4)(), silentObserver, 'demo')).snapshot_id).toBe(nth(1));
    expect(readPointer(home)).toBe(nth(1));
  });

  test.each([
    ['its manifest is gone', (id: string) => rmSync(fileOf(id, 'manifest.json')), 'manifest.json'],
    ['its manifest is of another format', (id: string) => writeFileSync(fileOf(id, 'manifest.json'), JSON.stringify({ ...readManifest(home, id), format: 2 })), 'manifest.json'],
    ['its database is gone', (id: string) => rmSync(fileOf(id, 'snapshot.duckdb')), 'snapshot.duckdb'],
    ['its database is truncated', (id: string) => cutShort(fileOf(id, 'snapshot.duckdb')), 'snapshot.duckdb'],
    ['its QC log is gone', (id: string) => rmSync(fileOf(id, 'qc.json')), 'qc.json'],
    ['it holds other claims than it says', (id: string) => writeFileSync(fileOf(id, 'manifest.json'), JSON.stringify({ ...readManifest(home, id), rows: { claims_scored: 149 } })), '149'],
  ])('a snapshot is refused where %s, and the pointer stays', async (_, damage, reason) => {
    damage(nth(0));
    await expect(rollBack(home, nth(0), day(4)())).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID', message: expect.stringContaining(reason) });
    expect(readPointer(home)).toBe(nth(2));
    expect(await countServedClaims(home)).toBe(150);
  });

  test('brings a QC log back that was removed from the logs', async () => {
    rmSync(home.logs, { recursive: true });
    await publishSnapshot(home, nth(1), day(4)());
    expect(readSummary()).toMatchObject({ snapshot_id: nth(1) });
    const [log = ''] = readdirSync(home.logs).filter((name) => name.startsWith('ml_scores_qc_2'));
    expect(qcLogSchema.parse(JSON.parse(readFileSync(join(home.logs, log), 'utf8'))).snapshot_id).toBe(nth(1));
  });

  test('mends a damaged pointer, which nothing else reads over', async () => {
    writeFileSync(home.pointer, '{"snapshot');
    expect(() => readPointer(home)).toThrow(expect.objectContaining({ code: 'SNAPSHOT_INVALID', message: expect.stringContaining('current.json') }));
    await expect(SnapshotReader.open({ home, threads: 1 })).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID' });
    await expect(rollBack(home, undefined, day(4)())).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID' });
    expect(listSnapshots(home).map(({ snapshot_id, is_current }) => [snapshot_id, is_current])).toEqual(ids.toReversed().map((id) => [id, false]));
    await publishSnapshot(home, nth(1), day(4)());
    expect(readPointer(home)).toBe(nth(1));
  });
});

describe('a reader', () => {
  test('goes on with the last good snapshot where the pointer names a broken one', async () => {
    const reader = await SnapshotReader.open({ home, threads: 1 });
    try {
      writeFileSync(home.pointer, JSON.stringify({ snapshot_id: 'snapshot-gone' }));
      await expect(reader.refresh()).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID' });
      expect(await countClaims(reader)).toBe(150);
      writeFileSync(home.pointer, JSON.stringify({ snapshot_id: nth(0) }));
      expect(await reader.refresh()).toBe(true);
    } finally {
      await reader.close();
    }
  });

  test('goes on with a snapshot whose folder was removed while it reads', async () => {
    const reader = await SnapshotReader.open({ home, threads: 1 });
    try {
      await rollBack(home, nth(0), day(4)());
      rmSync(join(home.snapshots, nth(2)), { recursive: true });
      expect(await countClaims(reader)).toBe(150);
      expect(await reader.refresh()).toBe(true);
      expect(await countClaims(reader)).toBe(150);
    } finally {
      await reader.close();
    }
  });

  test('has a scratch folder of its own, which it takes along, and which a build leaves alone', async () => {
    const inScratch = (): string[] => (existsSync(home.scratch) ? readdirSync(home.scratch) : []);
    const [one, two] = [await SnapshotReader.open({ home, threads: 1 }), await SnapshotReader.open({ home, threads: 1 })];
    const folders = inScratch();
    expect(folders).toHaveLength(2);
    mkdirSync(join(home.scratch, 'elsewhere=1=x'));
    mkdirSync(join(home.scratch, `${folders[0]?.split('=')[0]}=${2 ** 22 + 1}=killed`));
    await pipeline.refresh();
    expect(inScratch().toSorted()).toEqual([...folders, 'elsewhere=1=x'].toSorted());
    await one.close();
    await two.close();
    expect(inScratch()).toEqual(['elsewhere=1=x']);
  });
});

describe('retention', () => {
  const now = Date.UTC(2025, 5, 1);
  const hour = 3_600_000;
  const snapshot = fc.record({ hours: fc.integer({ min: 1, max: 300 }), state: fc.constantFrom('published', 'published', 'staged', 'unreadable') });

  test('keeps the newest three, the newest three published, all of 24 hours and the current one, and nothing else', async () => {
    const sample = mkdtempSync(join(tmpdir(), 'casemind-retention-'));
    const retained = homeAt(sample);
    try {
      await writeFixtureSnapshot(retained, { count: 1, snapshotId: 'sample' });
      const manifest = readManifest(retained, 'sample');
      fc.assert(
        fc.property(fc.array(snapshot, { minLength: 1, maxLength: 12 }), fc.nat(), (drawn, index) => {
          rmSync(retained.snapshots, { recursive: true, force: true });
          const made = drawn.map(({ hours, state }, i) => ({ state, at: now - hours * hour, i })).toSorted((a, b) => a.at - b.at || a.i - b.i)
            .map(({ state, at, i }) => ({ state, at, id: `snapshot-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}-${String(i).padStart(2, '0')}` }));
          for (const { id, state, at } of made) {
            mkdirSync(join(retained.snapshots, id), { recursive: true });
            const text = state === 'unreadable' ? '{' : JSON.stringify({ ...manifest, snapshot_id: id, state, created_at: new Date(at).toISOString() });
            writeFileSync(join(retained.snapshots, id, 'manifest.json'), text);
          }
          const current = made[index % made.length]?.id ?? '';
          writeFileSync(retained.pointer, JSON.stringify({ snapshot_id: current }));
          const newest = new Set([...made.slice(-3), ...made.filter(({ state }) => state === 'published').slice(-3)].map(({ id }) => id));
          const kept = made.filter(({ id, state, at }) => id === current || newest.has(id) || (state !== 'unreadable' && now - at <= 24 * hour));
          removeOldSnapshots(retained, new Date(now));
          expect(readdirSync(retained.snapshots).toSorted()).toEqual(kept.map(({ id }) => id).toSorted());
        }),
        { numRuns: 60, seed: 4 },
      );
    } finally {
      rmSync(sample, { recursive: true });
    }
  });

  test('is done by every refresh', async () => {
    const { manifest, removed } = await pipeline.refresh({ now: day(9) });
    expect(removed).toEqual([nth(0)]);
    expect(listSnapshots(home).map(({ snapshot_id }) => snapshot_id)).toEqual([manifest.snapshot_id, nth(2), nth(1)]);
  });

  test('leaves alone what serves after a rollback', async () => {
    await rollBack(home, nth(0), day(4)());
    writeFileSync(join(home.artifacts, 'active.json'), '{"model_version":"gone"}');
    await expect(pipeline.refresh({ now: day(9) })).rejects.toMatchObject({ code: 'MODEL_MISSING' });
    expect(readPointer(home)).toBe(nth(0));
    expect(await countServedClaims(home)).toBe(150);
  });
});

test('before anything is published, reading and going back say so', async () => {
  rmSync(home.pointer);
  await expect(rollBack(home, undefined, day(4)())).rejects.toMatchObject({ code: 'SNAPSHOT_MISSING' });
  const reader = await SnapshotReader.open({ home, threads: 1 });
  try {
    expect(reader.manifest).toBeUndefined();
    await expect(countClaims(reader)).rejects.toMatchObject({ code: 'SNAPSHOT_MISSING' });
    await publishSnapshot(home, nth(0), day(4)());
    expect(await reader.refresh()).toBe(true);
    expect(await countClaims(reader)).toBe(150);
  } finally {
    await reader.close();
  }
});

test('two snapshots of one moment have ids, and QC logs, of their own', async () => {
  const [first, second] = [await pipeline.refresh({ now: day(9) }), await pipeline.refresh({ now: day(9) })];
  expect(second.manifest.snapshot_id).toBe(`${first.manifest.snapshot_id}-2`);
  expect(readSummary().history.slice(0, 2).map(({ snapshot_id }) => snapshot_id)).toEqual([second.manifest.snapshot_id, first.manifest.snapshot_id]);
});

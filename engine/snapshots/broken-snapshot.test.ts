import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readManifest } from './manifest.ts';
import { SnapshotReader } from './snapshot-reader.ts';
import { describe, expect, test } from 'vitest';

import { createFixtureHome, fixtureSnapshotId, publishFixtureSnapshot, writeFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';

describe('a reader of a service', () => {
  const damages: readonly (readonly [string, (folder: string, pointer: string) => void])[] = [
    ['a database cut short', (folder) => truncateSync(join(folder, 'snapshot.duckdb'), 20_000)],
    ['a database gone', (folder) => rmSync(join(folder, 'snapshot.duckdb'))],
    ['a manifest that is none', (folder) => writeFileSync(join(folder, 'manifest.json'), '{')],
    ['a pointer that is none', (_folder, pointer) => writeFileSync(pointer, '{')],
  ];

  test.each(damages)('opens on %s, says so at every read, and serves the next good snapshot', async (_name, damage) => {
    const fixture = await createFixtureHome({ count: 5 });
    const { home } = fixture;
    damage(join(home.snapshots, fixtureSnapshotId), home.pointer);
    await expect(SnapshotReader.open({ home, threads: 1 })).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID' });
    const reader = await SnapshotReader.open({ home, threads: 1, opensBroken: true });
    try {
      await expect(reader.read(async () => 1)).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID', status: 503 });
      await writeFixtureSnapshot(home, { count: 3, snapshotId: 'snapshot-good' });
      publishFixtureSnapshot(home, 'snapshot-good');
      expect(await reader.refresh()).toBe(true);
      expect(await reader.read(async ({ manifest }) => manifest.snapshot_id)).toBe('snapshot-good');
    } finally {
      await reader.close();
      fixture.cleanup();
    }
  });
});

test('a snapshot with simulated claims serves nobody in production, until another is published; a demo reads it', async () => {
  const fixture = await createFixtureHome({ count: 5 });
  const { home } = fixture;
  const file = join(home.snapshots, fixtureSnapshotId, 'manifest.json');
  writeFileSync(file, JSON.stringify({ ...readManifest(home, fixtureSnapshotId), simulated_rows: 2 }));
  await expect(SnapshotReader.open({ home, threads: 1, mode: 'production' })).rejects.toMatchObject({ code: 'SNAPSHOT_SIMULATED' });
  const demo = await SnapshotReader.open({ home, threads: 1, mode: 'demo' });
  const reader = await SnapshotReader.open({ home, threads: 1, mode: 'production', opensBroken: true });
  try {
    expect(demo.manifest).toMatchObject({ simulated_rows: 2 });
    await expect(reader.read(async () => 1)).rejects.toMatchObject({ code: 'SNAPSHOT_SIMULATED' });
    await writeFixtureSnapshot(home, { count: 3, snapshotId: 'snapshot-real' });
    publishFixtureSnapshot(home, 'snapshot-real');
    expect(await reader.refresh()).toBe(true);
  } finally {
    await demo.close();
    await reader.close();
    fixture.cleanup();
  }
});

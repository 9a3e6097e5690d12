import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { CasemindError } from '../errors.ts';
import { writeQcSummary } from '../quality/qc-log.ts';
import { listFinished, replaceFile } from './folders.ts';
import type { Home } from './home.ts';
import { type SnapshotManifest, readManifest, readPointer } from './manifest.ts';

const keptSnapshots = 3;
const keptMilliseconds = 24 * 60 * 60 * 1000;

export interface SnapshotListing {
  readonly snapshot_id: string;
  readonly is_current: boolean;
  /** null where the manifest cannot be read. */
  readonly manifest: SnapshotManifest | null;
}

/** All snapshots, newest first. */
export function listSnapshots(home: Home): SnapshotListing[] {
  const current = readPointer(home);
  return listFinished(home.snapshots)
    .reverse()
    .map((id) => ({ snapshot_id: id, is_current: id === current, manifest: tryManifest(home, id) }));
}

/**
 * Makes a snapshot the one that serves: its manifest says `published`, then one file, the pointer,
 * is replaced; the QC summary follows.
 *
 * @throws CasemindError SNAPSHOT_UNKNOWN, SNAPSHOT_INVALID.
 */
export function publishSnapshot(home: Home, id: string, now: Date): SnapshotManifest {
  const known = listFinished(home.snapshots);
  if (!known.includes(id)) throw new CasemindError('SNAPSHOT_UNKNOWN', { snapshot: id, known: known.join(', ') || '-' });
  const manifest: SnapshotManifest = { ...readManifest(home, id), state: 'published', published_at: now.toISOString() };
  replaceFile(join(home.snapshots, id, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  replaceFile(home.pointer, `${JSON.stringify({ snapshot_id: id })}\n`);
  writeQcSummary(home, id);
  return manifest;
}

/**
 * Moves the pointer back: to `to`, or to the newest published snapshot before the current one.
 *
 * @throws CasemindError SNAPSHOT_MISSING, SNAPSHOT_UNKNOWN, ROLLBACK_IMPOSSIBLE.
 */
export function rollBack(home: Home, to: string | undefined, now: Date): SnapshotManifest {
  const current = readPointer(home);
  if (current === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const target =
    to ??
    listFinished(home.snapshots)
      .filter((id) => id < current && tryManifest(home, id)?.state === 'published')
      .at(-1);
  if (target === undefined) throw new CasemindError('ROLLBACK_IMPOSSIBLE', { snapshot: current });
  if (to !== undefined && tryManifest(home, to)?.state === 'staged')
    throw new CasemindError('SNAPSHOT_INVALID', { snapshot: to, reason: 'it is staged and was never published; see `casemind publish`' });
  return publishSnapshot(home, target, now);
}

/** Removes old snapshots: the newest three, all of the last 24 hours and the current one stay. */
export function removeOldSnapshots(home: Home, now: Date): string[] {
  const current = readPointer(home);
  const removed = listFinished(home.snapshots)
    .slice(0, -keptSnapshots)
    .filter((id) => {
      const createdAt = tryManifest(home, id)?.created_at;
      return id !== current && (createdAt === undefined || now.getTime() - Date.parse(createdAt) > keptMilliseconds);
    });
  for (const id of removed) rmSync(join(home.snapshots, id), { recursive: true, force: true });
  return removed;
}

function tryManifest(home: Home, id: string): SnapshotManifest | null {
  try {
    return readManifest(home, id);
  } catch {
    return null;
  }
}

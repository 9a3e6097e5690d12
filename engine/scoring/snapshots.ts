import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { Database, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import { type QcLog, readQcLogs, qcLogSchema, writeQcLog, writeQcSummary } from '../quality/qc-log.ts';
import { countsPath } from '../quality/joint-counts.ts';
import { listFinished, replaceFile } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { type Observer, silentObserver } from '../observer.ts';
import { type ServingMode, type SnapshotManifest, readManifest, readPointer, refuseSimulated } from '../snapshots/manifest.ts';
import { databaseFile, namedSnapshot, switchNames } from '../snapshots/stable-names.ts';

const keptSnapshots = 3;
const keptMilliseconds = 24 * 60 * 60 * 1000;

/** QC log of a snapshot, in its folder. */
export const qcFile = 'qc.json';

/** Joint counts of a snapshot that belong to its QC log, in its folder; snapshots from before drift was watched have none. */
export const qcCountsFile = 'qc-counts.gz';

export interface SnapshotListing {
  readonly snapshot_id: string;
  readonly is_current: boolean;
  /** null where the manifest cannot be read. */
  readonly manifest: SnapshotManifest | null;
}

/** All snapshots, newest first; none is current where the pointer is damaged. */
export function listSnapshots(home: Home): SnapshotListing[] {
  const current = tryPointer(home);
  return listFinished(home.snapshots)
    .toReversed()
    .map((id) => ({ snapshot_id: id, is_current: id === current, manifest: tryManifest(home, id) }));
}

/**
 * Makes a snapshot the one that serves, after seeing that it can: its manifest says `published`, then
 * one file, the pointer, is replaced; the stable names and the QC summary follow. Call it while holding
 * the build lock. Names that cannot be switched are told to the observer: the snapshot serves.
 *
 * @throws CasemindError SNAPSHOT_UNKNOWN, SNAPSHOT_INVALID, SNAPSHOT_SIMULATED in production; the pointer stays where it was.
 */
export async function publishSnapshot(home: Home, id: string, now: Date, observer: Pick<Observer, 'warn'> = silentObserver, mode: ServingMode = 'production'): Promise<SnapshotManifest> {
  const known = listFinished(home.snapshots);
  if (!known.includes(id)) throw new CasemindError('SNAPSHOT_UNKNOWN', { snapshot: id, known: known.join(', ') || '-' });
  const manifest: SnapshotManifest = { ...readManifest(home, id), state: 'published', published_at: now.toISOString() };
  if (mode === 'production') refuseSimulated(manifest);
  await checkServable(home, manifest);
  const qc = readOwnQc(home, id);
  replaceFile(join(home.snapshots, id, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  replaceFile(home.pointer, `${JSON.stringify({ snapshot_id: id })}\n`);
  switchNames(home, id, observer);
  const counts = join(home.snapshots, id, qcCountsFile);
  if (!existsSync(countsPath(home.logs, id)) && existsSync(counts)) replaceFile(countsPath(home.logs, id), readFileSync(counts));
  if (!readQcLogs(home.logs).some(({ snapshot_id }) => snapshot_id === id)) writeQcLog(home.logs, qc);
  writeQcSummary(home, id);
  return manifest;
}

/**
 * Moves the pointer back: to `to`, or to the newest published snapshot before the current one. Call
 * it while holding the build lock.
 *
 * @throws CasemindError SNAPSHOT_MISSING, SNAPSHOT_UNKNOWN, SNAPSHOT_INVALID, SNAPSHOT_SIMULATED, ROLLBACK_IMPOSSIBLE; the
 *   pointer stays where it was.
 */
export async function rollBack(home: Home, to: string | undefined, now: Date, observer: Pick<Observer, 'warn'> = silentObserver, mode: ServingMode = 'production'): Promise<SnapshotManifest> {
  if (to !== undefined) {
    if (tryManifest(home, to)?.state === 'staged')
      throw new CasemindError('SNAPSHOT_INVALID', { snapshot: to, reason: 'it is staged and was never published; see `casemind publish`' });
    return publishSnapshot(home, to, now, observer, mode);
  }
  const current = readPointer(home);
  if (current === undefined) throw new CasemindError('SNAPSHOT_MISSING');
  const target = listFinished(home.snapshots).findLast((id) => {
    const manifest = id < current ? tryManifest(home, id) : null;
    return manifest?.state === 'published' && (mode === 'demo' || manifest.simulated_rows === 0);
  });
  if (target === undefined) throw new CasemindError('ROLLBACK_IMPOSSIBLE', { snapshot: current });
  return publishSnapshot(home, target, now, observer, mode);
}

/**
 * Removes old snapshots. The newest three stay, the newest three published ones, all of the last
 * 24 hours, the current one, and the one that the stable names lead to where a kill kept them behind:
 * however many builds fail in a row, there is one to go back to.
 */
export function removeOldSnapshots(home: Home, now: Date): string[] {
  const current = tryPointer(home);
  const all = listFinished(home.snapshots).map((id) => ({ id, manifest: tryManifest(home, id) }));
  const published = all.filter(({ manifest }) => manifest?.state === 'published');
  const kept = new Set([current, namedSnapshot(home), ...[...all.slice(-keptSnapshots), ...published.slice(-keptSnapshots)].map(({ id }) => id)]);
  const removed = all
    .filter(({ id, manifest }) => {
      const isRecent = manifest !== null && now.getTime() - Date.parse(manifest.created_at) <= keptMilliseconds;
      return !kept.has(id) && !isRecent;
    })
    .map(({ id }) => id);
  for (const id of removed) rmSync(join(home.snapshots, id), { recursive: true, force: true });
  return removed;
}

/** A pointer never names what cannot be opened: a service that starts would have nothing to serve. */
async function checkServable(home: Home, manifest: SnapshotManifest): Promise<void> {
  const id = manifest.snapshot_id;
  const file = resolve(join(home.snapshots, id, databaseFile));
  let rows: number | undefined;
  try {
    const database = await Database.open(':memory:', { threads: 1 });
    try {
      const connection = await database.connect();
      await connection.run(`ATTACH ${quoteLiteral(file)} AS snapshot (READ_ONLY)`);
      await connection.run('USE snapshot');
      const [counted] = await connection.rowsOfFile<{ claim_count: number }>('queries/scored_claim_count');
      rows = counted?.claim_count;
    } finally {
      database.close();
    }
  } catch (error) {
    throw new CasemindError('SNAPSHOT_INVALID', { snapshot: id, reason: `its ${databaseFile} cannot be opened` }, { cause: error });
  }
  if (rows !== manifest.rows['claims_scored'])
    throw new CasemindError('SNAPSHOT_INVALID', { snapshot: id, reason: `it holds ${rows} claims, its manifest says ${manifest.rows['claims_scored']}` });
}

/** The QC log that a snapshot carries; the one among the logs may be gone. */
function readOwnQc(home: Home, id: string): QcLog {
  try {
    return qcLogSchema.parse(JSON.parse(readFileSync(join(home.snapshots, id, qcFile), 'utf8')));
  } catch (error) {
    throw new CasemindError('SNAPSHOT_INVALID', { snapshot: id, reason: `its ${qcFile} is missing or damaged` }, { cause: error });
  }
}

function tryManifest(home: Home, id: string): SnapshotManifest | null {
  try {
    return readManifest(home, id);
  } catch {
    return null;
  }
}

function tryPointer(home: Home): string | undefined {
  try {
    return readPointer(home);
  } catch {
    return undefined;
  }
}

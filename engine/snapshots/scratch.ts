import { mkdirSync, mkdtempSync, readdirSync, rmSync, rmdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { systemErrorCode } from '../errors.ts';
import type { Home } from './home.ts';

/**
 * A folder in which one DuckDB instance may spill. Instances that share one write over each other's
 * files, unnoticed; so whoever may run beside a build takes a folder, and the build, alone by its
 * lock, has `home.scratch` itself. A folder that is held says so by its time.
 */
export interface Scratch {
  readonly folder: string;
  remove(): void;
}

export function takeScratch(home: Home): Scratch {
  mkdirSync(home.scratch, { recursive: true });
  const folder = mkdtempSync(join(home.scratch, `${hostname()}=${process.pid}=`));
  const heartbeat = setInterval(() => touch(folder), heartbeatMs).unref();
  return {
    folder,
    remove() {
      clearInterval(heartbeat);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const heartbeatMs = 10 * 60_000;

/** Sets the time of a folder by the clock of the disk that it is on. */
function touch(folder: string): void {
  try {
    rmdirSync(mkdtempSync(join(folder, 'alive-')));
  } catch {
    // Removed by hand, or on a disk that is gone: who spills there says so.
  }
}

/**
 * Removes the folders that `takeScratch` gave to processes that are no more, and gives how many: those of this machine that
 * ended, and of any other that gave no sign of life since a time. What a build spills is its own, and stays.
 */
export function removeStaleScratch(home: Home, since: Date): number {
  mkdirSync(home.scratch, { recursive: true });
  const stale = readdirSync(home.scratch).filter((name) => {
    const [host, processId] = name.split('=');
    if (processId === undefined || (host === hostname() && Number(processId) === process.pid)) return false;
    return !isInUse(name) || isSilentSince(join(home.scratch, name), since);
  });
  for (const name of stale) rmSync(join(home.scratch, name), { recursive: true, force: true });
  return stale.length;
}

/** A folder that is gone by now was let go of. */
function isSilentSince(folder: string, since: Date): boolean {
  const touched = statSync(folder, { throwIfNoEntry: false });
  return touched !== undefined && touched.mtimeMs < since.getTime();
}

/**
 * Removes what killed builds spilled, and the folders of processes of this machine that are no more.
 * Call it only while holding the build lock.
 */
export function emptyScratch(home: Home): void {
  mkdirSync(home.scratch, { recursive: true });
  for (const entry of readdirSync(home.scratch, { withFileTypes: true })) {
    if (entry.isDirectory() && isInUse(entry.name)) continue;
    rmSync(join(home.scratch, entry.name), { recursive: true, force: true });
  }
}

function isInUse(name: string): boolean {
  const [host, processId] = name.split('=');
  if (processId === undefined) return false;
  return host !== hostname() || isAlive(Number(processId));
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

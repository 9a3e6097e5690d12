import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { asDiskFull } from '../errors.ts';

const buildingSuffix = '.building';

/** An id that sorts by time: `<kind>-20260131T020000123Z`, with a number behind it where it is taken. */
export function newId(kind: string, now: Date, isTaken: (id: string) => boolean): string {
  const id = `${kind}-${now.toISOString().replaceAll(/[-:.]/g, '')}`;
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? id : `${id}-${n}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/**
 * Builds a folder under another name and gives it its own when `build` is done and all of it is on
 * the disk: a reader sees it whole or not at all. A build that throws leaves nothing behind.
 */
export async function buildFolder<T>(folder: string, build: (building: string) => Promise<T>): Promise<T> {
  const building = `${folder}${buildingSuffix}`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  try {
    const result = await build(building);
    for (const name of readdirSync(building)) syncPath(join(building, name));
    syncPath(building);
    renameSync(building, folder);
    syncPath(dirname(folder));
    return result;
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    throw asDiskFull(error, folder);
  }
}

/** Removes what killed builds left in these folders. Call it only while holding the build lock. */
export function removeUnfinished(...folders: readonly string[]): void {
  for (const folder of folders)
    for (const name of listFolders(folder)) if (name.endsWith(buildingSuffix)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Names of finished folders, oldest first. */
export function listFinished(folder: string): string[] {
  return listFolders(folder).filter((name) => !name.endsWith(buildingSuffix));
}

function listFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/**
 * Replaces a small file so that a reader sees the old text or the new one, even after a power cut.
 *
 * @throws CasemindError DISK_FULL.
 */
export function replaceFile(path: string, text: string | Uint8Array): void {
  const next = `${path}.next`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(next, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
    syncPath(dirname(path));
  } catch (error) {
    rmSync(next, { force: true });
    throw asDiskFull(error, path);
  }
}

export function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

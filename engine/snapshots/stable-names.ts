import { linkSync, lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, type Stats, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

import { systemErrorCode } from '../errors.ts';
import type { Observer } from '../observer.ts';
import { listFinished, syncPath } from './folders.ts';
import type { Home } from './home.ts';

/** Files of a snapshot's folder that have stable names. */
export const databaseFile = 'snapshot.duckdb';
export const claimsFile = 'claims_normalized.parquet';
export const scoresFile = 'claims_ml_scores.parquet';

/** The stable names of a home and the file of the published snapshot that each stands for. */
export function stableNames(home: Home): readonly { readonly path: string; readonly file: string }[] {
  return [
    { path: join(home.data, claimsFile), file: claimsFile },
    { path: join(home.data, scoresFile), file: scoresFile },
    { path: home.analytics, file: databaseFile },
  ];
}

/**
 * Makes the stable names lead to a snapshot, all in one step: they are fixed links through
 * `home.current`, itself a link to the folder of a snapshot, which one rename replaces. Whoever opens a
 * name gets a whole file of the old snapshot or of the new one. Where the file system has no symbolic
 * links each name is a hard link, and they are replaced one after the other.
 *
 * A file of others that stands under one of the names is kept under another. What goes wrong is told
 * to the observer: the pointer is the truth, and the next publication switches the names again.
 */
export function switchNames(home: Home, snapshotId: string, observer: Pick<Observer, 'warn'>, symbolicLink: typeof symlinkSync = symlinkSync): void {
  const folder = join(home.snapshots, snapshotId);
  const linked: Replacement = { home, snapshotId, observer, create: (target, path, type) => symbolicLink(relative(dirname(path), target), path, type) };
  const named: Replacement = { ...linked, create: linkSync };
  try {
    mkdirSync(home.data, { recursive: true });
    try {
      replaceName(linked, home.current, folder, 'dir');
    } catch (error) {
      if (!lacksSymbolicLinks(error)) throw error;
      for (const { path, file } of stableNames(home)) replaceName(named, path, join(folder, file), 'file');
      return;
    }
    for (const { path, file } of stableNames(home)) if (linkTarget(path) !== join(home.current, file)) replaceName(linked, path, join(home.current, file), 'file');
  } catch (error) {
    observer.warn(
      `${snapshotId} serves, but the names under ${home.root} could not be switched to it (${systemErrorCode(error) ?? String(error)}); \`casemind publish ${snapshotId}\` tries again`,
    );
  }
}

/** The snapshot that the stable names lead to, or undefined where none are links. */
export function namedSnapshot(home: Home): string | undefined {
  const target = linkTarget(home.current);
  return target === undefined ? undefined : basename(target);
}

interface Replacement {
  readonly home: Home;
  readonly snapshotId: string;
  readonly observer: Pick<Observer, 'warn'>;
  readonly create: (target: string, path: string, type: 'dir' | 'file') => void;
}

function replaceName({ home, snapshotId, observer, create }: Replacement, path: string, target: string, type: 'dir' | 'file'): void {
  const next = `${path}.next`;
  rmSync(next, { recursive: true, force: true });
  create(target, next, type);
  const seen = lstatSync(path, { throwIfNoEntry: false });
  if (seen && !isOurs(home, seen)) {
    const kept = `${path}.before-${snapshotId}`;
    renameSync(path, kept);
    observer.warn(`${path} was there before the snapshots had names; it is now ${kept}`);
  }
  renameSync(next, path);
  // Two names of one file: renaming does nothing and leaves both.
  rmSync(next, { force: true });
  syncPath(dirname(path));
}

/** Whether what stands under a name was put there by an earlier publication. */
function isOurs(home: Home, seen: Stats): boolean {
  if (seen.isSymbolicLink()) return true;
  return listFinished(home.snapshots).some((id) =>
    stableNames(home).some(({ file }) => statSync(join(home.snapshots, id, file), { throwIfNoEntry: false })?.ino === seen.ino),
  );
}

/** Where a link leads, as a path from where the process stands, or undefined where there is none. */
function linkTarget(path: string): string | undefined {
  try {
    return join(dirname(path), readlinkSync(path));
  } catch {
    return undefined;
  }
}

function lacksSymbolicLinks(error: unknown): boolean {
  return ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(systemErrorCode(error) ?? '');
}

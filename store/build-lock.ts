import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

import Sqlite from 'libsql';

import { CasemindError, type Home } from '#engine';

import { isBusy } from './sqlite.ts';

/**
 * Runs `work` while no other process builds data in this home. The lock is that of an exclusive
 * transaction on a file of its own: the operating system lets go of it when the process ends, however
 * it ends.
 *
 * @param holder who builds, for people who have to wait: `refresh, process 4711`.
 * @throws CasemindError BUILD_LOCKED, naming the holder.
 */
export async function withBuildLock<T>(home: Home, holder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(home.root, { recursive: true });
  const holderFile = `${home.buildLock}.holder`;
  const lock = new Sqlite(home.buildLock);
  try {
    lock.pragma('busy_timeout = 0');
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      if (!isBusy(error)) throw error;
      throw new CasemindError('BUILD_LOCKED', { holder: readHolder(holderFile) }, { cause: error });
    }
    writeFileSync(holderFile, holder);
    try {
      return await work();
    } finally {
      rmSync(holderFile, { force: true });
      lock.exec('ROLLBACK');
    }
  } finally {
    lock.close();
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '?';
  }
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import Sqlite from 'libsql';
import { Client } from 'pg';

import { storeFailure } from './outage.ts';
import { connectTimeoutMs, lockSpace, placeOf } from './postgres.ts';
import { isBusy } from './patient-sqlite.ts';

export type Locked<T> = { readonly isHeld: true; readonly result: T } | { readonly isHeld: false; readonly holder: string };

/**
 * Runs `work` while no other process of this machine holds the file's lock: that of an exclusive
 * transaction, which the operating system lets go of when the process ends, however it ends.
 *
 * @param holder who holds it, for people who have to wait: `refresh, process 4711`.
 */
export async function withFileLock<T>(file: string, holder: string, work: () => Promise<T>): Promise<Locked<T>> {
  mkdirSync(dirname(file), { recursive: true });
  const holderFile = `${file}.holder`;
  const lock = new Sqlite(file);
  try {
    if (!takeFileLock(lock, file)) return { isHeld: false, holder: readHolder(holderFile) };
    try {
      writeFileSync(holderFile, holder);
    } catch {
      // It is for people alone: a full disk must not keep a build from making room.
    }
    try {
      return { isHeld: true, result: await work() };
    } finally {
      rmSync(holderFile, { force: true });
      lock.exec('ROLLBACK');
    }
  } finally {
    lock.close();
  }
}

function takeFileLock(lock: Sqlite.Database, file: string): boolean {
  try {
    lock.pragma('busy_timeout = 0');
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw storeFailure(error, file);
  }
}

/**
 * Runs `work` while no other replica holds the lock of this name: an advisory lock of a session of its
 * own, which PostgreSQL lets go of when the session ends.
 *
 * @throws CasemindError STORE_UNAVAILABLE where PostgreSQL does not answer.
 */
export async function withAdvisoryLock<T>(url: string, name: string, holder: string, work: () => Promise<T>): Promise<Locked<T>> {
  // PostgreSQL cuts the name of a session at 63 bytes.
  const session = new Client({ connectionString: url, application_name: holder.slice(0, 63), connectionTimeoutMillis: connectTimeoutMs, keepAlive: true });
  // A session that breaks takes its lock along; the work cannot know, and what it publishes is published whole.
  session.on('error', () => {});
  try {
    const other = await otherHolder(session, url, name);
    return other === undefined ? { isHeld: true, result: await work() } : { isHeld: false, holder: other };
  } finally {
    await session.end();
  }
}

/** Takes the lock; who holds it where somebody else does. */
async function otherHolder(session: Client, url: string, name: string): Promise<string | undefined> {
  try {
    await session.connect();
    const { rows } = await session.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS got', [lockSpace, name]);
    if (rows[0]?.got === true) return undefined;
    const held = await session.query<{ holder: string }>(
      `SELECT application_name AS holder FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE locktype = 'advisory' AND granted AND classid = $1 AND objid = (hashtext($2)::bigint & 4294967295)::oid`,
      [lockSpace, name],
    );
    return held.rows[0]?.holder ?? '?';
  } catch (error) {
    throw storeFailure(error, placeOf(url));
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '?';
  }
}

const heldInMemory = new WeakMap<object, Map<string, string>>();

/** The same for a store that lives in this process alone. @param store whose lock it is. */
export async function withMemoryLock<T>(store: object, name: string, holder: string, work: () => Promise<T>): Promise<Locked<T>> {
  const held = heldInMemory.get(store) ?? new Map<string, string>();
  heldInMemory.set(store, held);
  const other = held.get(name);
  if (other !== undefined) return { isHeld: false, holder: other };
  held.set(name, holder);
  try {
    return { isHeld: true, result: await work() };
  } finally {
    held.delete(name);
  }
}

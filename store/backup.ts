import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

import Sqlite from 'libsql';

import { CasemindError } from '#engine';

import type { NotedHead } from './audit-heads.ts';
import { describeProblem } from './chain.ts';
import { isBusy } from './patient-sqlite.ts';
import { reasonOf } from './outage.ts';
import { openStore } from './store.ts';
import { verifyChains } from './verify-chains.ts';

/**
 * Writes a consistent copy of an SQLite store to a new file, while others read and write it.
 *
 * @throws CasemindError STORE_UNAVAILABLE where there is no store; BACKUP_INVALID where the file is there already.
 */
export function backUpSqlite(path: string, out: string): void {
  if (!existsSync(path)) throw new CasemindError('STORE_UNAVAILABLE', { path, reason: 'it does not exist' });
  if (existsSync(out)) throw new CasemindError('BACKUP_INVALID', { path: out, reason: 'the file exists already' });
  mkdirSync(dirname(out), { recursive: true });
  const partial = `${out}.partial`;
  rmSync(partial, { force: true });
  const file = new Sqlite(path);
  try {
    file.pragma('busy_timeout = 10000');
    file.prepare('VACUUM INTO ?').run(partial);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new CasemindError('STORE_UNAVAILABLE', { path, reason: reasonOf(error) }, { cause: error });
  } finally {
    file.close();
  }
  renameSync(partial, out);
}

interface RestoreOptions {
  readonly auditKeys?: readonly string[] | undefined;
  /** Heads of the chain noted before; those later than the backup do not count. */
  readonly noted?: readonly NotedHead[];
}

/**
 * Puts a backup in the place of an SQLite store. What stood there stays beside it as `.before-restore`.
 *
 * @throws CasemindError BACKUP_INVALID where the backup is damaged or no store of Casemind, where its chain of
 *   decisions does not verify, or where a process has the store open for writing; nothing is replaced then.
 */
export async function restoreSqlite(path: string, from: string, options: RestoreOptions = {}): Promise<void> {
  checkBackup(from);
  await checkChain(path, from, options);
  const partial = `${path}.restoring`;
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(from, partial);
  if (existsSync(path)) {
    closeJournal(path);
    renameSync(path, `${path}.before-restore`);
  }
  for (const journal of ['-wal', '-shm']) rmSync(`${path}${journal}`, { force: true });
  renameSync(partial, path);
}

/** Verifies the chain of a backup on a copy of it: opening a store brings its schema up to date. */
async function checkChain(path: string, from: string, { auditKeys, noted = [] }: RestoreOptions): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const copy = `${path}.checking`;
  const remove = (): void => ['', '-wal', '-shm'].forEach((part) => rmSync(`${copy}${part}`, { force: true }));
  remove();
  try {
    copyFileSync(from, copy);
    const store = await openStore({ path: copy, clock: () => new Date(), auditKeys });
    const { problems } = await verifyChains(store, { noted, mayEndEarlier: true }).finally(() => store.close());
    const [first] = problems;
    if (first) throw new CasemindError('BACKUP_INVALID', { path: from, reason: `its chain of ${first.of === undefined ? 'decisions' : 'acts'} does not verify: ${describeProblem(first)}` });
  } finally {
    remove();
  }
}

function checkBackup(from: string): void {
  if (!existsSync(from)) throw new CasemindError('BACKUP_INVALID', { path: from, reason: 'it does not exist' });
  try {
    const file = new Sqlite(from, { readonly: true });
    try {
      const [checked] = file.prepare('PRAGMA integrity_check').all();
      if (JSON.stringify(checked) !== '{"integrity_check":"ok"}') throw new Error('its integrity check fails');
      file.prepare('SELECT version FROM schema_migrations LIMIT 1').get();
    } finally {
      file.close();
    }
  } catch (error) {
    throw new CasemindError('BACKUP_INVALID', { path: from, reason: reasonOf(error) }, { cause: error });
  }
}

const inUse = 'a process has the store open; stop it first';

/** Brings the journal into the file, which works only where nobody else has it open. */
function closeJournal(path: string): void {
  let file: Sqlite.Database | undefined;
  try {
    file = new Sqlite(path);
    file.pragma('busy_timeout = 0');
    if (!JSON.stringify(file.pragma('journal_mode = DELETE')).includes('"delete"')) throw new CasemindError('BACKUP_INVALID', { path, reason: inUse });
  } catch (error) {
    if (error instanceof CasemindError) throw error;
    const reason = isBusy(error) ? inUse : reasonOf(error);
    throw new CasemindError('BACKUP_INVALID', { path, reason }, { cause: error });
  } finally {
    file?.close();
  }
}

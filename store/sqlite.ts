import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { Kysely, SqliteDialect } from 'kysely';
import Sqlite from 'libsql';

import { CasemindError } from '#engine';

import type { OpenDatabase } from './database.ts';
import type { StoreSchema } from './schema.ts';

/** Milliseconds. */
const writerPatience = 5000;

/** Whether another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}

/**
 * Kysely on an SQLite file: WAL, every commit on the disk before it is acknowledged, foreign keys held,
 * writers of other processes waited for up to 5 s.
 *
 * @param path a file, whose folder is made, or `:memory:`.
 * @throws CasemindError STORE_UNAVAILABLE where the file cannot be opened or is no SQLite database.
 */
export function openSqlite(path: string): OpenDatabase {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const file = new Sqlite(path);
    file.pragma(`busy_timeout = ${writerPatience}`);
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    const database = new Kysely<StoreSchema>({ dialect: new SqliteDialect({ database: file }) });
    return {
      dialect: 'sqlite',
      place: path,
      database,
      // Kysely lends its one connection to one borrower at a time.
      checkpoints: { dialect: 'sqlite', file, alone: (work) => database.connection().execute(work) },
      beginMigration: () => beginAlone(file, path),
    };
  } catch (error) {
    throw new CasemindError('STORE_UNAVAILABLE', { path, reason: reasonOf(error) }, { cause: error });
  }
}

/** SQLite waits in the main thread; this wait is made of short tries, between which the process goes on. */
async function beginAlone(file: Sqlite.Database, path: string): Promise<void> {
  file.pragma('busy_timeout = 0');
  try {
    for (let waited = 0; !isBegun(file); waited += 25) {
      if (waited >= 2 * writerPatience) throw new CasemindError('STORE_UNAVAILABLE', { path, reason: 'another process is migrating it' });
      await setTimeout(25);
    }
  } finally {
    file.pragma(`busy_timeout = ${writerPatience}`);
  }
}

/** By exec: a prepared BEGIN that fails stays open in libsql and would stop the COMMIT. */
function isBegun(file: Sqlite.Database): boolean {
  try {
    file.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

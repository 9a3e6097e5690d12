import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

import { Kysely } from 'kysely';
import Sqlite from 'libsql';

import { CasemindError } from '#engine';

import type { OpenDatabase } from './database.ts';
import { reasonOf, storeFailure } from './outage.ts';
import { PatientSqliteDialect, beginWriting } from './patient-sqlite.ts';
import type { StoreSchema } from './schema.ts';

/**
 * Kysely on an SQLite file: WAL, every commit on the disk before it is acknowledged, foreign keys held,
 * writers of other processes waited for up to 10 s.
 *
 * @param path a file, whose folder is made, or `:memory:`.
 * @throws CasemindError STORE_UNAVAILABLE where the file cannot be opened or is no SQLite database.
 */
export function openSqlite(path: string): OpenDatabase {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const file = new Sqlite(path);
    // Turning to WAL needs the file alone for a moment, for which SQLite itself waits.
    file.pragma('busy_timeout = 5000');
    file.pragma('journal_mode = WAL');
    file.pragma('synchronous = FULL');
    file.pragma('foreign_keys = ON');
    file.pragma('busy_timeout = 0');
    const database = new Kysely<StoreSchema>({ dialect: new PatientSqliteDialect(file) });
    return {
      dialect: 'sqlite',
      place: path,
      database,
      checkpoints: {
        dialect: 'sqlite',
        file,
        // Kysely lends its one connection to one borrower at a time; who writes by SQLite's own means waits by them.
        async guarded(work) {
          try {
            return await database.connection().execute(async () => {
              file.pragma('busy_timeout = 5000');
              try {
                return await work();
              } finally {
                file.pragma('busy_timeout = 0');
              }
            });
          } catch (error) {
            throw storeFailure(error, path);
          }
        },
      },
      beginMigration: () => beginWriting(file),
    };
  } catch (error) {
    const failure = storeFailure(error, path);
    throw failure instanceof CasemindError ? failure : new CasemindError('STORE_UNAVAILABLE', { path, reason: reasonOf(error) }, { cause: error });
  }
}

import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';

import { CasemindError } from '#engine';

import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { type Runs, createRuns } from './runs.ts';
import { openSqlite, reasonOf } from './sqlite.ts';
import { type Users, createUsers } from './users.ts';

/** Transactional state: whoever may log in, and what ran. */
export interface Store {
  readonly users: Users;
  readonly runs: Runs;
  /** Resolves where the store answers. @throws CasemindError STORE_UNAVAILABLE where it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** An SQLite file, made where there is none, or `:memory:`. */
  readonly path: string;
  readonly clock: () => Date;
  readonly newId?: () => string;
}

/**
 * Opens the store and brings its schema up to date.
 *
 * @throws CasemindError STORE_UNAVAILABLE where the file cannot be used, STORE_NEWER where a later
 *   Casemind wrote it.
 */
export async function openStore({ path, clock, newId = randomUUID }: StoreOptions): Promise<Store> {
  const { database, beginMigration } = openSqlite(path);
  try {
    await migrate({ database, migrations, begin: beginMigration, path, clock });
  } catch (error) {
    await database.destroy();
    if (error instanceof CasemindError) throw error;
    throw new CasemindError('STORE_UNAVAILABLE', { path, reason: reasonOf(error) }, { cause: error });
  }
  return {
    users: createUsers({ database, clock, newId }),
    runs: createRuns({ database, clock, newId }),
    async ping() {
      try {
        await sql`SELECT 1 FROM schema_migrations LIMIT 1`.execute(database);
      } catch (error) {
        throw new CasemindError('STORE_UNAVAILABLE', { path, reason: reasonOf(error) }, { cause: error });
      }
    },
    close: () => database.destroy(),
  };
}

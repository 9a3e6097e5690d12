import { sql } from 'kysely';

import { CasemindError } from '#engine';

import { type LiveClaims, createLiveClaims } from './live-claims.ts';
import { migrate } from './migrate.ts';
import { simulationMigrations } from './migrations/index.ts';
import { FullDisk, guardedPart, reasonOf, storeFailure } from './outage.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { StoreOptions } from './store.ts';

/** Simulated claims, in a database of their own: nothing in it is of a person, and nothing of it is of the production store. */
export interface Simulation {
  readonly liveClaims: LiveClaims;
  close(): Promise<void>;
}

/** In PostgreSQL the database of simulated claims is a schema beside that of the store. */
const schema = 'simulation';

/**
 * Opens the database of simulated claims and brings its schema up to date.
 *
 * @throws CasemindError as `openStore`.
 */
export async function openSimulation({ path, url, clock }: Pick<StoreOptions, 'path' | 'url' | 'clock'>): Promise<Simulation> {
  const opened = url === undefined ? openSqlite(path) : openPostgres(url);
  const place = url === undefined ? path : `${opened.place}, schema ${schema}`;
  const database = url === undefined ? opened.database : opened.database.withSchema(schema);
  try {
    await migrate({
      database,
      dialect: opened.dialect,
      migrations: simulationMigrations,
      async begin(connection) {
        await opened.beginMigration(connection);
        if (url === undefined) return;
        // Asked first: who may not make one may use the one there is.
        const { rows } = await sql<{ is_there: boolean }>`SELECT to_regnamespace(${schema}) IS NOT NULL AS is_there`.execute(connection);
        if (rows[0]?.is_there !== true) await connection.schema.createSchema(schema).execute();
      },
      path: place,
      clock,
    });
  } catch (error) {
    await opened.database.destroy();
    const failure = storeFailure(error, place);
    throw failure instanceof CasemindError ? failure : new CasemindError('STORE_UNAVAILABLE', { path: place, reason: reasonOf(error) }, { cause: error });
  }
  return {
    liveClaims: guardedPart(createLiveClaims({ database, source: 'simulated', clock }), place, new FullDisk(clock)),
    close: () => opened.database.destroy(),
  };
}

import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, TypeOverrides, types as parsers } from 'pg';

import { CasemindError } from '#engine';

import type { OpenDatabase } from './database.ts';
import { storeFailure } from './outage.ts';
import type { StoreSchema } from './schema.ts';

/** Keys of advisory locks: the first names Casemind, the second what is locked. */
export const lockSpace = 0x0ca5e;
const migrationLock = 1;

/** Milliseconds. */
export const connectTimeoutMs = 5000;
const silenceMs = 30_000;
/** BIGINT as a number: sequences and counts, never more than a double holds exactly. */
const types = new TypeOverrides();
types.setTypeParser(parsers.builtins.INT8, Number);

/**
 * A pool of connections that give up after 5 s where no server answers, and whose transactions PostgreSQL ends
 * after 30 s in which their process said nothing: what it had locked is free again.
 */
export function createPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectTimeoutMs,
    idle_in_transaction_session_timeout: silenceMs,
    keepAlive: true,
    application_name: 'casemind',
    types,
  });
  // A connection that breaks fails the query on it, and is replaced by the next one asked for. Its event, which
  // nobody else listens to while it is lent out, would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  return pool;
}

/** Kysely on PostgreSQL. @param url such as `postgresql://user:password@host:5432/casemind`. */
export function openPostgres(url: string): OpenDatabase {
  const pool = createPool(url);
  const place = placeOf(url);
  return {
    dialect: 'postgres',
    place,
    database: new Kysely<StoreSchema>({ dialect: new PostgresDialect({ pool }) }),
    checkpoints: {
      dialect: 'postgres',
      pool,
      async alone(work) {
        const session = await pool.connect();
        try {
          await session.query('SELECT pg_advisory_lock($1, $2)', [lockSpace, migrationLock]);
          await work();
        } finally {
          // The lock ends with its session, in whatever state that is.
          session.release(true);
        }
      },
      async guarded(work) {
        try {
          return await work();
        } catch (error) {
          throw storeFailure(error, place);
        }
      },
    },
    async beginMigration(connection) {
      await sql`BEGIN`.execute(connection);
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(lockSpace)}, ${sql.lit(migrationLock)})`.execute(connection);
    },
  };
}

/** A URL without its password, for errors. @throws CasemindError CONFIG_INVALID where it is none. */
export function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `postgresql://${host}${pathname}`;
  } catch (error) {
    throw new CasemindError('CONFIG_INVALID', { field: 'DATABASE_URL', value: '***', accepted: 'postgresql://user:password@host:5432/database' }, { cause: error });
  }
}

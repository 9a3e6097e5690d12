import { type Kysely, sql } from 'kysely';

import { CasemindError } from '#engine';

import type { StoreSchema } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';

export interface Migration {
  /** 1, 2, 3 … without a gap. */
  readonly version: number;
  readonly name: string;
  up(database: Kysely<StoreSchema>, dialect: Dialect): Promise<void>;
}

export interface MigrateOptions {
  readonly database: Kysely<StoreSchema>;
  readonly dialect: Dialect;
  readonly migrations: readonly Migration[];
  /** Opens a transaction on the connection in which no other process migrates. */
  readonly begin: (connection: Kysely<StoreSchema>) => Promise<void>;
  /** What the store is called in an error. */
  readonly path: string;
  readonly clock: () => Date;
}

/**
 * Brings the schema up to date in one transaction: all of it or nothing. Of two processes that start
 * at once the second waits, then finds nothing to do.
 *
 * @throws CasemindError STORE_NEWER where the schema is of a later version than these migrations.
 */
export async function migrate({ database, dialect, migrations, begin, path, clock }: MigrateOptions): Promise<void> {
  await database.connection().execute(async (connection) => {
    await begin(connection);
    try {
      await connection.schema
        .createTable('schema_migrations')
        .ifNotExists()
        .addColumn('version', 'integer', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('applied_at', 'text', (column) => column.notNull())
        .execute();
      const found = (await connection.selectFrom('schema_migrations').select('version').orderBy('version', 'desc').limit(1).executeTakeFirst())?.version ?? 0;
      const known = migrations.at(-1)?.version ?? 0;
      if (found > known) throw new CasemindError('STORE_NEWER', { path, found, known });
      for (const migration of migrations.filter(({ version }) => version > found)) {
        await migration.up(connection, dialect);
        await connection
          .insertInto('schema_migrations')
          .values({ version: migration.version, name: migration.name, applied_at: clock().toISOString() })
          .execute();
      }
      await sql.raw('COMMIT').execute(connection);
    } catch (error) {
      await sql.raw('ROLLBACK').execute(connection);
      throw error;
    }
  });
}

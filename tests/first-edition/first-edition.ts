import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ScoredClaim } from '#engine';
import { type Store, openStore } from '#store';
import { sql } from 'kysely';
import { z } from 'zod';

import { Database } from '../../engine/database.ts';
import { migrate } from '../../store/migrate.ts';
import { migrations } from '../../store/migrations/index.ts';
import { openPostgres } from '../../store/postgres.ts';
import { openSqlite } from '../../store/sqlite.ts';
import { type FixtureService, createFixtureService } from '../support/fixture-service.ts';
import { type FixtureHome, createFixtureHome, fixtureSnapshotId } from '../support/fixture-snapshot.ts';

/**
 * What the first edition stored and answered: the claims of a snapshot (`claims.json`), the rows of a
 * store over them (`store.json`), what the store's conversations exported to (`conversations/`), and what
 * addresses answered (`answers/`). Later editions are held to these files, which are never made anew.
 */
export const firstEditionFolder = import.meta.dirname;

/** When the first edition gave its answers: a claim is in review, a proposal still waits, the process of one answer has ended. */
export const firstEditionClock = (): Date => new Date('2025-01-03T02:20:00.000Z');

const valueSchema = z.union([z.null(), z.string(), z.number(), z.record(z.string(), z.json()), z.array(z.json())]);
const storeSchema = z.strictObject({
  /** The last migration that the store had seen. */
  schema_version: z.int(),
  /** Rows by table, none before one that it points to. An object or a list stands for its JSON text. */
  tables: z.record(z.string(), z.array(z.record(z.string(), valueSchema))),
});
export type StoredTables = z.infer<typeof storeSchema>;

export function readFirstEdition(name: string): unknown {
  return JSON.parse(readFileSync(join(firstEditionFolder, name), 'utf8'));
}

const claimsSchema = z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.json())) });

/** Whole claims: what the seeded defaults of today are does not touch them. */
export function firstEditionClaims(): Partial<ScoredClaim>[] {
  const { columns, rows } = claimsSchema.parse(readFirstEdition('claims.json'));
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
}

interface StorePlace {
  /** A file that is not there yet. */
  readonly path: string;
  /** An empty database of PostgreSQL, in place of the file. */
  readonly url?: string | undefined;
}

/** Writes the store of the first edition as that edition left it, and opens it with the code of today. */
export async function openFirstEditionStore({ path, url }: StorePlace): Promise<Store> {
  const { schema_version, tables } = storeSchema.parse(readFirstEdition('store.json'));
  const { database, dialect, place, beginMigration } = url === undefined ? openSqlite(path) : openPostgres(url);
  try {
    const seen = migrations.filter(({ version }) => version <= schema_version);
    await migrate({ database, dialect, migrations: seen, begin: beginMigration, path: place, clock: firstEditionClock });
    await sql`DELETE FROM sequences`.execute(database);
    for (const [table, rows] of Object.entries(tables))
      for (const row of rows) {
        const values = Object.values(row).map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value));
        await sql`INSERT INTO ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))}) VALUES (${sql.join(values)})`.execute(database);
      }
  } finally {
    await database.destroy();
  }
  return openStore({ path, url, clock: firstEditionClock });
}

/** The service of today on the claims and the store of the first edition. */
export async function openFirstEdition(place: StorePlace): Promise<FixtureService> {
  const store = await openFirstEditionStore(place);
  return createFixtureService({ claims: firstEditionClaims(), count: 0, clock: firstEditionClock, store, limits: { exports: 1000 } });
}

/** The snapshot alone, as exports of the command line read it: they look at the quarantine too, which is empty. */
export async function createFirstEditionHome(): Promise<FixtureHome> {
  const fixture = await createFixtureHome({ claims: firstEditionClaims(), count: 0 });
  const database = await Database.open(join(fixture.home.snapshots, fixtureSnapshotId, 'snapshot.duckdb'), { threads: 1 });
  const connection = await database.connect();
  await connection.run('CREATE TABLE claims_quarantine (quarantine_no BIGINT)');
  connection.close();
  database.close();
  return fixture;
}

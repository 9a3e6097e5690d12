import type { Kysely, Transaction } from 'kysely';
import type Sqlite from 'libsql';
import type { Pool } from 'pg';

import type { Dialect } from './migrate.ts';
import type { SequenceName, StoreSchema } from './schema.ts';

/** An open database of either engine, not yet migrated. */
export interface OpenDatabase {
  readonly dialect: Dialect;
  /** Where it lies, without secrets. */
  readonly place: string;
  readonly database: Kysely<StoreSchema>;
  readonly checkpoints: Checkpoints;
  /** Opens a transaction on the connection in which no other process migrates. */
  readonly beginMigration: (connection: Kysely<StoreSchema>) => Promise<void>;
}

/** What the checkpointer of a graph keeps its state on: the store's own connection or pool. */
export type Checkpoints = {
  /** Runs work that fails as calls of the store do; on SQLite while no transaction of the store is open on its connection. */
  readonly guarded: <T>(work: () => Promise<T>) => Promise<T>;
} & ({
  readonly dialect: 'postgres';
  readonly pool: Pool;
  /** Runs work that makes tables while no other process makes any. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
} | { readonly dialect: 'sqlite'; readonly file: Sqlite.Database });

/**
 * Takes the write lock and gives the sequence's value. The first statement of every transaction that
 * writes: SQLite refuses to turn a reader into a writer, and PostgreSQL's next reads see what the writer
 * before committed. So numbers are gapless and become visible in their own order.
 */
export async function lockSequence(transaction: Transaction<StoreSchema>, name: SequenceName): Promise<number> {
  const { value } = await transaction
    .updateTable('sequences')
    .set((row) => ({ value: row.ref('value') }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

/** Advances a sequence, which stays locked until the transaction ends, and gives its new value. */
export async function nextOf(transaction: Transaction<StoreSchema>, name: SequenceName, steps = 1): Promise<number> {
  const { value } = await transaction
    .updateTable('sequences')
    .set((row) => ({ value: row('value', '+', steps) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

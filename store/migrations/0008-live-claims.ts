import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from 'kysely';

import type { Dialect, Migration } from '../migrate.ts';
import type { StoreSchema } from '../schema.ts';

/** Live claims with their scores, messages that became none, and up to where each channel is kept. What stood before held claims of tests alone. */
export const liveClaims: Migration = {
  version: 8,
  name: 'live claims with their scores',
  async up(database, dialect) {
    await database.schema.dropTable('live_claims').execute();
    await createLiveTables(database, dialect);
  },
};

export async function createLiveTables(database: Kysely<StoreSchema>, dialect: Dialect): Promise<void> {
  // Text that every engine orders alike, byte by byte.
  const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
  const columns = (table: CreateTableBuilder<string, string>, required: readonly string[], optional: readonly string[] = []): CreateTableBuilder<string, string> => {
    let builder = table;
    for (const name of required) builder = builder.addColumn(name, text, (column) => column.notNull());
    for (const name of optional) builder = builder.addColumn(name, text);
    return builder;
  };
  await columns(
    // In SQLite a primary key that is an INTEGER is the place of the row itself: what is new is written at the end of the file.
    database.schema.createTable('claims_live_stream').addColumn('change_seq', dialect === 'postgres' ? 'bigint' : 'integer', (column) => column.primaryKey()),
    ['claim_id', 'channel', 'part', 'position', 'payload', 'content_hash', 'claim', 'admit_date', 'received_at', 'snapshot_id'],
    ['patient_key', 'generated_at'],
  )
    .addColumn('shape_id', 'integer', (column) => column.notNull())
    .addUniqueConstraint('claims_live_stream_once', ['claim_id'])
    .execute();
  await database.schema.createIndex('claims_live_stream_by_patient').on('claims_live_stream').columns(['patient_key', 'admit_date']).execute();
  await database.schema
    .createTable('live_claim_shapes')
    .addColumn('shape_id', dialect === 'postgres' ? 'serial' : 'integer', (column) => column.primaryKey())
    .addColumn('names', text, (column) => column.notNull().unique())
    .execute();
  await columns(database.schema.createTable('live_dead_letters'), ['channel', 'part', 'position', 'reason', 'original', 'received_at'], ['field', 'value', 'replayed_at'])
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('live_dead_letters_once', ['channel', 'part', 'position'])
    .execute();
  await database.schema.createIndex('live_dead_letters_by_time').on('live_dead_letters').columns(['received_at', 'channel', 'part', 'position']).execute();
  await columns(database.schema.createTable('live_positions'), ['channel', 'part', 'position']).addPrimaryKeyConstraint('live_positions_of_part', ['channel', 'part']).execute();
  await database.insertInto('sequences').values({ name: 'live_claims_purged', value: 0 }).execute();
}

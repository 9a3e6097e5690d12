import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from 'kysely';

import type { Dialect, Migration } from '../migrate.ts';
import type { StoreSchema } from '../schema.ts';

/** Who takes live claims in, and dead letters counted without reading them. */
export const liveConsumers: Migration = { version: 11, name: 'consumers of live claims', up: createLiveConsumerTables };

export async function createLiveConsumerTables(database: Kysely<StoreSchema>, dialect: Dialect): Promise<void> {
  const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
  let table: CreateTableBuilder<string, string> = database.schema.createTable('live_consumers');
  for (const name of ['channel', 'name', 'started_at', 'seen_at', 'counts'] as const) table = table.addColumn(name, text, (column) => column.notNull());
  await table.addColumn('waiting_for', text).addPrimaryKeyConstraint('live_consumers_once', ['channel', 'name']).execute();
  await database.schema.createIndex('live_dead_letters_by_reason').on('live_dead_letters').columns(['replayed_at', 'reason']).execute();
}

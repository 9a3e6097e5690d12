import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** How often whoever is limited did what is limited: one count for all replicas. */
export const callCounts: Migration = {
  version: 16,
  name: 'counts of calls',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    await database.schema
      .createTable('call_counts')
      .addColumn('key_hash', text, (column) => column.primaryKey())
      .addColumn('calls', 'integer', (column) => column.notNull())
      .addColumn('ends_at', text, (column) => column.notNull())
      .execute();
    await database.schema.createIndex('call_counts_by_end').on('call_counts').columns(['ends_at']).execute();
  },
};

import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** Browsers that somebody signed in with. */
export const sessions: Migration = {
  version: 9,
  name: 'sessions of browsers',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    await database.schema
      .createTable('sessions')
      .addColumn('token_hash', text, (column) => column.primaryKey())
      .addColumn('user_id', text, (column) => column.notNull())
      .addColumn('user_version', 'integer', (column) => column.notNull())
      .addColumn('expires_at', text, (column) => column.notNull())
      .addColumn('ends_at', text, (column) => column.notNull())
      .execute();
  },
};

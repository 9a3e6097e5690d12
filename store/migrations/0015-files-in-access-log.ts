import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** Which answers were files, and the ways in which the log of who asked for what is looked through. */
export const filesInAccessLog: Migration = {
  version: 15,
  name: 'files in the access log',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    await database.schema.alterTable('access_log').addColumn('file', text).execute();
    await database.schema.createIndex('access_log_by_user').on('access_log').columns(['username', 'at']).execute();
    await database.schema.createIndex('access_log_by_claim').on('access_log').columns(['claim_id', 'at']).execute();
  },
};

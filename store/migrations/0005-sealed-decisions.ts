import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** Why a claim was decided as it was, and how its row is hashed: older rows stay as they were written. */
export const sealedDecisions: Migration = {
  version: 5,
  name: 'reasons and keys of decisions',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    for (const table of ['audit_outcome', 'claim_state', 'proposals']) await database.schema.alterTable(table).addColumn('reason', text).execute();
    await database.schema.alterTable('audit_outcome').addColumn('hash_version', 'integer', (column) => column.notNull().defaultTo(1)).execute();
    await database.schema.alterTable('audit_outcome').addColumn('key_id', text).execute();
  },
};

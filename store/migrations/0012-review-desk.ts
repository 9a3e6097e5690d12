import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** By when an assigned claim is due, who is away, who leads, and which claim somebody has open now. */
export const reviewDesk: Migration = {
  version: 12,
  name: 'due dates, absences, leads and locks',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    await database.schema.alterTable('claim_state').addColumn('due_on', text).execute();
    await database.schema.alterTable('claim_state').addColumn('due_days', 'integer').execute();
    await database.schema.alterTable('users').addColumn('is_lead', 'integer', (column) => column.notNull().defaultTo(0)).execute();
    await database.schema
      .createTable('absences')
      .addColumn('user_id', text, (column) => column.notNull())
      .addColumn('from_on', text, (column) => column.notNull())
      .addColumn('to_on', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('absences_once', ['user_id', 'from_on'])
      .execute();
    await database.schema
      .createTable('claim_locks')
      .addColumn('claim_id', text, (column) => column.primaryKey())
      .addColumn('holder_id', text, (column) => column.notNull())
      .addColumn('holder', text, (column) => column.notNull())
      .addColumn('since', text, (column) => column.notNull())
      .addColumn('until', text, (column) => column.notNull())
      .execute();
  },
};

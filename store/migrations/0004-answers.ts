import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** How an answer of a conversation came to be: under way, stopped, replaced, and what was told of it. */
export const answers: Migration = {
  version: 4,
  name: 'answers of conversations',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    await database.schema.alterTable('messages').addColumn('status', text, (column) => column.notNull().defaultTo('done')).execute();
    for (const name of ['ended_at', 'reply_to', 'superseded_by', 'stop_requested_at', 'owner', 'lease_until'])
      await database.schema.alterTable('messages').addColumn(name, text).execute();
    await database.schema.createIndex('messages_by_status').on('messages').columns(['status', 'owner']).execute();
    await database.schema.createIndex('threads_by_claim').on('threads').columns(['user_id', 'claim_id', 'updated_at']).execute();
    await database.schema
      .createTable('answer_events')
      .addColumn('message_id', text, (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('event', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('answer_events_in_order', ['message_id', 'seq'])
      .addForeignKeyConstraint('answer_events_of_message', ['message_id'], 'messages', ['message_id'], (key) => key.onDelete('cascade'))
      .execute();
  },
};

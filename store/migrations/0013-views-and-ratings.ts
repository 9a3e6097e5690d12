import { type CreateTableBuilder, type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** Views of the worklist that people keep, what they say of answers, and answers that a lead verified. */
export const viewsAndRatings: Migration = {
  version: 13,
  name: 'saved views, ratings of answers, verified answers',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    const columns = (table: CreateTableBuilder<string, string>, required: readonly string[], optional: readonly string[] = []): CreateTableBuilder<string, string> => {
      let builder = table;
      for (const name of required) builder = builder.addColumn(name, text, (column) => column.notNull());
      for (const name of optional) builder = builder.addColumn(name, text);
      return builder;
    };
    await columns(database.schema.createTable('saved_views').addColumn('view_id', text, (column) => column.primaryKey()), ['owner_id', 'owner', 'name', 'view', 'created_at', 'updated_at'])
      .addColumn('is_shared', 'integer', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('saved_views_by_owner').on('saved_views').columns(['owner_id', 'name']).execute();
    await columns(database.schema.createTable('answer_ratings'), ['message_id', 'user_id', 'rating', 'comment', 'question', 'answer', 'rated_at'], ['claim_id'])
      .addPrimaryKeyConstraint('answer_ratings_once', ['message_id', 'user_id'])
      .execute();
    await columns(database.schema.createTable('verified_answers').addColumn('verified_id', text, (column) => column.primaryKey()), ['question_key', 'question', 'claim_id', 'language', 'answer', 'verified_by', 'verified_at'])
      .addUniqueConstraint('verified_answers_once', ['question_key', 'claim_id', 'language'])
      .execute();
  },
};

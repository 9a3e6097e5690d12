import { type CreateTableBuilder, type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** What language models were used for whom, by day. */
export const modelUsage: Migration = {
  version: 3,
  name: 'usage of language models',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    let table: CreateTableBuilder<string, string> = database.schema.createTable('model_usage');
    for (const name of ['user_id', 'day', 'agent', 'model']) table = table.addColumn(name, text, (column) => column.notNull());
    for (const name of ['calls', 'input_tokens', 'output_tokens', 'cost_micros', 'estimated_calls']) table = table.addColumn(name, 'bigint', (column) => column.notNull());
    await table.addPrimaryKeyConstraint('model_usage_key', ['user_id', 'day', 'agent', 'model']).execute();
    await database.schema.createIndex('model_usage_by_day').on('model_usage').column('day').execute();
  },
};

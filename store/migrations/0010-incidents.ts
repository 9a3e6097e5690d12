import { type CreateTableBuilder, type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** Alerts that people snooze, resolve and talk about, what became of each, and the messages that tell of them. */
export const incidents: Migration = {
  version: 10,
  name: 'incidents and their deliveries',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    const columns = (table: CreateTableBuilder<string, string>, required: readonly string[], optional: readonly string[]): CreateTableBuilder<string, string> => {
      let builder = table;
      for (const name of required) builder = builder.addColumn(name, text, (column) => column.notNull());
      for (const name of optional) builder = builder.addColumn(name, text);
      return builder;
    };
    await database.schema.alterTable('alerts').renameColumn('closed_at', 'resolved_at').execute();
    for (const name of ['resolved_by', 'snoozed_until']) await database.schema.alterTable('alerts').addColumn(name, text).execute();
    await database.schema.alterTable('alerts').addColumn('version', 'integer', (column) => column.notNull().defaultTo(1)).execute();
    await database.schema.alterTable('alerts').addColumn('holds_nightly', 'integer', (column) => column.notNull().defaultTo(0)).execute();
    await sql`UPDATE alerts SET status = 'resolved' WHERE status = 'closed'`.execute(database);

    // In SQLite a primary key that is an INTEGER is the place of the row itself.
    await columns(
      database.schema.createTable('alert_events').addColumn('seq', dialect === 'postgres' ? 'bigint' : 'integer', (column) => column.primaryKey()),
      ['alert_id', 'at', 'action', 'severity', 'detail'],
      ['actor'],
    ).execute();
    await database.schema.createIndex('alert_events_by_alert').on('alert_events').columns(['alert_id', 'seq']).execute();

    await columns(
      database.schema.createTable('alert_deliveries').addColumn('delivery_id', text, (column) => column.primaryKey()),
      ['alert_id', 'target', 'status', 'created_at', 'next_at'],
      ['lease_until', 'last_error', 'ended_at'],
    )
      .addColumn('event_seq', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addUniqueConstraint('alert_deliveries_once', ['event_seq', 'target'])
      .execute();
    await database.schema.createIndex('alert_deliveries_due').on('alert_deliveries').columns(['status', 'next_at', 'delivery_id']).execute();
    // What happened before there were deliveries is told to nobody.
    await database.insertInto('sequences').values({ name: 'alerts_routed', value: 0 }).execute();
  },
};

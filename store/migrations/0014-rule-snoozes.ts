import { type CreateTableBuilder, type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** Rules that do not count for a while on the claims of one facility or person: who began and who ended it, chained as decisions are. */
export const ruleSnoozes: Migration = {
  version: 14,
  name: 'snoozed rules',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    let table: CreateTableBuilder<string, string> = database.schema
      .createTable('snooze_acts')
      .addColumn('seq', 'bigint', (column) => column.primaryKey())
      .addColumn('hash_version', 'integer', (column) => column.notNull());
    for (const name of ['snooze_id', 'action', 'rule_id', 'claim_id', 'until_on', 'reason', 'actor_id', 'actor', 'at', 'prev_hash', 'hash']) table = table.addColumn(name, text, (column) => column.notNull());
    for (const name of ['facility_key', 'patient_key', 'province_code', 'key_id']) table = table.addColumn(name, text);
    await table.addUniqueConstraint('snooze_acts_once', ['snooze_id', 'action']).execute();
    await database.insertInto('sequences').values({ name: 'snooze_acts', value: 0 }).execute();
    if (dialect === 'postgres') {
      await sql`
        CREATE FUNCTION snooze_acts_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'snooze_acts is append-only'; END $$`.execute(database);
      await sql`
        CREATE TRIGGER snooze_acts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON snooze_acts
        FOR EACH STATEMENT EXECUTE FUNCTION snooze_acts_is_append_only()`.execute(database);
      return;
    }
    for (const change of ['UPDATE', 'DELETE'])
      await sql.raw(`CREATE TRIGGER snooze_acts_no_${change.toLowerCase()} BEFORE ${change} ON snooze_acts BEGIN SELECT RAISE(ABORT, 'snooze_acts is append-only'); END`).execute(database);
  },
};

import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';
import { nameKeyOf } from '../name-key.ts';

/**
 * Names alike but for case are one name, and users are linked to an identity provider by its subject. Of users whose
 * names were told apart before, the first keeps the common key, the others are found by their exact name alone. Users
 * without a password were known to the provider by their name: it becomes their subject.
 */
export const namesAndSubjects: Migration = {
  version: 7,
  name: 'one name whatever its case, subjects of an identity provider',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    for (const name of ['name_key', 'subject']) await database.schema.alterTable('users').addColumn(name, text).execute();
    const users = await database.selectFrom('users').select(['user_id', 'username', 'password_hash']).orderBy('created_at').orderBy('user_id').execute();
    const taken = new Set<string>();
    for (const { user_id: id, username, password_hash: hash } of users) {
      const key = nameKeyOf(username);
      await database
        .updateTable('users')
        .set({ name_key: taken.has(key) ? null : key, subject: hash === '' ? username : null })
        .where('user_id', '=', id)
        .execute();
      taken.add(key);
    }
    for (const column of ['name_key', 'subject']) await database.schema.createIndex(`users_by_${column}`).on('users').column(column).unique().execute();
  },
};

import { type RawBuilder, sql } from 'kysely';

import type { Migration } from '../migrate.ts';

/** Which proposal took the place of one that was not confirmed. */
export const supersededProposals: Migration = {
  version: 6,
  name: 'proposals that others took the place of',
  async up(database, dialect) {
    // Text that every engine orders alike, byte by byte.
    const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
    await database.schema.alterTable('proposals').addColumn('superseded_by', text).execute();
  },
};

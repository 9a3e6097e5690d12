import type { Kysely } from 'kysely';

import type { Person } from './claim-state.ts';
import type { RunDetail } from './runs.ts';
import type { StoreSchema } from './schema.ts';

/** A way to see the worklist that somebody keeps: for themselves, or for everybody. */
export interface SavedView {
  readonly id: string;
  readonly ownerId: string;
  readonly owner: string;
  readonly name: string;
  /** Filters, order and columns, as who saved them gave them. */
  readonly view: RunDetail;
  readonly isShared: boolean;
  readonly updatedAt: string;
}

export interface ViewChanges {
  readonly name?: string | undefined;
  readonly view?: RunDetail | undefined;
  readonly isShared?: boolean | undefined;
}

export interface SavedViews {
  /** Those of a person and those that are shared, by name. */
  list(personId: string): Promise<SavedView[]>;
  find(viewId: string): Promise<SavedView | undefined>;
  create(owner: Person, view: Pick<SavedView, 'name' | 'view' | 'isShared'>): Promise<SavedView>;
  /** Undefined where there is none. */
  update(viewId: string, changes: ViewChanges): Promise<SavedView | undefined>;
  remove(viewId: string): Promise<boolean>;
}

interface SavedViewsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createSavedViews({ database, clock, newId }: SavedViewsOptions): SavedViews {
  return {
    async list(personId) {
      const rows = await database
        .selectFrom('saved_views')
        .selectAll()
        .where((row) => row.or([row('owner_id', '=', personId), row('is_shared', '=', 1)]))
        .orderBy('name')
        .orderBy('view_id')
        .execute();
      return rows.map(shown);
    },
    async find(viewId) {
      const row = await database.selectFrom('saved_views').selectAll().where('view_id', '=', viewId).executeTakeFirst();
      return row && shown(row);
    },
    async create(owner, { name, view, isShared }) {
      const now = clock().toISOString();
      const row = { view_id: newId(), owner_id: owner.id, owner: owner.name, name, view: JSON.stringify(view), is_shared: isShared ? 1 : 0, created_at: now, updated_at: now };
      await database.insertInto('saved_views').values(row).execute();
      return shown(row);
    },
    async update(viewId, { name, view, isShared }) {
      const row = await database
        .updateTable('saved_views')
        .set({
          updated_at: clock().toISOString(),
          ...(name === undefined ? {} : { name }),
          ...(view === undefined ? {} : { view: JSON.stringify(view) }),
          ...(isShared === undefined ? {} : { is_shared: isShared ? 1 : 0 }),
        })
        .where('view_id', '=', viewId)
        .returningAll()
        .executeTakeFirst();
      return row && shown(row);
    },
    async remove(viewId) {
      return Number((await database.deleteFrom('saved_views').where('view_id', '=', viewId).executeTakeFirst()).numDeletedRows) > 0;
    },
  };
}

function shown(row: StoreSchema['saved_views']): SavedView {
  return { id: row.view_id, ownerId: row.owner_id, owner: row.owner, name: row.name, view: JSON.parse(row.view), isShared: row.is_shared === 1, updatedAt: row.updated_at };
}

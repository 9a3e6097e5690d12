import { restoreSqlite } from '#store';

import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';
import { onPostgres } from './backup.ts';

/** Puts a backup in the place of the store; the service must not be running. */
export async function restore(context: CommandContext, options: { from: string }): Promise<void> {
  const { config, home, terminal } = context;
  if (config.DATABASE_URL !== undefined) throw onPostgres('pg_restore --clean --if-exists --dbname "$DATABASE_URL" FILE');
  restoreSqlite(home.store, options.from);
  const { rows, head } = await withStore(context, (store) => store.outcomes.verify());
  terminal.answer(`restored from ${options.from}: ${rows} decisions, head ${head}`, { from: options.from, rows, head });
}

import { CasemindError } from '#engine';
import { backUpSqlite, openStore } from '#store';

import type { CommandContext } from '../context.ts';

/** Copies the store to a new file, consistent while the service writes. */
export async function backup({ config, home, terminal }: CommandContext, options: { out: string }): Promise<void> {
  if (config.DATABASE_URL !== undefined) throw onPostgres('pg_dump --format=custom --file FILE "$DATABASE_URL"');
  backUpSqlite(home.store, options.out);
  // The copy is opened as the service would: what cannot be restored is no backup.
  const copy = await openStore({ path: options.out, clock: () => new Date() });
  const { rows, head, problems } = await copy.outcomes.verify();
  await copy.close();
  if (problems.length > 0) terminal.say('warning: the chain of decisions is broken; next: casemind audit verify');
  terminal.answer(`${options.out}: ${rows} decisions, head ${head}`, { out: options.out, rows, head });
}

/** What PostgreSQL does better itself. */
export function onPostgres(command: string): CasemindError {
  return new CasemindError('USAGE_INVALID', { field: 'DATABASE_URL', value: 'postgresql', accepted: `SQLite; PostgreSQL has its own: ${command}` });
}

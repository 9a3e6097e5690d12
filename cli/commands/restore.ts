import { readNotedHeads, restoreSqlite } from '#store';

import { auditChain, headFileOf, refuseBroken } from '../audit-chain.ts';
import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';
import { onPostgres } from './backup.ts';

/** Puts a backup that verifies in the place of the store; the service must not be running. */
export async function restore(context: CommandContext, options: { from: string }): Promise<void> {
  const { config, home, terminal } = context;
  if (config.DATABASE_URL !== undefined) throw onPostgres('pg_restore --clean --if-exists --dbname "$DATABASE_URL" FILE, then casemind audit verify --restored');
  await restoreSqlite(home.store, options.from, { auditKeys: config.AUDIT_KEY, noted: readNotedHeads(headFileOf(context)) });
  const report = await withStore(context, (store) => auditChain(context, { store, mayEndEarlier: true }));
  refuseBroken(report);
  const { rows, head } = report;
  terminal.answer(`restored from ${options.from}: ${rows} decisions, head ${head}`, { from: options.from, rows, head });
}

import { CasemindError } from '#engine';
import { backUpSqlite, openStore, readNotedHeads, verifyChains } from '#store';

import { auditChain, headFileOf, refuseBroken } from '../audit-chain.ts';
import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';

/**
 * Copies the store to a new file, consistent while the service writes, and verifies both: a copy whose chain does
 * not verify stays for whoever looks into it, fails the command, and is refused by `restore`.
 *
 * @throws CasemindError BACKUP_INVALID, AUDIT_CHAIN_BROKEN, AUDIT_KEY_MISSING.
 */
export async function backup(context: CommandContext, { out }: { out: string }): Promise<void> {
  const { config, home, terminal, now } = context;
  if (config.DATABASE_URL !== undefined) throw onPostgres('pg_dump --format=custom --file FILE "$DATABASE_URL"');
  const noted = readNotedHeads(headFileOf(context));
  backUpSqlite(home.store, out);
  // The copy is opened as the service would: what cannot be restored is no backup.
  const copy = await openStore({ path: out, clock: now, auditKeys: config.AUDIT_KEY });
  const report = await verifyChains(copy, { noted }).finally(() => copy.close());
  if (report.problems.length > 0) terminal.say(`warning: the chain of decisions in ${out} does not verify; restore will refuse it`);
  await withStore(context, (store) => auditChain(context, { store }));
  refuseBroken(report);
  const { rows, head } = report;
  terminal.answer(`${out}: ${rows} decisions, head ${head}`, { out, rows, head });
}

/** What PostgreSQL does better itself. */
export function onPostgres(command: string): CasemindError {
  return new CasemindError('USAGE_INVALID', { field: 'DATABASE_URL', value: 'postgresql', accepted: `SQLite; PostgreSQL has its own: ${command}` });
}

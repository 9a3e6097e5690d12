import { CasemindError, shaped } from '#engine';
import type { Store } from '#store';

import { auditChain, refuseBroken } from '../audit-chain.ts';
import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';

const headSchema = shaped(/^[\da-f]{64}$/, { id: '64 angka heksadesimal', en: '64 hexadecimal digits' });

/** Checks the chain of decisions. Exit code 1 where a row was changed, removed or moved, or cannot be checked. */
export async function verifyAudit(context: CommandContext, { head: known, restored = false }: { head?: string; restored?: boolean }): Promise<void> {
  if (known !== undefined && !headSchema.safeParse(known).success) throw new CasemindError('USAGE_INVALID', { field: '--head', value: known, accepted: 'a head that was printed before: 64 hexadecimal digits' });
  const report = await withStore(context, async (store) => {
    const verified = await auditChain(context, { store, mayEndEarlier: restored });
    if (known === undefined || verified.head === known || (await hasHash(store.outcomes, known))) return verified;
    return { ...verified, problems: [...verified.problems, { seq: verified.rows, problem: 'head_unknown' as const }] };
  });
  refuseBroken(report);
  const { rows, head } = report;
  context.terminal.answer(`${rows} decisions, the chain is whole; head ${head}`, { rows, head });
}

/** An earlier head is in the chain still, if its end was not written anew. */
async function hasHash(outcomes: Pick<Store['outcomes'], 'after'>, hash: string): Promise<boolean> {
  for (let page = await outcomes.after(0); page.length > 0; page = await outcomes.after(page.at(-1)?.seq ?? 0)) if (page.some((row) => row.hash === hash)) return true;
  return false;
}

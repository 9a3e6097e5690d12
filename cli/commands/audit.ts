import { CasemindError } from '#engine';

import type { CommandContext } from '../context.ts';
import { withStore } from '../with-store.ts';

/** Checks the chain of decisions. Exit code 1 where a row was changed, removed or moved. */
export async function verifyAudit(context: CommandContext, options: { head?: string }): Promise<void> {
  const { rows, head, problems } = await withStore(context, async (store) => {
    const report = await store.outcomes.verify();
    if (options.head === undefined || report.head === options.head) return report;
    // An earlier head is in the chain still, if its end was not written anew.
    const isKnown = await hasHash(store.outcomes, options.head);
    return isKnown ? report : { ...report, problems: [...report.problems, { seq: report.rows, problem: 'head_unknown' as const }] };
  });
  const [first] = problems;
  if (first) throw new CasemindError('AUDIT_CHAIN_BROKEN', { problems: problems.length, seq: first.seq, problem: first.problem });
  context.terminal.answer(`${rows} decisions, the chain is whole; head ${head}`, { rows, head });
}

async function hasHash(outcomes: { after(seq: number): Promise<readonly { readonly seq: number; readonly hash: string }[]> }, hash: string): Promise<boolean> {
  for (let page = await outcomes.after(0); page.length > 0; page = await outcomes.after(page.at(-1)?.seq ?? 0)) if (page.some((row) => row.hash === hash)) return true;
  return false;
}

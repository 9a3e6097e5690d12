import type { ChainReport, VerifyOptions } from './chain.ts';
import type { Store } from './store.ts';

/** What is found of all chains; rows and head are those of decisions. */
export interface ChainsReport extends ChainReport {
  /** Acts on snoozed rules, and the last hash. */
  readonly snoozes: { readonly rows: number; readonly head: string };
}

/** Verifies the chain of decisions and that of snoozed rules. */
export async function verifyChains({ outcomes, ruleSnoozes }: Pick<Store, 'outcomes' | 'ruleSnoozes'>, options: VerifyOptions = {}): Promise<ChainsReport> {
  const decisions = await outcomes.verify(options);
  const { rows, head, problems } = await ruleSnoozes.verify(options);
  return { ...decisions, problems: [...decisions.problems, ...problems.map((problem) => ({ ...problem, of: 'snoozes' as const }))], snoozes: { rows, head } };
}

import { join } from 'node:path';

import { CasemindError } from '#engine';
import { type ChainReport, type ChainsReport, type Store, describeProblem, noteHead, readNotedHeads, verifyChains } from '#store';

import type { CommandContext } from './context.ts';

/** Problems that are said one by one; of more there is the count. */
const saidProblems = 20;

/** Where heads of the chain are noted: AUDIT_HEAD_FILE, or beside the store, which protects against less. */
export function headFileOf({ config, home }: Pick<CommandContext, 'config' | 'home'>): string {
  return config.AUDIT_HEAD_FILE ?? join(home.root, 'audit-heads.jsonl');
}

interface AuditOptions {
  readonly store: Pick<Store, 'outcomes' | 'ruleSnoozes' | 'alerts'>;
  /** The store was restored: heads that were noted of what came after the backup count no more. */
  readonly mayEndEarlier?: boolean;
}

/**
 * Verifies the chains of decisions and of snoozed rules against themselves, the states of claims and the heads noted before; says head and
 * length of each, notes them where all is well, and raises or closes the alert.
 *
 * @throws CasemindError AUDIT_HEADS_INVALID
 */
export async function auditChain(context: CommandContext, { store, mayEndEarlier = false }: AuditOptions): Promise<ChainsReport> {
  const { terminal } = context;
  const file = headFileOf(context);
  const report = await verifyChains(store, { noted: readNotedHeads(file), mayEndEarlier });
  const { rows, head, problems, snoozes } = report;
  terminal.say(`audit: ${rows} decisions, head ${head}; ${snoozes.rows} acts on snoozed rules, head ${snoozes.head}${problems.length === 0 ? '' : `; ${problems.length} problems`}`);
  for (const problem of problems.slice(0, saidProblems)) terminal.say(`audit: ${describeProblem(problem)}`);
  await settleAlert(store, report);
  if (problems.length === 0) noteHead(file, { at: context.now().toISOString(), rows, head, snoozes, ...(mayEndEarlier && { restored: true }) });
  return report;
}

/** @throws CasemindError AUDIT_KEY_MISSING where rows cannot be checked, and AUDIT_CHAIN_BROKEN where any is not what was written. */
export function refuseBroken({ problems }: ChainReport): void {
  const error = failureOf(problems);
  if (error) throw error;
}

function failureOf(problems: ChainReport['problems']): CasemindError | undefined {
  const broken = problems.find(({ problem }) => problem !== 'key_missing');
  if (broken) return new CasemindError('AUDIT_CHAIN_BROKEN', { problems: problems.length, seq: broken.seq, problem: broken.problem, ...(broken.claimId !== undefined && { claim: broken.claimId }) });
  const [unchecked] = problems;
  return unchecked && new CasemindError('AUDIT_KEY_MISSING', { key: unchecked.keyId ?? '', seq: unchecked.seq });
}

async function settleAlert({ alerts }: Pick<Store, 'alerts'>, { problems }: ChainReport): Promise<void> {
  const { raiseOnce, settleAll } = await import('#api');
  const error = failureOf(problems);
  if (error) await raiseOnce(alerts, 'audit_unverified', 'audit_outcome', error.code);
  else await settleAll(alerts, ['audit_unverified']);
}

import { type ModelUsage, type UsageMeter, createUsageMeter } from '../models/usage-meter.ts';

/** Who asks language models. */
export type AgentName = 'copilot' | 'feedback' | 'simulator' | 'validator';

/** What a person may have language models write, and what they have had written. */
export interface ModelBudget {
  /** Tokens that the person may still use today, by the day of Jakarta; null where there is no limit. */
  remaining(userId: string): Promise<{ readonly tokens: number | null }>;
  record(usage: ModelUsage & { readonly userId: string; readonly agent: AgentName }): Promise<void>;
}

export interface BudgetOptions {
  readonly budget?: ModelBudget | undefined;
  /** Whose tokens are counted; nobody's where left out. */
  readonly userId?: string | undefined;
  readonly agent: AgentName;
  /** Most tokens of one answer, in and out together; no limit where left out. */
  readonly tokensPerAnswer?: number | undefined;
}

export interface Allowance {
  /** True where nothing is left: the answer is made without a language model, and says so. */
  readonly isSpent: boolean;
  /** Calls of language models so far; kept up to date while the answer is made. */
  readonly meter: UsageMeter;
}

/**
 * Makes one answer within a person's budget. Calls of language models inside `work` are metered and refused
 * beyond the limit; what they used is recorded also where `work` fails. A budget that cannot be read counts
 * as spent.
 */
export async function withinBudget<T>({ budget, userId, agent, tokensPerAnswer }: BudgetOptions, work: (allowance: Allowance) => Promise<T>): Promise<T> {
  const left = budget === undefined || userId === undefined ? null : await tokensLeft(budget, userId);
  const limits = [left, tokensPerAnswer ?? null].filter((limit) => limit !== null);
  const meter = createUsageMeter({ tokens: limits.length > 0 ? Math.min(...limits) : null });
  try {
    return await meter.run(() => work({ isSpent: left !== null && left <= 0, meter }));
  } finally {
    if (budget !== undefined && userId !== undefined) for (const usage of meter.usages()) await budget.record({ ...usage, userId, agent });
  }
}

async function tokensLeft(budget: ModelBudget, userId: string): Promise<number | null> {
  try {
    return (await budget.remaining(userId)).tokens;
  } catch {
    return 0;
  }
}

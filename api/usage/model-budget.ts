import type { ModelBudget } from '#agents';
import type { Config } from '#config';
import type { ModelUsages } from '#store';
import type { FastifyBaseLogger } from 'fastify';

export type BudgetConfig = Pick<Config, 'MODEL_TOKENS_PER_DAY' | 'MODEL_COST_PER_DAY' | 'MODEL_PRICES' | 'MODEL_CURRENCY'>;

interface ModelBudgetOptions {
  readonly modelUsages: Pick<ModelUsages, 'record' | 'spentToday'>;
  readonly config: BudgetConfig;
  readonly logger: Pick<FastifyBaseLogger, 'error'>;
}

/** Limits nobody. */
export const noLimits: BudgetConfig = { MODEL_TOKENS_PER_DAY: 0, MODEL_COST_PER_DAY: 0, MODEL_PRICES: [], MODEL_CURRENCY: 'USD' };

/**
 * The budget of language models, kept in the store: tokens of each user, and costs of all together, by the day
 * of Jakarta. It is asked before an answer and told after it, so answers made at once may together go beyond it,
 * each by what one answer may use.
 */
export function createModelBudget({ modelUsages, config, logger }: ModelBudgetOptions): ModelBudget {
  const { MODEL_TOKENS_PER_DAY: tokensPerDay, MODEL_COST_PER_DAY: costPerDay, MODEL_PRICES: prices } = config;
  const dearest = Math.max(0, ...prices.flatMap(({ input, output }) => [input, output]));
  const costOf = (model: string, inputTokens: number, outputTokens: number): number => {
    const price = prices.find((one) => one.model === model);
    // A price of a million tokens is that of one in millionths.
    return price ? Math.ceil(inputTokens * price.input + outputTokens * price.output) : 0;
  };
  return {
    async remaining(userId) {
      const left: number[] = [];
      if (tokensPerDay > 0) left.push(tokensPerDay - (await modelUsages.spentToday(userId)).tokens);
      if (costPerDay > 0 && dearest > 0) left.push(Math.floor((costPerDay * 1e6 - (await modelUsages.spentToday()).costMicros) / dearest));
      return { tokens: left.length > 0 ? Math.max(0, Math.min(...left)) : null };
    },
    async record(usage) {
      try {
        await modelUsages.record({ ...usage, costMicros: costOf(usage.model, usage.inputTokens, usage.outputTokens) });
      } catch (error) {
        // The answer is made; it is not lost for its bill.
        logger.error({ err: error, model: usage.model, tokens: usage.inputTokens + usage.outputTokens }, 'the usage of a language model could not be recorded');
      }
    },
  };
}

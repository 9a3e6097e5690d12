import { type Kysely, sql } from 'kysely';

import type { ModelUsageRow, StoreSchema } from './schema.ts';

/** What one user had one model do for one agent. */
export interface NewUsage {
  readonly userId: string;
  /** Such as `copilot`. */
  readonly agent: string;
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of the currency of the prices, whole. */
  readonly costMicros: number;
  /** Calls whose tokens are estimates. */
  readonly estimatedCalls: number;
}

export interface DayUsage extends NewUsage {
  /** Day of Jakarta, such as `2025-01-31`. */
  readonly day: string;
}

export type UsageTotals = Pick<NewUsage, 'calls' | 'inputTokens' | 'outputTokens' | 'costMicros' | 'estimatedCalls'>;

export interface UsagePeriod {
  /** One user; every user where left out. */
  readonly userId?: string | undefined;
  /** Days of Jakarta, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** Use of language models by user, day, agent and model. */
export interface ModelUsages {
  /** Adds to what there is of today; two at once are both counted. */
  record(usage: NewUsage): Promise<void>;
  /** Tokens in and out, and their cost, since midnight in Jakarta: of one user, or of all. */
  spentToday(userId?: string): Promise<{ readonly tokens: number; readonly costMicros: number }>;
  /** The newest day first, then by user, agent and model. */
  list(period: UsagePeriod & { readonly limit?: number }): Promise<DayUsage[]>;
  /** Sums over all of a period, and how many entries `list` has of it. */
  totals(period: UsagePeriod): Promise<UsageTotals & { readonly entries: number }>;
  /** The day of Jakarta that it is. */
  today(): string;
}

interface UsageOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
}

/** Jakarta has no summer time. */
const jakartaOffset = 7 * 3600_000;
const counts = ['calls', 'input_tokens', 'output_tokens', 'cost_micros', 'estimated_calls'] as const;

/** PostgreSQL sums BIGINT to a decimal, which would come as text. */
const sum = (column: (typeof counts)[number]) => sql<number>`CAST(COALESCE(SUM(${sql.ref(column)}), 0) AS BIGINT)`;

export function createModelUsages({ database, clock }: UsageOptions): ModelUsages {
  const today = (): string => new Date(clock().getTime() + jakartaOffset).toISOString().slice(0, 10);
  const entriesOf = ({ userId, from, to }: UsagePeriod) => {
    const entries = database.selectFrom('model_usage').where('day', '>=', from).where('day', '<=', to);
    return userId === undefined ? entries : entries.where('user_id', '=', userId);
  };

  return {
    today,
    async record({ userId, agent, model, calls, inputTokens, outputTokens, costMicros, estimatedCalls }) {
      const row: ModelUsageRow = {
        user_id: userId,
        day: today(),
        agent,
        model,
        calls,
        input_tokens: inputTokens,
        output_tokens: outputTokens,
        cost_micros: costMicros,
        estimated_calls: estimatedCalls,
      };
      await database
        .insertInto('model_usage')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['user_id', 'day', 'agent', 'model']).doUpdateSet((eb) => Object.fromEntries(counts.map((count) => [count, eb(`model_usage.${count}`, '+', eb.ref(`excluded.${count}`))]))),
        )
        .execute();
    },
    async spentToday(userId) {
      const day = today();
      const { inputTokens, outputTokens, costMicros } = await this.totals({ userId, from: day, to: day });
      return { tokens: inputTokens + outputTokens, costMicros };
    },
    async list({ limit, ...period }) {
      let query = entriesOf(period).selectAll().orderBy('day', 'desc').orderBy('user_id').orderBy('agent').orderBy('model');
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map((row) => ({
        userId: row.user_id,
        day: row.day,
        agent: row.agent,
        model: row.model,
        calls: row.calls,
        inputTokens: row.input_tokens,
        outputTokens: row.output_tokens,
        costMicros: row.cost_micros,
        estimatedCalls: row.estimated_calls,
      }));
    },
    async totals(period) {
      return entriesOf(period)
        .select(({ fn }) => [
          sum('calls').as('calls'),
          sum('input_tokens').as('inputTokens'),
          sum('output_tokens').as('outputTokens'),
          sum('cost_micros').as('costMicros'),
          sum('estimated_calls').as('estimatedCalls'),
          fn.countAll<number>().as('entries'),
        ])
        .executeTakeFirstOrThrow();
    },
  };
}

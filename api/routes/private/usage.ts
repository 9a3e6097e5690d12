import type { ModelBudget } from '#agents';
import { CasemindError, text } from '#engine';
import type { DayUsage, Store, UsageTotals } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { needsToken, problemResponses } from '../../http/schemas.ts';

/** Days of a period, and of one where none is asked for. */
const mostDays = 366;
const usualDays = 30;
const day = 24 * 3600_000;

const dateSchema = z.iso
  .date()
  .refine((date) => date >= '2000-01-01' && date < '2200-01-01', { params: { accepted: { id: 'tanggal YYYY-MM-DD dari tahun 2000 sampai 2199', en: 'a date YYYY-MM-DD from the years 2000 to 2199' } } })
  .meta({ examples: ['2025-01-31'] });
const accepted = { id: `tanggal akhir tidak sebelum tanggal awal, paling lama ${mostDays} hari`, en: `an end not before the start, at most ${mostDays} days` };

const querySchema = z
  .strictObject({
    user: text({ max: 100 }).optional().describe('one user; an auditor may ask for none but themself').meta({ examples: ['utama'] }),
    from: dateSchema.optional().describe(`first day, in Jakarta; ${usualDays} days up to the last where left out`),
    to: dateSchema.optional().describe('last day, in Jakarta; today where left out'),
    limit: z.coerce.number().int().min(1).max(1000).default(200).describe('entries shown'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || isPeriod(from, to), { path: ['to'], params: { accepted } });

const countsShape = {
  calls: z.number().int().describe('requests that a model may have worked on, failed ones included'),
  input_tokens: z.number().int(),
  output_tokens: z.number().int(),
  cost: z.number().describe('in the currency of `meta.currency`; 0 for a model without a price'),
  estimated_calls: z.number().int().describe('calls whose tokens the server did not say, and which were estimated'),
};

const usageSchema = z
  .object({ username: z.string(), day: z.iso.date(), agent: z.string().describe('copilot or feedback'), model: z.string(), ...countsShape })
  .meta({ id: 'ModelUsage', examples: [{ username: 'utama', day: '2025-01-31', agent: 'copilot', model: 'small-model', calls: 12, input_tokens: 61_200, output_tokens: 4300, cost: 0.03136, estimated_calls: 0 }] });

interface UsageOptions {
  readonly store: Pick<Store, 'modelUsages' | 'users'>;
  readonly budget: Pick<ModelBudget, 'remaining'>;
  readonly currency: string;
}

/** GET /usage: what language models were used for whom. */
export const usageRoute: FastifyPluginAsyncZod<UsageOptions> = async (app, { store: { modelUsages, users }, budget, currency }) => {
  app.get(
    '/usage',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Use of language models by day and model',
        description: 'An auditor sees their own, an admin that of everybody or of one user. Days are those of Jakarta, the newest first.',
        tags: ['usage'],
        security: needsToken,
        querystring: querySchema,
        response: {
          200: z.object({
            data: z.array(usageSchema),
            meta: z.object({
              user: z.string().nullable().describe('null for every user'),
              from: z.iso.date(),
              to: z.iso.date(),
              currency: z.string(),
              total: z.number().int().describe('entries of the period; more than `data` holds where `limit` is smaller'),
              sums: z.object(countsShape).describe('over the whole period'),
              tokens_left_today: z.number().int().nullable().describe('tokens that the user, or who asks for every user, may still use today; null for no limit'),
            }),
          }),
          ...problemResponses(400, 401, 403, 404, 429, 500, 503),
        },
      },
    },
    async ({ query, user: caller }) => {
      const username = query.user ?? (caller.role === 'admin' ? undefined : caller.name);
      const user = username === undefined ? undefined : await userOf(username);
      const { from, to } = periodOf(query);
      const period = { from, to, userId: user?.id };
      const [entries, sums, { tokens }, names] = await Promise.all([
        modelUsages.list({ ...period, limit: query.limit }),
        modelUsages.totals(period),
        budget.remaining(user?.id ?? caller.sub),
        user ? new Map([[user.id, user.name]]) : namesOfAll(),
      ]);
      return {
        data: entries.map((entry) => shown(entry, names)),
        meta: { user: user?.name ?? null, from, to, currency, total: sums.entries, sums: countsOf(sums), tokens_left_today: tokens },
      };

      /** Others are as good as missing for who may not ask for them. */
      async function userOf(name: string): Promise<{ readonly id: string; readonly name: string }> {
        if (name === caller.name) return { id: caller.sub, name };
        const found = caller.role === 'admin' ? await users.findByName(name) : undefined;
        if (!found) throw new CasemindError('USER_MISSING', { username: name });
        return { id: found.id, name };
      }
    },
  );

  async function namesOfAll(): Promise<Map<string, string>> {
    return new Map((await users.list()).map(({ id, username }) => [id, username]));
  }

  function periodOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }): { readonly from: string; readonly to: string } {
    const last = to ?? (from === undefined || from <= modelUsages.today() ? modelUsages.today() : from);
    const period = { from: from ?? dayBefore(last, usualDays - 1), to: last };
    // A first day alone may lie further back than a period may be long.
    return isPeriod(period.from, period.to) ? period : { from: period.from, to: dayBefore(period.from, 1 - mostDays) };
  }
};

function isPeriod(from: string, to: string): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / day;
  return days >= 0 && days < mostDays;
}

function dayBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * day).toISOString().slice(0, 10);
}

function shown({ userId, day: date, agent, model, ...counts }: DayUsage, names: ReadonlyMap<string, string>): z.infer<typeof usageSchema> {
  return { username: names.get(userId) ?? userId, day: date, agent, model, ...countsOf(counts) };
}

function countsOf({ calls, inputTokens, outputTokens, costMicros, estimatedCalls }: UsageTotals) {
  return { calls, input_tokens: inputTokens, output_tokens: outputTokens, cost: costMicros / 1e6, estimated_calls: estimatedCalls };
}

import { CasemindError, type Language, type SnapshotReader, dateInJakarta, key, readSnoozeSubject, text } from '#engine';
import type { KeptSnooze, Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { scopeOf } from '../../access/scope.ts';
import { claimIdSchema, languageQuery, madeId, needsToken, problemResponses, snoozeOf, snoozeShape } from '../../http/schemas.ts';
import type { SnoozeMirror } from '../../snapshots/snooze-mirror.ts';

/** Days for which a rule may be snoozed at most. */
const longestDays = 366;
const dayMs = 86_400_000;

const reason = text({ max: 500 }).describe('why, for whoever comes later');
const keptSchema = z
  .object({
    ...snoozeShape,
    claim_id: z.string().describe('the claim on which it was asked for'),
    is_in_force: z.boolean(),
    ended: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable().describe('who ended it before its date; null where nobody did'),
  })
  .meta({ id: 'RuleSnooze' });

interface RuleSnoozesOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'ruleSnoozes'>;
  readonly snoozes: SnoozeMirror;
  readonly clock: () => Date;
}

/** Rules that do not count as active for a while on the claims of one facility or person. */
export const ruleSnoozesRoutes: FastifyPluginAsyncZod<RuleSnoozesOptions> = async (app, { reader, store: { ruleSnoozes }, snoozes, clock }) => {
  const schema = { tags: ['rules'], security: needsToken };
  const until = z.iso
    .date()
    .refine((day) => day >= dateInJakarta(clock()) && day <= dateInJakarta(new Date(clock().getTime() + longestDays * dayMs)), {
      params: { accepted: { id: `hari ini sampai ${longestDays} hari dari sekarang`, en: `today to ${longestDays} days from now` } },
    })
    .describe('the last day on which it holds, in Jakarta');

  app.get(
    '/rule-snoozes',
    {
      config: { roles: ['auditor', 'ops', 'admin'] },
      schema: {
        ...schema,
        summary: 'Snoozed rules, the newest first',
        description: 'Those of facilities and persons whose claim lies in the caller’s provinces. Which person it is, is not told: the claim on which it was asked for stands for them.',
        querystring: z.strictObject({ state: z.enum(['in_force', 'all']).default('in_force').describe('in_force: those that hold today; all: also those that are over'), lang: languageQuery }),
        response: { 200: z.object({ data: z.array(keptSchema) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const { provinces } = scopeOf(request);
      const all = await ruleSnoozes.list({ isInForce: request.query.state === 'in_force' });
      return { data: all.filter(({ provinceCode }) => provinces === null || (provinceCode !== null && provinces.includes(provinceCode))).map((snooze) => shown(snooze, app.languageOf(request))) };
    },
  );

  app.post(
    '/rule-snoozes',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        ...schema,
        summary: 'Snooze a rule for the facility or the person of a claim, until a date, as a lead',
        description:
          [
            'The rule must be active on the claim. Until then it counts as active on no claim of that facility, or of that person in the province of the claim:',
            'not in lists, filters, reports, summaries and answers, where it is told as snoozed. Scores and order stay as they are. Each act is a row of a chain, as decisions are.',
          ].join(' '),
        body: z.strictObject({ claim_id: claimIdSchema, rule_id: key({ max: 60 }).describe('id of a rule that is active on the claim'), of: z.enum(['facility', 'patient']), until, reason }),
        response: { 201: z.object({ data: keptSchema }), ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { body, user } = request;
      if (!user.isLead) throw new CasemindError('LEAD_NEEDED');
      const subject = await reader.read((snapshot) => readSnoozeSubject(snapshot, body.claim_id, scopeOf(request), body));
      const made = await ruleSnoozes.begin({ ...subject, ruleId: body.rule_id, claimId: body.claim_id, until: body.until, reason: body.reason, by: { id: user.sub, name: user.name } });
      await snoozes.catchUp();
      void reply.code(201);
      return { data: shown(made, app.languageOf(request)) };
    },
  );

  app.post(
    '/rule-snoozes/:id/end',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        ...schema,
        summary: 'End a snooze before its date, as a lead',
        description: 'One that is over already stays as it is.',
        params: z.object({ id: madeId }),
        body: z.strictObject({ reason }),
        response: { 200: z.object({ data: keptSchema }), ...problemResponses(400, 401, 403, 404, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { params, body, user } = request;
      const { provinces } = scopeOf(request);
      const known = await ruleSnoozes.find(params.id);
      if (!known || (provinces !== null && (known.provinceCode === null || !provinces.includes(known.provinceCode)))) throw new CasemindError('SNOOZE_MISSING', { snooze: params.id });
      if (!user.isLead) throw new CasemindError('LEAD_NEEDED');
      const ended = await ruleSnoozes.end(params.id, { id: user.sub, name: user.name }, body.reason);
      if (!ended) throw new CasemindError('SNOOZE_MISSING', { snooze: params.id });
      await snoozes.catchUp();
      return { data: shown(ended, app.languageOf(request)) };
    },
  );
};

function shown(snooze: KeptSnooze, language: Language): z.infer<typeof keptSchema> {
  const { claimId, isInForce, ended } = snooze;
  return { ...snoozeOf(snooze, language), claim_id: claimId, is_in_force: isInForce, ended };
}

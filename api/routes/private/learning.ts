import { type Home, type SnapshotReader, readLearningStatus } from '#engine';
import { type Store, allOutcomes } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { needsToken, problemResponses } from '../../http/schemas.ts';

const share = z.number().nullable();
const sliceSchema = z
  .object({
    by: z.enum(['all', 'month', 'modus', 'rule', 'province', 'facility_class', 'selection', 'reason']),
    value: z.string(),
    claims: z.number().int().describe('decided claims with a label'),
    cases: z.number().int().describe('rejected, or at least three tenths of them taken off'),
    precision: share.describe('cases among them'),
    low: share.describe('lower end of its 95 % interval'),
    high: share,
    lift: share.describe('over the precision of all decided claims'),
    pr_auc: share.describe('average precision in the order of the risk that was shown'),
    mean_risk: share.describe('mean risk shown'),
  })
  .meta({ id: 'FeedbackSlice' });

const learningSchema = z
  .object({
    decisions: z.number().int(),
    claims: z.number().int().describe('decided on'),
    labelled: z.number().int(),
    cases: z.number().int(),
    unused: z.number().int().describe('between a tenth and three tenths: learned from by nobody'),
    precision_at: z.array(z.object({ k: z.number().int(), precision: z.number(), lift: share })).readonly().describe('cases among the decided claims with the highest risk shown'),
    calibration: z.array(z.object({ from: z.number(), to: z.number(), claims: z.number().int(), mean_risk: z.number(), precision: z.number() })).readonly(),
    agreement: z.object({ pairs: z.number().int().describe('claims that two people decided on'), agreed: share, kappa: share.describe('Cohen’s kappa') }),
    slices: z.array(sliceSchema).readonly(),
    active: z.object({ version: z.string(), created_at: z.iso.datetime(), labelled: z.number().int(), why: z.string() }).nullable().describe('the model of decisions that ranks; null for the ruleset alone'),
    shadow: z.object({ version: z.string(), claims: z.number().int(), cases: z.number().int(), champion: share, shadow: share }).nullable().describe('PR-AUC of the last model that does not rank, on what was decided since it was made'),
    versions: z.array(z.string()).readonly(),
  })
  .meta({ id: 'LearningStatus' });

interface LearningOptions {
  readonly home: Home;
  readonly reader: SnapshotReader;
  readonly outcomes: Store['outcomes'];
}

/** GET /analytics/learning: how decisions compare with the ranking, and what was learned from them. */
export const learningRoute: FastifyPluginAsyncZod<LearningOptions> = async (app, { home, reader, outcomes }) => {
  app.get(
    '/analytics/learning',
    {
      config: { roles: ['ops', 'client', 'admin'] },
      schema: {
        summary: 'How decisions compare with the ranking: precision, lift, PR-AUC, calibration, agreement of reviewers',
        tags: ['operations'],
        security: needsToken,
        querystring: z.strictObject({}),
        response: { 200: z.object({ data: learningSchema }), ...problemResponses(400, 401, 403, 409, 429, 500, 503) },
      },
    },
    async () => {
      const given = await allOutcomes(outcomes);
      const { figures, active, shadow, versions } = reader.manifest ? await reader.read((snapshot) => readLearningStatus({ home, snapshot, outcomes: given })) : await readLearningStatus({ home, snapshot: undefined, outcomes: given });
      return { data: { ...figures, active: active && { version: active.version, created_at: active.created_at, labelled: active.labelled, why: active.judgement.why }, shadow, versions } };
    },
  );
};

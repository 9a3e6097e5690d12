import { CasemindError, mostClaimsOfRun } from '#engine';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { LiveMirror } from '../../live/live-mirror.ts';
import { languageQuery, needsToken, operators, problemResponses } from '../../http/schemas.ts';
import type { SimulationDesk } from '../../simulation/simulation-desk.ts';

/** Claims of one call: more than a person looks at are for a run. */
const mostOnDemand = 100;

const indications = z.number().min(0).max(1).default(0.2).describe('share of the claims that show an indication');
const seed = z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('the same seed gives the same claims; another each time where left out');

const claimsSchema = z.strictObject({ count: z.int().min(1).max(mostOnDemand).describe('claims to make'), indications, seed });
const runSchema = z.strictObject({
  seconds: z.int().min(1).max(86_400).default(300).describe('how long it runs'),
  max_claims: z.int().min(1).max(mostClaimsOfRun).default(10_000).describe('claims that it makes at most'),
  interval: z
    .tuple([z.number().min(0.05).max(3600), z.number().min(0.05).max(3600)])
    .refine(([least, most]) => least <= most, { params: { accepted: { id: 'detik terkecil, lalu detik terbesar', en: 'the least seconds, then the most' } } })
    .default([10, 30])
    .describe('seconds between two claims: the least and the most'),
  jitter: z.number().min(0).max(1).default(0.3).describe('share by which each of these pauses is made longer or shorter'),
  indications,
  seed,
});

const answeredRun = z
  .object({
    run: z.int().describe('number of the run; the ids of its claims begin with it after the year'),
    is_running: z.boolean().describe('whether this service makes its claims now'),
    channel: z.string().describe('how its claims came in: api where this service made them'),
    seed: z.number(),
    indications: z.number(),
    models: z.array(z.string()).readonly().describe('models that were asked to write claims; none where the sampler made them all'),
    snapshot_id: z.string().describe('whose claims it imitates'),
    started_at: z.iso.datetime(),
    ended_at: z.iso.datetime().nullable(),
    end: z.enum(['duration', 'max_claims', 'stopped', 'failed']).nullable().describe('why it ended; null where it runs, or was killed'),
    claims: z.int().nullable().describe('claims it made; null where that is not known'),
    by_modus: z.record(z.string(), z.int()).nullable().describe('how many of them show what, by modus; `none` for those that show nothing'),
  })
  .meta({ id: 'SimulationRun' });
type AnsweredRun = z.infer<typeof answeredRun>;

interface SimulateRoutesOptions {
  /** None in production. */
  readonly desk: SimulationDesk | undefined;
  readonly liveMirror: Pick<LiveMirror, 'catchUp'>;
}

/** Simulated claims: some at once, or for a time. In demo mode only. */
export const simulateRoutes: FastifyPluginAsyncZod<SimulateRoutesOptions> = async (app, { desk, liveMirror }) => {
  const config = { roles: operators };
  const shared = { tags: ['simulation'], security: needsToken };
  const query = z.strictObject({ lang: languageQuery });

  function demoDesk(): SimulationDesk {
    if (!desk) throw new CasemindError('SIMULATION_FORBIDDEN');
    return desk;
  }

  app.post(
    '/simulate/claims',
    {
      config,
      schema: {
        ...shared,
        summary: 'Make simulated claims now',
        description: 'Claims like those of the snapshot, scored, kept among the simulated ones and to be seen before the answer. Nothing in them is of a person. Refused in production.',
        querystring: query,
        body: claimsSchema,
        response: {
          201: z.object({ data: z.object({ run: z.int(), seed: z.number(), claim_ids: z.array(z.string()).readonly() }) }),
          ...problemResponses(400, 401, 403, 409, 413, 415, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const from = demoDesk();
      await app.countSimulation(request);
      const { count, ...settings } = request.body;
      const { run, seed: ofRun, ids } = await from.claims(count, settings);
      await liveMirror.catchUp();
      void reply.code(201);
      return { data: { run, seed: ofRun, claim_ids: ids } };
    },
  );

  app.post(
    '/simulate/runs',
    {
      config,
      schema: {
        ...shared,
        summary: 'Begin a simulation',
        description: 'A run makes claims for a time and ends by itself; one at a time in a service. Refused in production.',
        querystring: query,
        body: runSchema,
        response: { 202: z.object({ data: answeredRun }), ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const from = demoDesk();
      await app.countSimulation(request);
      const { seconds, max_claims, interval, jitter, ...settings } = request.body;
      const { run } = await from.start({ ...settings, durationMs: seconds * 1000, maxClaims: max_claims, pace: { interval, jitter } });
      request.log.info({ run }, 'a simulation was begun');
      void reply.code(202);
      return runOf(from, run);
    },
  );

  app.get(
    '/simulate/runs',
    {
      config,
      schema: {
        ...shared,
        summary: 'Simulations, the newest first',
        description: 'Also those that the command line began in this home.',
        querystring: query.extend({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
        response: { 200: z.object({ data: z.array(answeredRun) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => ({ data: runsOf(demoDesk(), request.query.limit) }),
  );

  app.post(
    '/simulate/runs/:run/stop',
    {
      config,
      schema: {
        ...shared,
        summary: 'End a simulation',
        description: 'It ends after the claim under way; what it made stays.',
        params: z.object({ run: z.coerce.number().int().min(1).max(mostClaimsOfRun).describe('number of the run') }),
        querystring: query,
        response: { 200: z.object({ data: answeredRun }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const from = demoDesk();
      await from.stop(request.params.run);
      request.log.info({ run: request.params.run }, 'a simulation was stopped');
      return runOf(from, request.params.run);
    },
  );
};

function runsOf(desk: SimulationDesk, limit: number): AnsweredRun[] {
  const running = desk.running();
  return desk.list(limit).map(({ run, ended, channel, seed: ofRun, indications: share, models, snapshot_id, started_at }) => {
    const isRunning = run === running?.run;
    const claims = isRunning ? running.claims : (ended?.claims ?? null);
    return { run, is_running: isRunning, channel, seed: ofRun, indications: share, models, snapshot_id, started_at, ended_at: ended?.ended_at ?? null, end: ended?.end ?? null, claims, by_modus: ended?.by_modus ?? null };
  });
}

function runOf(desk: SimulationDesk, run: number): { readonly data: AnsweredRun } {
  const data = runsOf(desk, 100).find((one) => one.run === run);
  if (!data) throw new CasemindError('SIMULATION_UNKNOWN', { run });
  return { data };
}

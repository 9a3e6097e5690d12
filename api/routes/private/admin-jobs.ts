import { CasemindError, text } from '#engine';
import { type Role, type Runs, runStatuses } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { JobDesk } from '../../jobs/job-desk.ts';
import { jobNames, jobOf, jobSchema } from '../../jobs/job.ts';
import { languageQuery, madeId, needsToken, problemResponses, operators } from '../../http/schemas.ts';

/** Who runs the service. */

export function isOperator(role: Role): boolean {
  return operators.some((one) => one === role);
}

export const jobIdSchema = madeId.describe('job id');
const answerSchema = z.object({ data: jobSchema });

interface AdminJobsOptions {
  readonly runs: Runs;
  readonly desk: JobDesk;
}

/** Asking for jobs, seeing them, cancelling them. */
export const adminJobsRoutes: FastifyPluginAsyncZod<AdminJobsOptions> = async (app, { runs, desk }) => {
  const config = { roles: operators };

  app.post(
    '/admin/jobs/:name',
    {
      config,
      schema: {
        summary: 'Ask for a job',
        description: 'The job waits until no other runs. Where one of this name waits or runs already, that one is the answer.',
        tags: ['operations'],
        security: needsToken,
        params: z.object({ name: z.enum(jobNames) }),
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 202: answerSchema.describe('the job; Location names where to follow it'), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const run = await desk.request(request.params.name, request.user.name);
      void reply.code(202).header('location', `/admin/jobs/${run.id}`);
      return { data: jobOf(run, app.languageOf(request)) };
    },
  );

  app.get(
    '/admin/jobs',
    {
      config,
      schema: {
        summary: 'Jobs and steps, the newest first',
        tags: ['operations'],
        security: needsToken,
        querystring: z.strictObject({
          name: text({ max: 50 }).optional().describe('only those of this name'),
          status: z.enum(runStatuses).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          lang: languageQuery,
        }),
        response: { 200: z.object({ data: z.array(jobSchema) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const { name, status, limit } = request.query;
      const listed = await runs.list({ limit, ...(name !== undefined && { kind: name }), ...(status !== undefined && { status }) });
      return { data: listed.map((run) => jobOf(run, app.languageOf(request))) };
    },
  );

  app.get(
    '/admin/jobs/:id',
    {
      config,
      schema: {
        summary: 'One job',
        tags: ['operations'],
        security: needsToken,
        params: z.object({ id: jobIdSchema }),
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const run = await runs.find(request.params.id);
      if (!run) throw new CasemindError('JOB_UNKNOWN', { job: request.params.id });
      return { data: jobOf(run, app.languageOf(request)) };
    },
  );

  app.post(
    '/admin/jobs/:id/cancel',
    {
      config,
      schema: {
        summary: 'Cancel a job',
        description: 'One that waits ends at once, one that runs within seconds; what it has built so far is dropped.',
        tags: ['operations'],
        security: needsToken,
        params: z.object({ id: jobIdSchema }),
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 202: answerSchema, ...problemResponses(400, 401, 403, 404, 409, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const isAsked = await runs.requestCancel(id);
      const run = await runs.find(id);
      if (!run) throw new CasemindError('JOB_UNKNOWN', { job: id });
      if (!isAsked) throw new CasemindError('JOB_ENDED', { job: id, status: run.status });
      request.log.info({ job: id }, 'a job was asked to end');
      void reply.code(202);
      return { data: jobOf(run, app.languageOf(request)) };
    },
  );
};

import { CasemindError } from '#engine';
import type { Runs } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { sendEventStream } from '../../http/event-stream.ts';
import { jobEvents } from '../../jobs/job-events.ts';
import { jobOf } from '../../jobs/job.ts';
import { languageQuery, needsToken, problemResponses, operators } from '../../http/schemas.ts';
import { jobIdSchema } from './admin-jobs.ts';

/** GET /admin/jobs/:id/events: the progress of a job as it happens. */
export const adminJobEventsRoute: FastifyPluginAsyncZod<{ readonly runs: Pick<Runs, 'find'> }> = async (app, { runs }) => {
  app.get(
    '/admin/jobs/:id/events',
    {
      config: { roles: operators },
      exposeHeadRoute: false,
      schema: {
        summary: 'The progress of a job as server-sent events',
        description: 'Event `job` holds the job as GET /admin/jobs/{id} does; `end` is the last. Last-Event-ID leaves out what was told already.',
        tags: ['operations'],
        security: needsToken,
        params: z.object({ id: jobIdSchema }),
        querystring: z.strictObject({ lang: languageQuery }),
        response: {
          200: { description: 'events until the job is over', content: { 'text/event-stream': { schema: z.unknown() } } },
          ...problemResponses(400, 401, 403, 404, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await runs.find(id))) throw new CasemindError('JOB_UNKNOWN', { job: id });
      const language = app.languageOf(request);
      const lastEventId = request.headers['last-event-id'];
      return sendEventStream(reply, (signal) => jobEvents({ find: () => runs.find(id), show: (run) => jobOf(run, language), lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined, signal }));
    },
  );
};

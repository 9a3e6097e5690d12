import { type Copilot, claimSummarySchema } from '#agents';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { scopeOf } from '../../access/scope.ts';
import { claimParams, languageQuery, needsToken, problemResponses } from '../../http/schemas.ts';

/** GET /claims/:id/summary: the audit summary of one claim. Given up where the caller hangs up. */
export const summaryRoute: FastifyPluginAsyncZod<{ readonly copilot: Pick<Copilot, 'summarize'> }> = async (app, { copilot }) => {
  app.get(
    '/claims/:id/summary',
    {
      config: { roles },
      schema: {
        summary: 'The audit summary of one claim, every figure with its evidence',
        tags: ['claims'],
        security: needsToken,
        params: claimParams,
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: claimSummarySchema, ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const caller = new AbortController();
      reply.raw.once('close', () => caller.abort());
      return copilot.summarize(request.params.id, { language: app.languageOf(request), signal: caller.signal, scope: scopeOf(request), userId: request.user.sub });
    },
  );
};

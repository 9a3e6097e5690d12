import type { Role } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { Metrics } from '../observability/metrics.ts';
import { isPublic, needsToken, problemResponses } from '../http/schemas.ts';

const scrapers = ['ops', 'admin', 'client'] as const satisfies readonly Role[];

interface MetricsRouteOptions {
  readonly metrics: Metrics;
  readonly isOpen: boolean;
}

/** GET /metrics: figures for Prometheus, with a token or, where the configuration opens them, without. */
export const metricsRoute: FastifyPluginAsyncZod<MetricsRouteOptions> = async (app, { metrics, isOpen }) => {
  app.get(
    '/metrics',
    {
      logLevel: 'warn',
      config: isOpen ? { rateLimit: false } : { roles: scrapers },
      schema: {
        summary: 'Figures of this process for Prometheus',
        tags: ['operations'],
        security: isOpen ? isPublic : needsToken,
        response: {
          200: { description: 'Prometheus text format', content: { 'text/plain': { schema: z.string() } } },
          ...problemResponses(...(isOpen ? [500, 503] : [401, 403, 429, 500, 503])),
        },
      },
    },
    async (_request, reply) => reply.type(metrics.registry.contentType).serializer((text: string) => text).send(await metrics.registry.metrics()),
  );
};

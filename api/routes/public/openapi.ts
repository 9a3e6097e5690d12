import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';

import { isPublic } from '../../http/schemas.ts';

/** GET /openapi.json. */
export const openApiRoute: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/openapi.json',
    { schema: { summary: 'This description, as OpenAPI 3.1', tags: ['service'], security: isPublic } },
    async (_request, reply) => reply.type('application/json').send(JSON.stringify(app.swagger())),
  );
};

import { CasemindError } from '#engine';
import { type Store, roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { needsToken, problemResponses } from '../../http/schemas.ts';
import { sessionSchema, shownSession } from '../../http/session.ts';

interface SessionOptions {
  readonly store: Pick<Store, 'sessions'>;
}

/** GET, DELETE /auth/session: who is signed in with this browser, and signing out. */
export const sessionRoutes: FastifyPluginAsyncZod<SessionOptions> = async (app, { store }) => {
  app.get(
    '/auth/session',
    {
      config: { roles },
      schema: {
        summary: 'Who is signed in with this browser',
        description: 'Of the cookie that POST /auth/session gives; a bearer token has no session.',
        tags: ['auth'],
        security: needsToken,
        response: { 200: z.object({ data: sessionSchema }), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async ({ session, user: { name, role, provinces, isLead } }) => {
      if (!session) throw new CasemindError('TOKEN_INVALID');
      return { data: shownSession({ name, role, provinces, isLead, token: session.token, expiresAt: session.expiresAt }) };
    },
  );

  app.delete(
    '/auth/session',
    {
      config: { roles },
      schema: {
        summary: 'Sign out with this browser',
        tags: ['auth'],
        security: needsToken,
        response: { 204: z.null().describe('signed out, if somebody was signed in'), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      if (request.session) await store.sessions.end(request.session.token);
      app.browserSessions.take(request, reply);
      return reply.code(204).send(null);
    },
  );
};

import { CasemindError } from '#engine';
import { type Store, roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { Limits } from '../../plugins/rate-limits.ts';
import { isPublic, problemResponses } from '../../schemas.ts';

const credentialsSchema = z.strictObject({
  username: z.string().min(1).max(100).meta({ examples: ['auditor'] }),
  password: z.string().min(1).max(200).meta({ examples: ['auditor-demo'] }),
});

const tokenSchema = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int().describe('seconds'),
  role: z.enum(roles),
});

/** POST /auth/login. A wrong name, a wrong password and a disabled user answer alike, after the same work. */
export const loginRoute: FastifyPluginAsyncZod<{ readonly store: Store; readonly limits: Limits }> = async (app, { store, limits }) => {
  const tries = [
    app.createRateLimit({ max: limits.loginsByAddress, timeWindow: 60_000, keyGenerator: ({ ip }) => ip }),
    app.createRateLimit({
      max: limits.logins,
      timeWindow: 60_000,
      keyGenerator: ({ ip, body }) => JSON.stringify([ip, credentialsSchema.safeParse(body).data?.username]),
    }),
  ];
  app.post(
    '/auth/login',
    {
      config: { rateLimit: false },
      preHandler: async (request) => {
        for (const counted of await Promise.all(tries.map((count) => count(request))))
          if (!counted.isAllowed && counted.isExceeded) throw new CasemindError('RATE_LIMITED', { seconds: counted.ttlInSeconds });
      },
      schema: {
        summary: 'Log in',
        tags: ['auth'],
        security: isPublic,
        body: credentialsSchema,
        response: { 200: tokenSchema, ...problemResponses(400, 401, 413, 415, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const user = await store.users.verifyPassword(request.body.username, request.body.password);
      if (!user) throw new CasemindError('LOGIN_FAILED');
      const { token, expiresIn } = app.signAccessToken({ sub: user.id, name: user.username, role: user.role });
      void reply.header('cache-control', 'no-store');
      return { access_token: token, token_type: 'Bearer' as const, expires_in: expiresIn, role: user.role };
    },
  );
};

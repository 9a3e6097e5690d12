import { CasemindError, key, secret, text } from '#engine';
import { type RefreshToken, type Store, type User, nameKeyOf, roles } from '#store';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { isPublic, problemResponses } from '../../http/schemas.ts';
import { sessionSchema, shownSession } from '../../http/session.ts';
import { isFromElsewhere } from '../../plugins/browser-sessions.ts';

const credentialsSchema = z.strictObject({
  username: text({ max: 100 }).meta({ examples: ['auditor'] }),
  password: secret({ max: 200 }).meta({ examples: ['auditor-demo'] }),
});

const refreshSchema = z.strictObject({ refresh_token: key({ max: 200 }).describe('the newest one given out; each is taken once') });

const tokensSchema = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int().describe('seconds'),
  refresh_token: z.string().describe('buys the next pair of tokens, once'),
  refresh_expires_at: z.iso.datetime(),
  role: z.enum(roles),
});

interface AuthOptions {
  readonly store: Pick<Store, 'users' | 'refreshTokens' | 'sessions'>;
}

/** Logging in, going on, logging out. Tries are limited by name, whatever address they come from, and apart from that by address. A wrong name, a wrong password and a disabled user answer alike, after the same work. */
export const authRoutes: FastifyPluginAsyncZod<AuthOptions> = async (app, { store }) => {
  const countTry = (request: FastifyRequest): Promise<void> => app.countLogin(request, nameKeyOf(credentialsSchema.parse(request.body).username));

  app.post(
    '/auth/login',
    {
      config: { rateLimit: false },
      preHandler: countTry,
      schema: {
        summary: 'Log in',
        tags: ['auth'],
        security: isPublic,
        body: credentialsSchema,
        response: { 200: tokensSchema, ...problemResponses(400, 401, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const user = await store.users.verifyPassword(request.body.username, request.body.password);
      if (!user) throw new CasemindError('LOGIN_FAILED');
      return tokensFor(user, await store.refreshTokens.issue(user.id));
    },
  );

  app.post(
    '/auth/session',
    {
      config: { rateLimit: false },
      preHandler: countTry,
      schema: {
        summary: 'Sign in with a browser',
        description: 'Gives a cookie that no script can read and no other site’s page sends. With it private addresses answer as with an access token; what changes something needs `csrf_token` besides, as the header `x-csrf-token`.',
        tags: ['auth'],
        security: isPublic,
        body: credentialsSchema,
        response: { 200: z.object({ data: sessionSchema }), ...problemResponses(400, 401, 403, 413, 415, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      // Or another site's page could sign somebody in under a name that is not theirs.
      if (isFromElsewhere(request)) throw new CasemindError('CSRF_REFUSED');
      const user = await store.users.verifyPassword(request.body.username, request.body.password);
      if (!user) throw new CasemindError('LOGIN_FAILED');
      const { token, expiresAt } = await store.sessions.begin(user);
      app.browserSessions.give(request, reply, token);
      return { data: shownSession({ name: user.username, role: user.role, provinces: user.provinces, isLead: user.isLead, token, expiresAt }) };
    },
  );

  app.post(
    '/auth/refresh',
    {
      schema: {
        summary: 'Exchange a refresh token for new tokens',
        description: 'A refresh token is taken once. One that is used again is in two hands: it and all that came of the same login are revoked.',
        tags: ['auth'],
        security: isPublic,
        body: refreshSchema,
        response: { 200: tokensSchema, ...problemResponses(400, 401, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const next = await store.refreshTokens.rotate(request.body.refresh_token);
      const user = next && (await store.users.findById(next.userId));
      if (!next || !user) throw new CasemindError('TOKEN_INVALID');
      if (user.disabledAt !== null) {
        await store.refreshTokens.revoke(next.token);
        throw new CasemindError('TOKEN_INVALID');
      }
      return tokensFor(user, next);
    },
  );

  app.post(
    '/auth/logout',
    {
      schema: {
        summary: 'Log out: revoke the refresh tokens of this login',
        tags: ['auth'],
        security: isPublic,
        body: refreshSchema,
        response: { 204: z.null().describe('revoked, if there was anything to revoke'), ...problemResponses(400, 413, 415, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      await store.refreshTokens.revoke(request.body.refresh_token);
      return reply.code(204).send(null);
    },
  );

  async function tokensFor({ id, username, role, tokenVersion }: User, refresh: RefreshToken): Promise<z.infer<typeof tokensSchema>> {
    const { token, expiresIn } = await app.accessTokens.sign({ sub: id, name: username, role, ver: tokenVersion });
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn, refresh_token: refresh.token, refresh_expires_at: refresh.expiresAt, role };
  }
};

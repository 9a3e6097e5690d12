import { randomBytes } from 'node:crypto';

import { CasemindError, provinceCodeSchema, secret, text, usernameSchema } from '#engine';
import { type Store, type User, roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { needsToken, problemResponses } from '../../schemas.ts';

const provincesSchema = z.array(provinceCodeSchema.meta({ examples: ['32'] })).min(1).max(40).nullable().describe('BPS codes of the provinces whose claims the user may see; null for all');
const passwordSchema = secret({ min: 12, max: 200 });

const userSchema = z
  .object({
    username: z.string(),
    role: z.enum(roles),
    provinces: z.array(z.string()).nullable(),
    disabled_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    is_demo: z.boolean(),
  })
  .meta({ id: 'User' });

const newUserSchema = z.strictObject({
  username: usernameSchema.meta({ examples: ['utama'] }),
  role: z.enum(roles),
  provinces: provincesSchema.default(null),
  password: passwordSchema.optional().describe('made by the service and shown once where it is left out'),
});

const changesSchema = z.strictObject({
  role: z.enum(roles).optional(),
  provinces: provincesSchema.optional(),
  disabled: z.boolean().optional(),
  password: passwordSchema.optional(),
});

interface UsersOptions {
  readonly store: Pick<Store, 'users' | 'refreshTokens'>;
}

/** GET /me for everybody; GET, POST /users and PATCH /users/:name for an admin. */
export const usersRoutes: FastifyPluginAsyncZod<UsersOptions> = async (app, { store }) => {
  app.get(
    '/me',
    {
      config: { roles },
      schema: {
        summary: 'Who the token belongs to',
        tags: ['auth'],
        security: needsToken,
        response: { 200: z.object({ data: z.object({ username: z.string(), role: z.enum(roles), provinces: z.array(z.string()).nullable() }) }), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async ({ user: { name, role, provinces } }) => ({ data: { username: name, role, provinces: provinces && [...provinces] } }),
  );

  app.get(
    '/users',
    {
      config: { roles: ['admin'] },
      schema: {
        summary: 'Every user, by name',
        tags: ['users'],
        security: needsToken,
        response: { 200: z.object({ data: z.array(userSchema) }), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async () => ({ data: (await store.users.list()).map((user) => shown(user)) }),
  );

  app.post(
    '/users',
    {
      config: { roles: ['admin'] },
      schema: {
        summary: 'Add a user',
        tags: ['users'],
        security: needsToken,
        body: newUserSchema,
        response: {
          201: z.object({ data: userSchema.extend({ password: z.string().optional().describe('shown this once, where the service made it') }) }),
          ...problemResponses(400, 401, 403, 409, 413, 415, 429, 500, 503),
        },
      },
    },
    async ({ body: { password: given, ...user } }, reply) => {
      const made = given === undefined ? randomBytes(15).toString('base64url') : undefined;
      const created = await store.users.create({ ...user, password: given ?? made ?? '' });
      void reply.header('cache-control', 'no-store').code(201);
      return { data: { ...shown(created), ...(made === undefined ? {} : { password: made }) } };
    },
  );

  app.patch(
    '/users/:name',
    {
      config: { roles: ['admin'] },
      schema: {
        summary: 'Change a user; tokens given out so far are no longer valid',
        tags: ['users'],
        security: needsToken,
        params: z.object({ name: text({ max: 100 }).describe('username') }),
        body: changesSchema,
        response: { 200: z.object({ data: userSchema }), ...problemResponses(400, 401, 403, 404, 413, 415, 429, 500, 503) },
      },
    },
    async ({ params: { name }, body: { disabled, ...changes } }) => {
      const user = await store.users.update(name, { ...changes, isDisabled: disabled });
      if (!user) throw new CasemindError('USER_MISSING', { username: name });
      await store.refreshTokens.revokeAllOf(user.id);
      app.forgetUser(user);
      return { data: shown(user) };
    },
  );
};

function shown({ username, role, provinces, disabledAt, createdAt, isDemo }: User): z.infer<typeof userSchema> {
  return { username, role, provinces: provinces && [...provinces], disabled_at: disabledAt, created_at: createdAt, is_demo: isDemo };
}

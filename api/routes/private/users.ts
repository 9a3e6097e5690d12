import { randomBytes } from 'node:crypto';

import { CasemindError, key, newSecret, provinceSchema, text, usernameSchema } from '#engine';
import { type Store, type User, roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { needsToken, problemResponses } from '../../http/schemas.ts';
import { requireWithin } from '../../access/scope.ts';

const provincesSchema = z
  .array(provinceSchema.meta({ examples: ['32', 'Jawa Barat'] }))
  .min(1)
  .max(40)
  .nullable()
  .describe('provinces whose claims the user may see, by BPS code or name; null for all; none that is not the caller’s own');
const passwordSchema = newSecret({ min: 12, max: 200 });
const subjectSchema = key({ max: 255 }).nullable().describe('`sub` of the user at the identity provider: who brings its token is this user; null for none');

const userSchema = z
  .object({
    username: z.string(),
    role: z.enum(roles),
    provinces: z.array(z.string()).nullable().describe('BPS codes; null for all'),
    subject: z.string().nullable(),
    disabled_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    is_demo: z.boolean(),
    is_lead: z.boolean().describe('leads others: assigns claims to them, blesses answers; an admin does'),
  })
  .meta({ id: 'User' });

const newUserSchema = z.strictObject({
  username: usernameSchema.meta({ examples: ['utama'] }),
  role: z.enum(roles),
  provinces: provincesSchema.default(null),
  subject: subjectSchema.default(null),
  is_lead: z.boolean().default(false).describe('leads others: assigns claims to them, blesses answers; an admin does anyway'),
  password: passwordSchema.optional().describe('made by the service and shown once where it and `subject` are left out'),
});

const changesSchema = z.strictObject({
  role: z.enum(roles).optional(),
  provinces: provincesSchema.optional(),
  subject: subjectSchema.optional(),
  disabled: z.boolean().optional(),
  is_lead: z.boolean().optional(),
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
        response: { 200: z.object({ data: z.object({ username: z.string(), role: z.enum(roles), provinces: z.array(z.string()).nullable(), is_lead: z.boolean() }) }), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async ({ user: { name, role, provinces, isLead } }) => ({ data: { username: name, role, provinces: provinces && [...provinces], is_lead: isLead } }),
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
        description: 'An admin whose scope is some provinces adds users of these provinces.',
        tags: ['users'],
        security: needsToken,
        body: newUserSchema,
        response: {
          201: z.object({ data: userSchema.extend({ password: z.string().optional().describe('shown this once, where the service made it') }) }),
          ...problemResponses(400, 401, 403, 409, 413, 415, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { password: given, is_lead: isLead, provinces: named, ...user } = request.body;
      const provinces = codesOf(named);
      requireWithin(request, provinces);
      const made = given === undefined && user.subject === null ? randomBytes(15).toString('base64url') : undefined;
      const created = await store.users.create({ ...user, isLead, provinces, password: given ?? made });
      app.forgetUser(created);
      void reply.code(201);
      return { data: { ...shown(created), ...(made === undefined ? {} : { password: made }) } };
    },
  );

  app.patch(
    '/users/:name',
    {
      config: { roles: ['admin'] },
      schema: {
        summary: 'Change a user; tokens given out so far are no longer valid',
        description: 'An admin whose scope is some provinces changes users of these provinces alone, and widens nobody’s scope beyond them, their own included.',
        tags: ['users'],
        security: needsToken,
        params: z.object({ name: text({ max: 100 }).describe('username') }),
        body: changesSchema,
        response: { 200: z.object({ data: userSchema }), ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { name } = request.params;
      const { disabled, is_lead: isLead, provinces: named, ...changes } = request.body;
      const provinces = named === undefined ? undefined : codesOf(named);
      const seen = await store.users.findByName(name);
      if (!seen) throw new CasemindError('USER_MISSING', { username: name });
      requireWithin(request, seen.provinces);
      if (provinces !== undefined) requireWithin(request, provinces);
      const user = await store.users.update(name, { ...changes, provinces, isDisabled: disabled, isLead }, seen);
      if (!user) throw new CasemindError('USER_MISSING', { username: name });
      await store.refreshTokens.revokeAllOf(user.id);
      app.forgetUser(user);
      return { data: shown(user) };
    },
  );
};

/** Each code once, in order. */
function codesOf(provinces: readonly string[] | null): readonly string[] | null {
  return provinces && [...new Set(provinces)].toSorted();
}

function shown({ username, role, provinces, subject, disabledAt, createdAt, isDemo, isLead }: User): z.infer<typeof userSchema> {
  return { username, role, provinces: provinces && [...provinces], subject, disabled_at: disabledAt, created_at: createdAt, is_demo: isDemo, is_lead: isLead };
}

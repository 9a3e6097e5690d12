import { CasemindError, claimQuerySchema, key, text } from '#engine';
import type { SavedView, Store } from '#store';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { madeId, needsToken, problemResponses } from '../../http/schemas.ts';

const { where, period, order } = claimQuerySchema.shape;
const worklistView = z.strictObject({
  where,
  period,
  order,
  first: z.int().min(1).max(10_000).optional().describe('only the first so many'),
  columns: z.array(key({ max: 60 })).max(60).default([]).describe('columns that are shown, as the console names them; its own where there are none'),
});
const name = text({ max: 100 });

const viewSchema = z
  .object({ view_id: z.string(), name: z.string(), owner: z.string(), is_own: z.boolean(), is_shared: z.boolean(), view: worklistView, updated_at: z.iso.datetime() })
  .meta({ id: 'SavedView' });

interface SavedViewsOptions {
  readonly store: Pick<Store, 'savedViews'>;
}

/** Views of the worklist that people keep: own ones, and those that are shared. */
export const savedViewsRoutes: FastifyPluginAsyncZod<SavedViewsOptions> = async (app, { store: { savedViews } }) => {
  const config = { roles: ['auditor', 'ops', 'admin'] as const };
  const schema = { tags: ['views'], security: needsToken };

  app.get(
    '/views',
    { config, schema: { ...schema, summary: 'The caller’s saved views and those that are shared, by name', response: { 200: z.object({ data: z.array(viewSchema) }), ...problemResponses(401, 403, 429, 500, 503) } } },
    async ({ user }) => ({ data: (await savedViews.list(user.sub)).map((view) => shown(view, user.sub)) }),
  );

  app.post(
    '/views',
    {
      config,
      schema: {
        ...schema,
        summary: 'Save a view of the worklist',
        description: 'A shared one holds filters alone: everybody sees by it the claims of their own provinces.',
        body: z.strictObject({ name, view: worklistView, is_shared: z.boolean().default(false) }),
        response: { 201: z.object({ data: viewSchema }), ...problemResponses(400, 401, 403, 413, 415, 429, 500, 503) },
      },
    },
    async ({ user, body }, reply) => {
      const created = await savedViews.create({ id: user.sub, name: user.name }, { name: body.name, view: body.view, isShared: body.is_shared });
      void reply.code(201);
      return { data: shown(created, user.sub) };
    },
  );

  app.patch(
    '/views/:id',
    {
      config,
      schema: {
        ...schema,
        summary: 'Change a saved view: one’s own, or as an admin a shared one',
        params: z.object({ id: madeId }),
        body: z.strictObject({ name: name.optional(), view: worklistView.optional(), is_shared: z.boolean().optional() }),
        response: { 200: z.object({ data: viewSchema }), ...problemResponses(400, 401, 403, 404, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { params, body, user } = request;
      await requireOwn(request, params.id);
      const changed = await savedViews.update(params.id, { name: body.name, view: body.view, isShared: body.is_shared });
      if (!changed) throw new CasemindError('VIEW_MISSING', { view: params.id });
      return { data: shown(changed, user.sub) };
    },
  );

  app.delete(
    '/views/:id',
    {
      config,
      schema: {
        ...schema,
        summary: 'Remove a saved view: one’s own, or as an admin a shared one',
        params: z.object({ id: madeId }),
        response: { 204: z.null().describe('it is gone'), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      await requireOwn(request, request.params.id);
      await savedViews.remove(request.params.id);
      return reply.code(204).send(null);
    },
  );

  /** Another’s that is not shared is as good as missing. */
  async function requireOwn({ user }: FastifyRequest, viewId: string): Promise<void> {
    const view = await savedViews.find(viewId);
    if (!view || (view.ownerId !== user.sub && !view.isShared)) throw new CasemindError('VIEW_MISSING', { view: viewId });
    if (view.ownerId !== user.sub && user.role !== 'admin') throw new CasemindError('FORBIDDEN', { role: user.role });
  }
};

function shown({ id, name: title, owner, ownerId, isShared, view, updatedAt }: SavedView, callerId: string): z.infer<typeof viewSchema> {
  return { view_id: id, name: title, owner, is_own: ownerId === callerId, is_shared: isShared, view: worklistView.parse(view), updated_at: updatedAt };
}

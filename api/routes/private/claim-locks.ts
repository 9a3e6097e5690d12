import { type SnapshotReader, claimQuerySchema, claimsInScope, readClaim, runQuery, text } from '#engine';
import type { ClaimLock, Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { scopeOf } from '../../access/scope.ts';
import { claimParams, needsToken, problemResponses } from '../../http/schemas.ts';

const lockSchema = z
  .object({
    claim_id: z.string(),
    holder: z.string().describe('who has the claim open now'),
    is_own: z.boolean(),
    since: z.iso.datetime(),
    until: z.iso.datetime().describe('unless the holder says again that it is open'),
  })
  .meta({ id: 'ClaimLock', description: 'Somebody has the claim open. It forbids nothing: it tells others' });

const { where, period, order } = claimQuerySchema.shape;
const nextSchema = z.strictObject({
  where: where.refine((clauses) => clauses.length <= 29, { error: '29 clauses at most' }),
  period,
  order: order.describe('the first claim of this order; the riskiest unless told'),
  skip: z.array(text({ max: 100 })).max(200).default([]).describe('claims that are not to come: those that were looked at'),
});

/** Candidates that are read at a time: more than people who take the next claim at once. */
const candidates = 50;

interface ClaimLocksOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'claimLocks'>;
  readonly clock: () => Date;
}

/** Which claims people have open now, and the next one that nobody has. */
export const claimLocksRoutes: FastifyPluginAsyncZod<ClaimLocksOptions> = async (app, { reader, store, clock }) => {
  app.put(
    '/claims/:id/lock',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Say that the caller has a claim open',
        description: 'Lasts 90 seconds, and is said again while the claim stays open. Where another was first, the lock is theirs, and the answer says who.',
        tags: ['assignment'],
        security: needsToken,
        params: claimParams,
        response: { 200: z.object({ data: lockSchema }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const { params, user } = request;
      await reader.read((snapshot) => readClaim(snapshot, params.id, scopeOf(request)));
      return { data: shown(await store.claimLocks.hold(params.id, { id: user.sub, name: user.name }), user.sub) };
    },
  );

  app.delete(
    '/claims/:id/lock',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Say that the caller closed a claim',
        tags: ['assignment'],
        security: needsToken,
        params: claimParams,
        response: { 204: z.null().describe('the caller has it not open now'), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { params, user } = request;
      await reader.read((snapshot) => readClaim(snapshot, params.id, scopeOf(request)));
      await store.claimLocks.letGo(params.id, { id: user.sub, name: user.name });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/claims/locks',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Claims that somebody has open now',
        description: 'Within the caller’s provinces, the caller’s own among them.',
        tags: ['assignment'],
        security: needsToken,
        response: { 200: z.object({ data: z.array(lockSchema) }), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const locks = await store.claimLocks.held();
      const visible = await reader.read((snapshot) => claimsInScope(snapshot, locks.map(({ claimId }) => claimId), scopeOf(request)));
      return { data: locks.filter(({ claimId }) => visible.has(claimId)).map((lock) => shown(lock, request.user.sub)) };
    },
  );

  app.post(
    '/me/queue/next',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'The next claim to review, opened for the caller',
        description: 'Of the claims that pass the filters: first those that the caller has, the soonest due first, then those that nobody has and that are not reviewed. One that somebody else has open is left out: two who ask at once get two claims.',
        tags: ['assignment'],
        security: needsToken,
        body: nextSchema,
        response: { 200: z.object({ data: lockSchema.nullable().describe('null where no claim is left') }), ...problemResponses(400, 401, 403, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { user, body } = request;
      const open = await store.claimLocks.held();
      const passed = new Set([...body.skip, ...open.filter(({ holderId }) => holderId !== user.sub).map(({ claimId }) => claimId)]);
      const mine = [{ field: 'assignee', op: '=', value: 'me' }] as const;
      const free = [{ field: 'review_state', op: '=', value: 'pending' }] as const;
      const turns = [
        { where: [...body.where, ...mine], order: [{ field: 'due_on', direction: 'asc' as const }, ...body.order.slice(0, 2)] },
        { where: [...body.where, ...free], order: body.order },
      ];
      for (const turn of turns) {
        const query = claimQuerySchema.parse({ subject: 'claims', ...turn, ...(body.period && { period: body.period }), fields: ['claim_id'], limit: candidates + passed.size });
        const [{ rows } = { rows: [] }] = await reader.read((snapshot) => runQuery(snapshot, query, { scope: scopeOf(request), caller: user.name, now: clock() }));
        for (const { claim_id: id } of rows) {
          if (typeof id !== 'string' || passed.has(id)) continue;
          const lock = await store.claimLocks.hold(id, { id: user.sub, name: user.name });
          if (lock.holderId === user.sub) return { data: shown(lock, user.sub) };
        }
      }
      return { data: null };
    },
  );
};

function shown({ claimId, holderId, holder, since, until }: ClaimLock, callerId: string): z.infer<typeof lockSchema> {
  return { claim_id: claimId, holder, is_own: holderId === callerId, since, until };
}

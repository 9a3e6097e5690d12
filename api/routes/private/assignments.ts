import { CasemindError, type SnapshotReader, claimsInScope, readClaim, refuseSimulatedClaim, text } from '#engine';
import type { ClaimState, Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { ClaimStateMirror } from '../../snapshots/claim-state-mirror.ts';
import { claimParams, needsToken, problemResponses } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';

const hour = 3600_000;

const assignmentSchema = z
  .object({
    claim_id: z.string(),
    assignee: z.string().nullable(),
    assigned_at: z.iso.datetime().nullable(),
    assigned_until: z.iso.datetime().nullable().describe('from here on it counts no more'),
    decision: z.string().nullable().describe('latest decision'),
  })
  .meta({ id: 'Assignment' });

const takeSchema = z.strictObject({
  to: text({ max: 100 }).optional().describe('user to hand the claim over to; left out, the caller takes it or keeps it for longer'),
  hours: z.number().int().min(1).max(24 * 14).default(24).describe('hours until the assignment expires'),
});

interface AssignmentsOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'claimStates' | 'users'>;
  readonly mirror: ClaimStateMirror;
}

/** Who has which claim in review: take, hand over, release, and one's own queue. */
export const assignmentsRoutes: FastifyPluginAsyncZod<AssignmentsOptions> = async (app, { reader, store, mirror }) => {
  app.post(
    '/claims/:id/assignment',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Take a claim, keep it for longer, or hand it over',
        tags: ['assignment'],
        security: needsToken,
        params: claimParams,
        body: takeSchema,
        response: { 200: z.object({ data: assignmentSchema }), ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { params, body, user } = request;
      const { claim } = await reader.read((snapshot) => readClaim(snapshot, params.id, scopeOf(request)));
      refuseSimulatedClaim(claim.claim_id);
      const by = { id: user.sub, name: user.name };
      const to = body.to === undefined || body.to === user.name ? by : await colleague(body.to, claim.claim_id);
      const state = await store.claimStates.take({ claimId: claim.claim_id, by, to, forMs: body.hours * hour });
      await mirror.catchUp();
      return { data: shown(state) };
    },
  );

  app.delete(
    '/claims/:id/assignment',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Let go of a claim; an admin also of another’s',
        tags: ['assignment'],
        security: needsToken,
        params: claimParams,
        response: { 204: z.null().describe('nobody has it now'), ...problemResponses(400, 401, 403, 404, 409, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { params, user } = request;
      await reader.read((snapshot) => readClaim(snapshot, params.id, scopeOf(request)));
      await store.claimStates.release(params.id, { id: user.sub, name: user.name }, user.role === 'admin');
      await mirror.catchUp();
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/me/queue',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Claims that the caller has in review, the oldest first',
        description: 'They stay after a refresh of the snapshot; those outside the caller’s provinces are left out.',
        tags: ['assignment'],
        security: needsToken,
        response: { 200: z.object({ data: z.array(assignmentSchema) }), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const queue = await store.claimStates.queueOf(request.user.sub);
      const visible = await reader.read((snapshot) => claimsInScope(snapshot, queue.map(({ claimId }) => claimId), scopeOf(request)));
      return { data: queue.filter(({ claimId }) => visible.has(claimId)).map((state) => shown(state)) };
    },
  );

  /** An enabled auditor or admin who may see the claim. */
  async function colleague(username: string, claimId: string) {
    const user = await store.users.findByName(username);
    if (!user || user.disabledAt !== null || (user.role !== 'auditor' && user.role !== 'admin')) throw new CasemindError('USER_MISSING', { username });
    try {
      await reader.read((snapshot) => readClaim(snapshot, claimId, { provinces: user.provinces }));
    } catch (error) {
      if (error instanceof CasemindError && error.code === 'CLAIM_MISSING') throw new CasemindError('USER_MISSING', { username }, { cause: error });
      throw error;
    }
    return { id: user.id, name: user.username };
  }
};

function shown({ claimId, assignment, latest }: ClaimState): z.infer<typeof assignmentSchema> {
  return {
    claim_id: claimId,
    assignee: assignment?.assignee ?? null,
    assigned_at: assignment?.since ?? null,
    assigned_until: assignment?.until ?? null,
    decision: latest?.decision ?? null,
  };
}

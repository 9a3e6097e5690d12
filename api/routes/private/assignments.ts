import { CasemindError, type PublicClaim, type ReviewDays, type SnapshotReader, claimQuerySchema, claimsInScope, isSimulatedClaimId, readClaim, refuseSimulatedClaim, reviewDaysOf, runQuery, text } from '#engine';
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
    due_on: z.iso.date().nullable().describe('day in Jakarta by which it is to be decided on'),
    decision: z.string().nullable().describe('latest decision'),
  })
  .meta({ id: 'Assignment' });

const takeSchema = z.strictObject({
  to: text({ max: 100 }).optional().describe('user to hand the claim over to; left out, the caller takes it or keeps it for longer'),
  hours: z.number().int().min(1).max(24 * 14).optional().describe('hours until the assignment expires; two weeks after it is due unless told'),
});

const manySchema = z.strictObject({
  claim_ids: z.array(text({ max: 100 })).min(1).max(500).refine((ids) => new Set(ids).size === ids.length, { error: 'each once' }),
  to: text({ max: 100 }).optional().describe('user to assign them to: another by a lead; the caller unless told'),
});

const leftSchema = z.object({ claim_id: z.string(), reason: z.enum(['missing', 'simulated', 'taken']), assignee: z.string().nullable().describe('who has it, where it is taken') });

interface AssignmentsOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'claimStates' | 'users'>;
  readonly mirror: ClaimStateMirror;
  readonly reviewDays: ReviewDays;
  readonly clock: () => Date;
}

/** Who has which claim in review: take, hand over, release, and one's own queue. */
export const assignmentsRoutes: FastifyPluginAsyncZod<AssignmentsOptions> = async (app, { reader, store, mirror, reviewDays, clock }) => {
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
      const state = await store.claimStates.take({ claimId: claim.claim_id, by, to, dueDays: reviewDaysOf(claim.risk_score, reviewDays), forMs: body.hours === undefined ? undefined : body.hours * hour });
      await mirror.catchUp();
      return { data: shown(state) };
    },
  );

  app.post(
    '/assignments',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Assign many claims at once',
        description: 'To oneself those that nobody else has; a lead also to another, and from others. Each is due by the service level of its risk, without the days on which the assignee is away.',
        tags: ['assignment'],
        security: needsToken,
        body: manySchema,
        response: {
          200: z.object({ data: z.array(assignmentSchema), meta: z.object({ left: z.array(leftSchema).describe('claims that were not assigned') }) }),
          ...problemResponses(400, 401, 403, 404, 413, 415, 429, 500, 503),
        },
      },
    },
    async (request) => {
      const { body, user } = request;
      const by = { id: user.sub, name: user.name };
      const isOther = body.to !== undefined && body.to !== user.name;
      if (isOther && !user.isLead) throw new CasemindError('LEAD_NEEDED');
      const to = isOther ? await reviewer(body.to ?? '') : { ...by, provinces: user.provinces };
      const found = await scoresOf(body.claim_ids, [user.provinces, to.provinces]);
      const claims = [...found].filter(([id]) => !isSimulatedClaimId(id)).map(([claimId, score]) => ({ claimId, dueDays: reviewDaysOf(score, reviewDays) }));
      const { assigned, kept } = claims.length === 0 ? { assigned: [], kept: [] } : await store.claimStates.assign({ claims, by, to: { id: to.id, name: to.name }, isForced: user.isLead && isOther });
      await mirror.catchUp();
      const missing = body.claim_ids.filter((id) => !found.has(id)).map((id) => ({ claim_id: id, reason: 'missing' as const, assignee: null }));
      const simulated = [...found.keys()].filter((id) => isSimulatedClaimId(id)).map((id) => ({ claim_id: id, reason: 'simulated' as const, assignee: null }));
      const taken = kept.map(({ claimId, assignee }) => ({ claim_id: claimId, reason: 'taken' as const, assignee }));
      return { data: assigned.map((state) => shown(state)), meta: { left: [...missing, ...simulated, ...taken] } };
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

  /** An enabled auditor or admin. */
  async function reviewer(username: string) {
    const user = await store.users.findByName(username);
    if (!user || user.disabledAt !== null || (user.role !== 'auditor' && user.role !== 'admin')) throw new CasemindError('USER_MISSING', { username });
    return { id: user.id, name: user.username, provinces: user.provinces };
  }

  /** One who may see the claim. */
  async function colleague(username: string, claimId: string) {
    const { provinces, ...person } = await reviewer(username);
    if (!(await claimOf(claimId, provinces))) throw new CasemindError('USER_MISSING', { username });
    return person;
  }

  /** Risk scores of the claims that lie in every one of these scopes. */
  async function scoresOf(claimIds: readonly string[], scopes: readonly (readonly string[] | null)[]): Promise<Map<string, number>> {
    const query = claimQuerySchema.parse({ subject: 'claims', where: [{ field: 'claim_id', op: 'in', value: claimIds }], fields: ['claim_id', 'risk_score', 'province_code'], limit: claimIds.length });
    const [{ rows } = { rows: [] }] = await reader.read((snapshot) => runQuery(snapshot, query, { scope: { provinces: null }, caller: '', now: clock() }));
    const read = new Map(rows.map(({ claim_id: id, risk_score: score, province_code: province }) => [String(id), { score: Number(score), province: String(province) }]));
    const scores = new Map<string, number>();
    for (const id of claimIds) {
      // One that came in live is none of the snapshot.
      const claim = read.get(id) ?? (await liveClaim(id));
      if (claim && scopes.every((provinces) => provinces === null || provinces.includes(claim.province))) scores.set(id, claim.score);
    }
    return scores;
  }

  async function liveClaim(claimId: string): Promise<{ readonly score: number; readonly province: string } | undefined> {
    const claim = await claimOf(claimId, null);
    return claim && { score: claim.risk_score, province: claim.province_code ?? '' };
  }

  async function claimOf(claimId: string, provinces: readonly string[] | null): Promise<PublicClaim | undefined> {
    try {
      return (await reader.read((snapshot) => readClaim(snapshot, claimId, { provinces }))).claim;
    } catch (error) {
      if (error instanceof CasemindError && error.code === 'CLAIM_MISSING') return undefined;
      throw error;
    }
  }
};

function shown({ claimId, assignment, latest }: ClaimState): z.infer<typeof assignmentSchema> {
  return {
    claim_id: claimId,
    assignee: assignment?.assignee ?? null,
    assigned_at: assignment?.since ?? null,
    assigned_until: assignment?.until ?? null,
    due_on: assignment?.dueOn ?? null,
    decision: latest?.decision ?? null,
  };
}

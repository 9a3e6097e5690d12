import { CasemindError, dateInJakarta, text } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { isWithin, scopeOf } from '../../access/scope.ts';
import { needsToken, problemResponses } from '../../http/schemas.ts';
import type { ClaimStateMirror } from '../../snapshots/claim-state-mirror.ts';

const absenceSchema = z.object({ from: z.iso.date().describe('first day away'), to: z.iso.date().describe('last day away') }).meta({ id: 'Absence' });
const reviewerSchema = z
  .object({
    username: z.string(),
    is_lead: z.boolean(),
    held: z.number().int().describe('claims that they have in review'),
    overdue: z.number().int().describe('of these, those that were due before today'),
    absences: z.array(absenceSchema).describe('that are not over, the earliest first'),
  })
  .meta({ id: 'Reviewer' });

const absencesSchema = z.strictObject({
  absences: z
    .array(z.strictObject(absenceSchema.shape).refine(({ from, to }) => from <= to, { error: 'from is not after to', path: ['to'] }))
    .max(50)
    .refine((absences) => new Set(absences.map(({ from }) => from)).size === absences.length, { error: 'each begins on another day' })
    .describe('in place of those that were there'),
});

interface ReviewersOptions {
  readonly store: Pick<Store, 'users' | 'claimStates' | 'absences'>;
  readonly mirror: ClaimStateMirror;
  readonly clock: () => Date;
}

/** Who reviews claims, how many each has, and when they are away. */
export const reviewersRoutes: FastifyPluginAsyncZod<ReviewersOptions> = async (app, { store, mirror, clock }) => {
  app.get(
    '/reviewers',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Who reviews claims: how many each has, and when they are away',
        description: 'Auditors and admins of the caller’s provinces, by name.',
        tags: ['assignment'],
        security: needsToken,
        response: { 200: z.object({ data: z.array(reviewerSchema) }), ...problemResponses(401, 403, 429, 500, 503) },
      },
    },
    async (request) => ({ data: await reviewers(({ provinces }) => isWithin(provinces, scopeOf(request))) }),
  );

  app.put(
    '/reviewers/:name/absences',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Say when somebody is away: one’s own days, or as a lead another’s',
        description: 'What the person has in review is then due later, by the days away.',
        tags: ['assignment'],
        security: needsToken,
        params: z.object({ name: text({ max: 100 }).describe('username') }),
        body: absencesSchema,
        response: { 200: z.object({ data: reviewerSchema }), ...problemResponses(400, 401, 403, 404, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { params, user, body } = request;
      if (params.name !== user.name && !user.isLead) throw new CasemindError('LEAD_NEEDED');
      const found = await store.users.findByName(params.name);
      if (!found || !isWithin(found.provinces, scopeOf(request))) throw new CasemindError('USER_MISSING', { username: params.name });
      await store.absences.replace(found.id, body.absences);
      await mirror.catchUp();
      const [reviewer] = await reviewers(({ id }) => id === found.id);
      if (!reviewer) throw new CasemindError('USER_MISSING', { username: params.name });
      return { data: reviewer };
    },
  );

  async function reviewers(isWanted: (user: { readonly id: string; readonly provinces: readonly string[] | null }) => boolean): Promise<z.infer<typeof reviewerSchema>[]> {
    const today = dateInJakarta(clock());
    const [users, counts, absences] = await Promise.all([store.users.list(), store.claimStates.countHeld(today), store.absences.from(today)]);
    const countOf = new Map(counts.map((count) => [count.personId, count]));
    return users
      .filter(({ role, disabledAt }) => (role === 'auditor' || role === 'admin') && disabledAt === null)
      .filter(isWanted)
      .map(({ id, username, isLead }) => ({
        username,
        is_lead: isLead,
        held: countOf.get(id)?.held ?? 0,
        overdue: countOf.get(id)?.overdue ?? 0,
        absences: absences.filter(({ userId }) => userId === id).map(({ from, to }) => ({ from, to })),
      }));
  }
};

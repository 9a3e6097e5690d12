import { type SnapshotReader, claimStatesOf, claimsInScope, readExplored, secondReviews } from '#engine';
import { type Store, allOutcomes } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { scopeOf } from '../../access/scope.ts';
import { needsToken, problemResponses } from '../../http/schemas.ts';

const sampledSchema = z
  .object({ claim_id: z.string(), selection: z.enum(['exploration', 'second_review']).describe('exploration: drawn from below the cut of the worklist; second_review: decided by one other person') })
  .meta({ id: 'SampledClaim' });

interface SampleOptions {
  readonly reader: SnapshotReader;
  readonly outcomes: Store['outcomes'];
  readonly clock: () => Date;
}

/** GET /me/sample: what the caller is asked to look at beside the worklist, so that decisions tell of more than its top. */
export const sampleRoute: FastifyPluginAsyncZod<SampleOptions> = async (app, { reader, outcomes, clock }) => {
  app.get(
    '/me/sample',
    {
      config: { roles: ['auditor', 'admin'] },
      schema: {
        summary: 'Claims to decide on beside the worklist: drawn from below the cut, and second reviews',
        description: 'Those that nobody has in review or decided on, and those that one other person decided on. Within the caller’s provinces; 200 at most.',
        tags: ['assignment'],
        security: needsToken,
        querystring: z.strictObject({}),
        response: { 200: z.object({ data: z.array(sampledSchema) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const again = secondReviews(await allOutcomes(outcomes), request.user.name);
      return reader.read(async (snapshot) => {
        const explored = (await readExplored(snapshot)).map(({ claim_id }) => claim_id);
        const states = claimStatesOf(reader, explored, clock());
        const open = explored.filter((id) => states.get(id)?.review_state === 'pending');
        const visible = await claimsInScope(snapshot, [...again, ...open], scopeOf(request));
        const shown = (ids: readonly string[], selection: 'exploration' | 'second_review') => ids.filter((id) => visible.has(id)).map((claim_id) => ({ claim_id, selection }));
        return { data: [...shown(again, 'second_review'), ...shown(open, 'exploration')].slice(0, most) };
      });
    },
  );
};

const most = 200;

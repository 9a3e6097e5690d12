import { type SnapshotReader, claimStatesOf, explainFlags, readClaim } from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { claimParams, claimSchema, languageQuery, needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema, snoozeOf } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';

/** GET /claims/:id: one claim, with its flags explained and what people did with it. */
export const claimRoute: FastifyPluginAsyncZod<{ readonly reader: SnapshotReader; readonly clock: () => Date }> = async (app, { reader, clock }) => {
  app.get(
    '/claims/:id',
    {
      config: { roles, isSnapshotRead: true, readsState: true },
      schema: {
        summary: 'One claim, with its active flags explained, its review state and latest decision',
        tags: ['claims'],
        security: needsToken,
        params: claimParams,
        querystring: z.strictObject({ lang: languageQuery }),
        response: {
          200: z.object({ data: claimSchema, meta: snapshotMetaSchema.extend({ language: z.enum(['id', 'en']) }) }),
          ...problemResponses(400, 401, 403, 404, 429, 500, 503),
        },
      },
    },
    async (request) => {
      const language = app.languageOf(request);
      return reader.read(async (snapshot) => {
        const { claim, snoozes, withheld, facilityCandidates, twins, intake } = await readClaim(snapshot, request.params.id, scopeOf(request));
        // It may be replaced or removed at any time: nobody is told to keep it.
        if (intake) request.snapshotTag = undefined;
        const states = claimStatesOf(reader, [claim.claim_id], clock());
        return {
          data: { ...claim, ...states.get(claim.claim_id), intake, withheld, facility_candidates: facilityCandidates, twins, indications: explainFlags(claim, language), snoozed: snoozes.map((snooze) => snoozeOf(snooze, language)) },
          meta: { ...snapshotMetaOf(snapshot.manifest), language },
        };
      });
    },
  );
};

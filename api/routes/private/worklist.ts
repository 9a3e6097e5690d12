import { Remembered, type SnapshotReader, filtersOf, readWorklist, worklistQuerySchema } from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { languageQuery, needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema, worklistRowSchema } from '../../schemas.ts';
import { scopeOf } from '../../scope.ts';

const answerSchema = z.object({
  data: z.array(worklistRowSchema),
  meta: snapshotMetaSchema.extend({
    total: z.number().int().describe('claims that pass the filters, on all pages'),
    page: z.number().int().optional().describe('left out where a cursor was given'),
    next_cursor: z.string().nullable().describe('cursor of the next page; null on the last'),
    page_size: z.number().int(),
    sort: z.string(),
    filters: z.record(z.string(), z.unknown()).describe('the filters that were applied, as they were understood'),
  }),
});

/** GET /claims/high-risk: the worklist. */
export const worklistRoute: FastifyPluginAsyncZod<{ readonly reader: SnapshotReader }> = async (app, { reader }) => {
  const totals = new Remembered<number>();
  app.get(
    '/claims/high-risk',
    {
      config: { roles, isSnapshotRead: true },
      // A form sends each of its fields; one left empty does not filter.
      preValidation: async (request) => {
        Object.assign(request, { query: Object.fromEntries(Object.entries(request.query).filter(([, value]) => value !== '')) });
      },
      schema: {
        summary: 'The worklist: claims by risk, filtered, sorted, paged',
        description: 'The true top of all claims of the published snapshot, in a total order. Filters join with AND.',
        tags: ['claims'],
        security: needsToken,
        querystring: worklistQuerySchema.safeExtend({ lang: languageQuery }),
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 410, 429, 500, 503) },
      },
    },
    async (request) =>
      reader.read(async (snapshot) => {
        const { lang: _lang, ...query } = request.query;
        const { rows, total, nextCursor } = await readWorklist(snapshot, query, { scope: scopeOf(request), totals });
        return {
          data: rows,
          meta: {
            total,
            ...(query.cursor === undefined ? { page: query.page } : {}),
            next_cursor: nextCursor,
            page_size: query.page_size,
            ...snapshotMetaOf(snapshot.manifest),
            sort: query.sort,
            filters: filtersOf(query),
          },
        };
      }),
  );
};

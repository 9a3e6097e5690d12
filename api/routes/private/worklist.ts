import { CasemindError, Remembered, type SnapshotReader, claimSources, claimStatesOf, copyLiveClaims, exportWorklist, filtersOf, readKnownStates, readWorklist, stateFiltersOf, worklistQuerySchema } from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { JobDesk } from '../../jobs/job-desk.ts';
import { jobOf, jobSchema } from '../../jobs/job.ts';
import { languageQuery, needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema, worklistRowSchema } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';
import { fileFormatOf, formatSchema, sendFile, withoutEmpty } from '../../http/send-file.ts';
import { isOperator } from './admin-jobs.ts';

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
export const worklistRoute: FastifyPluginAsyncZod<{ readonly reader: SnapshotReader; readonly desk: JobDesk; readonly clock: () => Date }> = async (app, { reader, desk, clock }) => {
  const totals = new Remembered<number>();
  app.get(
    '/claims/high-risk',
    {
      config: { roles, isSnapshotRead: true, readsState: true },
      preValidation: async (request) => {
        Object.assign(request, { query: withoutEmpty(request.query) });
      },
      preHandler: async (request) => {
        if (fileFormatOf(request.query, request.headers.accept)) await app.countExport(request);
      },
      schema: {
        summary: 'The worklist: claims by risk, filtered, sorted, paged',
        description: 'The true top of all claims of the published snapshot, in a total order; with `source` also of those that came in live, which are marked. Filters join with AND. CSV and Parquet hold all rows, with review state and latest decision.',
        tags: ['claims'],
        security: needsToken,
        querystring: worklistQuerySchema.safeExtend({
          refresh_cache: z.enum(['true', 'false']).optional().describe('true: ask for a refresh of the scores instead (ops and admin); answers 202 with the job'),
          format: formatSchema,
          lang: languageQuery,
        }),
        response: { 200: answerSchema, 202: z.object({ data: jobSchema }), ...problemResponses(400, 401, 403, 410, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      if (request.query.refresh_cache === 'true') {
        const { name, role } = request.user;
        if (!isOperator(role)) throw new CasemindError('FORBIDDEN', { role });
        const run = await desk.request('refresh', name);
        request.snapshotTag = undefined;
        void reply.code(202).header('location', `/admin/jobs/${run.id}`);
        return { data: jobOf(run, app.languageOf(request)) };
      }
      return reader.read(async (snapshot) => {
        const { manifest } = snapshot;
        const { lang: _lang, refresh_cache: _refresh, format: _format, ...query } = request.query;
        const scope = scopeOf(request);
        const options = { scope, totals, caller: request.user.name, now: clock() };
        const isOfSnapshot = query.source === 'snapshot';
        // What comes in changes the list at any time: nobody is told to keep it.
        if (!isOfSnapshot) request.snapshotTag = undefined;
        const format = fileFormatOf(request.query, request.headers.accept);
        if (format) {
          const liveClaims = isOfSnapshot ? undefined : copyLiveClaims(reader, query.source === 'all' ? claimSources : [query.source], scope);
          const file = await exportWorklist({ home: reader.home, manifest, states: await readKnownStates(snapshot), snoozes: snapshot.snoozes, liveClaims, format }, query, options);
          return sendFile(reply, { file, format, name: 'worklist', manifest });
        }
        const { rows, total, nextCursor } = await readWorklist(snapshot, query, options);
        const states = claimStatesOf(reader, rows.map(({ claim_id }) => claim_id), clock());
        return {
          data: rows.map((row) => ({ ...row, ...states.get(row.claim_id) })),
          meta: {
            total,
            ...(query.cursor === undefined ? { page: query.page } : {}),
            next_cursor: nextCursor,
            page_size: query.page_size,
            ...snapshotMetaOf(manifest),
            sort: query.sort,
            filters: { ...filtersOf(query), ...stateFiltersOf(query), ...(isOfSnapshot ? {} : { source: query.source }) },
          },
        };
      });
    },
  );
};

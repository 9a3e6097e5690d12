import { type Report, Remembered, type ReportPage, type SnapshotReader, exportReport, filtersOf, readReport, reportQuerySchema, reports } from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { columnSchemas, needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';
import { fileFormatOf, sendFile, withoutEmpty } from '../../http/send-file.ts';

interface ReportsOptions {
  readonly reader: SnapshotReader;
}

/** GET /reports/…: one address a report, each as JSON by pages, or whole as CSV or Parquet. */
export const reportRoutes: FastifyPluginAsyncZod<ReportsOptions> = async (app, { reader }) => {
  const pages = new Remembered<ReportPage>({ largest: 500 });
  for (const report of reports)
    app.get(
      `/reports/${report.name}`,
      {
        config: { roles, isSnapshotRead: true },
        preValidation: async (request) => {
          Object.assign(request, { query: withoutEmpty(request.query) });
        },
        preHandler: async (request) => {
          if (fileFormatOf(request.query, request.headers.accept)) await app.countExport(request);
        },
        schema: {
          summary: report.title.en,
          description: `${report.title.id}. Takes the filters of the worklist, but for those of review. Amounts are whole rupiah, sums are exact.`,
          tags: ['reports'],
          security: needsToken,
          querystring: reportQuerySchema(report),
          response: { 200: answerSchema(report), ...problemResponses(400, 401, 403, 410, 429, 500, 503) },
        },
      },
      async (request, reply) => {
        const { query } = request;
        const scope = scopeOf(request);
        return reader.read(async (snapshot) => {
          const { manifest } = snapshot;
          const format = fileFormatOf(query, request.headers.accept);
          if (format) return sendFile(reply, { file: await exportReport({ home: reader.home, manifest, snoozes: snapshot.snoozes, format }, report, query, scope), format, name: report.name, manifest });
          const { rows, total, nextCursor } = await readReport(snapshot, report, query, { scope, pages });
          const { page, page_size, sort, cursor, by, min_n } = query;
          return {
            data: rows,
            meta: {
              ...snapshotMetaOf(manifest),
              total,
              ...(cursor === undefined ? { page } : {}),
              page_size,
              next_cursor: nextCursor,
              sort,
              ...(by === undefined ? {} : { by }),
              ...(min_n === undefined ? {} : { min_n }),
              filters: filtersOf(query),
            },
          };
        });
      },
    );
};

function answerSchema(report: Report) {
  return z.object({
    data: z.array(columnSchemas(report.columns).meta({ id: `${pascal(report.name)}Row` })),
    meta: snapshotMetaSchema.extend({
      total: z.number().int().describe('rows on all pages'),
      page: z.number().int().optional().describe('left out where a cursor was given'),
      page_size: z.number().int(),
      next_cursor: z.string().nullable().describe('cursor of the next page; null on the last'),
      sort: z.string(),
      by: z.string().optional(),
      min_n: z.number().int().optional(),
      filters: z.record(z.string(), z.unknown()).describe('the filters that were applied, as they were understood'),
    }),
  });
}

/** `severity-mismatch` → `SeverityMismatch`. */
function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

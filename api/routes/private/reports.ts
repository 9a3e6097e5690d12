import { createReadStream } from 'node:fs';

import { type ExportFormat, type Report, Remembered, type ReportFile, type ReportPage, type ReportQuery, type SnapshotReader, exportReport, filtersOf, readReport, reportQuerySchema, reports } from '#engine';
import { roles } from '#store';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { scopeOf } from '../../scope.ts';
import { columnSchemas, needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema } from '../../schemas.ts';

const mediaTypes: Readonly<Record<ExportFormat, string>> = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' };

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
        // A form sends each of its fields; one left empty does not filter.
        preValidation: async (request) => {
          const given = Object.entries(Object(request.query)).filter(([, value]) => value !== '');
          Object.assign(request, { query: { ...Object.fromEntries(given), ...formatOfAccept(request.headers.accept, given) } });
        },
        preHandler: async (request) => {
          if (exportFormatOf(request.query)) await app.countExport(request);
        },
        schema: {
          summary: report.title.en,
          description: `${report.title.id}. Takes the filters of the worklist. Amounts are whole rupiah, sums are exact.`,
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
          const format = exportFormatOf(query);
          if (format) {
            const file = await exportReport({ home: reader.home, manifest, report, query, scope, format });
            return sendFile(reply, { file, type: mediaTypes[format], name: `${report.name}_${manifest.data_date}.${format}` });
          }
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

function exportFormatOf({ format }: Pick<ReportQuery, 'format'>): ExportFormat | undefined {
  return format === 'csv' || format === 'parquet' ? format : undefined;
}

/** The format that `Accept` names, where the query names none. */
function formatOfAccept(accept: string | undefined, given: readonly (readonly [string, unknown])[]): { format?: ExportFormat } {
  if (accept === undefined || given.some(([name]) => name === 'format')) return {};
  if (accept.includes('text/csv')) return { format: 'csv' };
  return accept.includes('application/vnd.apache.parquet') ? { format: 'parquet' } : {};
}

/** Streams a file and removes it, also where the caller hangs up. */
function sendFile(reply: FastifyReply, { file, type, name }: { readonly file: ReportFile; readonly type: string; readonly name: string }): FastifyReply {
  const stream = createReadStream(file.path);
  stream.once('close', () => file.remove());
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('content-length', file.size)
    .send(stream);
}

import { type ClaimQueryInput, type Language, type QueryResult, type ResultColumn, type SnapshotReader, claimQuerySchema, claimSources, copyLiveClaims, exportQuery, isOfEverySource, key, openPage, readKnownStates, runQuery } from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { languageQuery, needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema } from '../../http/schemas.ts';
import type { Renderer } from '../../rendering/renderer.ts';
import { scopeOf } from '../../access/scope.ts';
import { fileFormatOf, mediaTypes, sendBytes, sendFile, sheetFormatSchema, wantsSheet } from '../../http/send-file.ts';

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

const columnSchema = z
  .object({
    name: z.string().describe('key of the rows'),
    role: z.enum(['field', 'group', 'label', 'measure', 'change', 'mark']),
    type: z.enum(['VARCHAR', 'VARCHAR[]', 'BIGINT', 'DOUBLE', 'DATE', 'TIMESTAMP', 'BOOLEAN']),
    label: z.string().describe('for people, in the language asked for'),
    unit: z.string().optional(),
    decimals: z.number().int().describe('places after the point'),
    field: z.string().optional().describe('field of the catalogue whose values it holds'),
    measure: z.number().int().optional().describe('place of the measure in the query, from 0'),
  })
  .meta({ id: 'QueryColumn' });

const countsSchema = z.object({
  total: z.number().int().describe('rows before the limit'),
  matched: z.number().int().describe('claims that pass'),
  without_value: z.array(z.object({ field: z.string(), n: z.number().int() })).describe('claims among them that have no value in a field of a negative condition, and pass it for that'),
  withheld: z.array(z.object({ field: z.string(), n: z.number().int() })).describe('claims among them of which the caller’s provinces keep back a field that rests on other claims of the person: it has no value there'),
});

const answerSchema = z.object({
  data: z.array(z.record(z.string(), cellSchema)).describe('rows with the columns of `meta.columns`; with `against` each row tells its `side`, from 0'),
  meta: snapshotMetaSchema.extend({
    ...countsSchema.shape,
    columns: z.array(columnSchema),
    sides: z.array(countsSchema.extend({ name: z.string().nullable() })).optional().describe('of a query with `against`: the counts of each side; total and matched are then those of all sides together'),
    next_cursor: z.string().nullable().describe('cursor of the rows after these; null where there are none'),
    page_size: z.number().int(),
    query: claimQuerySchema.describe('the query as it was understood, with what it left out filled in'),
  }),
});

/** One of each kind of question. */
const examples: readonly ClaimQueryInput[] = [
  { subject: 'claims', where: [{ field: 'service_type', op: '=', value: 'RITL' }, { field: 'los', op: 'between', value: [1, 3] }], order: [{ field: 'amount_claimed' }], limit: 10 },
  { subject: 'groups', where: [{ field: 'dx_primary_code', op: 'under', value: 'set:stroke' }], by: [{ field: 'province_name' }], measures: [{ agg: 'count' }, { agg: 'median', field: 'amount_claimed' }], having: [{ measure: 0, op: '>=', value: 5 }] },
  { subject: 'groups', by: [{ field: 'admit_date', unit: 'month' }], measures: [{ agg: 'count' }], change: 'previous' },
  { subject: 'facilities', measures: [{ agg: 'count', where: [{ field: 'is_flagged', op: '=', value: true }], of: 'group' }], order: [{ measure: 0 }], limit: 10 },
  { subject: 'groups', measures: [{ agg: 'mean', field: 'amount_claimed' }], against: [{ name: 'rawat inap', where: [{ field: 'service_type', op: '=', value: 'RITL' }] }, { where: [] }] },
  { subject: 'decisions', where: [{ field: 'reviewer', op: '=', value: 'me' }] },
];

/** POST /queries: one typed question about claims. */
export const queriesRoute: FastifyPluginAsyncZod<{ readonly reader: SnapshotReader; readonly renderer: Pick<Renderer, 'render'>; readonly clock: () => Date }> = async (app, { reader, renderer, clock }) => {
  app.post(
    '/queries',
    {
      config: { roles },
      preHandler: async (request) => {
        if (fileFormatOf(request.query, request.headers.accept) || wantsSheet(request.query.format, request.headers.accept)) await app.countExport(request);
      },
      schema: {
        summary: 'One typed question about claims: lists, groups, trends, comparisons, pairs',
        description: 'Takes a ClaimQuery over the fields of GET /catalogue, within the caller’s scope. JSON gives `limit` rows and a cursor for the next; CSV, Parquet and Excel (xlsx, of a query without `against`) hold the first `limit` rows as a file.',
        tags: ['claims'],
        security: needsToken,
        body: claimQuerySchema.meta({ id: 'ClaimQuery', examples: [...examples] }),
        querystring: z.strictObject({ format: sheetFormatSchema, cursor: key({ max: 400 }).optional().describe('next_cursor of the rows before, with the same query'), lang: languageQuery }),
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 410, 413, 415, 429, 500, 503) },
      },
    },
    async (request, reply) =>
      reader.read(async (snapshot) => {
        const { manifest } = snapshot;
        const { body: query, user } = request;
        const scope = scopeOf(request);
        const options = { scope, caller: user.name, now: clock() };
        void reply.header('x-snapshot-id', manifest.snapshot_id);
        const format = fileFormatOf(request.query, request.headers.accept);
        if (format) {
          const liveClaims = isOfEverySource(query) ? copyLiveClaims(reader, claimSources, scope) : undefined;
          const file = await exportQuery({ home: reader.home, manifest, states: await readKnownStates(snapshot), snoozes: snapshot.snoozes, liveClaims, format }, query, options);
          return sendFile(reply, { file, format, name: query.subject, manifest });
        }
        if (wantsSheet(request.query.format, request.headers.accept) && query.against === undefined) {
          const [{ columns, rows } = { columns: [], rows: [] }] = await runQuery(snapshot, query, options);
          const language = app.languageOf(request);
          const sheet = {
            columns: columns.map(({ label, type, decimals }) => ({ label: label[language], type, decimals })),
            rows: rows.map((row) => columns.map(({ name }) => cellSchema.parse(row[name] ?? null))),
          };
          return sendBytes(reply, { bytes: await renderer.render({ kind: 'sheet', sheet }), type: mediaTypes.xlsx, name: `${query.subject}_${manifest.data_date}.xlsx` });
        }
        const opened = openPage(snapshot, { page: 1, page_size: query.limit, cursor: request.query.cursor }, ['query', query, scope, user.name]);
        const results = await runQuery(snapshot, query, { ...options, skipped: opened.skipped });
        const language = app.languageOf(request);
        const rows = Math.max(...results.map((result) => result.rows.length));
        return {
          data: results.flatMap((result) => result.rows.map((row) => rowOf(row, result))),
          meta: {
            ...snapshotMetaOf(manifest),
            ...countsOf(results),
            columns: (results[0]?.columns ?? []).map((column) => columnOf(column, language)),
            ...(query.against && { sides: results.map((result, i) => ({ name: query.against?.[i]?.name ?? null, ...countsOf([result]) })) }),
            next_cursor: opened.next(rows, Math.max(...results.map(({ total }) => total))),
            page_size: query.limit,
            query,
          },
        };
      }),
  );
};

function rowOf(row: Readonly<Record<string, unknown>>, { side, columns }: QueryResult): Record<string, z.infer<typeof cellSchema>> {
  return { ...(side === undefined ? {} : { side }), ...Object.fromEntries(columns.map(({ name }) => [name, cellOf(row[name])])) };
}

function cellOf(value: unknown): z.infer<typeof cellSchema> {
  // The schema of the answer judges every cell; judged here too, a page of 100 rows would be judged 2,000 times more.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (value ?? null) as z.infer<typeof cellSchema>;
}

function countsOf(results: readonly QueryResult[]): z.infer<typeof countsSchema> {
  return {
    total: sum(results.map(({ total }) => total)),
    matched: sum(results.map(({ matched }) => matched)),
    without_value: countsByField(results.flatMap(({ withoutValue }) => withoutValue)),
    withheld: countsByField(results.flatMap(({ withheld }) => withheld)),
  };
}

function countsByField(counts: QueryResult['withoutValue']): { field: string; n: number }[] {
  return [...Map.groupBy(counts, ({ field }) => field)].map(([field, ofField]) => ({ field, n: sum(ofField.map(({ n }) => n)) }));
}

function columnOf({ label, ...column }: ResultColumn, language: Language): z.infer<typeof columnSchema> {
  return { ...column, label: label[language] };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

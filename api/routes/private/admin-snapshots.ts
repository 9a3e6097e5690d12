import { type Home, type SnapshotReader, listSnapshots, shaped } from '#engine';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { RunCommand } from '../../jobs/run-in-child.ts';
import { languageQuery, needsToken, problemResponses, operators } from '../../http/schemas.ts';

const snapshotSchema = z
  .object({
    snapshot_id: z.string(),
    is_current: z.boolean().describe('whether the pointer names it'),
    is_serving: z.boolean().describe('whether this replica answers from it'),
    state: z.enum(['staged', 'published', 'unreadable']).describe('staged: it failed a check and serves nobody until it is published'),
    created_at: z.iso.datetime().nullable(),
    published_at: z.iso.datetime().nullable(),
    data_date: z.iso.date().nullable(),
    etl_run_id: z.string().nullable(),
    model_version: z.string().nullable(),
    ruleset_version: z.string().nullable(),
    rows: z.record(z.string(), z.number().int()).describe('rows by table'),
    failures: z.array(z.string()).describe('checks that it failed, in words'),
  })
  .meta({ id: 'SnapshotListing' });

const snapshotIdSchema = shaped(/^[A-Za-z][\w-]{0,99}$/, { id: 'id snapshot, seperti di GET /admin/snapshots', en: 'the id of a snapshot, as in GET /admin/snapshots' }).describe('snapshot id');
const answerSchema = z.object({ data: snapshotSchema });

interface AdminSnapshotsOptions {
  readonly home: Home;
  readonly reader: SnapshotReader;
  readonly runCommand: RunCommand;
}

/** Listing snapshots, publishing one, and going back to an earlier one. */
export const adminSnapshotsRoutes: FastifyPluginAsyncZod<AdminSnapshotsOptions> = async (app, { home, reader, runCommand }) => {
  const config = { roles: operators };
  const list = (): z.infer<typeof snapshotSchema>[] =>
    listSnapshots(home).map(({ snapshot_id, is_current, manifest }) => ({
      snapshot_id,
      is_current,
      is_serving: reader.manifest?.snapshot_id === snapshot_id,
      state: manifest?.state ?? 'unreadable',
      created_at: manifest?.created_at ?? null,
      published_at: manifest?.published_at ?? null,
      data_date: manifest?.data_date ?? null,
      etl_run_id: manifest?.etl_run_id ?? null,
      model_version: manifest?.model_version ?? null,
      ruleset_version: manifest?.ruleset_version ?? null,
      rows: manifest?.rows ?? {},
      failures: manifest?.failures ?? [],
    }));

  /** By command, which holds the build lock and opens the file in a process of its own; then this replica follows at once. */
  async function move(words: readonly string[]): Promise<z.infer<typeof answerSchema>> {
    await runCommand(words, { signal: app.closing, onProgress: () => {} });
    await reader.refresh();
    const current = list().find(({ is_current }) => is_current);
    if (!current) throw new Error('the pointer names none of the snapshots');
    return { data: current };
  }

  app.get(
    '/admin/snapshots',
    {
      config,
      schema: {
        summary: 'Snapshots, the newest first',
        tags: ['operations'],
        security: needsToken,
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: z.object({ data: z.array(snapshotSchema) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async () => ({ data: list() }),
  );

  app.post(
    '/admin/snapshots/:id/publish',
    {
      config,
      schema: {
        summary: 'Make a snapshot the one that serves',
        description: 'A staged one too: whoever publishes it takes responsibility for the checks it failed.',
        tags: ['operations'],
        security: needsToken,
        params: z.object({ id: snapshotIdSchema }),
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 404, 409, 429, 500, 503) },
      },
    },
    async (request) => {
      request.log.info({ snapshot: request.params.id }, 'a snapshot is to be published');
      return move(['publish', request.params.id]);
    },
  );

  app.post(
    '/admin/rollback',
    {
      config,
      schema: {
        summary: 'Go back to the published snapshot before the current one, or to a given one',
        tags: ['operations'],
        security: needsToken,
        querystring: z.strictObject({ lang: languageQuery }),
        body: z.strictObject({ to: snapshotIdSchema.optional() }).nullish(),
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const to = request.body?.to;
      request.log.info({ to }, 'a rollback is asked for');
      return move(['rollback', ...(to === undefined ? [] : ['--to', to])]);
    },
  );
};

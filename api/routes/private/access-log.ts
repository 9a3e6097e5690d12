import { CasemindError, key, text } from '#engine';
import { type AccessEntry, type AccessPosition, type Store, roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { isWithin, scopeOf } from '../../access/scope.ts';
import { claimIdSchema, languageQuery, needsToken, problemResponses } from '../../http/schemas.ts';
import { withoutEmpty } from '../../http/send-file.ts';

const entrySchema = z
  .object({
    at: z.iso.datetime(),
    username: z.string(),
    role: z.enum(roles),
    method: z.string(),
    route: z.string().describe('the pattern of the address; neither body nor parameters are kept'),
    claim_id: z.string().nullable().describe('the claim that was asked for, or told of'),
    file: z.string().nullable().describe('kind of the file that was taken out, such as csv; null where none was'),
    status: z.number().int(),
    duration_ms: z.number().int(),
    request_id: z.string(),
  })
  .meta({ id: 'AccessEntry' });

/** GET /access-log: who asked for what. */
export const accessLogRoute: FastifyPluginAsyncZod<{ readonly store: Pick<Store, 'accessLog' | 'users'> }> = async (app, { store }) => {
  app.get(
    '/access-log',
    {
      config: { roles: ['admin'] },
      preValidation: async (request) => {
        Object.assign(request, { query: withoutEmpty(request.query) });
      },
      schema: {
        summary: 'Who asked for what, the newest first',
        description:
          'Every answered request of somebody who is signed in, for as long as ACCESS_LOG_DAYS keeps them. An admin whose scope is some provinces sees what users of these provinces asked for.',
        tags: ['users'],
        security: needsToken,
        querystring: z.strictObject({
          username: text({ max: 100 }).optional(),
          claim_id: claimIdSchema.optional(),
          kind: z
            .enum(['all', 'claims', 'files', 'changes', 'refused'])
            .default('all')
            .describe('claims: where a claim was opened or told of; files: what was taken out; changes: what was written; refused: what was not answered as asked'),
          from: z.iso.date().optional().describe('on this day in Jakarta or later'),
          to: z.iso.date().optional().describe('on this day in Jakarta or earlier'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: key({ max: 300 }).optional().describe('the next_cursor of the page before'),
          lang: languageQuery,
        }),
        response: { 200: z.object({ data: z.array(entrySchema), meta: z.object({ next_cursor: z.string().nullable() }) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const { username, claim_id: claimId, kind, from, to, limit, cursor } = request.query;
      const scope = scopeOf(request);
      const userIds = scope.provinces === null ? undefined : (await store.users.list()).filter(({ provinces }) => isWithin(provinces, scope)).map(({ id }) => id);
      const entries = await store.accessLog.list({
        userIds, username, claimId, kind, limit,
        from: from && momentInJakarta(from, '00:00'),
        to: to && momentInJakarta(to, '23:59:59.999'),
        after: cursor === undefined ? undefined : positionOf(cursor),
      });
      const last = entries.at(-1);
      const next = last && entries.length === limit ? Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url') : null;
      return { data: entries.map((entry) => shown(entry)), meta: { next_cursor: next } };
    },
  );
};

/** A time of a day in Jakarta, as entries have theirs: ISO 8601 UTC. */
function momentInJakarta(day: string, time: string): string {
  return new Date(`${day}T${time}+07:00`).toISOString();
}

const positionSchema = z.tuple([z.iso.datetime(), z.string().max(100)]);

function positionOf(cursor: string): AccessPosition {
  try {
    const [at, id] = positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at, id };
  } catch (error) {
    throw new CasemindError('CURSOR_INVALID', {}, { cause: error });
  }
}

function shown({ at, username, role, method, route, claimId, file, status, durationMs, requestId }: AccessEntry): z.infer<typeof entrySchema> {
  return { at, username, role: z.enum(roles).parse(role), method, route, claim_id: claimId ?? null, file: file ?? null, status, duration_ms: durationMs, request_id: requestId };
}

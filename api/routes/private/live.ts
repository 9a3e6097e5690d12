import { CasemindError, type RuleSnooze, type SnapshotReader, deadLetterReasons, isDeadLetterReason, key, readLiveCounts } from '#engine';
import { type LiveClaims, roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { FeedReading, type FollowedSource } from '../../live/feed-reading.ts';
import { liveEvents } from '../../live/live-events.ts';
import type { LiveMirror } from '../../live/live-mirror.ts';
import { toldClaim, toldClaimSchema } from '../../live/told-claim.ts';
import { scopeOf } from '../../access/scope.ts';
import { sendEventStream } from '../../http/event-stream.ts';
import { languageQuery, needsToken, problemResponses } from '../../http/schemas.ts';

/** Streams that are open at once. */
const mostReaders = 200;
/** Seconds after which to try again where they are. */
const patience = 10;

const sources = ['live', 'simulated', 'all'] as const;
const eventId = key({ max: 100 }).describe('id of the last event that the reader had; without it a stream begins with what comes now, a document with the last claims');

const skippedSchema = z.object({ source: z.enum(['live', 'simulated']), from: z.int(), to: z.int() }).describe('change numbers that were left out, as too far back; the worklist has what is there');

const documentSchema = z.object({
  data: z.array(toldClaimSchema),
  meta: z.object({ last_event_id: z.string().describe('ask with it for what comes after'), skipped: z.array(skippedSchema) }),
});

const consumerSchema = z
  .object({
    name: z.string(),
    channel: z.string(),
    started_at: z.iso.datetime(),
    seen_at: z.iso.datetime().describe('when it was heard of last'),
    is_silent: z.boolean().describe('not heard of for 10 seconds: it was killed, or cannot reach the store'),
    read: z.int().describe('messages read since it began'),
    added: z.int(),
    replaced: z.int(),
    repeated: z.int().describe('messages that say what is there'),
    dead: z.int().describe('messages that became no claim'),
    lag: z.int().nullable().describe('messages that wait in the channel; null where it cannot tell'),
    latency_ms: z.object({ p50: z.number(), p99: z.number() }).nullable().describe('from when a claim was made until it was kept, of the last 10,000'),
    waiting_for: z.string().nullable().describe('code of the error whose end it waits for'),
  })
  .meta({ id: 'LiveConsumer' });

const statusSchema = z
  .object({
    source: z.enum(['live', 'simulated']),
    is_simulated: z.boolean(),
    claims: z.int().describe('claims that can be seen in the caller’s scope'),
    claims_per_second: z.object({ last_10_seconds: z.number(), last_minute: z.number() }).describe('received in the caller’s scope'),
    last_claim: z.object({ claim_id: z.string(), received_at: z.iso.datetime() }).nullable().describe('in the caller’s scope'),
    lag: z.object({ changes: z.int().describe('kept and not visible here yet'), visible_after_ms: z.object({ p50: z.number(), p99: z.number() }).nullable().describe('from the receipt of a claim until it was visible here, of the last 10,000; null where none came since this process began') }),
    dead_letters: z.object({ total: z.int(), by_reason: z.array(z.object({ reason: z.string(), label: z.string(), n: z.int() })) }).describe('messages that became no claim'),
    consumers: z.array(consumerSchema),
  })
  .meta({ id: 'LiveStatus' });

interface LiveOptions {
  readonly reader: SnapshotReader;
  readonly live: readonly LiveClaims[];
  readonly mirror: LiveMirror;
  readonly clock: () => Date;
}

const silentMs = 10_000;

/** GET /live: claims as they come in. GET /live/status: how the intake stands. */
export const liveRoutes: FastifyPluginAsyncZod<LiveOptions> = async (app, { reader, live, mirror, clock }) => {
  const config = { roles };
  const shared = { tags: ['live'], security: needsToken };
  const followed = mirror.feeds.flatMap((feed): FollowedSource[] => live.filter(({ source }) => source === feed.source).map((store) => ({ feed, store })));
  let readers = 0;

  app.get(
    '/live',
    {
      config,
      exposeHeadRoute: false,
      schema: {
        ...shared,
        summary: 'Claims as they come in, with scores and flags, as server-sent events',
        description:
          'Event `ready` once, then `claim` for each claim that has become visible, within the caller’s scope; `skipped` where a reader is more than 10,000 changes behind. Each event has an `id`: who comes back with Last-Event-ID goes on there, at any replica. A comment every 15 s says that the stream lives; it ends where the token or the scope of its reader does. A claim that comes again with other content is told again. A caller that takes no events (`Accept: application/json`) gets the next claims as one document.',
        headers: z.object({ 'last-event-id': eventId.optional() }),
        querystring: z.strictObject({
          source: z.enum(sources).default('all').describe('live: real claims; simulated: those of the simulation; all: both'),
          after: eventId.optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100).describe('of a document: claims at most'),
          lang: languageQuery,
        }),
        response: {
          200: { description: 'events without end, or the next claims', content: { 'text/event-stream': { schema: z.unknown() }, 'application/json': { schema: documentSchema } } },
          ...problemResponses(400, 401, 403, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { source, limit } = request.query;
      const isStream = takesEvents(request.headers.accept);
      const reading = new FeedReading({
        sources: followed.filter(({ feed }) => source === 'all' || feed.source === source),
        scope: scopeOf(request),
        after: request.headers['last-event-id'] ?? request.query.after,
        begin: isStream ? 0 : limit,
      });
      if (!isStream) return reply.type('application/json').send(await documentOf(reading, limit, reader.snoozes));
      if (readers >= mostReaders) throw new CasemindError('LIVE_READERS_FULL', { limit: mostReaders, seconds: patience });
      readers += 1;
      reply.raw.once('close', () => {
        readers -= 1;
      });
      return sendEventStream(reply, (signal) => liveEvents({ reading, isAllowed: () => app.isStillAllowed(request), snoozes: () => reader.snoozes, signal }), { highWaterMark: 1 });
    },
  );

  app.get(
    '/live/status',
    {
      config,
      schema: {
        ...shared,
        summary: 'How the intake of live claims stands: how many, how fast, what waits, what became no claim, and who takes them in',
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: z.object({ data: z.array(statusSchema) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const language = app.languageOf(request);
      const now = clock();
      const data = [];
      for (const { feed } of followed) {
        const store = live.find(({ source }) => source === feed.source);
        if (!store) continue;
        const [counts, { lastChangeSeq, deadLetters }, consumers] = [await readLiveCounts(reader, feed.source, scopeOf(request), now), await store.status(), await store.consumers()];
        data.push({
          source: feed.source,
          is_simulated: feed.source === 'simulated',
          claims: counts.claims,
          claims_per_second: { last_10_seconds: counts.claims_of_10_seconds / 10, last_minute: counts.claims_of_minute / 60 },
          last_claim: counts.last_claim_id === null || counts.last_received_at === null ? null : { claim_id: counts.last_claim_id, received_at: counts.last_received_at },
          lag: { changes: Math.max(0, lastChangeSeq - feed.reached), visible_after_ms: feed.latency ?? null },
          dead_letters: {
            total: Object.values(deadLetters).reduce((sum, n) => sum + n, 0),
            by_reason: Object.entries(deadLetters).map(([reason, n]) => ({ reason, label: isDeadLetterReason(reason) ? deadLetterReasons[reason][language] : reason, n })),
          },
          consumers: consumers.map(({ name, channel, startedAt, seenAt, waitingFor, counts: { latency, lag, ...done } }) => ({
            name,
            channel,
            started_at: startedAt,
            seen_at: seenAt,
            is_silent: now.getTime() - Date.parse(seenAt) > silentMs,
            ...done,
            lag: lag ?? null,
            latency_ms: latency ?? null,
            waiting_for: waitingFor,
          })),
        });
      }
      return { data };
    },
  );
};

/** Who names no type, or another, is no reader of events. */
function takesEvents(accept = ''): boolean {
  return accept.includes('text/event-stream') || accept.includes('*/*');
}

async function documentOf(reading: FeedReading, limit: number, snoozes: readonly RuleSnooze[]): Promise<z.infer<typeof documentSchema>> {
  const data: z.infer<typeof toldClaimSchema>[] = [];
  const skipped: z.infer<typeof skippedSchema>[] = [];
  while (!reading.isDone() && data.length < limit) {
    const next = await reading.next(limit - data.length);
    data.push(...next.claims.map(({ claim }) => toldClaim(claim, snoozes)));
    skipped.push(...next.skipped);
  }
  return { data, meta: { last_event_id: reading.id, skipped } };
}

import { CasemindError, key, lines } from '#engine';
import { type Alert, type AlertPosition, type Store, alertSeverities, alertStatuses } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { alertEvents } from '../../alerts/alert-events.ts';
import { alertEventSchema, alertSchema, provincesOf, shownAlert, shownEvent } from '../../alerts/alert-shape.ts';
import { reportOf, reportSchema } from '../../alerts/drift-report.ts';
import { sendEventStream } from '../../http/event-stream.ts';
import { languageQuery, madeId, needsToken, operators, problemResponses } from '../../http/schemas.ts';

const longestNote = 2000;
/** Most days that an alert may rest. */
const longestSnooze = 90;
const dayMs = 86_400_000;

export const alertParams = z.object({ id: madeId.describe('alert id') });
export const version = z.number().int().min(1).max(1_000_000_000).describe('version of the alert that was read');
const note = lines({ max: longestNote }).optional().describe('words for those who look at it later');
/** One value, or several. */
const some = <T extends z.ZodType>(one: T) => z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(one).max(10).optional());
const answer = z.object({ data: alertSchema });
const changed = problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503);

const fullSchema = alertSchema.extend({
  report: reportSchema.nullable().describe('of drift: what was found, in sentences that cite their evidence, and what may be done'),
  events: z.array(alertEventSchema).describe('what became of it, oldest first: who did what, and comments'),
});

export interface AlertsOptions {
  readonly alerts: Store['alerts'];
  readonly clock: () => Date;
  /** Milliseconds for which one stream of events is kept open. */
  readonly streamMs: number;
}

/** What is wrong with the service or its data, who looks after it, and what became of it. */
export const alertsRoutes: FastifyPluginAsyncZod<AlertsOptions> = async (app, { alerts, clock, streamMs }) => {
  const config = { roles: operators };
  const schema = { tags: ['operations'], security: needsToken };
  const query = z.strictObject({ lang: languageQuery });

  app.get(
    '/alerts',
    {
      config,
      schema: {
        ...schema,
        summary: 'Alerts, the last seen first',
        description: 'One incident is one alert, however many metrics and nights tell of it.',
        querystring: z.strictObject({
          status: some(z.enum(alertStatuses)).describe('one, or several by repeating it'),
          severity: some(z.enum(alertSeverities)).describe('one, or several by repeating it'),
          kind: key({ max: 100 }).optional().describe('such as drift or nightly_failed'),
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: key({ max: 400 }).optional().describe('the next_cursor of the page before'),
          lang: languageQuery,
        }),
        response: { 200: z.object({ data: z.array(alertSchema), meta: z.object({ next_cursor: z.string().nullable() }) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const { status, severity, kind, limit, cursor } = request.query;
      const listed = await alerts.list({ status, severity, kind, limit, after: cursor === undefined ? undefined : positionOf(cursor) });
      const last = listed.at(-1);
      return { data: listed.map((alert) => shownAlert(alert, app.languageOf(request))), meta: { next_cursor: last && listed.length === limit ? cursorOf(last) : null } };
    },
  );

  app.get(
    '/alerts/events',
    {
      config,
      exposeHeadRoute: false,
      schema: {
        ...schema,
        summary: 'What happens to alerts, as server-sent events',
        description: 'Event `alert` holds what happened and the alert as it is now. Without Last-Event-ID or `after` it begins now. The stream ends after a while; come back with the last id.',
        querystring: z.strictObject({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('only events with a greater seq'), lang: languageQuery }),
        response: {
          200: { description: 'events', content: { 'text/event-stream': { schema: z.unknown() } } },
          ...problemResponses(400, 401, 403, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const known = request.headers['last-event-id'];
      const after = typeof known === 'string' && /^\d{1,15}$/.test(known) ? Number(known) : (request.query.after ?? (await alerts.lastSeq()));
      return sendEventStream(reply, (signal) => alertEvents({ alerts, language: app.languageOf(request), after, forMs: streamMs, signal }));
    },
  );

  app.get(
    '/alerts/:id',
    { config, schema: { ...schema, summary: 'One alert with its findings and what became of it', params: alertParams, querystring: query, response: { 200: z.object({ data: fullSchema }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) } } },
    async (request) => {
      const { id } = request.params;
      const [alert, events] = await Promise.all([alerts.find(id), alerts.eventsOf(id)]);
      if (!alert) throw new CasemindError('ALERT_UNKNOWN', { alert: id });
      const language = app.languageOf(request);
      return { data: { ...shownAlert(alert, language), report: reportOf(alert, language), events: events.map((event) => shownEvent(event)) } };
    },
  );

  app.post(
    '/alerts/:id/acknowledge',
    {
      config,
      schema: { ...schema, summary: 'Say that somebody looks after an alert', description: 'Acknowledging it twice changes nothing. It is resolved by itself once what it tells is over.', params: alertParams, querystring: query, response: { 200: answer, ...changed } },
    },
    async (request) => ({ data: shownAlert(await alerts.acknowledge({ id: request.params.id, by: request.user.name }), app.languageOf(request)) }),
  );

  app.post(
    '/alerts/:id/snooze',
    {
      config,
      schema: {
        ...schema,
        summary: 'Let an alert rest until a time',
        description: `It is open again then, or when it grows worse. At most ${longestSnooze} days. Refused where somebody changed it since it was read.`,
        params: alertParams,
        querystring: query,
        body: z.strictObject({ version, until: z.iso.datetime({ offset: true }), note }),
        response: { 200: answer, ...changed },
      },
    },
    async (request) => {
      const { until, ...body } = request.body;
      const [time, now] = [Date.parse(until), clock().getTime()];
      if (!(time > now && time <= now + longestSnooze * dayMs)) throw new CasemindError('USAGE_INVALID', { field: 'until', value: until, accepted: `${new Date(now).toISOString()} < until <= ${new Date(now + longestSnooze * dayMs).toISOString()}` });
      return { data: shownAlert(await alerts.snooze({ id: request.params.id, by: request.user.name, until: new Date(time).toISOString(), ...body }), app.languageOf(request)) };
    },
  );

  app.post(
    '/alerts/:id/resolve',
    {
      config,
      schema: {
        ...schema,
        summary: 'Close an alert',
        description: 'What still is as it tells raises a new one. Refused where somebody changed it since it was read.',
        params: alertParams,
        querystring: query,
        body: z.strictObject({ version, note }),
        response: { 200: answer, ...changed },
      },
    },
    async (request) => ({ data: shownAlert(await alerts.resolve({ id: request.params.id, by: request.user.name, ...request.body }), app.languageOf(request)) }),
  );

  app.post(
    '/alerts/:id/comments',
    {
      config,
      schema: { ...schema, summary: 'Say something about an alert', params: alertParams, querystring: query, body: z.strictObject({ note: lines({ max: longestNote }) }), response: { 200: answer, ...changed } },
    },
    async (request) => ({ data: shownAlert(await alerts.comment({ id: request.params.id, by: request.user.name, note: request.body.note }), app.languageOf(request)) }),
  );
};

const positionSchema = z.tuple([key({ max: 100 }), key({ max: 100 })]);

function cursorOf({ lastSeenAt, id }: AlertPosition): string {
  return Buffer.from(JSON.stringify([lastSeenAt, id])).toString('base64url');
}

/** @throws CasemindError CURSOR_INVALID */
function positionOf(cursor: string): AlertPosition {
  try {
    const [lastSeenAt, id] = positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { lastSeenAt, id };
  } catch (error) {
    throw new CasemindError('CURSOR_INVALID', {}, { cause: error });
  }
}

/** Whether an alert concerns one of some provinces: those of none in particular concern all. */
export function concerns(alert: Pick<Alert, 'detail'>, provinces: readonly string[]): boolean {
  const own = provincesOf(alert);
  return own.length === 0 || own.some((name) => provinces.includes(name));
}

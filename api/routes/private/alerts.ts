import { CasemindError, type Language } from '#engine';
import { type Alert, type Alerts, alertSeverities } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { alertText } from '../../alerts/alert-table.ts';
import { languageQuery, madeId, needsToken, problemResponses, operators } from '../../http/schemas.ts';

const statuses = ['open', 'acknowledged', 'closed'] as const;

const alertSchema = z
  .object({
    alert_id: z.string(),
    kind: z.string().describe('stable name of what is wrong'),
    subject: z.string().describe('what it is about: the time a nightly was due, a snapshot'),
    severity: z.enum(alertSeverities),
    status: z.enum(statuses),
    title: z.string().describe('what is wrong, for a person'),
    action: z.string().describe('what to do first'),
    times: z.number().int(),
    first_seen_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
    acknowledged_by: z.string().nullable(),
    acknowledged_at: z.iso.datetime().nullable(),
    closed_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Alert' });

/** GET /alerts, and POST /alerts/:id/acknowledge: what is wrong with the service, and who looks after it. */
export const alertsRoutes: FastifyPluginAsyncZod<{ readonly alerts: Alerts }> = async (app, { alerts }) => {
  app.get(
    '/alerts',
    {
      config: { roles: operators },
      schema: {
        summary: 'Alerts of operations, the newest first',
        tags: ['operations'],
        security: needsToken,
        querystring: z.strictObject({ status: z.enum(statuses).optional(), limit: z.coerce.number().int().min(1).max(200).default(50), lang: languageQuery }),
        response: { 200: z.object({ data: z.array(alertSchema) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async (request) => {
      const { status, limit } = request.query;
      const listed = await alerts.list({ limit, ...(status !== undefined && { status }) });
      return { data: listed.map((alert) => shown(alert, app.languageOf(request))) };
    },
  );

  app.post(
    '/alerts/:id/acknowledge',
    {
      config: { roles: operators },
      schema: {
        summary: 'Say that somebody looks after an alert',
        description: 'Acknowledging it twice changes nothing. It closes by itself once what it tells is over.',
        tags: ['operations'],
        security: needsToken,
        params: z.object({ id: madeId.describe('alert id') }),
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: z.object({ data: alertSchema }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      await alerts.acknowledge(request.params.id, request.user.name);
      const alert = await alerts.find(request.params.id);
      if (!alert) throw new CasemindError('ALERT_UNKNOWN', { alert: request.params.id });
      return { data: shown(alert, app.languageOf(request)) };
    },
  );
};

function shown(alert: Alert, language: Language): z.infer<typeof alertSchema> {
  return {
    alert_id: alert.id,
    kind: alert.kind,
    subject: alert.subject,
    severity: alert.severity,
    status: alert.status,
    ...alertText(alert, language),
    times: alert.times,
    first_seen_at: alert.firstSeenAt,
    last_seen_at: alert.lastSeenAt,
    acknowledged_by: alert.acknowledgedBy,
    acknowledged_at: alert.acknowledgedAt,
    closed_at: alert.closedAt,
  };
}

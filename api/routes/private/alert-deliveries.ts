import { CasemindError } from '#engine';
import { type Delivery, type Store, deliveryStatuses } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { languageQuery, madeId, needsToken, operators, problemResponses } from '../../http/schemas.ts';

const deliverySchema = z
  .object({
    delivery_id: z.string(),
    alert_id: z.string().describe('test: of a trial'),
    event_seq: z.number().int().describe('the event that it tells of'),
    target: z.string().describe('name in ALERT_TARGETS'),
    status: z.enum(deliveryStatuses).describe('dead: given up'),
    attempts: z.number().int(),
    created_at: z.iso.datetime(),
    next_at: z.iso.datetime().describe('not before this it is tried'),
    last_error: z.string().nullable(),
    ended_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'AlertDelivery' });

export interface AlertDeliveriesOptions {
  readonly alerts: Store['alerts'];
  readonly deliveries: Store['deliveries'];
  /** Names of the targets of the configuration. */
  readonly targets: readonly string[];
}

/** The messages that tell of alerts: which wait, which were given up, and a trial of all targets. */
export const alertDeliveriesRoutes: FastifyPluginAsyncZod<AlertDeliveriesOptions> = async (app, { alerts, deliveries, targets }) => {
  const config = { roles: operators };
  const schema = { tags: ['operations'], security: needsToken };
  const lang = z.strictObject({ lang: languageQuery });

  app.get(
    '/alerts/deliveries',
    {
      config,
      schema: {
        ...schema,
        summary: 'Messages on alerts, the newest first',
        querystring: z.strictObject({ status: z.enum(deliveryStatuses).optional(), alert_id: madeId.optional(), limit: z.coerce.number().int().min(1).max(500).default(100), lang: languageQuery }),
        response: { 200: z.object({ data: z.array(deliverySchema), meta: z.object({ targets: z.array(z.string()) }) }), ...problemResponses(400, 401, 403, 429, 500, 503) },
      },
    },
    async ({ query: { status, alert_id, limit } }) => ({ data: (await deliveries.list({ status, alertId: alert_id, limit })).map((one) => shown(one)), meta: { targets: [...targets] } }),
  );

  app.post(
    '/alerts/deliveries/:id/retry',
    {
      config,
      schema: { ...schema, summary: 'Send a message again that was given up, or waits', params: z.object({ id: madeId.describe('delivery id') }), querystring: lang, response: { 202: z.object({ status: z.literal('pending') }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) } },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await deliveries.retry(id))) throw new CasemindError('DELIVERY_UNKNOWN', { delivery: id });
      return reply.code(202).send({ status: 'pending' as const });
    },
  );

  app.post(
    '/alerts/test',
    {
      config,
      schema: { ...schema, summary: 'Try how alerts are told, at every target', description: 'Opens no alert. How it went is at GET /alerts/deliveries?alert_id=test.', querystring: lang, response: { 202: z.object({ event_seq: z.number().int(), targets: z.array(z.string()) }), ...problemResponses(400, 401, 403, 409, 429, 500, 503) } },
    },
    async (request, reply) => {
      if (targets.length === 0) throw new CasemindError('DELIVERY_TARGETS_MISSING');
      const { seq } = await alerts.test(request.user.name);
      return reply.code(202).send({ event_seq: seq, targets: [...targets] });
    },
  );
};

function shown({ id, alertId, eventSeq, target, status, attempts, createdAt, nextAt, lastError, endedAt }: Delivery): z.infer<typeof deliverySchema> {
  return { delivery_id: id, alert_id: alertId, event_seq: eventSeq, target, status, attempts, created_at: createdAt, next_at: nextAt, last_error: lastError, ended_at: endedAt };
}

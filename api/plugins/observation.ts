import { createHash } from 'node:crypto';

import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';

import type { Metrics } from '../observability/metrics.ts';
import type { Tracing } from '../observability/tracing.ts';
import { whenAnswered } from './when-answered.ts';

interface ObservationOptions {
  readonly metrics: Metrics;
  readonly tracing?: Tracing | undefined;
}

/** What the log, the figures and the traces say of each request: its route, never its address, which may hold what a person typed. */
export const observation = plugin<ObservationOptions>(
  async (app, { metrics, tracing }) => {
    const spans = new WeakMap<FastifyRequest, Span>();

    app.addHook('onRequest', (request, reply, done) => {
      metrics.requestStarted();
      whenAnswered(reply, (status) => tell(request, reply, status));
      if (!tracing) return done();
      const span = tracing.startRequest(request.method);
      spans.set(request, span);
      tracing.below(span, done);
    });
    // Reading a body leaves the asynchronous context that onRequest opened.
    app.addHook('preValidation', (request, _reply, done) => {
      const span = spans.get(request);
      if (tracing && span) tracing.below(span, done);
      else done();
    });

    function tell(request: FastifyRequest, reply: FastifyReply, status: number): void {
      const { method, routeOptions, user } = request;
      const route = routeOptions.url ?? 'unknown';
      const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
      const isStream = String(reply.getHeader('content-type')).startsWith('text/event-stream');
      metrics.requestEnded({ method, route, status, seconds: isStream ? undefined : milliseconds / 1000 });
      request.log.info({ method, route, status, milliseconds, ...(user && { user: pseudonym(user.sub), role: user.role }) }, 'answered');
      const span = spans.get(request);
      if (!span) return;
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status, 'casemind.request_id': request.id, ...(user && { 'casemind.role': user.role }) });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    }
  },
  { name: 'observation' },
);

/** Tells users apart in a log without naming them. */
export function pseudonym(userId: string): string {
  return createHash('sha256').update(`casemind user ${userId}`).digest('hex').slice(0, 12);
}

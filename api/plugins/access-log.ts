import { type AccessEntry, type AccessLog } from '#store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { z } from 'zod';

import { whenAnswered } from './when-answered.ts';

interface AccessLogOptions {
  readonly accessLog: Pick<AccessLog, 'append'>;
  readonly clock: () => Date;
  /** Milliseconds for which entries are gathered into one write; a quarter of a second unless told. */
  readonly gatherMs?: number;
}

/** Entries that wait while the store does not answer; beyond it the oldest are dropped, and the log says so. */
const mostWaiting = 50_000;
const mostInOneWrite = 500;
declare module 'fastify' {
  interface FastifyRequest {
    /** Claims that the answer tells of, beside the one that the address names: each is an entry. */
    toldClaims: Set<string>;
  }
}

const claimParameter = z.object({ id: z.string() });

/** Remembers in the store who asked for what: each answered request of somebody who is logged in. */
export const accessLog = plugin<AccessLogOptions>(
  async (app, { accessLog: log, clock, gatherMs = 250 }) => {
    let waiting: AccessEntry[] = [];
    let timer: NodeJS.Timeout | undefined;
    let writing: Promise<void> = Promise.resolve();
    let isClosed = false;

    async function write(): Promise<void> {
      while (waiting.length > 0) {
        const entries = waiting.slice(0, mostInOneWrite);
        await log.append(entries);
        waiting = waiting.slice(entries.length);
      }
    }

    function gather(): void {
      if (isClosed) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        writing = writing.then(write).catch((error: unknown) => {
          app.log.error({ err: error, entries: waiting.length }, 'the access log cannot be written');
          if (waiting.length > mostWaiting) waiting = waiting.slice(-mostWaiting);
        });
      }, gatherMs);
    }

    app.decorateRequest('toldClaims');
    app.addHook('onRequest', async (request, reply) => {
      request.toldClaims = new Set();
      whenAnswered(reply, (status) => record(request, reply, status));
    });

    function record(request: FastifyRequest, reply: FastifyReply, status: number): void {
      const { user, method, routeOptions, id, params } = request;
      if (!user || !routeOptions.url) return;
      const named = routeOptions.url.startsWith('/claims/:id') ? claimParameter.safeParse(params).data?.id : undefined;
      const claims = new Set([...(named === undefined ? [] : [named]), ...request.toldClaims]);
      const entry = {
        at: clock().toISOString(),
        userId: user.sub,
        username: user.name,
        role: user.role,
        method,
        route: routeOptions.url,
        status,
        requestId: id,
        durationMs: Math.round(reply.elapsedTime),
      };
      waiting.push(...(claims.size === 0 ? [entry] : [...claims].map((claimId) => ({ ...entry, claimId }))));
      gather();
    }

    app.addHook('onClose', async () => {
      isClosed = true;
      clearTimeout(timer);
      await writing;
      await write().catch((error: unknown) => app.log.error({ err: error, entries: waiting.length }, 'the access log cannot be written'));
    });
  },
  { name: 'access-log' },
);

import { type AccessEntry, type AccessLog, isOutage } from '#store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { z } from 'zod';

import { whenAnswered } from './when-answered.ts';

interface AccessLogOptions {
  readonly accessLog: Pick<AccessLog, 'append'>;
  readonly clock: () => Date;
  /** Milliseconds for which entries are gathered into one write; a quarter of a second unless told. */
  readonly gatherMs?: number;
  /** Milliseconds between two tries while the store does not answer; a second unless told. */
  readonly retryMs?: number;
  /** Told of entries that were given up. */
  readonly onDropped?: (entries: number) => void;
}

/** Entries that wait while the store does not answer; beyond it the oldest are dropped. */
const mostWaiting = 50_000;
const mostInOneWrite = 500;
declare module 'fastify' {
  interface FastifyRequest {
    /** Claims that the answer tells of, beside the one that the address names: each is an entry. */
    toldClaims: Set<string>;
  }
}

/** Kind of the file that an answer was, by its name: `csv`. */
function fileOf(reply: FastifyReply): string | undefined {
  return reply.statusCode >= 400 ? undefined : /filename="?[^"]*\.(\w{1,8})"?/.exec(String(reply.getHeader('content-disposition') ?? ''))?.[1];
}

const claimParameter = z.object({ id: z.string() });

/**
 * Remembers in the store who asked for what: each answered request of somebody who is logged in. Entries wait while
 * the store does not answer; one that it refuses is dropped and counted, and stops no other.
 */
export const accessLog = plugin<AccessLogOptions>(
  async (app, { accessLog: log, clock, gatherMs = 250, retryMs = 1000, onDropped = () => {} }) => {
    let waiting: AccessEntry[] = [];
    let timer: NodeJS.Timeout | undefined;
    let writing: Promise<void> = Promise.resolve();
    let isClosed = false;
    let isOut = false;

    function drop(entries: number, error?: unknown): void {
      onDropped(entries);
      app.log.error({ err: error, entries }, 'entries of the access log were dropped');
    }

    /** Halves what the store refuses until the entry at fault is alone; writes whole batches again after it. */
    async function write(): Promise<void> {
      let size = mostInOneWrite;
      while (waiting.length > 0) {
        const entries = waiting.slice(0, size);
        try {
          await log.append(entries);
          size = Math.min(size * 2, mostInOneWrite);
          isOut = false;
        } catch (error) {
          if (isOutage(error)) return tryLater(error);
          if (entries.length > 1) {
            size = Math.ceil(entries.length / 2);
            continue;
          }
          drop(1, error);
        }
        waiting = waiting.slice(entries.length);
      }
    }

    function tryLater(error: unknown): void {
      if (!isOut) app.log.error({ err: error, entries: waiting.length }, 'the access log cannot be written for now');
      isOut = true;
      const tooMany = waiting.length - mostWaiting;
      if (tooMany > 0) {
        waiting = waiting.slice(tooMany);
        drop(tooMany, error);
      }
      gather(retryMs);
    }

    function gather(inMs: number): void {
      if (isClosed) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        writing = writing.then(write);
      }, inMs);
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
        file: fileOf(reply),
        status,
        requestId: id,
        durationMs: Math.round(reply.elapsedTime),
      };
      waiting.push(...(claims.size === 0 ? [entry] : [...claims].map((claimId) => ({ ...entry, claimId }))));
      gather(gatherMs);
    }

    app.addHook('onClose', async () => {
      isClosed = true;
      clearTimeout(timer);
      await writing;
      await write();
      if (waiting.length > 0) drop(waiting.length);
    });
  },
  { name: 'access-log' },
);

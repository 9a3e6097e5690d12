import cors from '@fastify/cors';
import plugin from 'fastify-plugin';

import { dataDateHeader } from './data-date.ts';

/** Pages of other origins may call only where the configuration lists their origin; by default none may. */
export const crossOrigin = plugin<{ readonly origins: readonly string[] }>(
  async (app, { origins }) => {
    if (origins.length === 0) return;
    await app.register(cors, {
      origin: [...origins],
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowedHeaders: ['authorization', 'content-type', 'accept-language', 'if-none-match', 'idempotency-key', 'last-event-id'],
      exposedHeaders: ['etag', 'retry-after', 'x-request-id', 'x-snapshot-id', dataDateHeader, 'content-disposition'],
      maxAge: 600,
    });
  },
  { name: 'cross-origin' },
);

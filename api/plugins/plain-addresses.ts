import { CasemindError } from '#engine';
import plugin from 'fastify-plugin';

/** Refuses addresses that hold NUL, which PostgreSQL and many a file system take in no text. What is not UTF-8 the router refuses itself. */
export const plainAddresses = plugin(
  async (app) => {
    app.addHook('onRequest', async ({ originalUrl }) => {
      if (originalUrl.includes('%00')) throw new CasemindError('PAYLOAD_INVALID', { reason: 'URL' });
    });
  },
  { name: 'plain-addresses' },
);

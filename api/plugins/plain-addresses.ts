import { CasemindError } from '#engine';
import plugin from 'fastify-plugin';

/**
 * Refuses addresses that hold NUL, which PostgreSQL and many a file system take in no text, and requests of HTTP/1.1
 * that name no host (RFC 9112, 3.2). What is not UTF-8 the router refuses itself.
 */
export const plainAddresses = plugin(
  async (app) => {
    app.addHook('onRequest', async ({ originalUrl, headers, raw }) => {
      if (originalUrl.includes('%00')) throw new CasemindError('PAYLOAD_INVALID', { reason: 'URL' });
      if (raw.httpVersion === '1.1' && headers.host === undefined) throw new CasemindError('PAYLOAD_INVALID', { reason: 'Host' });
    });
  },
  { name: 'plain-addresses' },
);

import { CasemindError } from '#engine';
import plugin from 'fastify-plugin';

/** By which a load balancer says that it sends what is answered by 503 to another replica, as deploy/nginx.conf does. */
const passesOn = 'casemind-passes-on';

/**
 * Has a load balancer that checks nobody learn that this replica is about to end: while it is, reads that would be passed on are
 * turned away, and whoever passed one on sends nothing more here. Writes, which nobody may repeat unasked, are still done.
 */
export const leaving = plugin<{ readonly isLeaving: () => boolean }>(
  async (app, { isLeaving }) => {
    app.addHook('onRequest', async (request) => {
      if (isLeaving() && request.method === 'GET' && request.headers[passesOn] !== undefined) throw new CasemindError('SERVICE_UNAVAILABLE', { request: request.id });
    });
  },
  { name: 'leaving' },
);

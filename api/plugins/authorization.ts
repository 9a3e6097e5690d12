import { CasemindError } from '#engine';
import type { Role } from '#store';
import plugin from 'fastify-plugin';

import { accessClaimsSchema } from './access-tokens.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Roles that may call a private route. */
    roles?: readonly Role[];
  }
}

/**
 * Makes the scope it is registered in private: each request needs a valid access token of a role that the
 * route lists. A route that lists none cannot be registered.
 */
export const authorization = plugin(
  async (app) => {
    app.addHook('onRoute', ({ url, config }) => {
      if (!config?.roles || config.roles.length === 0) throw new Error(`the private route ${url} lists no role`);
    });
    app.addHook('onRequest', async (request) => {
      try {
        request.user = accessClaimsSchema.parse(await request.jwtVerify());
      } catch (error) {
        throw new CasemindError('TOKEN_INVALID', {}, { cause: error });
      }
      const { role } = request.user;
      if (!request.routeOptions.config.roles?.includes(role)) throw new CasemindError('FORBIDDEN', { role });
    });
  },
  { name: 'authorization', dependencies: ['access-tokens'] },
);

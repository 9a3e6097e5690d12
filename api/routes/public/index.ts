import type { SnapshotReader } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsync } from 'fastify';

import type { Limits } from '../../plugins/rate-limits.ts';
import { healthRoutes } from './health.ts';
import { loginRoute } from './login.ts';
import { openApiRoute } from './openapi.ts';

interface PublicOptions {
  readonly store: Store;
  readonly reader: SnapshotReader;
  readonly limits: Limits;
}

/** What anybody may call: no claim, no setting, no name. */
export const publicRoutes: FastifyPluginAsync<PublicOptions> = async (app, { store, reader, limits }) => {
  await app.register(loginRoute, { store, limits });
  await app.register(healthRoutes, { store, reader });
  await app.register(openApiRoute);
};

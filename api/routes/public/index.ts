import type { SnapshotReader } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsync } from 'fastify';

import type { Operations } from '../operations.ts';
import { metricsRoute } from '../metrics.ts';
import { healthRoutes } from './health.ts';
import { authRoutes } from './auth.ts';
import { consolePages } from './console-pages.ts';
import { frontPageRoute } from './front-page.ts';
import { openApiRoute } from './openapi.ts';

interface PublicOptions {
  readonly store: Store;
  readonly reader: SnapshotReader;
  readonly operations: Operations;
  readonly version: string;
}

/** What anybody may call: no claim, no setting, no name. */
export const publicRoutes: FastifyPluginAsync<PublicOptions> = async (app, { store, reader, operations, version }) => {
  await app.register(authRoutes, { store });
  await app.register(healthRoutes, { store, reader, snapshotFailure: operations.snapshotFailure, isLeaving: operations.isLeaving });
  await app.register(openApiRoute);
  await app.register(frontPageRoute, { version });
  await app.register(consolePages);
  if (operations.areMetricsPublic) await app.register(metricsRoute, { metrics: operations.metrics, isOpen: true });
};

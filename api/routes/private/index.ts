import type { SnapshotReader } from '#engine';
import type { FastifyPluginAsync } from 'fastify';

import { authorization } from '../../plugins/authorization.ts';
import { claimRoute } from './claim.ts';
import { type Copilot, summaryRoute } from './summary.ts';
import { worklistRoute } from './worklist.ts';

/** Everything that needs an access token. */
export const privateRoutes: FastifyPluginAsync<{ readonly reader: SnapshotReader; readonly copilot: Copilot }> = async (app, { reader, copilot }) => {
  await app.register(authorization);
  await app.register(worklistRoute, { reader });
  await app.register(claimRoute, { reader });
  await app.register(summaryRoute, { copilot });
};

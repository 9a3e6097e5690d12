import type { Copilot } from '#agents';
import type { SnapshotReader } from '#engine';
import type { FastifyPluginAsync } from 'fastify';

import { authorization } from '../../plugins/authorization.ts';
import { claimRoute } from './claim.ts';
import { summaryRoute } from './summary.ts';
import { worklistRoute } from './worklist.ts';

interface PrivateOptions {
  readonly reader: SnapshotReader;
  readonly copilot: Pick<Copilot, 'summarize'>;
}

/** Everything that needs an access token. */
export const privateRoutes: FastifyPluginAsync<PrivateOptions> = async (app, { reader, copilot }) => {
  await app.register(authorization);
  await app.register(worklistRoute, { reader });
  await app.register(claimRoute, { reader });
  await app.register(summaryRoute, { copilot });
};

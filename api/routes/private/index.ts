import type { Copilot, FeedbackAgent, ModelBudget } from '#agents';
import type { SnapshotReader } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsync } from 'fastify';

import { type ChatServiceLimits, createChatService } from '../../chat/chat-service.ts';
import { createAnswerSender } from '../../chat/send-answer.ts';
import type { ClaimStateMirror } from '../../claim-state-mirror.ts';
import type { Operations } from '../../operations.ts';
import { operationsReader } from '../../operations-of.ts';
import { outcomesReader } from '../../outcomes-of.ts';
import { authorization } from '../../plugins/authorization.ts';
import { metricsRoute } from '../metrics.ts';
import { adminJobEventsRoute } from './admin-job-events.ts';
import { adminJobsRoutes } from './admin-jobs.ts';
import { adminSnapshotsRoutes } from './admin-snapshots.ts';
import { alertsRoutes } from './alerts.ts';
import { assignmentsRoutes } from './assignments.ts';
import { catalogueRoute } from './catalogue.ts';
import { chatExportRoute } from './chat-export.ts';
import { chatThreadRoutes } from './chat-thread.ts';
import { chatRoutes } from './chat.ts';
import { claimRoute } from './claim.ts';
import { evidenceRoute } from './evidence.ts';
import { feedbackRoutes } from './feedback.ts';
import { mcpRoute } from './mcp.ts';
import { proposalsRoutes } from './proposals.ts';
import { queriesReadRoute } from './queries-read.ts';
import { queriesRoute } from './queries.ts';
import { reportRoutes } from './reports.ts';
import { summaryRoute } from './summary.ts';
import { usageRoute } from './usage.ts';
import { usersRoutes } from './users.ts';
import { worklistRoute } from './worklist.ts';

interface PrivateOptions {
  readonly store: Store;
  readonly reader: SnapshotReader;
  readonly copilot: Pick<Copilot, 'summarize' | 'ask'>;
  readonly operations: Operations;
  readonly feedback: FeedbackAgent;
  readonly mirror: ClaimStateMirror;
  readonly budget: Pick<ModelBudget, 'remaining'>;
  readonly currency: string;
  readonly chatLimits: ChatServiceLimits;
  readonly clock: () => Date;
  readonly version: string;
}

/** Everything that needs an access token. */
export const privateRoutes: FastifyPluginAsync<PrivateOptions> = async (app, { store, reader, copilot, operations, feedback, mirror, budget, currency, chatLimits, clock, version }) => {
  await app.register(authorization, { users: store.users, clock });
  await app.register(usersRoutes, { store });
  await app.register(usageRoute, { store, budget, currency });
  await app.register(worklistRoute, { reader, desk: operations.desk, clock });
  await app.register(feedbackRoutes, { reader, outcomes: store.outcomes, mirror });
  await app.register(proposalsRoutes, { feedback, mirror });
  await app.register(assignmentsRoutes, { reader, store, mirror });
  await app.register(reportRoutes, { reader });
  await app.register(queriesRoute, { reader, clock });
  await app.register(queriesReadRoute, { reader, clock });
  await app.register(catalogueRoute);
  await app.register(claimRoute, { reader, clock });
  await app.register(summaryRoute, { copilot });
  const chat = createChatService({ reader, store, ask: copilot.ask, outcomesOf: outcomesReader(store), operations: operationsReader(store), logger: app.log, limits: chatLimits });
  app.addHook('preClose', () => chat.close());
  const sender = createAnswerSender({ app, chat, store });
  await app.register(chatRoutes, { reader, store, chat, sender });
  await app.register(chatThreadRoutes, { store, chat, sender });
  await app.register(chatExportRoute, { store, chat });
  await app.register(evidenceRoute, { reader, store, chat });
  await app.register(mcpRoute, { reader, store, clock, version });
  await app.register(adminJobsRoutes, { runs: store.runs, desk: operations.desk });
  await app.register(adminJobEventsRoute, { runs: store.runs });
  await app.register(adminSnapshotsRoutes, { home: operations.home, reader, runCommand: operations.runCommand });
  await app.register(alertsRoutes, { alerts: store.alerts });
  if (!operations.areMetricsPublic) await app.register(metricsRoute, { metrics: operations.metrics, isOpen: false });
};

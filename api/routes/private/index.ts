import type { Copilot, FeedbackAgent, ModelBudget } from '#agents';
import type { SnapshotReader } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsync } from 'fastify';

import { type ChatServiceLimits, createChatService } from '../../chat/chat-service.ts';
import { createRenderer } from '../../rendering/renderer.ts';
import { createAnswerSender } from '../../chat/send-answer.ts';
import type { ClaimStateMirror } from '../../snapshots/claim-state-mirror.ts';
import type { Operations } from '../operations.ts';
import { operationsReader } from '../../tool-readers/operations-reader.ts';
import { outcomesReader } from '../../tool-readers/outcomes-reader.ts';
import type { SimulationDesk } from '../../simulation/simulation-desk.ts';
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
import { documentsRoutes } from './documents.ts';
import { evidenceRoute } from './evidence.ts';
import { feedbackRoutes } from './feedback.ts';
import { mcpRoute } from './mcp.ts';
import { proposalsRoutes } from './proposals.ts';
import { queriesReadRoute } from './queries-read.ts';
import { queriesRoute } from './queries.ts';
import { reportRoutes } from './reports.ts';
import { simulateRoutes } from './simulate.ts';
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
  /** None in production. */
  readonly simulationDesk: SimulationDesk | undefined;
  readonly clock: () => Date;
  readonly version: string;
}

/** Everything that needs an access token. */
export const privateRoutes: FastifyPluginAsync<PrivateOptions> = async (app, { store, reader, copilot, operations, feedback, mirror, budget, currency, chatLimits, simulationDesk, clock, version }) => {
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
  const renderer = createRenderer();
  app.addHook('onClose', () => renderer.close());
  await app.register(chatExportRoute, { store, chat, renderer });
  await app.register(documentsRoutes, { reader, store, renderer, clock });
  await app.register(evidenceRoute, { reader, store, chat });
  await app.register(mcpRoute, { reader, store, clock, version });
  await app.register(adminJobsRoutes, { runs: store.runs, desk: operations.desk });
  await app.register(adminJobEventsRoute, { runs: store.runs });
  await app.register(adminSnapshotsRoutes, { home: operations.home, reader, runCommand: operations.runCommand });
  await app.register(alertsRoutes, { alerts: store.alerts });
  await app.register(simulateRoutes, { desk: simulationDesk });
  if (!operations.areMetricsPublic) await app.register(metricsRoute, { metrics: operations.metrics, isOpen: false });
};

import { randomUUID } from 'node:crypto';

import helmet from '@fastify/helmet';
import { type Copilot, type FeedbackAgent, type ModelBudget, createFeedbackAgent } from '#agents';
import type { Config } from '#config';
import type { SnapshotReader } from '#engine';
import type { LiveClaims, Store } from '#store';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';

import { accessLog } from './plugins/access-log.ts';
import { type ChatServiceLimits, defaultChatLimits } from './chat/chat-service.ts';
import { createClaimStateMirror } from './snapshots/claim-state-mirror.ts';
import { createSnoozeMirror } from './snapshots/snooze-mirror.ts';
import { createLiveMirror } from './live/live-mirror.ts';
import { repeat } from './jobs/repeat.ts';
import { createModelBudget, noLimits } from './usage/model-budget.ts';
import { type TokenConfig, accessTokens } from './plugins/access-tokens.ts';
import { browserSessions } from './plugins/browser-sessions.ts';
import { compression } from './plugins/compression.ts';
import { crossOrigin } from './plugins/cross-origin.ts';
import { documentation } from './plugins/documentation.ts';
import { gracefulClose } from './plugins/graceful-close.ts';
import { dataDate } from './plugins/data-date.ts';
import { observation } from './plugins/observation.ts';
import { plainAddresses } from './plugins/plain-addresses.ts';
import { answerFrameworkError, problems } from './plugins/problems.ts';
import { jsonBodies } from './plugins/json-bodies.ts';
import { noStore } from './plugins/no-store.ts';
import { createSocketProblems } from './problems/socket-problems.ts';
import { unknownAddresses } from './plugins/unknown-addresses.ts';
import { leaving } from './plugins/leaving.ts';
import { type Limits, defaultLimits, rateLimits } from './plugins/rate-limits.ts';
import type { Operations } from './routes/operations.ts';
import { snapshotReads } from './plugins/snapshot-reads.ts';
import { privateRoutes } from './routes/private/index.ts';
import type { SimulationDesk } from './simulation/simulation-desk.ts';
import { publicRoutes } from './routes/public/index.ts';
import { withoutVersion } from './http/versioned-address.ts';

/** Bytes of a request body. */
const bodyLimit = 64 * 1024;
/** Milliseconds between two looks for claims that came in live. */
const liveMs = 100;
/** Bytes of all headers of a request, its address among them. */
const headerLimit = 16 * 1024;

export interface AppOptions {
  readonly config: Pick<Config, 'CASEMIND_MODE' | 'CASEMIND_LANG' | 'CORS_ORIGINS'> & Partial<Pick<Config, 'MODEL_CURRENCY' | 'TRUSTED_PROXIES' | 'REVIEW_DAYS' | 'SHUTDOWN_DELAY_SECONDS'>> & TokenConfig;
  readonly reader: SnapshotReader;
  readonly store: Store;
  readonly copilot: Pick<Copilot, 'summarize' | 'ask'>;
  /** Made here on the same store where it is left out. */
  readonly feedback?: FeedbackAgent;
  /** Limits nobody where it is left out. */
  readonly budget?: ModelBudget;
  readonly operations: Operations;
  /** Claims that come in live, each source of its own: those of the store alone where they are left out. */
  readonly live?: readonly LiveClaims[];
  /** None in production. */
  readonly simulationDesk?: SimulationDesk | undefined;
  readonly clock: () => Date;
  readonly logger: FastifyBaseLogger;
  readonly limits?: Partial<Limits>;
  readonly chatLimits?: Partial<ChatServiceLimits>;
  readonly version?: string;
}

/** The HTTP service, ready to be asked or to listen. It owns none of what it is given. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { config, reader, store, copilot, operations, clock, logger, version = '0.0.0' } = options;
  const feedback = options.feedback ?? createFeedbackAgent({ reader, store, newId: randomUUID });
  const budget = options.budget ?? createModelBudget({ modelUsages: store.modelUsages, config: noLimits, logger });
  const limits = { ...defaultLimits, ...options.limits };
  const socketProblems = createSocketProblems({ language: config.CASEMIND_LANG, logger, headerLimit });
  const app: FastifyInstance = fastify({
    rewriteUrl: withoutVersion,
    trustProxy: [...(config.TRUSTED_PROXIES ?? [])],
    loggerInstance: logger,
    bodyLimit,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    // A request that names no host gets a problem document too: plugins/plain-addresses.ts.
    http: { maxHeaderSize: headerLimit, requireHostHeader: false },
    clientErrorHandler: (error, socket) => socketProblems.clientError(error, socket),
    // plugins/observation.ts says one line a request, without the address.
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: answerFrameworkError(config.CASEMIND_LANG, bodyLimit),
  });
  socketProblems.listen(app.server);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  await app.register(gracefulClose, { patienceMs: 3000 + (config.SHUTDOWN_DELAY_SECONDS ?? 0) * 1000 });
  await app.register(observation, operations);
  await app.register(dataDate, { reader });
  await app.register(accessLog, { accessLog: store.accessLog, clock, onDropped: (entries) => operations.metrics.accessLogDropped(entries) });
  await app.register(problems, { language: config.CASEMIND_LANG, bodyLimit });
  await app.register(plainAddresses);
  // The service speaks plain HTTP behind whatever ends TLS: a browser must not be told to upgrade its links.
  await app.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } });
  await app.register(crossOrigin, { origins: config.CORS_ORIGINS });
  await app.register(unknownAddresses);
  await app.register(jsonBodies);
  await app.register(compression);
  await app.register(accessTokens, { config, clock });
  await app.register(browserSessions, { sessions: store.sessions });
  await app.register(leaving, { isLeaving: operations.isLeaving ?? (() => false) });
  await app.register(rateLimits, { limits, callCounts: store.callCounts });
  const mirror = createClaimStateMirror({ reader, claimStates: store.claimStates, clock });
  await mirror.catchUp();
  const following = repeat({ work: () => mirror.catchUp(), milliseconds: 1000, logger, failure: 'decisions and assignments of the store cannot be read' });
  app.addHook('onClose', () => following.stop());
  const snoozes = createSnoozeMirror({ reader, ruleSnoozes: store.ruleSnoozes, clock });
  await snoozes.catchUp();
  const followingSnoozes = repeat({ work: () => snoozes.catchUp(), milliseconds: 1000, logger, failure: 'snoozed rules of the store cannot be read' });
  app.addHook('onClose', () => followingSnoozes.stop());
  const live = options.live ?? [store.liveClaims];
  const liveMirror = createLiveMirror({ reader, live, clock });
  // What is there already may take a while: nobody waits for it.
  const followingLive = repeat({ work: () => liveMirror.catchUp(), milliseconds: liveMs, logger, failure: 'live claims of the store cannot be read' });
  app.addHook('onClose', () => followingLive.stop());
  await app.register(snapshotReads, { reader, stateVersion: () => mirror.version(), snoozeVersion: () => snoozes.version() });
  await app.register(noStore);
  await app.register(documentation, { version });
  await app.register(publicRoutes, { store, reader, operations, version });
  await app.register(privateRoutes, { store, reader, copilot, operations, feedback, mirror, snoozes, budget, chatLimits: { ...defaultChatLimits, ...options.chatLimits }, currency: config.MODEL_CURRENCY ?? noLimits.MODEL_CURRENCY, reviewDays: config.REVIEW_DAYS ?? { high: 3, middle: 7, low: 14 }, simulationDesk: options.simulationDesk, live, liveMirror, clock, version });
  await app.ready();
  return app;
}

/** The OpenAPI 3.1 document of an app that is ready. */
export function openApiDocument(app: FastifyInstance): ReturnType<FastifyInstance['swagger']> {
  return app.swagger();
}

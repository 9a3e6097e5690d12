import { randomUUID } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';

import { createChatModels, createCopilot, createFeedbackAgent } from '#agents';
import type { Config } from '#config';
import { SnapshotReader, homeAt, readQcSummary } from '#engine';
import { type Store, openSimulation, openStore } from '#store';
import { collectDefaultMetrics } from 'prom-client';
import closeWithGrace from 'close-with-grace';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

import { createApp } from './app.ts';
import { admitDemoUsers } from './access/demo-users.ts';
import { observeCopilot, observeQueries } from './observability/observe.ts';
import { followPointer } from './snapshots/follow-pointer.ts';
import { raiseOnce, settleAll } from './alerts/raise-once.ts';
import { codeOf } from './alerts/alert-table.ts';
import { createDeliverer, sendMs } from './alerts/deliverer.ts';
import { createSenders } from './alerts/senders/index.ts';
import { repeat } from './jobs/repeat.ts';
import { type Program, createCommandRunner } from './jobs/run-in-child.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { listening } from './http/listening.ts';
import { createMetrics } from './observability/metrics.ts';
import { createModelBudget } from './usage/model-budget.ts';
import type { Limits } from './plugins/rate-limits.ts';
import { openSimulationDesk } from './simulation/open-simulation-desk.ts';
import { createSnapshotHealth } from './snapshots/snapshot-health.ts';
import { readStateFigures } from './observability/state-figures.ts';
import { createTracing } from './observability/tracing.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly logger: FastifyBaseLogger;
  readonly clock: () => Date;
  readonly limits?: Limits;
  readonly version?: string;
  /** The program that runs jobs: Casemind's own command line. */
  readonly program: Program;
  /** Close on SIGINT and SIGTERM, within 5 s; a test says no. */
  readonly handleSignals?: boolean;
}

export interface RunningServer {
  readonly app: FastifyInstance;
  readonly reader: SnapshotReader;
  readonly store: Store;
  /** Such as `http://127.0.0.1:8080`. */
  readonly address: string;
  /** Answers what was asked, then lets go of everything. */
  close(): Promise<void>;
}

/**
 * Composition root of the service: store, reader, copilot, app; listens, follows the pointer, and closes
 * in the reverse order.
 *
 * @throws CasemindError STORE_UNAVAILABLE or STORE_NEWER for the store; PORT_IN_USE or ADDRESS_UNUSABLE. Nothing published, or something
 *   damaged, is no error: /readyz says so until a good snapshot is.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, logger, clock, program, version = '0.0.0', handleSignals = true } = options;
  const home = homeAt(config.CASEMIND_HOME);
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).toReversed()) await step();
  };
  try {
    const store = await openStore({ path: home.store, url: config.DATABASE_URL, clock, auditKeys: config.AUDIT_KEY });
    closing.push(() => store.close());
    // Production shows no simulated claim.
    const simulation = config.CASEMIND_MODE === 'demo' ? await openSimulation({ path: home.simulation, url: config.DATABASE_URL, clock }) : undefined;
    closing.push(async () => simulation?.close());
    await settleDemoUsers(store, config, logger);
    const tracing = config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : await createTracing({ endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT, version });
    if (tracing) closing.push(() => tracing.close());
    const metrics = createMetrics({ manifest: () => reader.manifest, state: () => readStateFigures(store) });
    collectDefaultMetrics({ register: metrics.registry });
    const health = createSnapshotHealth({ clock });
    let isLeaving = false;
    const reader = await SnapshotReader.open({
      home,
      threads: config.DUCKDB_THREADS,
      memoryLimit: config.DUCKDB_MEMORY_LIMIT,
      mode: config.CASEMIND_MODE,
      opensBroken: true,
      aroundQuery: observeQueries(metrics, tracing, health.around),
    });
    closing.push(() => reader.close());
    closing.push(
      followPointer({
        reader,
        failureOf: () => health.failure(),
        logger,
        onFailure: async (error) => void (await raiseOnce(store.alerts, 'snapshot_unusable', 'current', codeOf(error))),
        onRecovery: async () => void (await settleAll(store.alerts, ['snapshot_unusable'])),
      }),
    );
    const models = await createChatModels(config, { onCall: (report) => metrics.modelCalled(report), onCircuit: metrics.modelCircuit });
    const budget = createModelBudget({ modelUsages: store.modelUsages, config, logger });
    const tokensPerAnswer = config.MODEL_TOKENS_PER_ANSWER;
    const feedback = createFeedbackAgent({ reader, store, newId: randomUUID, model: models.feedback, budget, tokensPerAnswer });
    const copilot = createCopilot({ reader, clock, model: models.copilot, route: config.COPILOT_ROUTE, budget, tokensPerAnswer, deadlineMs: config.MODEL_ANSWER_SECONDS * 1000, quality: async (snapshotId) => readQcSummary(home, snapshotId), onSummary: (summary, how) => metrics.summaryAnswered(summary, how) });
    const runCommand = createCommandRunner(program);
    const live = [store.liveClaims, ...(simulation ? [simulation.liveClaims] : [])];
    const jobs = startJobs({ config, home, store, feedback, live, reader, runCommand, metrics, clock, logger });
    closing.push(() => jobs.close());
    const sending = new AbortController();
    const senders = createSenders({ config, clock, logger, timeoutMs: sendMs, stop: sending.signal });
    const deliver = createDeliverer({ alerts: store.alerts, deliveries: store.deliveries, targets: config.ALERT_TARGETS, senders, language: config.CASEMIND_LANG, timeZone: config.NIGHTLY_TIMEZONE, retryHours: config.ALERT_RETRY_HOURS, clock, logger });
    const delivering = repeat({ work: deliver, milliseconds: 2000, logger, failure: 'alerts cannot be told' });
    closing.push(() => {
      sending.abort();
      return delivering.stop();
    });
    const simulationDesk = simulation && (await openSimulationDesk({ config, home, reader, live: simulation.liveClaims, models, clock, logger }));
    const operations = { home, desk: jobs.desk, runCommand, metrics, areMetricsPublic: config.METRICS_PUBLIC === 'true', alertTargets: config.ALERT_TARGETS.map(({ name }) => name), snapshotFailure: () => health.failure(), isLeaving: () => isLeaving, tracing };
    const app = await createApp({ ...options, reader, store, copilot: observeCopilot(copilot, metrics, tracing), feedback, budget, operations, live, simulationDesk });
    // Together: the job that runs and the answers under way have the same few seconds.
    closing.push(() => Promise.all([jobs.close(), simulationDesk?.close(), app.close()]));
    const address = await listening(config, (place) => app.listen(place));
    logger.info({ copilot: models.copilot?.id ?? 'offline', feedback: models.feedback?.id ?? 'offline', simulator: models.simulator?.id ?? 'offline' }, 'chat models');
    if (handleSignals) closeOnSignal({ leave: () => void (isLeaving = true), close, delaySeconds: config.SHUTDOWN_DELAY_SECONDS, logger });
    void copilot.warmUp().catch((error: unknown) => logger.error({ err: error }, 'the copilot could not be loaded'));
    return { app, reader, store, address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Demo users log in where the mode is demo; a home that was a demo before shuts them out in production. */
async function settleDemoUsers(store: Store, config: Config, logger: FastifyBaseLogger): Promise<void> {
  if (config.CASEMIND_MODE === 'demo') {
    await admitDemoUsers(store);
    return;
  }
  const disabled = await store.users.disableDemo();
  if (disabled > 0) logger.warn({ disabled }, 'demo users of an earlier demo were shut out');
}

interface Closing {
  /** Says from now on that the service is not ready. */
  readonly leave: () => void;
  readonly close: () => Promise<void>;
  readonly delaySeconds: number;
  readonly logger: FastifyBaseLogger;
}

function closeOnSignal({ leave, close, delaySeconds, logger }: Closing): void {
  closeWithGrace({ delay: 5000 + 2 * delaySeconds * 1000, logger: false }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'closing after an unexpected error');
    else logger.info({ signal }, 'closing');
    leave();
    if (!err && delaySeconds > 0) {
      await setTimeout(delaySeconds * 1000);
      // Connections that wait in the queue are taken after timers: closing now would reset them.
      for (let turn = 0; turn < 2; turn += 1) await setImmediate();
    }
    await close();
  });
}

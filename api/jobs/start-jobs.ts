import type { FeedbackAgent } from '#agents';
import type { Config } from '#config';
import type { Home, SnapshotReader } from '#engine';
import type { LiveClaims, Store } from '#store';
import type { FastifyBaseLogger } from 'fastify';

import type { Metrics } from '../observability/metrics.ts';
import { type JobDesk, createJobDesk } from './job-desk.ts';
import { createJobRunner } from './job-runner.ts';
import { createNightly } from './nightly.ts';
import { repeat } from './repeat.ts';
import { type RetentionConfig, removeExpired } from './retention.ts';
import type { RunCommand } from './run-in-child.ts';
import { createSchedule } from './schedule.ts';

type JobsConfig = Pick<
  Config,
  'CASEMIND_MODE' | 'NIGHTLY_ENABLED' | 'NIGHTLY_CRON' | 'NIGHTLY_TIMEZONE' | 'NIGHTLY_ATTEMPTS' | 'NIGHTLY_RETRY_SECONDS' | 'NIGHTLY_LATE_MINUTES' | 'JOB_DEADLINE_MINUTES'
> &
  RetentionConfig;

export interface JobsOptions {
  readonly config: JobsConfig;
  readonly home: Home;
  readonly store: Pick<Store, 'runs' | 'alerts' | 'accessLog' | 'refreshTokens' | 'sessions' | 'answers' | 'deliveries'>;
  readonly feedback: Pick<FeedbackAgent, 'forgetBefore'>;
  readonly live: readonly Pick<LiveClaims, 'source' | 'removeExpired'>[];
  readonly reader: Pick<SnapshotReader, 'manifest'>;
  readonly runCommand: RunCommand;
  readonly metrics: Pick<Metrics, 'jobEnded'>;
  readonly clock: () => Date;
  readonly logger: FastifyBaseLogger;
  /** Milliseconds between two looks for a job that waits; a second unless told. */
  readonly pollMs?: number;
}

export interface Jobs {
  readonly desk: JobDesk;
  /** Ends the job that runs here, recorded as interrupted. */
  close(): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Runs jobs, the nightly chain where it is enabled, and the removal of what is kept for a time only, until closed.
 *
 * @throws CasemindError CONFIG_INVALID where NIGHTLY_CRON is no cron expression.
 */
export function startJobs({ config, home, store, feedback, live, reader, runCommand, metrics, clock, logger, pollMs = 1000 }: JobsOptions): Jobs {
  const nightlyMode = config.NIGHTLY_ENABLED ?? (config.CASEMIND_MODE === 'production' ? 'true' : 'false');
  const schedule = createSchedule({ cron: config.NIGHTLY_CRON, timezone: config.NIGHTLY_TIMEZONE });
  const nightly = createNightly({
    schedule,
    runs: store.runs,
    alerts: store.alerts,
    clock,
    logger,
    isStarter: nightlyMode === 'true',
    snapshotAt: () => (reader.manifest ? new Date(reader.manifest.created_at) : undefined),
    attempts: config.NIGHTLY_ATTEMPTS,
    retrySeconds: config.NIGHTLY_RETRY_SECONDS,
    lateMinutes: config.NIGHTLY_LATE_MINUTES,
    deadlineMinutes: config.JOB_DEADLINE_MINUTES,
  });
  const runner = createJobRunner({
    runs: store.runs,
    runCommand,
    clock,
    logger,
    onEnd: ({ run, seconds }) => metrics.jobEnded({ kind: run.kind, status: run.status, seconds }),
  });
  const looking = repeat({ work: () => runner.look(), milliseconds: pollMs, logger, failure: 'jobs cannot be looked for' });
  const watching = nightlyMode === 'false' ? undefined : repeat({ work: nightly, milliseconds: 60_000, logger, failure: 'the nightly cannot be looked after' });
  const stopSchedule = watching && schedule.start(() => watching.now());
  const removing = repeat({
    work: async () => void (await removeExpired({ config, home, store, feedback, live, clock, logger })),
    milliseconds: dayMs,
    logger,
    failure: 'what was kept long enough cannot be removed',
  });

  return {
    desk: createJobDesk({ runs: store.runs, clock, deadlineMinutes: config.JOB_DEADLINE_MINUTES, wake: () => void looking.now() }),
    async close() {
      await stopSchedule?.();
      await Promise.all([looking.stop(), removing.stop(), watching?.stop()]);
      await runner.close();
    },
  };
}

import type { FeedbackAgent } from '#agents';
import type { Config } from '#config';
import { type Home, removeStaleScratch } from '#engine';
import { type LiveClaims, type LiveRetention, type Store, liveLimits } from '#store';
import type { FastifyBaseLogger } from 'fastify';

export type RetentionConfig = Pick<Config, 'ACCESS_LOG_DAYS' | 'ALERT_EVENT_DAYS' | 'ANSWER_EVENT_DAYS' | 'CHECKPOINT_DAYS' | 'DELIVERY_DAYS' | 'SCRATCH_HOURS'> & LiveRetention;

export interface RetentionOptions {
  readonly config: RetentionConfig;
  readonly home: Home;
  readonly store: {
    readonly accessLog: Pick<Store['accessLog'], 'removeBefore'>;
    readonly refreshTokens: Pick<Store['refreshTokens'], 'removeBefore'>;
    readonly sessions: Pick<Store['sessions'], 'removeBefore'>;
    readonly answers: Pick<Store['answers'], 'removeEventsBefore'>;
    readonly deliveries: Pick<Store['deliveries'], 'removeEndedBefore'>;
    readonly alerts: Pick<Store['alerts'], 'removeEventsBefore'>;
  };
  readonly feedback: Pick<FeedbackAgent, 'forgetBefore'>;
  /** Claims that came in live, and simulated ones. */
  readonly live: readonly Pick<LiveClaims, 'source' | 'removeExpired'>[];
  readonly clock: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'info'>;
}

/** How many of each were removed. */
export interface Removed {
  readonly accessLog: number;
  readonly refreshTokens: number;
  readonly sessions: number;
  readonly answerEvents: number;
  readonly checkpoints: number;
  readonly deliveries: number;
  readonly alertEvents: number;
  readonly scratch: number;
  readonly liveClaims: number;
  readonly deadLetters: number;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/**
 * Removes what is kept for a time only and grows with use. What waits or runs is never removed: an answer under way, a
 * proposal that waits for its person, a message that is to be sent, the scratch folder of a process that lives. Decisions stay, with their idempotency keys.
 */
export async function removeExpired({ config, home, store, feedback, live, clock, logger }: RetentionOptions): Promise<Removed> {
  const before = (milliseconds: number): Date => new Date(clock().getTime() - milliseconds);
  let [liveClaims, deadLetters] = [0, 0];
  for (const claims of live) {
    const gone = await claims.removeExpired(liveLimits(config, claims.source, clock()));
    liveClaims += gone.claims;
    deadLetters += gone.deadLetters;
  }
  const removed: Removed = {
    accessLog: await store.accessLog.removeBefore(before(config.ACCESS_LOG_DAYS * dayMs).toISOString()),
    refreshTokens: await store.refreshTokens.removeBefore(clock().toISOString()),
    sessions: await store.sessions.removeBefore(clock().toISOString()),
    answerEvents: await store.answers.removeEventsBefore(before(config.ANSWER_EVENT_DAYS * dayMs).toISOString()),
    checkpoints: await feedback.forgetBefore(before(config.CHECKPOINT_DAYS * dayMs)),
    // Before the events that they tell of.
    deliveries: await store.deliveries.removeEndedBefore(before(config.DELIVERY_DAYS * dayMs).toISOString()),
    alertEvents: await store.alerts.removeEventsBefore(before(config.ALERT_EVENT_DAYS * dayMs).toISOString()),
    scratch: removeStaleScratch(home, before(config.SCRATCH_HOURS * hourMs)),
    liveClaims,
    deadLetters,
  };
  if (Object.values(removed).some((count) => count > 0)) logger.info({ removed }, 'what was kept long enough was removed');
  return removed;
}

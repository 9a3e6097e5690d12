import { randomBytes, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';

import { CasemindError } from '#engine';

import { type AccessLog, createAccessLog } from './access-log.ts';
import { type Alerts, createAlerts } from './alerts.ts';
import { type Answers, createAnswers } from './answers.ts';
import { type CallCounts, createCallCounts } from './call-counts.ts';
import { auditKeysOf } from './chain.ts';
import { type Absences, createAbsences } from './absences.ts';
import { type AnswerReviews, createAnswerReviews } from './answer-reviews.ts';
import { type ClaimLocks, createClaimLocks } from './claim-locks.ts';
import { type ClaimStates, createClaimStates } from './claim-state.ts';
import type { Checkpoints } from './database.ts';
import { type Deliveries, createDeliveries } from './deliveries.ts';
import { type LiveClaims, createLiveClaims } from './live-claims.ts';
import { type Locked, withAdvisoryLock, withFileLock, withMemoryLock } from './locks.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { type Outcomes, createOutcomes } from './outcomes.ts';
import { FullDisk, guardedPart, reasonOf, storeFailure } from './outage.ts';
import { openPostgres } from './postgres.ts';
import { type Proposals, createProposals } from './proposals.ts';
import { type RefreshTokens, createRefreshTokens } from './refresh-tokens.ts';
import { type Runs, createRuns } from './runs.ts';
import { type RuleSnoozes, createRuleSnoozes } from './rule-snoozes.ts';
import { type SavedViews, createSavedViews } from './saved-views.ts';
import { openSqlite } from './sqlite.ts';
import { type Sessions, createSessions } from './sessions.ts';
import { type Threads, createThreads } from './threads.ts';
import { type ModelUsages, createModelUsages } from './usage.ts';
import { type Users, createUsers } from './users.ts';

/**
 * Transactional state. index.ts gives an overview. Every call may throw CasemindError STORE_UNAVAILABLE or DISK_FULL;
 * it works again once the database does, and what was acknowledged before is there.
 */
export interface Store {
  readonly users: Users;
  readonly refreshTokens: RefreshTokens;
  readonly sessions: Sessions;
  readonly runs: Runs;
  readonly outcomes: Outcomes;
  readonly claimStates: ClaimStates;
  readonly claimLocks: ClaimLocks;
  readonly absences: Absences;
  readonly ruleSnoozes: RuleSnoozes;
  readonly savedViews: SavedViews;
  readonly answerReviews: AnswerReviews;
  readonly proposals: Proposals;
  readonly threads: Threads;
  readonly answers: Answers;
  readonly alerts: Alerts;
  readonly deliveries: Deliveries;
  readonly accessLog: AccessLog;
  readonly callCounts: CallCounts;
  readonly liveClaims: LiveClaims;
  readonly modelUsages: ModelUsages;
  /** What LangGraph's checkpointer of an agent stands on. */
  readonly checkpoints: Checkpoints;
  /**
   * Runs `work` while nobody else, in any process or replica, holds the lock of this name; where
   * somebody does, says who. It ends with its process.
   *
   * @param name lower case letters and `-`.
   */
  withLock<T>(name: string, holder: string, work: () => Promise<T>): Promise<Locked<T>>;
  /** Resolves where the store can be written. @throws CasemindError STORE_UNAVAILABLE, DISK_FULL where it cannot. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** An SQLite file, made where there is none, or `:memory:`. */
  readonly path: string;
  /** PostgreSQL, which then takes the place of the file. */
  readonly url?: string | undefined;
  readonly clock: () => Date;
  readonly newId?: () => string;
  /** Secrets of the chain of decisions: the first hashes new rows, all check old ones. */
  readonly auditKeys?: readonly string[] | undefined;
  /** Makes a secret that nobody can guess. */
  readonly newToken?: () => string;
}

/**
 * Opens the store and brings its schema up to date.
 *
 * @throws CasemindError STORE_UNAVAILABLE where it cannot be used, STORE_NEWER where a later Casemind
 *   wrote it.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { path, url, clock, newId = randomUUID, newToken = () => randomBytes(32).toString('base64url') } = options;
  const auditKeys = auditKeysOf(options.auditKeys ?? []);
  const { database, dialect, place, checkpoints, beginMigration } = url === undefined ? openSqlite(path) : openPostgres(url);
  const fullDisk = new FullDisk(clock);
  const guarded = <T extends object>(part: T): T => guardedPart(part, place, fullDisk);
  try {
    await migrate({ database, dialect, migrations, begin: beginMigration, path: place, clock });
  } catch (error) {
    await database.destroy();
    const failure = storeFailure(error, place);
    throw failure instanceof CasemindError ? failure : new CasemindError('STORE_UNAVAILABLE', { path: place, reason: reasonOf(error) }, { cause: error });
  }
  const { stopHeartbeat, ...runs } = createRuns({ database, clock, newId });
  const { stopHeartbeat: stopAnswersHeartbeat, ...answers } = createAnswers({ database, clock, newId });
  return {
    users: guarded(createUsers({ database, clock, newId })),
    refreshTokens: guarded(createRefreshTokens({ database, clock, newId, newToken })),
    sessions: guarded(createSessions({ database, clock, newToken })),
    runs: guarded(runs),
    outcomes: guarded(createOutcomes({ database, clock, newId, auditKeys })),
    claimStates: guarded(createClaimStates({ database, clock, newId })),
    claimLocks: guarded(createClaimLocks({ database, clock })),
    absences: guarded(createAbsences({ database })),
    ruleSnoozes: guarded(createRuleSnoozes({ database, clock, newId, auditKeys })),
    savedViews: guarded(createSavedViews({ database, clock, newId })),
    answerReviews: guarded(createAnswerReviews({ database, clock, newId })),
    proposals: guarded(createProposals({ database, clock, newId, auditKeys })),
    threads: guarded(createThreads({ database, clock })),
    answers: guarded(answers),
    alerts: guarded(createAlerts({ database, clock, newId })),
    deliveries: guarded(createDeliveries({ database, clock, newId })),
    accessLog: guarded(createAccessLog({ database, newId })),
    callCounts: guarded(createCallCounts({ database, clock })),
    liveClaims: guarded(createLiveClaims({ database, source: 'live', clock })),
    modelUsages: guarded(createModelUsages({ database, clock })),
    checkpoints,
    withLock(name, holder, work) {
      if (url !== undefined) return withAdvisoryLock(url, name, holder, work);
      if (path === ':memory:') return withMemoryLock(checkpoints, name, holder, work);
      return withFileLock(join(dirname(path), `${name}.lock`), holder, work);
    },
    async ping() {
      fullDisk.check();
      try {
        // A disk that is full and a server that only follows another can still be read.
        await database.updateTable('sequences').set((row) => ({ value: row.ref('value') })).where('name', '=', 'alerts').execute();
      } catch (error) {
        throw storeFailure(error, place);
      }
    },
    async close() {
      stopHeartbeat();
      stopAnswersHeartbeat();
      await database.destroy();
    },
  };
}

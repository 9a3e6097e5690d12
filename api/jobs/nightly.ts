import type { Alerts, Run, Runs } from '#store';
import type { FastifyBaseLogger } from 'fastify';

import type { AlertKind } from '../alerts/alert-table.ts';
import { raiseOnce, settleAll } from '../alerts/raise-once.ts';
import { isOver } from './job.ts';
import type { Schedule } from './schedule.ts';

export interface NightlyOptions {
  readonly schedule: Pick<Schedule, 'lastDue'>;
  readonly runs: Pick<Runs, 'enqueue' | 'list'>;
  readonly alerts: Alerts;
  readonly clock: () => Date;
  readonly logger: FastifyBaseLogger;
  /** Whether this service starts the chain, or only watches over another scheduler. */
  readonly isStarter: boolean;
  /** When the snapshot that serves was made: data made since the due time are not missed. */
  readonly snapshotAt: () => Date | undefined;
  /** Times that it is tried, seconds before the second try, minutes until it is late and until it is given up. */
  readonly attempts: number;
  readonly retrySeconds: number;
  readonly lateMinutes: number;
  readonly deadlineMinutes: number;
}

const watched = ['nightly_failed', 'nightly_late', 'nightly_missed'] as const satisfies readonly AlertKind[];

/**
 * Looks at the last nightly that was due: puts a try of it into the queue where it is time for one, and raises
 * an alert where it failed for good, is late, or none succeeded. Every replica may look at any time: a try has
 * its own slot in the store, so each is made once, whoever asks first.
 */
export function createNightly(options: NightlyOptions): () => Promise<void> {
  const { schedule, runs, alerts, clock, logger, isStarter, snapshotAt, attempts, retrySeconds, lateMinutes, deadlineMinutes } = options;

  async function enqueue(due: Date, attempt: number): Promise<void> {
    const deadline = new Date(due.getTime() + deadlineMinutes * 60_000);
    const { isNew } = await runs.enqueue({ kind: 'nightly', requestedBy: 'schedule', slot: slotOf(due, attempt), deadlineAt: deadline.toISOString() });
    if (isNew) logger.info({ due: due.toISOString(), attempt }, 'a nightly is due');
  }

  return async () => {
    const now = clock();
    const due = schedule.lastDue(now);
    if (!due) return;
    const since = (await runs.list({ kind: 'nightly' })).filter(({ startedAt }) => startedAt >= due.toISOString());
    if (since.some(({ status }) => status === 'succeeded')) {
      await settleAll(alerts, watched);
      return;
    }
    // Somebody wants none to begin: then none is missed either.
    if (since.every((run) => isOver(run)) && (await alerts.holdsNightly())) return;
    const minutes = (now.getTime() - due.getTime()) / 60_000;
    const isLate = minutes >= lateMinutes;
    const warn = async (kind: AlertKind, code?: string): Promise<void> => {
      if (await raiseOnce(alerts, kind, due.toISOString(), code)) logger.error({ alert: kind, due: due.toISOString() }, 'an alert was raised');
    };
    if (since.some((run) => !isOver(run))) {
      if (isLate) await warn('nightly_late');
      return;
    }
    const [last] = since;
    if (!last) {
      const made = snapshotAt();
      if (isStarter && !isLate) await enqueue(due, 1);
      else if (isLate && !(made && made >= due)) await warn('nightly_missed');
      return;
    }
    if (last.status === 'cancelled') {
      if (isLate) await warn('nightly_missed', 'JOB_CANCELLED');
      return;
    }
    const tries = since.filter(({ slot }) => slot !== null).length;
    const { code } = last.detail;
    // What failed a check does so again, and has an alert of its own: a person decides.
    if (code === 'SNAPSHOT_CHECK_FAILED') return;
    if (!isStarter || tries >= attempts || minutes >= deadlineMinutes) {
      await warn('nightly_failed', typeof code === 'string' ? code : 'INTERNAL');
      return;
    }
    const wait = retrySeconds * 2 ** Math.max(0, tries - 1) * 1000;
    if (now.getTime() >= endOf(last) + wait) await enqueue(due, tries + 1);
  };
}

function slotOf(due: Date, attempt: number): string {
  return `${due.toISOString()} #${attempt}`;
}

function endOf({ endedAt, startedAt }: Run): number {
  return Date.parse(endedAt ?? startedAt);
}

import { CasemindError } from '#engine';
import { createTask, validate } from 'node-cron';

export interface Schedule {
  /** The last moment, not after `now`, at which it was due; undefined where there is none within a month. */
  lastDue(now: Date): Date | undefined;
  /** Calls `work` when it is due, never twice at once, until the function it gives is called. */
  start(work: () => Promise<void>): () => Promise<void>;
}

const minute = 60_000;
const longestLookBack = 32 * 24 * 60 * minute;

/** @throws CasemindError CONFIG_INVALID where the expression is no cron expression. */
export function createSchedule({ cron, timezone }: { readonly cron: string; readonly timezone: string }): Schedule {
  if (!validate(cron)) throw new CasemindError('CONFIG_INVALID', { field: 'NIGHTLY_CRON', value: cron, accepted: 'a cron expression of five fields, such as 0 2 * * *' });
  const matcher = createTask(cron, () => {}, { timezone });
  /** Up to when every minute was looked at, and what was found. */
  let seen: { readonly until: number; readonly due: Date | undefined } | undefined;

  function newestMatch(until: number, after: number): Date | undefined {
    for (let at = until; at > after; at -= minute) if (matcher.match(new Date(at))) return new Date(at);
    return undefined;
  }

  return {
    lastDue(now) {
      const until = Math.floor(now.getTime() / minute) * minute;
      const due = seen && seen.until <= until ? (newestMatch(until, seen.until) ?? seen.due) : newestMatch(until, until - longestLookBack);
      seen = { until, due };
      return due;
    },
    start(work) {
      const task = createTask(cron, work, { timezone, noOverlap: true, suppressMissedWarning: true });
      void task.start();
      return async () => {
        await task.destroy();
      };
    },
  };
}

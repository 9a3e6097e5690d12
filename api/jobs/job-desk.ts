import type { Run, Runs } from '#store';

import type { JobName } from './job.ts';

/** Where people ask for jobs. */
export interface JobDesk {
  /** Puts a job into the queue; gives the one of this name that waits or runs already, where there is one. */
  request(name: JobName, by: string): Promise<Run>;
}

interface JobDeskOptions {
  readonly runs: Pick<Runs, 'enqueue' | 'list'>;
  readonly clock: () => Date;
  /** Minutes after which a job is given up. */
  readonly deadlineMinutes: number;
  /** Told that a job waits. */
  readonly wake?: () => void;
}

export function createJobDesk({ runs, clock, deadlineMinutes, wake = () => {} }: JobDeskOptions): JobDesk {
  let turn: Promise<unknown> = Promise.resolve();

  async function enqueueOnce(kind: JobName, requestedBy: string): Promise<Run> {
    for (const status of ['running', 'queued'] as const) {
      const [known] = await runs.list({ kind, status, limit: 1 });
      if (known) return known;
    }
    const deadlineAt = new Date(clock().getTime() + deadlineMinutes * 60_000).toISOString();
    const { run } = await runs.enqueue({ kind, requestedBy, deadlineAt });
    wake();
    return run;
  }

  return {
    request(name, by) {
      const asked = turn.then(() => enqueueOnce(name, by));
      turn = asked.catch(() => {});
      return asked;
    },
  };
}

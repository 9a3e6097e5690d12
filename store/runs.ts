import { type Kysely, sql } from 'kysely';

import { createLease, isLost } from './lease.ts';
import type { RunRow, RunStatus, StoreSchema } from './schema.ts';

/** Anything JSON can hold: counts, ids, an error code. Never a person's data. */
export type RunDetail = Readonly<Record<string, unknown>>;

export interface Run {
  readonly id: string;
  /** What ran: `etl`, `train`, `refresh`, `nightly` … */
  readonly kind: string;
  readonly status: RunStatus;
  /** When it started; while it is queued, when it was asked for. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly detail: RunDetail;
  readonly progress: RunDetail | null;
  readonly requestedBy: string | null;
  readonly slot: string | null;
  readonly attempts: number;
  readonly deadlineAt: string | null;
  readonly cancelRequestedAt: string | null;
}

export interface NewRun {
  readonly kind: string;
  readonly requestedBy?: string | undefined;
  /** Of one kind and slot there is one run, whoever asks: the night of a nightly. */
  readonly slot?: string | undefined;
  readonly deadlineAt?: string | undefined;
  readonly detail?: RunDetail | undefined;
}

export interface Runs {
  /** Records the start of a run by this process and gives its id. */
  start(kind: string, detail?: RunDetail, options?: Omit<NewRun, 'kind' | 'detail'>): Promise<string>;
  /** Records a run to be started later, by any process. Gives the one already there for its kind and slot. */
  enqueue(run: NewRun): Promise<{ readonly run: Run; readonly isNew: boolean }>;
  /** Starts a queued run here; false where another process was faster or it was cancelled. */
  begin(id: string): Promise<boolean>;
  /** Says how far a run is and that its process lives; gives whether somebody asked to cancel it. */
  progress(id: string, progress: RunDetail): Promise<{ readonly isCancelRequested: boolean }>;
  /** Puts a running run back into the queue as a further attempt. */
  retry(id: string, detail?: RunDetail): Promise<void>;
  finish(id: string, detail?: RunDetail): Promise<void>;
  fail(id: string, detail?: RunDetail): Promise<void>;
  cancel(id: string, detail?: RunDetail): Promise<void>;
  /** Ends a queued run at once and asks a running one to end; false where there is none under way. */
  requestCancel(id: string): Promise<boolean>;
  /** Closes as `lost` the runs whose process is gone: its lease is over, or it was on this machine. Gives them. */
  closeLost(): Promise<Run[]>;
  find(id: string): Promise<Run | undefined>;
  /** The newest first. */
  list(options?: { readonly kind?: string; readonly status?: RunStatus; readonly limit?: number }): Promise<Run[]>;
}

interface RunsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createRuns({ database, clock, newId }: RunsOptions): Runs & { readonly stopHeartbeat: () => void } {
  const lease = createLease({ database, table: 'runs', clock });
  const now = (): string => clock().toISOString();

  async function end(id: string, status: RunStatus, detail: RunDetail): Promise<void> {
    await database
      .updateTable('runs')
      .set({ status, ended_at: now(), detail: JSON.stringify(detail), lease_until: null })
      .where('run_id', '=', id)
      .where('status', '=', 'running')
      .execute();
  }

  const rowOf = ({ kind, requestedBy, slot, deadlineAt, detail = {} }: NewRun): RunRow => ({
    run_id: newId(),
    kind,
    status: 'queued',
    started_at: now(),
    ended_at: null,
    detail: JSON.stringify(detail),
    progress: null,
    requested_by: requestedBy ?? null,
    slot: slot ?? null,
    attempts: 1,
    deadline_at: deadlineAt ?? null,
    cancel_requested_at: null,
    owner: null,
    lease_until: null,
  });

  async function find(id: string): Promise<Run | undefined> {
    const row = await database.selectFrom('runs').selectAll().where('run_id', '=', id).executeTakeFirst();
    return row && shown(row);
  }

  return {
    stopHeartbeat: () => lease.stop(),
    async start(kind, detail, options) {
      const row: RunRow = { ...rowOf({ kind, ...options, detail }), status: 'running', owner: lease.owner, lease_until: lease.until() };
      await database.insertInto('runs').values(row).execute();
      lease.live();
      return row.run_id;
    },
    async enqueue(run) {
      const row = rowOf(run);
      const [inserted] = await database
        .insertInto('runs')
        .values(row)
        .onConflict((conflict) => conflict.columns(['kind', 'slot']).doNothing())
        .returning('run_id')
        .execute();
      if (inserted) return { run: shown(row), isNew: true };
      const known = await database.selectFrom('runs').selectAll().where('kind', '=', row.kind).where('slot', '=', row.slot).executeTakeFirstOrThrow();
      return { run: shown(known), isNew: false };
    },
    async begin(id) {
      const begun = await database
        .updateTable('runs')
        .set({ status: 'running', started_at: now(), owner: lease.owner, lease_until: lease.until() })
        .where('run_id', '=', id)
        .where('status', '=', 'queued')
        .executeTakeFirst();
      lease.live();
      return begun.numUpdatedRows > 0n;
    },
    async progress(id, progress) {
      const row = await database
        .updateTable('runs')
        .set({ progress: JSON.stringify(progress), lease_until: lease.until() })
        .where('run_id', '=', id)
        .where('status', '=', 'running')
        .returning('cancel_requested_at')
        .executeTakeFirst();
      return { isCancelRequested: row === undefined || row.cancel_requested_at !== null };
    },
    async retry(id, detail = {}) {
      await database
        .updateTable('runs')
        .set(({ eb }) => ({ status: 'queued', attempts: eb('attempts', '+', 1), detail: JSON.stringify(detail), owner: null, lease_until: null }))
        .where('run_id', '=', id)
        .where('status', '=', 'running')
        .execute();
    },
    finish: (id, detail = {}) => end(id, 'succeeded', detail),
    fail: (id, detail = {}) => end(id, 'failed', detail),
    cancel: (id, detail = {}) => end(id, 'cancelled', detail),
    async requestCancel(id) {
      const asked = await database
        .updateTable('runs')
        .set({
          cancel_requested_at: now(),
          ended_at: sql<string | null>`CASE WHEN status = 'queued' THEN ${now()} ELSE ended_at END`,
          status: sql<RunStatus>`CASE WHEN status = 'queued' THEN 'cancelled' ELSE status END`,
        })
        .where('run_id', '=', id)
        .where('status', 'in', ['queued', 'running'])
        .executeTakeFirst();
      return asked.numUpdatedRows > 0n;
    },
    async closeLost() {
      const running = await database.selectFrom('runs').selectAll().where('status', '=', 'running').orderBy('started_at').orderBy('run_id').execute();
      const lost = running.filter((row) => isLost(row, lease.owner, now()));
      const closed: Run[] = [];
      for (const { run_id: id } of lost) {
        await end(id, 'lost', { code: 'KILLED' });
        const run = await find(id);
        if (run) closed.push(run);
      }
      return closed;
    },
    find,
    async list({ kind, status, limit = 100 } = {}) {
      let query = database.selectFrom('runs').selectAll().orderBy('started_at', 'desc').orderBy('run_id', 'desc').limit(limit);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (status !== undefined) query = query.where('status', '=', status);
      return (await query.execute()).map((row) => shown(row));
    },
  };
}

function shown(row: RunRow): Run {
  const detail: RunDetail = JSON.parse(row.detail);
  const progress: RunDetail | null = row.progress === null ? null : JSON.parse(row.progress);
  return {
    id: row.run_id,
    kind: row.kind,
    status: row.status,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    detail,
    progress,
    requestedBy: row.requested_by,
    slot: row.slot,
    attempts: row.attempts,
    deadlineAt: row.deadline_at,
    cancelRequestedAt: row.cancel_requested_at,
  };
}

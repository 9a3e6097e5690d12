import type { Kysely } from 'kysely';

import type { RunRow, RunStatus, StoreSchema } from './schema.ts';

/** Anything JSON can hold: counts, ids, an error code. Never a person's data. */
export type RunDetail = Readonly<Record<string, unknown>>;

export interface Run {
  readonly id: string;
  /** What ran: `etl`, `train`, `refresh`, `nightly` … */
  readonly kind: string;
  readonly status: RunStatus;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly detail: RunDetail;
}

export interface Runs {
  /** Records the start of a run and gives its id. */
  start(kind: string, detail?: RunDetail): Promise<string>;
  finish(id: string, detail?: RunDetail): Promise<void>;
  fail(id: string, detail?: RunDetail): Promise<void>;
  /** The newest first. */
  list(options?: { readonly kind?: string; readonly limit?: number }): Promise<Run[]>;
}

interface RunsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createRuns({ database, clock, newId }: RunsOptions): Runs {
  async function end(id: string, status: RunStatus, detail: RunDetail): Promise<void> {
    await database
      .updateTable('runs')
      .set({ status, ended_at: clock().toISOString(), detail: JSON.stringify(detail) })
      .where('run_id', '=', id)
      .where('status', '=', 'running')
      .execute();
  }

  return {
    async start(kind, detail = {}) {
      const id = newId();
      await database
        .insertInto('runs')
        .values({ run_id: id, kind, status: 'running', started_at: clock().toISOString(), ended_at: null, detail: JSON.stringify(detail) })
        .execute();
      return id;
    },
    finish: (id, detail = {}) => end(id, 'succeeded', detail),
    fail: (id, detail = {}) => end(id, 'failed', detail),
    async list({ kind, limit = 100 } = {}) {
      let query = database.selectFrom('runs').selectAll().orderBy('started_at', 'desc').orderBy('run_id', 'desc').limit(limit);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      return (await query.execute()).map(shown);
    },
  };
}

function shown(row: RunRow): Run {
  const detail: RunDetail = JSON.parse(row.detail);
  return { id: row.run_id, kind: row.kind, status: row.status, startedAt: row.started_at, endedAt: row.ended_at, detail };
}

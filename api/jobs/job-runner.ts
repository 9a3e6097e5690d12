import { CasemindError, type Progress } from '#engine';
import type { Run, RunDetail, Runs } from '#store';
import type { FastifyBaseLogger } from 'fastify';

import { failureOf, isJobName, jobCommands } from './job.ts';
import { resultOf } from './job-result.ts';
import { repeat } from './repeat.ts';
import type { RunCommand } from './run-in-child.ts';

export interface JobRunnerOptions {
  readonly runs: Runs;
  readonly runCommand: RunCommand;
  readonly clock: () => Date;
  readonly logger: FastifyBaseLogger;
  /** Told of every job that ended here or was found lost. */
  readonly onEnd?: (job: { readonly run: Run; readonly seconds: number }) => void;
  /** Milliseconds between two looks at the store of a job that runs; a second unless told. */
  readonly beatMs?: number;
}

export interface JobRunner {
  /** Closes lost runs, and starts the oldest job that waits where none runs. Resolves when it has started. */
  look(): Promise<void>;
  /** Resolves when no job runs here. */
  idle(): Promise<void>;
  /** Ends the job that runs, recorded as interrupted, and starts no other. */
  close(): Promise<void>;
}

/**
 * Runs queued jobs, one at a time among all replicas: whoever begins a run in the store owns it, none begins
 * while another runs, and of two that begin at the same moment the build lock sends one back into the queue.
 */
export function createJobRunner({ runs, runCommand, clock, logger, onEnd = () => {}, beatMs = 1000 }: JobRunnerOptions): JobRunner {
  const stopping = new AbortController();
  let active: Promise<void> | undefined;
  /** Ends that the store would not take; it is told again until it does. */
  const unrecorded = new Map<string, () => Promise<void>>();

  async function record(run: Run, write: () => Promise<void>): Promise<void> {
    unrecorded.set(run.id, write);
    await flush();
  }

  async function flush(): Promise<void> {
    for (const [id, write] of unrecorded) {
      await write();
      unrecorded.delete(id);
    }
  }

  async function look(): Promise<void> {
    if (active || stopping.signal.aborted) return;
    await flush();
    for (const run of await runs.closeLost()) {
      logger.error({ job: run.id, kind: run.kind }, 'the process of a job was killed');
      onEnd({ run, seconds: 0 });
    }
    if ((await runs.list({ status: 'running', limit: 1 })).length > 0) return;
    const next = (await runs.list({ status: 'queued' })).findLast(({ kind }) => isJobName(kind));
    if (!next || active || stopping.signal.aborted || !(await runs.begin(next.id))) return;
    active = perform(next)
      .catch((error: unknown) => logger.error({ err: error, job: next.id }, 'how a job ended could not be recorded'))
      .finally(() => (active = undefined));
  }

  async function perform(run: Run): Promise<void> {
    const { id, kind } = run;
    if (!isJobName(kind)) return;
    const startedAt = performance.now();
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, stopping.signal]);
    let progress: Progress | undefined;
    const beat = repeat({ work: keep, milliseconds: beatMs, logger: logger.child({ job: id }), failure: 'the progress of a job could not be recorded' });
    async function keep(): Promise<void> {
      if (run.deadlineAt !== null && clock().toISOString() >= run.deadlineAt) stop.abort(deadlineError(run));
      const { isCancelRequested } = await runs.progress(id, { ...progress });
      if (isCancelRequested) stop.abort(new CasemindError('JOB_CANCELLED'));
    }
    logger.info({ job: id, kind }, 'a job starts');
    let write: () => Promise<void>;
    try {
      await beat.now();
      signal.throwIfAborted();
      const answer = await runCommand(jobCommands[kind], { signal, onProgress: (event) => (progress = event) });
      write = () => runs.finish(id, { result: resultOf(answer) });
    } catch (error) {
      write = afterFailure(runs, run, error);
      const isWanted = error instanceof CasemindError && ['JOB_CANCELLED', 'BUILD_LOCKED'].includes(error.code);
      if (!isWanted) logger.error({ err: error, job: id, kind }, 'a job failed');
    } finally {
      await beat.stop();
    }
    await record(run, write);
    const ended = await runs.find(id);
    if (!ended || ended.status === 'queued') return;
    logger.info({ job: id, kind, status: ended.status, result: ended.detail['result'] }, 'a job ended');
    onEnd({ run: ended, seconds: (performance.now() - startedAt) / 1000 });
  }

  return {
    look,
    async idle() {
      await active;
    },
    async close() {
      stopping.abort(new CasemindError('JOB_INTERRUPTED'));
      await active;
    },
  };
}

/** Whoever builds data by command goes first: the job waits for it in the queue. */
function afterFailure(runs: Runs, run: Run, error: unknown): () => Promise<void> {
  const detail: RunDetail = failureOf(error);
  const code = error instanceof CasemindError ? error.code : undefined;
  if (code === 'BUILD_LOCKED') return () => runs.retry(run.id, detail);
  if (code === 'JOB_CANCELLED') return () => runs.cancel(run.id, detail);
  return () => runs.fail(run.id, detail);
}

function deadlineError({ startedAt, deadlineAt }: Run): CasemindError {
  const minutes = Math.round((Date.parse(deadlineAt ?? startedAt) - Date.parse(startedAt)) / 60_000);
  return new CasemindError('JOB_DEADLINE', { minutes });
}

import { Worker } from 'node:worker_threads';
import { CasemindError } from '../errors.ts';
import type { WorkerRequest, WorkerResponse, WorkerResults } from './worker-messages.ts';

export interface WorkerPool {
  readonly size: number;
  /** Asks one worker and waits for its answer. A worker answers one request at a time. */
  ask<Kind extends WorkerRequest['kind']>(
    worker: number,
    request: Extract<WorkerRequest, { kind: Kind }>,
  ): Promise<WorkerResults[Kind]>;
}

/**
 * Starts `size` workers, hands them to `work`, and ends them whatever happens. Rejects with the
 * worker's CasemindError, with the signal's reason when aborted, or with the error of a worker
 * that died.
 */
export async function withWorkers<Result>(
  size: number,
  signal: AbortSignal | undefined,
  work: (pool: WorkerPool) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const workers = Array.from(
    { length: size },
    () => new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] }),
  );
  const { promise: aborted, reject: abort } = Promise.withResolvers<never>();
  const onAbort = () => abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const died = workers.map(
    (worker) =>
      new Promise<never>((_, reject) => {
        worker.once('error', reject);
        worker.once('exit', () =>
          reject(new Error('a worker of the isolation forest ended early')),
        );
      }),
  );
  const failed = Promise.race([aborted, ...died]);
  const pool: WorkerPool = {
    size,
    ask: (index, request) => Promise.race([failed, askWorker(workers[index]!, request)]),
  };
  try {
    return await Promise.race([failed, work(pool)]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    failed.catch(() => {});
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function askWorker<Kind extends WorkerRequest['kind']>(
  worker: Worker,
  request: Extract<WorkerRequest, { kind: Kind }>,
): Promise<WorkerResults[Kind]> {
  return new Promise((resolve, reject) => {
    worker.once('message', (response: WorkerResponse<Kind>) => {
      if (response.kind === 'done') resolve(response.value);
      else if (response.kind === 'refused') {
        reject(new CasemindError(response.code, response.details));
      } else reject(response.error);
    });
    worker.postMessage(request, []);
  });
}

import { availableParallelism } from 'node:os';
import { silentObserver, type Observer } from '../observer.ts';
import type { Forest } from './forest.ts';
import {
  createRangeScorer,
  ownMemory,
  prepareRows,
  sharedMemory,
  type PreparedRows,
} from './score-groups.ts';
import { bindTable, refuseInput, type BoundTable, type ForestTable } from './table.ts';
import { scoreRows } from './walk.ts';
import { createRangeQueue, itemsDone, stopQueue, type RangeQueue } from './worker-messages.ts';
import { withWorkers, type WorkerPool } from './worker-pool.ts';

export interface RunOptions {
  /**
   * Worker threads; 0 works in the calling thread. Default: none for small tables, else one per
   * core up to 8. The result is the same to the bit.
   */
  readonly threads?: number | undefined;
  /**
   * Aborting ends the workers and rejects with the signal's reason. Without workers the signal is
   * looked at once, before the work.
   */
  readonly signal?: AbortSignal | undefined;
  readonly observer?: Observer | undefined;
}

const rowsWorthGrouping = 256;
const rowsWorthThreads = 20_000;
const progressEveryMs = 100;
/** Rows that a worker takes from the queue at once. */
const rowsPerRange = 8192;

/**
 * Anomaly score of each row, in (0, 1]; higher = stranger.
 *
 * Raises FOREST_INPUT_INVALID where columns are missing, unknown, of the other kind or of
 * different lengths, or a code has no category. A category the forest has not seen is all zeros;
 * NaN, infinite and never seen values have a score like any other.
 */
export async function scoreSamples(
  forest: Forest,
  table: ForestTable,
  options: RunOptions = {},
): Promise<Float64Array> {
  const { signal, observer = silentObserver } = options;
  signal?.throwIfAborted();
  const bound = bindTable(forest.features, table);
  const threads = chooseThreads(bound.rows, options.threads);
  if (threads > 0) {
    return withWorkers(threads, signal, async (pool) => {
      const prepared = prepareRows(bound, sharedMemory);
      return (await scoreInPool(pool, forest, prepared, options)).slice();
    });
  }
  const scores = scoreHere(forest, table, bound);
  observer.progress({ step: 'forest.score', done: bound.rows, total: bound.rows, unit: 'rows' });
  return scores;
}

export function chooseThreads(rows: number, threads: number | undefined): number {
  if (threads !== undefined) {
    if (Number.isInteger(threads) && threads >= 0 && threads <= 64) return threads;
    refuseInput('threads', `${threads} is not an integer from 0 to 64`);
  }
  return rows < rowsWorthThreads ? 0 : Math.min(availableParallelism(), 8);
}

function scoreHere(forest: Forest, table: ForestTable, bound: BoundTable): Float64Array {
  if (bound.rows < rowsWorthGrouping) return scoreRows(forest, table);
  const scores = new Float64Array(bound.rows);
  createRangeScorer(forest, prepareRows(bound, ownMemory))(0, bound.rows, scores);
  return scores;
}

/**
 * All workers of the pool take ranges of rows from one queue until the table is scored. The scores
 * lie in shared memory.
 */
export async function scoreInPool(
  pool: WorkerPool,
  forest: Forest,
  prepared: PreparedRows,
  { signal, observer = silentObserver }: RunOptions,
): Promise<Float64Array> {
  const rows = prepared.groups.order.length;
  const scores = new Float64Array(new SharedArrayBuffer(8 * rows));
  if (rows === 0) return scores;
  const queue = createRangeQueue(rows, rowsPerRange);
  const stop = () => stopQueue(queue);
  signal?.addEventListener('abort', stop, { once: true });
  const timer = setInterval(() => report(observer, queue), progressEveryMs);
  try {
    await Promise.all(
      Array.from({ length: pool.size }, (_, worker) =>
        pool.ask<'score'>(worker, { kind: 'score', forest, prepared, queue, scores }),
      ),
    );
  } finally {
    clearInterval(timer);
    stop();
    signal?.removeEventListener('abort', stop);
  }
  report(observer, queue);
  return scores;
}

function report(observer: Observer, queue: RangeQueue): void {
  observer.progress({
    step: 'forest.score',
    done: itemsDone(queue),
    total: queue.length,
    unit: 'rows',
  });
}

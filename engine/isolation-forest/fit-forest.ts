import { silentObserver } from '../observer.ts';
import { calibrateForest, defaultBoundQuantiles, type BoundQuantiles } from './calibrate.ts';
import type { Forest } from './forest.ts';
import { growForest, type GrowOptions } from './grow-forest.ts';
import { prepareRows, sharedMemory, type PreparedRows } from './score-groups.ts';
import { chooseThreads, scoreInPool, scoreSamples, type RunOptions } from './score-samples.ts';
import {
  bindTable,
  countRows,
  featureOf,
  isCategorical,
  type BoundTable,
  type CategoricalColumn,
  type ForestTable,
} from './table.ts';
import { withWorkers } from './worker-pool.ts';

export interface FitOptions extends GrowOptions, RunOptions {
  /** Quantiles of the training scores to freeze as bounds. Default 0.01 and 0.999. */
  readonly boundQuantiles?: BoundQuantiles;
}

export interface FittedForest {
  readonly forest: Forest;
  /** Anomaly scores of the training rows, which the threshold and the bounds were taken from. */
  readonly scores: Float64Array;
}

/**
 * Grows a forest, scores its training rows and freezes threshold, bounds and metrics from them.
 * With threads all of it runs off the calling thread, which only prepares shared memory.
 * Raises FOREST_INPUT_INVALID for an empty table and for options out of range.
 */
export async function fitForest(table: ForestTable, options: FitOptions): Promise<FittedForest> {
  const { threads: asked, signal, observer, boundQuantiles, ...grow } = options;
  signal?.throwIfAborted();
  const rows = countRows(table);
  const threads = chooseThreads(rows, asked);
  const bounds = boundQuantiles ?? defaultBoundQuantiles;
  if (threads === 0) {
    const grown = growForest(table, grow);
    const scores = await scoreSamples(grown, table, { threads, signal, observer });
    return { forest: calibrateForest(grown, scores, bounds), scores };
  }
  return withWorkers(threads, signal, async (pool) => {
    const { sampleWeight } = grow;
    const sharedOptions =
      sampleWeight === undefined
        ? grow
        : { ...grow, sampleWeight: copyTo(new Float64Array(sharedBytes(8 * rows)), sampleWeight) };
    const sharedTable = shareTable(table);
    const bound = bindTable(table.map(featureOf), sharedTable);
    // One worker grows the trees while this thread sorts the rows for scoring.
    const [grown, prepared] = await Promise.all([
      pool.ask<'grow'>(0, { kind: 'grow', table: sharedTable, options: sharedOptions }),
      prepareSoon(bound),
    ]);
    (observer ?? silentObserver).progress({
      step: 'forest.grow',
      done: grown.params.nEstimators,
      total: grown.params.nEstimators,
      unit: 'trees',
    });
    const scores = await scoreInPool(pool, grown, prepared, { signal, observer });
    const { contamination } = grown.params;
    const calibration = await pool.ask<'calibrate'>(0, {
      kind: 'calibrate',
      scores,
      contamination,
      bounds,
    });
    return { forest: { ...grown, ...calibration }, scores: scores.slice() };
  });
}

/** A promise, so that an error in the table is met while the workers are waited for. */
async function prepareSoon(table: BoundTable): Promise<PreparedRows> {
  return prepareRows(table, sharedMemory);
}

/** The same table over shared memory, so that workers read it without a copy of their own. */
export function shareTable(table: ForestTable): ForestTable {
  return table.map((column) => {
    if (isCategorical(column)) return { ...column, codes: shareCodes(column.codes) };
    const { values } = column;
    if (values.buffer instanceof SharedArrayBuffer) return column;
    // Trees are grown and compared on float32, so that is all a shared copy has to hold.
    return { ...column, values: copyTo(new Float32Array(sharedBytes(4 * values.length)), values) };
  });
}

function shareCodes(codes: CategoricalColumn['codes']): CategoricalColumn['codes'] {
  if (codes.buffer instanceof SharedArrayBuffer) return codes;
  const memory = sharedBytes(codes.byteLength);
  if (codes instanceof Int32Array) return copyTo(new Int32Array(memory), codes);
  if (codes instanceof Int16Array) return copyTo(new Int16Array(memory), codes);
  if (codes instanceof Uint16Array) return copyTo(new Uint16Array(memory), codes);
  if (codes instanceof Int8Array) return copyTo(new Int8Array(memory), codes);
  return copyTo(new Uint8Array(memory), codes);
}

function sharedBytes(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

function copyTo<Target extends { set(values: ArrayLike<number>): void }>(
  target: Target,
  values: ArrayLike<number>,
): Target {
  target.set(values);
  return target;
}

import { CasemindError, type ErrorCode } from '../errors.ts';
import type { BoundQuantiles, Calibration } from './calibrate.ts';
import type { Cells } from './explain-trees.ts';
import type { Forest } from './forest.ts';
import type { GrowOptions } from './grow-forest.ts';
import type { PreparedRows } from './score-groups.ts';
import type { ForestTable } from './table.ts';

/** What a worker may be asked; all arrays of the length of the table are shared, not copied. */
export type WorkerRequest =
  | { readonly kind: 'grow'; readonly table: ForestTable; readonly options: GrowOptions }
  | {
      readonly kind: 'score';
      readonly forest: Forest;
      readonly prepared: PreparedRows;
      readonly queue: RangeQueue;
      readonly scores: Float64Array;
    }
  | {
      readonly kind: 'explain';
      readonly forest: Forest;
      readonly cells: Cells;
      readonly queue: RangeQueue;
      readonly total: Float64Array;
    }
  | {
      readonly kind: 'calibrate';
      readonly scores: Float64Array;
      readonly contamination: number | 'auto';
      readonly bounds: BoundQuantiles;
    };

export interface WorkerResults {
  readonly grow: Forest;
  readonly score: null;
  readonly explain: null;
  readonly calibrate: Calibration;
}

export type WorkerResponse<Kind extends keyof WorkerResults = keyof WorkerResults> =
  | { readonly kind: 'done'; readonly value: WorkerResults[Kind] }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly details: CasemindError['details'];
    }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Ranges of rows, or of trees, that threads take one after another: shared words [next, done, stop]. */
export interface RangeQueue {
  readonly words: Int32Array;
  readonly length: number;
  readonly perRange: number;
}

export function createRangeQueue(length: number, perRange: number): RangeQueue {
  return { words: new Int32Array(new SharedArrayBuffer(12)), length, perRange };
}

/** Takes ranges until none is left or the queue was stopped. */
export function drainQueue(
  { words, length, perRange }: RangeQueue,
  work: (from: number, to: number) => void,
): void {
  while (Atomics.load(words, 2) === 0) {
    const from = Atomics.add(words, 0, 1) * perRange;
    if (from >= length) return;
    const to = Math.min(from + perRange, length);
    work(from, to);
    Atomics.add(words, 1, to - from);
  }
}

export function itemsDone({ words }: RangeQueue): number {
  return Atomics.load(words, 1);
}

export function stopQueue({ words }: RangeQueue): void {
  Atomics.store(words, 2, 1);
}

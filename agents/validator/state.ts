import { Annotation } from '@langchain/langgraph';
import type { RunValidation } from '#engine';
import type { EvidenceItem, GetQcTrendData, GetSliceShiftData, Tools } from '#tools';

import type { DriftReport, DriftStatement } from './report.ts';

const last = <T>(initial: T): { reducer: (old: T, next: T) => T; default: () => T } => ({ reducer: (_, next) => next, default: () => initial });

/** What the tools said of one slice of the claims. */
export interface SliceClaims {
  /** Ids of its evidence begin so. */
  readonly at: string;
  readonly count: string;
  readonly median: string;
}

/** What the validation of one run knows. Nothing of it outlives the run: each has a thread of its own. */
export const ValidatorState = Annotation.Root({
  /** How the run was judged: arithmetic, which nothing after it changes. */
  validation: Annotation<RunValidation | null>(last<RunValidation | null>(null)),
  slices: Annotation<GetSliceShiftData | null>(last<GetSliceShiftData | null>(null)),
  /** The leading metric from run to run. */
  trend: Annotation<GetQcTrendData | null>(last<GetQcTrendData | null>(null)),
  sliceClaims: Annotation<readonly SliceClaims[]>(last<readonly SliceClaims[]>([])),
  evidence: Annotation<readonly EvidenceItem[]>(last<readonly EvidenceItem[]>([])),
  statements: Annotation<readonly DriftStatement[]>(last<readonly DriftStatement[]>([])),
  /** Places of the statements that are told first, as a model chose them; null where none was asked or it failed. */
  chosen: Annotation<readonly number[] | null>(last<readonly number[] | null>(null)),
  report: Annotation<DriftReport | null>(last<DriftReport | null>(null)),
});
export type ValidatorStateType = typeof ValidatorState.State;
export type ValidatorUpdate = typeof ValidatorState.Update;

/** What one validation is made with. No model sees it, but what a node tells it. */
export const ValidatorContextSchema = Annotation.Root({
  /** Judges the run; the same each time. */
  test: Annotation<() => RunValidation>,
  /** Tools bound to the run and the runs before; undefined where there is no snapshot to ask. */
  toolsOf: Annotation<(validation: RunValidation) => Promise<Tools>>,
  /** Tells whoever is to be told; of a run in which nothing moved, that nothing did. */
  notify: Annotation<(report: DriftReport | null, validation: RunValidation) => Promise<void>>,
  signal: Annotation<AbortSignal>,
});
export type ValidatorContext = typeof ValidatorContextSchema.State;

/** @throws Error where the graph was invoked without a context: a defect of the caller. */
export function contextOf({ context }: { readonly context?: ValidatorContext }): ValidatorContext {
  if (!context) throw new Error('the validator’s graph was invoked without its context');
  return context;
}

import { Annotation } from '@langchain/langgraph';
import type { RunValidation } from '#engine';
import type { EvidenceItem, GetQcTrendData, GetSliceShiftData, Tools } from '#tools';

import { kept } from '../runtime/graph.ts';
import type { DriftReport, DriftStatement } from './report.ts';

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
  validation: kept<RunValidation | null>(null),
  slices: kept<GetSliceShiftData | null>(null),
  /** The leading metric from run to run. */
  trend: kept<GetQcTrendData | null>(null),
  sliceClaims: kept<readonly SliceClaims[]>([]),
  evidence: kept<readonly EvidenceItem[]>([]),
  statements: kept<readonly DriftStatement[]>([]),
  /** Places of the statements that are told first, as a model chose them; null where none was asked or it failed. */
  chosen: kept<readonly number[] | null>(null),
  report: kept<DriftReport | null>(null),
});
export type ValidatorStateType = typeof ValidatorState.State;
export type ValidatorUpdate = typeof ValidatorState.Update;

/** What one validation is made with. */
export interface ValidatorRun {
  /** Judges the run; the same each time. */
  readonly test: () => RunValidation;
  /** Tools bound to the run and the runs before. */
  readonly toolsOf: (validation: RunValidation) => Tools;
  /** Tells whoever is to be told; of a run in which nothing moved, that nothing did. */
  readonly notify: (report: DriftReport | null, validation: RunValidation) => Promise<void>;
  readonly signal: AbortSignal;
}

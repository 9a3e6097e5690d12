import { Annotation } from '@langchain/langgraph';
import type { BaseMessage } from '@langchain/core/messages';
import type { Language } from '#engine';
import type { EvidenceItem, ToolContext, Tools } from '#tools';

import type { ModelFailure } from '../chat-model.ts';
import type { ComposedAnswer, Section } from './answer.ts';
import type { AnswerFinding, CheckedSection } from './verify-answer.ts';

/** A tool call as it ran. */
export interface RanTool {
  readonly tool: string;
  readonly ok: boolean;
  readonly data?: unknown;
  readonly evidence: readonly EvidenceItem[];
}

export interface SummaryResult {
  readonly sections: readonly Section[];
  readonly status: 'verified' | 'repaired' | 'fallback';
  readonly figures: number;
  /** Whether any sentence is the model's own. */
  readonly isFromModel: boolean;
}

const last = <T>(initial: T): { reducer: (old: T, next: T) => T; default: () => T } => ({ reducer: (_, next) => next, default: () => initial });

/** What a run of the copilot knows so far. Failures of the model are values here. */
export const CopilotState = Annotation.Root({
  messages: Annotation<BaseMessage[]>({ reducer: (old, next) => [...old, ...next], default: () => [] }),
  ranTools: Annotation<RanTool[]>({ reducer: (old, next) => [...old, ...next], default: () => [] }),
  /** Rounds of planning so far. */
  steps: Annotation<number>(last(0)),
  modelFailure: Annotation<ModelFailure | null>(last<ModelFailure | null>(null)),
  /** The parsed answer of the model, or null where it could not be read. */
  draft: Annotation<ComposedAnswer | null>(last<ComposedAnswer | null>(null)),
  checked: Annotation<readonly CheckedSection[]>(last<readonly CheckedSection[]>([])),
  findings: Annotation<readonly AnswerFinding[]>(last<readonly AnswerFinding[]>([])),
  /** Times the model was asked to repair. */
  repairs: Annotation<number>(last(0)),
  result: Annotation<SummaryResult | null>(last<SummaryResult | null>(null)),
});
export type CopilotStateType = typeof CopilotState.State;
export type CopilotUpdate = typeof CopilotState.Update;

/** What the server binds to one run. It is no part of the state: no model sees it, no checkpoint holds it. */
export const RunContextSchema = Annotation.Root({
  language: Annotation<Language>,
  tools: Annotation<Tools>,
  toolContext: Annotation<ToolContext>,
  /** Ends waiting for a model; the run itself goes on to the fallback. */
  signal: Annotation<AbortSignal>,
});
export type RunContext = typeof RunContextSchema.State;

/** The part of LangGraph's runtime that nodes read. */
export interface NodeRuntime {
  readonly context?: RunContext;
}

/** @throws Error where the graph was invoked without a context: a defect of the caller. */
export function contextOf(runtime: NodeRuntime): RunContext {
  if (!runtime.context) throw new Error('the copilot graph was invoked without its context');
  return runtime.context;
}

/** All evidence that tools gave in this run, by id. */
export function evidenceOf(ranTools: readonly RanTool[]): ReadonlyMap<string, EvidenceItem> {
  return new Map(ranTools.flatMap(({ evidence }) => evidence.map((item) => [item.id, item] as const)));
}

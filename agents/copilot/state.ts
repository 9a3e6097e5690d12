import { Annotation } from '@langchain/langgraph';
import type { BaseMessage, HumanMessage } from '@langchain/core/messages';
import type { Language } from '#engine';
import type { EvidenceItem, ToolContext, Tools } from '#tools';

import type { ChatModel, ModelFailure } from '../runtime/chat-model.ts';
import type { Pseudonyms } from '../runtime/pseudonyms.ts';
import type { Sentence } from './answer.ts';
import type { NoticeCode } from './question.ts';
import type { AnswerFinding } from './finding.ts';

/** A tool call as it ran. */
export interface RanTool {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly data?: unknown;
  readonly evidence: readonly EvidenceItem[];
  readonly total?: number;
  readonly truncated?: boolean;
}

/** What stands or falls together under the check: one sentence of a reply. */
export interface Part {
  readonly id: string;
  readonly sentences: readonly Sentence[];
}

/** What a model composed, as it could be read. */
export interface Draft {
  readonly notice: NoticeCode | null;
  readonly parts: readonly Part[];
}

export interface CheckedPart extends Part {
  /** Figures found in its sentences. */
  readonly figures: number;
  readonly isSound: boolean;
}

export interface Verification {
  readonly checked: readonly CheckedPart[];
  /** Empty where the draft may be shown as it is. */
  readonly findings: readonly AnswerFinding[];
}

export interface Result {
  readonly notice: NoticeCode | null;
  readonly parts: readonly Part[];
  readonly status: 'verified' | 'repaired' | 'fallback';
  readonly figures: number;
  /** Parts of the model that were left out. */
  readonly dropped: number;
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
  draft: Annotation<Draft | null>(last<Draft | null>(null)),
  checked: Annotation<readonly CheckedPart[]>(last<readonly CheckedPart[]>([])),
  findings: Annotation<readonly AnswerFinding[]>(last<readonly AnswerFinding[]>([])),
  /** Parts told to the reader already: they stay as they are. */
  shown: Annotation<number>(last(0)),
  /** Times the model was asked to repair. */
  repairs: Annotation<number>(last(0)),
  result: Annotation<Result | null>(last<Result | null>(null)),
});
export type CopilotStateType = typeof CopilotState.State;
export type CopilotUpdate = typeof CopilotState.Update;

/** What the server binds to one run. It is no part of the state: no model sees it, no checkpoint holds it. */
export const RunContextSchema = Annotation.Root({
  task: Annotation<Task>,
  language: Annotation<Language>,
  model: Annotation<ChatModel>,
  tools: Annotation<Tools>,
  toolContext: Annotation<ToolContext>,
  pseudonyms: Annotation<Pseudonyms>,
  /** Stands in the system prompt and may stand nowhere else. */
  canary: Annotation<string>,
  /** Ends waiting for a model; the run itself goes on to the fallback. */
  signal: Annotation<AbortSignal>,
  /** Told of a tool before and after it runs, and of each part that may be shown. */
  onTool: Annotation<(state: 'started' | 'finished', tool: string, ok: boolean) => void>,
  onPart: Annotation<(part: CheckedPart, evidence: ReadonlyMap<string, EvidenceItem>) => void>,
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

/** Reads a reply while it comes, pseudonyms not yet put back. */
export interface DraftReader {
  /** Parts that became whole with this text. */
  push(text: string): readonly Part[];
  /** The whole draft, or null where it cannot be read. */
  end(): Draft | null;
}

/** What a model is asked to do: how its answer is read, checked and replaced. */
export interface Task {
  /** Of the prompts, for the answer to name. */
  readonly promptId: string;
  readonly promptHash: string;
  /**
   * Opens the conversation.
   *
   * @throws CasemindError CLAIM_MISSING, on to the caller: without its claim there is nothing to say.
   */
  open(context: RunContext): Promise<BaseMessage[]>;
  requestAnswer(context: RunContext): HumanMessage;
  requestRepair(findings: readonly AnswerFinding[], context: RunContext): HumanMessage;
  /** @param reveal puts identifiers back into what was parsed. */
  createReader(reveal: (value: unknown) => unknown): DraftReader;
  check(part: Part, ranTools: readonly RanTool[], context: RunContext): CheckedPart;
  verify(draft: Draft, ranTools: readonly RanTool[], context: RunContext): Verification;
  /** The draft with what the model sent in place of what did not pass. */
  merge(draft: Draft, checked: readonly CheckedPart[], repaired: Draft): Draft;
  /**
   * The answer where some or all of the model's did not pass: deterministic text in its place, itself
   * checked. Gives the tools that it ran besides.
   */
  fallBack(state: CopilotStateType, context: RunContext): Promise<{ readonly result: Result; readonly ran: readonly RanTool[] }>;
}

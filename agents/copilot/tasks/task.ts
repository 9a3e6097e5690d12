import type { BaseMessage, HumanMessage } from '@langchain/core/messages';

import type { CheckedPart, CopilotStateType, Draft, Part, RanTool, Result, RunContext, Verification } from '../state.ts';
import type { AnswerFinding } from '../verify-answer.ts';

/** Reads a reply while it comes, pseudonyms not yet put back. */
export interface DraftReader {
  /** Parts that became whole with this text. */
  push(text: string): readonly Part[];
  /** The whole draft, or null where it cannot be read. */
  end(): Draft | null;
}

/** What a model is asked to do. The graph is the same for each; how its answer is read, checked and replaced is the task's. */
export interface Task {
  readonly name: 'summary' | 'question';
  /** Of the prompts, for the answer to name. */
  readonly promptId: string;
  readonly promptHash: string;
  /** Parts are shown as they come; otherwise an answer is shown whole. */
  readonly isStreamed: boolean;
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

import type { ClaimQuery, Language, Scope } from '#engine';
import type { EvidenceItem, ToolContextOptions } from '#tools';

import type { CopilotAnswer } from './answer.ts';
import type { Notice, Turn } from './question.ts';

export interface AskOptions {
  readonly question: string;
  /** The language of the answer; that of the question unless told. */
  readonly language?: Language | undefined;
  /** The claim that is open; left out for questions across claims. */
  readonly claimId?: string | undefined;
  readonly scope: Scope;
  /** Whom `saya` means in a question. */
  readonly caller?: string | undefined;
  /** Earlier turns of the thread, the oldest first. */
  readonly history?: readonly Turn[];
  /** The reading that the person chose of those offered for this question, from 1. */
  readonly choice?: number | undefined;
  /** How the question is read, as the person corrected it: in place of what its words say. */
  readonly queries?: readonly ClaimQuery[] | undefined;
  /** Whose tokens are counted; nobody's where left out. */
  readonly userId?: string | undefined;
  readonly outcomesOf?: ToolContextOptions['outcomesOf'];
  readonly operations?: ToolContextOptions['operations'];
  /** Ends the answer for a person who stopped it. */
  readonly signal?: AbortSignal | undefined;
  /** Told of the answer as it comes: how it was read, tools as they run, sentences. */
  readonly onEvent?: (event: AnswerEvent) => void;
}

/** What is told while an answer is made. A sentence told is part of the answer: none is taken back. */
export type AnswerEvent =
  | { readonly type: 'understood'; readonly text: string }
  | { readonly type: 'tool_started'; readonly tool: string; readonly label: string }
  | { readonly type: 'tool_finished'; readonly tool: string; readonly label: string; readonly ok: boolean }
  | { readonly type: 'notice'; readonly text: Notice['text'] }
  | { readonly type: 'sentence'; readonly text: string; readonly evidence: readonly EvidenceItem[] };

/**
 * Answers a question. Every sentence is a statement that the engine evaluated and worded.
 *
 * @throws CasemindError SNAPSHOT_MISSING; CLAIM_MISSING where `claimId` is not in the snapshot or out of
 *   scope; the signal's reason where the person stops it.
 */
export type Ask = (options: AskOptions) => Promise<CopilotAnswer>;

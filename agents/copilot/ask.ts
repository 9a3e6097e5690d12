import type { Language, Scope } from '#engine';
import type { EvidenceItem, ToolContextOptions } from '#tools';

import type { CopilotAnswer } from './answer.ts';
import type { Turn } from './question.ts';

export interface AskOptions {
  readonly question: string;
  readonly language?: Language;
  /** The claim that is open; left out for questions across claims. */
  readonly claimId?: string | undefined;
  readonly scope: Scope;
  /** Earlier turns of the thread, the oldest first. */
  readonly history?: readonly Turn[];
  /** Whose tokens are counted; nobody's where left out. */
  readonly userId?: string | undefined;
  readonly outcomesOf?: ToolContextOptions['outcomesOf'];
  /** Ends the answer for a person who stopped it. */
  readonly signal?: AbortSignal | undefined;
  /** Told of the answer as it comes: tools as they run, sentences once they have passed the check. */
  readonly onEvent?: (event: AnswerEvent) => void;
}

/** What is told while an answer is made. A sentence told is part of the answer: none is taken back. */
export type AnswerEvent =
  | { readonly type: 'tool_started'; readonly tool: string; readonly label: string }
  | { readonly type: 'tool_finished'; readonly tool: string; readonly label: string; readonly ok: boolean }
  | { readonly type: 'notice'; readonly text: string }
  | { readonly type: 'sentence'; readonly text: string; readonly evidence: readonly EvidenceItem[] };

/**
 * Answers a question. The text has passed the grounding check sentence by sentence.
 *
 * @throws CasemindError SNAPSHOT_MISSING; CLAIM_MISSING where `claimId` is not in the snapshot or out of
 *   scope; the signal's reason where the person stops it.
 */
export type Ask = (options: AskOptions) => Promise<CopilotAnswer>;

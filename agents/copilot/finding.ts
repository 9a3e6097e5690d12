import type { FindingCode } from '../grounding/index.ts';

export type AnswerFindingCode = FindingCode | 'ANSWER_UNREADABLE';

/** Why an answer may not be shown as it is. */
export interface AnswerFinding {
  readonly code: AnswerFindingCode;
  /** The number of a sentence of the reply. */
  readonly section: string | null;
  readonly sentence: string;
  readonly text: string;
}

import type { FindingCode } from '../grounding/index.ts';

export type AnswerFindingCode = FindingCode | 'ANSWER_UNREADABLE' | 'SECTION_MISSING' | 'SECTION_REPEATED' | 'FLAG_OMITTED' | 'QUESTIONS_COUNT';

/** Why an answer may not be shown as it is. */
export interface AnswerFinding {
  readonly code: AnswerFindingCode;
  /** The section of a summary, or the number of a sentence of a reply. */
  readonly section: string | null;
  readonly sentence: string;
  readonly text: string;
}

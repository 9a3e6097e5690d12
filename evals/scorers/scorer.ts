import type { CopilotAnswer } from '#agents';

import type { EvalItem } from '../dataset.ts';

/** What one question gave. */
export interface Trial {
  readonly item: EvalItem;
  readonly answer: CopilotAnswer;
  readonly milliseconds: number;
  /** Every text that went to the model. */
  readonly prompts: readonly string[];
  /** Sentences as they were told while the answer was made. */
  readonly told: readonly string[];
}

export interface Score {
  readonly name: string;
  /** 0–1, or null where the question asks for nothing that this scorer looks at. */
  readonly score: number | null;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export type Scorer = (trial: Trial) => Score;

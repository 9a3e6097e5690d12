import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

/** The prompt of the feedback agent in one language: it lets a model give words a sense, or choose among readings. */
export interface FeedbackPrompts {
  readonly sense: Prompt;
}

/** @throws Error as `loadPrompt` does. */
export function loadFeedbackPrompts(language: Language): FeedbackPrompts {
  return { sense: loadPrompt('feedback/sense', language) };
}

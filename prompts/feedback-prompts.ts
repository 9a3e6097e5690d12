import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

/** The prompts of the feedback agent in one language. */
export interface FeedbackPrompts {
  readonly system: Prompt;
  readonly propose: Prompt;
}

/** @throws Error as `loadPrompt` does. */
export function loadFeedbackPrompts(language: Language): FeedbackPrompts {
  return { system: loadPrompt('feedback/system', language), propose: loadPrompt('feedback/propose', language) };
}

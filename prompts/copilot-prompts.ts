import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

/** The prompts of the copilot in one language: of a summary and of an answer one that lets a model choose, of a question one that lets it give words a sense. */
export interface CopilotPrompts {
  readonly summary: Prompt;
  readonly sense: Prompt;
  readonly answer: Prompt;
}

/** @throws Error as `loadPrompt` does. */
export function loadCopilotPrompts(language: Language): CopilotPrompts {
  return { summary: loadPrompt('copilot/summary-choose', language), sense: loadPrompt('copilot/sense', language), answer: loadPrompt('copilot/answer-choose', language) };
}

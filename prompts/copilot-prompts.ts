import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

/** The prompts of the copilot in one language: of a summary one that lets a model choose, of a question one that lets it give words a sense. */
export interface CopilotPrompts {
  readonly summary: Prompt;
  readonly sense: Prompt;
}

/** @throws Error as `loadPrompt` does. */
export function loadCopilotPrompts(language: Language): CopilotPrompts {
  return { summary: loadPrompt('copilot/summary-choose', language), sense: loadPrompt('copilot/sense', language) };
}

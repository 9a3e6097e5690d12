import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

/** The prompt of the simulation agent in one language: it lets a model write one simulated claim. */
export interface SimulatorPrompts {
  readonly claim: Prompt;
}

/** @throws Error as `loadPrompt` does. */
export function loadSimulatorPrompts(language: Language): SimulatorPrompts {
  return { claim: loadPrompt('simulator/claim', language) };
}

import type { Language } from '#engine';

import { type Prompt, loadPrompt } from './prompt.ts';

/** The prompt of the validator in one language: it lets a model choose which findings lead. */
export interface ValidatorPrompts {
  readonly lead: Prompt;
}

/** @throws Error as `loadPrompt` does. */
export function loadValidatorPrompts(language: Language): ValidatorPrompts {
  return { lead: loadPrompt('validator/lead', language) };
}

import type { Prompt } from '#prompts';

import type { ChatModel } from './chat-model.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** A language model that may give words a sense. */
export interface SenseGiver {
  readonly model: ChatModel;
  readonly prompt: Prompt;
  readonly pseudonyms: Pseudonyms;
  readonly signal: AbortSignal;
}

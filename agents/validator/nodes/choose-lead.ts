import type { Language } from '#engine';
import type { ValidatorPrompts } from '#prompts';
import { z } from 'zod';

import { askStructured } from '../../runtime/ask-structured.ts';
import type { ChatModel } from '../../runtime/chat-model.ts';
import { Pseudonyms } from '../../runtime/pseudonyms.ts';
import { readChoice } from '../../statements/choice.ts';
import { type ValidatorContext, type ValidatorStateType, type ValidatorUpdate, contextOf } from '../state.ts';

export interface ChooseLeadOptions {
  /** None where the size of the effects orders. */
  readonly model: ChatModel | undefined;
  readonly language: Language;
  readonly prompts: ValidatorPrompts;
}

const outputSchema = z.object({ statements: z.array(z.int()) });

/** Has a model choose which findings lead. It gives numbers of sentences that stand; whatever else it gives changes nothing. */
export function createChooseLeadNode({ model, language, prompts }: ChooseLeadOptions) {
  return async ({ statements, evidence }: ValidatorStateType, runtime: { readonly context?: ValidatorContext }): Promise<ValidatorUpdate> => {
    const { signal } = contextOf(runtime);
    if (!model || statements.length < 2) return { chosen: null };
    const pseudonyms = new Pseudonyms();
    pseudonyms.know(...evidence.flatMap(({ unit, value, source }) => (unit === 'code' && source.keys['metric'] === 'volume_facility' && typeof value === 'string' ? [value] : [])));
    const candidates = statements.map(({ kind, text }, i) => ({ no: i + 1, kind, text: text[language] }));
    const reply = await askStructured({ model, system: prompts.lead.render(), data: { candidates }, output: outputSchema, pseudonyms, signal });
    return { chosen: readChoice(reply, statements.length)?.statements.map((number) => number - 1) ?? null };
  };
}

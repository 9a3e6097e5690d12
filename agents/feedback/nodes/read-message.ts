import { type Language, readClaim } from '#engine';
import type { FeedbackPrompts } from '#prompts';

import type { ChatModel } from '../../runtime/chat-model.ts';
import { Pseudonyms } from '../../runtime/pseudonyms.ts';
import { readSentence } from '../read-sentence.ts';
import { type FeedbackContext, type FeedbackStateType, type FeedbackUpdate, contextOf } from '../state.ts';

interface ReadMessageOptions {
  readonly model: ChatModel | undefined;
  readonly prompts: Readonly<Record<Language, FeedbackPrompts>>;
}

/** Reads the auditor's sentence on the claim that is open; of the claim a model learns nothing, and of its ids pseudonyms. */
export function createReadMessageNode({ model, prompts }: ReadMessageOptions) {
  return async ({ message }: FeedbackStateType, runtime: { readonly context?: FeedbackContext }): Promise<FeedbackUpdate> => {
    const { language, signal, reader, claimId, scope } = contextOf(runtime);
    const { claim } = await reader.read((snapshot) => readClaim(snapshot, claimId, scope));
    const pseudonyms = new Pseudonyms();
    pseudonyms.know(claim.claim_id, claim.facility_key ?? '');
    const giver = model && { model, prompt: prompts[language].sense, pseudonyms, signal };
    return { reading: await readSentence(message, { claimId: claim.claim_id, claimed: claim.amount_claimed, language }, giver) };
  };
}

import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { Language } from '#engine';
import { type FeedbackPrompts, dataText } from '#prompts';
import { type ProposalOutcome, createProposeAuditOutcome, readDecisionSentence } from '#tools';

import { callModel } from '../../runtime/call-model.ts';
import type { ChatModel } from '../../runtime/chat-model.ts';
import { Pseudonyms } from '../../runtime/pseudonyms.ts';
import { type FeedbackContext, type FeedbackStateType, type FeedbackUpdate, contextOf } from '../state.ts';

interface ReadMessageOptions {
  readonly model: ChatModel | undefined;
  readonly prompts: Readonly<Record<Language, FeedbackPrompts>>;
}

/** Has the model, where there is one, call the tool on the auditor's sentence. Where it fails, or proposes what was not said, plain rules read it. */
export function createReadMessageNode({ model, prompts }: ReadMessageOptions) {
  return async ({ message }: FeedbackStateType, runtime: { readonly context?: FeedbackContext }): Promise<FeedbackUpdate> => {
    const { language, signal } = contextOf(runtime);
    const tool = createProposeAuditOutcome({ message });
    const asked = [new SystemMessage(prompts[language].system.render()), new HumanMessage(prompts[language].propose.render({ request: dataText({ message }) }))];
    const reply = model && (await callModel({ model, messages: asked, tools: [tool.describe(language)], pseudonyms: new Pseudonyms(), signal }));
    const call = reply?.ok ? reply.message.tool_calls?.find(({ name }) => name === tool.name) : undefined;
    const proposed: ProposalOutcome | undefined = call && tool.call(call.args);
    if (proposed?.ok) return { proposed: proposed.data, missing: null };
    const reading = readDecisionSentence(message);
    if (!reading.isClear) return { proposed: null, missing: proposed && !proposed.ok ? proposed.missing : reading.missing };
    const { decision, correctionRatio, notes } = reading;
    const checked = tool.call({ decision, correction_ratio: correctionRatio, notes });
    return checked.ok ? { proposed: checked.data, missing: null } : { proposed: null, missing: checked.missing };
  };
}

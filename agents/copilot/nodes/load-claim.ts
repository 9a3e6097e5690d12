import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { type CopilotPrompts, dataText } from '#prompts';
import type { Language } from '#engine';

import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/**
 * Makes sure the claim is there and the caller may read it, and opens the conversation.
 *
 * @throws CasemindError CLAIM_MISSING, on to the caller: without a claim there is nothing to explain.
 */
export function createLoadClaimNode({ prompts }: { prompts: Readonly<Record<Language, CopilotPrompts>> }) {
  return async (_: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const { language, toolContext } = contextOf(runtime);
    await toolContext.reading();
    const { system, plan } = prompts[language];
    const request = dataText({ task: 'summary', language, claim_id: toolContext.claimId });
    return { messages: [new SystemMessage(system.render()), new HumanMessage(plan.render({ request }))] };
  };
}

import { HumanMessage } from '@langchain/core/messages';
import { type CopilotPrompts, dataText } from '#prompts';
import type { Language } from '#engine';

import { type ChatModel, askModel } from '../../chat-model.ts';
import { readAnswer } from '../read-answer.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/** Asks the model for the structured answer. */
export function createComposeNode({ model, prompts }: { model: ChatModel; prompts: Readonly<Record<Language, CopilotPrompts>> }) {
  return async ({ messages }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const { language, signal } = contextOf(runtime);
    const request = new HumanMessage(prompts[language].compose.render({ request: dataText({ task: 'compose', language }) }));
    const reply = await askModel((until) => model.chat.invoke([...messages, request], { signal: until }), signal);
    if (!reply.ok) return { modelFailure: reply.failure };
    return { messages: [request, reply.message], draft: readAnswer(reply.message.text) };
  };
}

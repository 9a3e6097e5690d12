import { HumanMessage } from '@langchain/core/messages';
import { type CopilotPrompts, dataText } from '#prompts';
import type { Language } from '#engine';

import { type ChatModel, askModel } from '../../chat-model.ts';
import { readAnswer } from '../read-answer.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

const mostFindingsSent = 40;

/** Sends the findings back, once. What cannot be read after that leaves the first draft's sound sections. */
export function createRepairNode({ model, prompts }: { model: ChatModel; prompts: Readonly<Record<Language, CopilotPrompts>> }) {
  return async ({ draft, findings, messages, repairs }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const { language, signal } = contextOf(runtime);
    const request = new HumanMessage(
      prompts[language].repair.render({
        findings: dataText(findings.slice(0, mostFindingsSent)),
        request: dataText({ task: 'repair', language }),
      }),
    );
    const reply = await askModel((until) => model.chat.invoke([...messages, request], { signal: until }), signal);
    if (!reply.ok) return { modelFailure: reply.failure, repairs: repairs + 1 };
    return { messages: [request, reply.message], draft: readAnswer(reply.message.text) ?? draft, repairs: repairs + 1 };
  };
}

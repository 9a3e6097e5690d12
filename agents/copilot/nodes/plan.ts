import { type ChatModel, askModel } from '../../chat-model.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/** Asks the model which tools to call. */
export function createPlanNode({ model }: { model: ChatModel }) {
  return async ({ messages, steps }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const { language, signal, tools } = contextOf(runtime);
    const { chat } = model;
    const bound = chat.bindTools ? chat.bindTools(tools.describe(language)) : chat;
    const reply = await askModel((until) => bound.invoke(messages, { signal: until }), signal);
    return reply.ok ? { messages: [reply.message], steps: steps + 1 } : { modelFailure: reply.failure, steps: steps + 1 };
  };
}

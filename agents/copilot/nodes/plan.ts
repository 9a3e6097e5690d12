import { callModel } from '../../call-model.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/** Asks the model which tools to call. */
export function createPlanNode() {
  return async ({ messages, steps }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const { language, model, pseudonyms, signal, tools } = contextOf(runtime);
    const reply = await callModel({ model, messages, tools: tools.describe(language), pseudonyms, signal });
    return reply.ok ? { messages: [reply.message], steps: steps + 1 } : { modelFailure: reply.failure, steps: steps + 1 };
  };
}

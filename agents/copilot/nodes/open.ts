import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/** Opens the conversation. Errors of a claim that is not there go on to the caller. */
export function createOpenNode() {
  return async (_: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const context = contextOf(runtime);
    return { messages: await context.task.open(context) };
  };
}

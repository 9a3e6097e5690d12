import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/** Puts deterministic text in the place of what did not pass. */
export function createFallbackNode() {
  return async (state: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const context = contextOf(runtime);
    const { result, ran } = await context.task.fallBack(state, context);
    return { ranTools: [...ran], result };
  };
}

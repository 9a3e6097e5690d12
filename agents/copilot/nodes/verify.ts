import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/** Checks the draft against the evidence of this run. */
export function createVerifyNode() {
  return async ({ draft, ranTools }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const context = contextOf(runtime);
    if (!draft) return { checked: [], findings: [{ code: 'ANSWER_UNREADABLE', section: null, sentence: '', text: '' }] };
    return context.task.verify(draft, ranTools, context);
  };
}

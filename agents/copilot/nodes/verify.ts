import { verifyAnswer } from '../verify-answer.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf, evidenceOf } from '../state.ts';

/** Checks the draft against the evidence of this run. */
export function createVerifyNode() {
  return async ({ draft, ranTools }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const { language, toolContext } = contextOf(runtime);
    if (!draft) return { checked: [], findings: [{ code: 'ANSWER_UNREADABLE', section: null, sentence: '', text: '' }] };
    return verifyAnswer({ answer: draft, evidence: evidenceOf(ranTools), language, rules: toolContext.ruleset.rules });
  };
}

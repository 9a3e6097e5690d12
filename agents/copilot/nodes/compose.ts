import { callModel } from '../../call-model.ts';
import { type CheckedPart, type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf, evidenceOf } from '../state.ts';

/**
 * Asks the model for its answer. Each part is checked as soon as it is whole and shown while all before
 * it were sound; the first that is not holds back the rest.
 */
export function createComposeNode() {
  return async ({ messages, ranTools }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const context = contextOf(runtime);
    const { model, onPart, pseudonyms, signal, task } = context;
    const request = task.requestAnswer(context);
    const reader = task.createReader((value) => pseudonyms.revealJson(value));
    const evidence = evidenceOf(ranTools);
    const checked: CheckedPart[] = [];
    const read = (text: string): void => {
      for (const part of reader.push(text)) {
        const result = task.check(part, ranTools, context);
        if (result.isSound && checked.every(({ isSound }) => isSound)) onPart(result, evidence);
        checked.push(result);
      }
    };
    const reply = await callModel({ model, messages: [...messages, request], pseudonyms, signal, onText: read });
    const firstUnsound = checked.findIndex(({ isSound }) => !isSound);
    const shown = firstUnsound < 0 ? checked.length : firstUnsound;
    if (!reply.ok) return { modelFailure: reply.failure, draft: reader.end(), checked, shown };
    return { messages: [request, reply.message], draft: reader.end(), shown };
  };
}

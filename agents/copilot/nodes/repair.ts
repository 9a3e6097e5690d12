import { callModel } from '../../call-model.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, contextOf } from '../state.ts';

/** Sends the findings back, once. What cannot be read after that leaves the first draft's sound parts. */
export function createRepairNode() {
  return async ({ checked, draft, findings, messages, repairs }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const context = contextOf(runtime);
    const { model, pseudonyms, signal, task } = context;
    const request = task.requestRepair(findings, context);
    const reply = await callModel({ model, messages: [...messages, request], pseudonyms, signal });
    if (!reply.ok) return { modelFailure: reply.failure, repairs: repairs + 1 };
    const reader = task.createReader((value) => pseudonyms.revealJson(value));
    reader.push(reply.text);
    const repaired = reader.end();
    const merged = repaired && task.merge(draft ?? { notice: null, parts: [] }, checked, repaired);
    return { messages: [request, reply.message], draft: merged ?? draft, repairs: repairs + 1 };
  };
}

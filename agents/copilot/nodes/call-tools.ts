import { AIMessage, type BaseMessage, ToolMessage } from '@langchain/core/messages';
import { dataBlock } from '#prompts';
import type { ToolOutcome } from '#tools';
import type { Language } from '#engine';

import { citable } from '../composition/citable.ts';
import { type CopilotStateType, type CopilotUpdate, type NodeRuntime, type RanTool, contextOf } from '../state.ts';

/** Calls of one round that are run; further ones are answered with an error. */
export const mostCallsPerRound = 8;

interface RequestedCall {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
}

/** Runs the tools the model asked for, in order. Every call gets an answer, an error included. */
export function createCallToolsNode() {
  return async ({ messages }: CopilotStateType, runtime: NodeRuntime): Promise<CopilotUpdate> => {
    const { language, tools } = contextOf(runtime);
    const answers: ToolMessage[] = [];
    const ranTools: RanTool[] = [];
    for (const { id, name, args } of requestedCalls(messages.at(-1)).slice(0, mostCallsPerRound)) {
      const outcome = await tools.call(name, args);
      const shownName = tools.names.includes(name) ? name : 'unknown';
      answers.push(new ToolMessage({ tool_call_id: id, name: shownName, content: dataBlock(forModel(outcome, language)), status: outcome.ok ? 'success' : 'error' }));
      ranTools.push(outcome.ok ? { tool: shownName, ok: true, data: outcome.data, evidence: outcome.evidence } : { tool: shownName, ok: false, evidence: [] });
    }
    return { messages: answers, ranTools };
  };
}

/** Calls of a message; those whose arguments are no JSON come with arguments that every schema rejects. */
export function requestedCalls(message: BaseMessage | undefined): RequestedCall[] {
  if (!message || !AIMessage.isInstance(message)) return [];
  const calls = (message.tool_calls ?? []).map(({ id, name, args }, i) => ({ id: id ?? `call_${i}`, name, args: args as unknown }));
  const broken = (message.invalid_tool_calls ?? []).map(({ id, name }, i) => ({ id: id ?? `broken_${i}`, name: name ?? '', args: null }));
  return [...calls, ...broken];
}

function forModel(outcome: ToolOutcome, language: Language): unknown {
  if (!outcome.ok) return { error: { code: outcome.error.code, message: outcome.error.message[language] } };
  return {
    data: outcome.data,
    evidence: citable(outcome.evidence, language),
  };
}

import { AIMessage, type BaseMessage, ToolMessage } from '@langchain/core/messages';

import { toolErrors } from '#tools';

import { runTool, toolBlock } from '../run-tool.ts';
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
    const context = contextOf(runtime);
    const answers: ToolMessage[] = [];
    const ranTools: RanTool[] = [];
    for (const [i, { id, name, args }] of requestedCalls(messages.at(-1)).entries()) {
      if (i >= mostCallsPerRound) {
        answers.push(new ToolMessage({ tool_call_id: id, name: 'unknown', content: toolBlock({ ok: false, error: { code: 'TOO_MANY_CALLS', message: toolErrors.TOO_MANY_CALLS } }, context.language), status: 'error' }));
        continue;
      }
      const { ran, outcome } = await runTool(name, args, context);
      answers.push(new ToolMessage({ tool_call_id: id, name: ran.tool, content: toolBlock(outcome, context.language), status: outcome.ok ? 'success' : 'error' }));
      ranTools.push(ran);
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

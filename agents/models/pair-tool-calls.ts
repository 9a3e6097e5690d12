import { AIMessage, type BaseMessage, ToolMessage } from '@langchain/core/messages';

/**
 * Leaves each tool call with its answer: servers refuse a conversation in which one stands without the
 * other. A call whose arguments were no JSON stands as one without arguments where it was answered.
 */
export function pairToolCalls(messages: readonly BaseMessage[]): BaseMessage[] {
  const paired: BaseMessage[] = [];
  for (const [i, message] of messages.entries()) {
    if (ToolMessage.isInstance(message)) continue;
    if (!AIMessage.isInstance(message) || callsOf(message).length === 0) {
      paired.push(message);
      continue;
    }
    const answers = answersAfter(messages, i);
    const calls = callsOf(message).filter(({ id }) => answers.some((answer) => answer.tool_call_id === id));
    if (calls.length === 0 && message.text === '') continue;
    paired.push(new AIMessage({ content: message.text, tool_calls: calls }), ...answers.filter((answer) => calls.some(({ id }) => id === answer.tool_call_id)));
  }
  return paired;
}

function callsOf({ tool_calls: calls = [], invalid_tool_calls: broken = [] }: AIMessage): NonNullable<AIMessage['tool_calls']> {
  return [...calls, ...broken.map(({ id, name }) => ({ ...(id === undefined ? {} : { id }), name: name ?? '', args: {} }))];
}

/** The tool messages that follow a message without another between. */
function answersAfter(messages: readonly BaseMessage[], i: number): ToolMessage[] {
  const answers: ToolMessage[] = [];
  for (const message of messages.slice(i + 1)) {
    if (!ToolMessage.isInstance(message)) break;
    answers.push(message);
  }
  return answers;
}

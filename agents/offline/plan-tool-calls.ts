import type { BindToolsInput } from '@langchain/core/language_models/chat_models';
import { type BaseMessage, ToolMessage } from '@langchain/core/messages';

import { summaryTools } from '../copilot/composition/facts.ts';

export interface PlannedCall {
  readonly id: string;
  readonly name: string;
}

/** The tools that a summary stands on, as far as they are offered and have not answered yet. */
export function planToolCalls(messages: readonly BaseMessage[], tools: readonly BindToolsInput[]): PlannedCall[] {
  const offered = new Set(tools.map((tool) => ('name' in tool ? String(tool.name) : '')));
  const answered = new Set(messages.filter((message) => ToolMessage.isInstance(message)).map(({ name }) => name));
  return summaryTools.filter((name) => offered.has(name) && !answered.has(name)).map((name) => ({ id: `call_${name}`, name }));
}

import type { BindToolsInput } from '@langchain/core/language_models/chat_models';
import { type BaseMessage, ToolMessage } from '@langchain/core/messages';

import { readDataBlock } from '#prompts';
import { readDecisionSentence } from '#tools';
import { z } from 'zod';

import { summaryTools } from '../copilot/composition/facts.ts';

export interface PlannedCall {
  readonly id: string;
  readonly name: string;
  /** JSON. */
  readonly args: string;
}

/** The tools that a summary stands on, as far as they are offered and have not answered yet; or the proposal of a decision that is plainly said. */
export function planToolCalls(messages: readonly BaseMessage[], tools: readonly BindToolsInput[]): PlannedCall[] {
  const proposal = proposalOf(messages, tools);
  if (proposal) return [proposal];
  const offered = new Set(tools.map((tool) => ('name' in tool ? String(tool.name) : '')));
  const answered = new Set(messages.filter((message) => ToolMessage.isInstance(message)).map(({ name }) => name));
  return summaryTools.filter((name) => offered.has(name) && !answered.has(name)).map((name) => ({ id: `call_${name}`, name, args: '{}' }));
}

const requestSchema = z.object({ message: z.string() });

function proposalOf(messages: readonly BaseMessage[], tools: readonly BindToolsInput[]): PlannedCall | undefined {
  const name = 'propose_audit_outcome';
  if (!tools.some((tool) => 'name' in tool && tool.name === name)) return undefined;
  const request = requestSchema.safeParse(readDataBlock(messages.at(-1)?.text ?? ''));
  const reading = request.success ? readDecisionSentence(request.data.message) : undefined;
  if (!reading?.isClear) return undefined;
  const { decision, correctionRatio, notes } = reading;
  return { id: `call_${name}`, name, args: JSON.stringify({ decision, correction_ratio: correctionRatio, notes }) };
}

import type { BindToolsInput } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, ToolMessage } from '@langchain/core/messages';

import { readDataBlock } from '#prompts';
import { readDecisionSentence } from '#tools';
import { z } from 'zod';

import { questionOf } from './question-of.ts';
import { type AnsweredCall, type PlannedCall, planQuestion } from './plan-question.ts';

/** The tools that the question needs, as far as they are offered and have not answered yet; or the proposal of a decision that is plainly said. */
export function planToolCalls(messages: readonly BaseMessage[], tools: readonly BindToolsInput[]): PlannedCall[] {
  const proposal = proposalOf(messages, tools);
  if (proposal) return [proposal];
  const offered = new Set(tools.map((tool) => ('name' in tool ? String(tool.name) : '')));
  const question = questionOf(messages);
  return question ? planQuestion(question, offered, answeredCalls(messages)) : [];
}

/** The calls of a conversation that have been answered, with what they were asked. */
export function answeredCalls(messages: readonly BaseMessage[]): (AnsweredCall & { readonly id: string })[] {
  const calls = messages.flatMap((message) => (AIMessage.isInstance(message) ? (message.tool_calls ?? []) : []));
  return messages.flatMap((message) => {
    if (!ToolMessage.isInstance(message)) return [];
    const call = calls.find(({ id }) => id === message.tool_call_id);
    return [{ id: message.tool_call_id, tool: message.name ?? '', args: call?.args ?? {}, ok: message.status !== 'error', data: dataOf(message.text) }];
  });
}

const resultSchema = z.object({ data: z.unknown() });

function dataOf(text: string): unknown {
  const result = resultSchema.safeParse(readDataBlock(text));
  return result.success ? result.data.data : undefined;
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

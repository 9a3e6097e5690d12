import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { ChatModel } from '#agents';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { z } from 'zod';

import { createScriptedModel } from '../agents/testing/scripted-chat-model.ts';

const turnSchema = z.object({
  /** SHA-256 of what the model was sent, the canary aside. */
  prompt: z.string(),
  is_planning: z.boolean(),
  content: z.string(),
  tool_calls: z.array(z.object({ id: z.string().optional(), name: z.string(), args: z.record(z.string(), z.unknown()) })),
});
export type RecordedTurn = z.infer<typeof turnSchema>;

/** A model whose every turn is kept, by a hash of what it was sent. */
export function recordingModel(model: ChatModel): { readonly model: ChatModel; lines(): string } {
  const turns: RecordedTurn[] = [];
  const recording = createScriptedModel(async ({ messages, tools }) => {
    const bound = tools.length > 0 && model.chat.bindTools ? model.chat.bindTools([...tools]) : model.chat;
    const reply = await bound.invoke([...messages]);
    const calls = AIMessage.isInstance(reply) ? (reply.tool_calls ?? []) : [];
    turns.push({ prompt: promptHash(messages), is_planning: tools.length > 0, content: reply.text, tool_calls: calls.map(({ id, name, args }) => ({ ...(id !== undefined && { id }), name, args })) });
    return chunkOf(reply.text, calls);
  }, model.id);
  return { model: recording, lines: () => turns.map((turn) => `${JSON.stringify(turn)}\n`).join('') };
}

/** A model that says again what was recorded for the same prompt; it fails where nothing was. */
export function replayingModel(turns: readonly RecordedTurn[]): ChatModel {
  const byPrompt = new Map(turns.map((turn) => [`${turn.is_planning} ${turn.prompt}`, turn]));
  return createScriptedModel(({ messages, isPlanning }) => {
    const turn = byPrompt.get(`${isPlanning} ${promptHash(messages)}`);
    if (!turn) throw new Error('nothing was recorded for this prompt');
    return chunkOf(turn.content, turn.tool_calls);
  }, 'replay');
}

/** @throws where a line is no recorded turn. */
export function readTrajectories(file: string): RecordedTurn[] {
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => turnSchema.parse(JSON.parse(line)));
}

function promptHash(messages: readonly BaseMessage[]): string {
  const said = messages.map((message) => [message.getType(), message.text.replaceAll(/cm-[0-9a-f]{18}/g, 'cm'), AIMessage.isInstance(message) ? (message.tool_calls ?? []).map(({ name, args }) => [name, args]) : []]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

function chunkOf(content: string, calls: readonly { readonly id?: string | undefined; readonly name: string; readonly args: Record<string, unknown> }[]): AIMessageChunk {
  return new AIMessageChunk({
    content,
    tool_call_chunks: calls.map(({ id, name, args }, index) => ({ id: id ?? `call_${index}`, name, args: JSON.stringify(args), index, type: 'tool_call_chunk' as const })),
  });
}

import { AIMessage, AIMessageChunk, type BaseMessage, type StandardMessageStructure, type ToolCallChunk, type UsageMetadata } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';

import { estimateTokens } from './estimate-tokens.ts';
import { ModelCallError } from './model-call-error.ts';
import type { CallTokens } from './usage-meter.ts';

/** A tool call as a server wrote it. */
interface WrittenCall {
  id: string;
  name: string;
  /** JSON, or what was to be JSON. */
  args: string;
}

/** What a model has said so far in one call. */
export interface Reply {
  text: string;
  readonly calls: WrittenCall[];
  finishReason: string | undefined;
  usage: UsageMetadata | undefined;
}

export function emptyReply(): Reply {
  return { text: '', calls: [], finishReason: undefined, usage: undefined };
}

/** Adds a message that came whole. */
export function addMessage(reply: Reply, message: BaseMessage): void {
  reply.text += message.text;
  if (!AIMessage.isInstance(message)) return;
  for (const { id, name, args } of message.tool_calls ?? []) reply.calls.push({ id: id ?? '', name, args: JSON.stringify(args) });
  for (const { id, name, args } of message.invalid_tool_calls ?? []) reply.calls.push({ id: id ?? '', name: name ?? '', args: args ?? '' });
  reply.usage = message.usage_metadata;
}

/** Adds a piece of a stream; gives the text that is new. */
export function addChunk(reply: Reply, { message, generationInfo }: ChatGenerationChunk): string {
  const finishReason: unknown = generationInfo?.['finish_reason'];
  if (typeof finishReason === 'string') reply.finishReason = finishReason;
  reply.text += message.text;
  if (!AIMessageChunk.isInstance(message)) return message.text;
  if (message.usage_metadata) reply.usage = message.usage_metadata;
  for (const chunk of message.tool_call_chunks ?? []) addCallChunk(reply.calls, chunk);
  return message.text;
}

/** Pieces of a call bear its place among the calls; a server that leaves it out begins a call with its id. */
function addCallChunk(calls: WrittenCall[], { index, id, name, args }: ToolCallChunk): void {
  const place = index ?? (id ? calls.length : Math.max(0, calls.length - 1));
  const begun = calls[place];
  const call = begun ?? { id: '', name: '', args: '' };
  if (!begun) calls.push(call);
  call.id ||= id ?? '';
  call.name ||= name ?? '';
  call.args += args ?? '';
}

/** What the server says of tokens where that can be true, else an estimate. */
export function tokensOf({ usage, text, calls }: Reply, promptTokens: number): CallTokens {
  const input = countOf(usage?.input_tokens);
  const output = countOf(usage?.output_tokens);
  const written = estimateTokens(text) + calls.reduce((sum, { name, args }) => sum + estimateTokens(name + args), 0);
  if (input !== undefined && output !== undefined) return { inputTokens: input, outputTokens: output, isEstimated: false };
  return { inputTokens: input ?? promptTokens, outputTokens: output ?? written, isEstimated: true };
}

const mostTokens = 1e8;

/** No call uses no token: a server that says so does not count. */
function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < mostTokens ? value : undefined;
}

/** @throws ModelCallError empty where nothing was said. */
export function refuseEmpty({ text, calls }: Reply): void {
  if (text.trim() === '' && calls.length === 0) throw new ModelCallError('empty');
}

/** The end of a reply: its tool calls, its tokens, which model it was; and its text, where that has not been told. */
export function lastChunk(reply: Reply, { model, text, tokens }: { readonly model: string; readonly text: string; readonly tokens: CallTokens }): ChatGenerationChunk {
  const { inputTokens, outputTokens, isEstimated } = tokens;
  const message = new AIMessageChunk<StandardMessageStructure>({
    content: text,
    tool_call_chunks: reply.calls.map((call, index) => ({ type: 'tool_call_chunk', id: call.id || `call_${index}`, name: call.name, args: parsableOrNot(call.args), index })),
    usage_metadata: { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: inputTokens + outputTokens },
    response_metadata: { model, is_usage_estimated: isEstimated, ...(reply.finishReason === undefined ? {} : { finish_reason: reply.finishReason }) },
  });
  return new ChatGenerationChunk({ text, message });
}

/**
 * LangChain reads JSON that breaks off as if it had ended, so half an argument would be taken for a whole one.
 * What is no JSON object is marked so that it becomes an invalid tool call.
 */
function parsableOrNot(args: string): string {
  if (args.trim() === '') return '{}';
  try {
    const parsed: unknown = JSON.parse(args);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return args;
  } catch {
    // Marked below.
  }
  return `malformed: ${args}`;
}

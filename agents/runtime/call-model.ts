import { AIMessage, type BaseMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import type { ToolDescription } from '#tools';

import { type ChatModel, type ModelFailure, askModel } from './chat-model.ts';
import type { Pseudonyms } from './pseudonyms.ts';

export interface ModelCall {
  readonly model: ChatModel;
  readonly messages: readonly BaseMessage[];
  readonly tools?: readonly ToolDescription[];
  /** JSON schema of the reply. */
  readonly schema?: Readonly<Record<string, unknown>> | undefined;
  readonly pseudonyms: Pseudonyms;
  readonly signal: AbortSignal;
}

export type ModelAnswer =
  /** `text` still has the pseudonyms: they are put back where it is parsed. In `message` they are. */
  | { readonly ok: true; readonly message: AIMessage; readonly text: string }
  | { readonly ok: false; readonly failure: ModelFailure };

/**
 * The one way by which a prompt leaves an agent: identifiers are replaced before, and put back after.
 * A failure is a value.
 */
export async function callModel({ model, messages, tools = [], schema, pseudonyms, signal }: ModelCall): Promise<ModelAnswer> {
  const { chat } = model;
  const bound = tools.length > 0 && chat.bindTools ? chat.bindTools([...tools]) : chat;
  const concealed = messages.map((message) => conceal(message, pseudonyms));
  const format = schema && { response_format: { type: 'json_schema' as const, json_schema: { name: 'reply', schema, strict: true } } };
  const reply = await askModel(async (until) => bound.invoke(concealed, { signal: until, ...format }), signal);
  if (!reply.ok) return { ok: false, failure: reply.failure };
  const { message } = reply;
  return { ok: true, message: reveal(message, pseudonyms), text: message.text };
}

function conceal(message: BaseMessage, pseudonyms: Pseudonyms): BaseMessage {
  const content = pseudonyms.concealPrompt(message.text);
  if (SystemMessage.isInstance(message)) return new SystemMessage(content);
  if (ToolMessage.isInstance(message)) return new ToolMessage({ content, tool_call_id: message.tool_call_id, ...(message.name !== undefined && { name: message.name }), status: message.status ?? 'success' });
  if (!AIMessage.isInstance(message)) return new HumanMessage(content);
  // A call whose arguments were no JSON was answered as well: servers want the call beside its answer.
  const calls = [...(message.tool_calls ?? []), ...(message.invalid_tool_calls ?? []).map(({ id, name }) => ({ id: id ?? '', name: name ?? '', args: {} }))];
  return new AIMessage({ content, tool_calls: calls.map((call) => ({ ...call, args: objectOf(pseudonyms.concealJson(call.args)) })) });
}

/** The reply with identifiers in place and an id for every call. */
function reveal(message: BaseMessage, pseudonyms: Pseudonyms): AIMessage {
  const given = AIMessage.isInstance(message) ? message : undefined;
  return new AIMessage({
    content: pseudonyms.revealText(message.text),
    tool_calls: (given?.tool_calls ?? []).map(({ id, name, args }, i) => ({ id: id || `call_${i}`, name, args: objectOf(pseudonyms.revealJson(args)) })),
    invalid_tool_calls: (given?.invalid_tool_calls ?? []).map(({ id, name, error }, i) => ({ id: id || `broken_${i}`, name: name ?? '', args: '', error: error ?? '' })),
  });
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

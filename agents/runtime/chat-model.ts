import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';

import type { Pseudonyms } from './pseudonyms.ts';

/** The chat model of an agent, whatever stands behind it. Its output is untrusted. */
export interface ChatModel {
  /** Named in every answer: `offline`, or the provider's name of the model. */
  readonly id: string;
  /** Changes whenever the same messages may be answered otherwise; part of the cache key. */
  readonly version: string;
  readonly chat: BaseChatModel;
}

interface ModelCall {
  readonly model: ChatModel;
  readonly messages: readonly BaseMessage[];
  /** JSON schema of the reply. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly pseudonyms: Pseudonyms;
  readonly signal: AbortSignal;
}

/** The one way by which a prompt leaves an agent, its identifiers replaced. Gives what the model says; null where it fails, is late or says nothing. */
export async function callModel({ model: { chat }, messages, schema, pseudonyms, signal }: ModelCall): Promise<string | null> {
  if (signal.aborted) return null;
  const concealed = messages.map((message) => conceal(message, pseudonyms));
  const format = { response_format: { type: 'json_schema' as const, json_schema: { name: 'reply', schema, strict: true } } };
  const { promise: aborted, resolve } = Promise.withResolvers<null>();
  const leave = (): void => resolve(null);
  signal.addEventListener('abort', leave, { once: true });
  const answered = chat.invoke(concealed, { signal, ...format }).then(({ text }) => text, () => null);
  try {
    return await Promise.race([answered, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function conceal(message: BaseMessage, pseudonyms: Pseudonyms): BaseMessage {
  const content = pseudonyms.concealPrompt(message.text);
  if (SystemMessage.isInstance(message)) return new SystemMessage(content);
  return AIMessage.isInstance(message) ? new AIMessage(content) : new HumanMessage(content);
}

import { AIMessage, type BaseMessage } from '@langchain/core/messages';

/** Bytes of UTF-8 that a token stands for: fewer than tokenizers take, so that an estimate is rather too high. */
const bytesPerToken = 3;
/** What a server puts around each message. */
const tokensPerMessage = 4;

/** Tokens of a text, for a server that does not say. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}

/** Tokens of a prompt with the tools it offers. */
export function estimatePromptTokens(messages: readonly BaseMessage[], tools: readonly unknown[] = []): number {
  const prompt = messages.reduce((sum, message) => sum + tokensPerMessage + estimateTokens(message.text) + estimateTokens(callsOf(message)), 0);
  return prompt + (tools.length > 0 ? estimateTokens(JSON.stringify(tools)) : 0);
}

function callsOf(message: BaseMessage): string {
  const calls = AIMessage.isInstance(message) ? (message.tool_calls ?? []) : [];
  return calls.length > 0 ? JSON.stringify(calls.map(({ name, args }) => [name, args])) : '';
}

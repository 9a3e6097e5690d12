import { AIMessage, type BaseMessage, type UsageMetadata } from '@langchain/core/messages';
import type { ChatGeneration } from '@langchain/core/outputs';

/** Tokens of one call. */
export interface CallTokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly isEstimated: boolean;
}

/** Bytes of UTF-8 that a token stands for: fewer than tokenizers take, so that an estimate is rather too high. */
const bytesPerToken = 3;
/** What a server puts around each message. */
const tokensPerMessage = 4;
const mostTokens = 1e8;

/** Tokens of a prompt, for a server that does not say. */
export function estimatePromptTokens(messages: readonly BaseMessage[]): number {
  return messages.reduce((sum, message) => sum + tokensPerMessage + estimateTokens(message.text), 0);
}

/** What the server says of tokens where that can be true, else an estimate. @param reply none where none came. */
export function tokensOf(reply: ChatGeneration | undefined, promptTokens: number): CallTokens {
  const usage = usageOf(reply?.message);
  const [input, output] = [countOf(usage?.input_tokens), countOf(usage?.output_tokens)];
  return { inputTokens: input ?? promptTokens, outputTokens: output ?? estimateTokens(reply?.text ?? ''), isEstimated: input === undefined || output === undefined };
}

function usageOf(message: BaseMessage | undefined): UsageMetadata | undefined {
  return AIMessage.isInstance(message) ? message.usage_metadata : undefined;
}

function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}

/** No call uses no token: a server that says so does not count. */
function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 && value < mostTokens ? value : undefined;
}

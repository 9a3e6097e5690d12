import { BaseChatModel, type BaseChatModelCallOptions, type BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import type { Runnable } from '@langchain/core/runnables';

import type { ChatModel } from '../chat-model.ts';
import { composeFromMessages } from './compose-from-messages.ts';
import { planToolCalls } from './plan-tool-calls.ts';

export interface OfflineCallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
}

const chunkLength = 400;

/**
 * A chat model without a language model: it plans the tool calls of a question and composes the
 * answer from their results alone. Equal messages get equal answers. It goes through the same graph
 * and the same checks as any other.
 */
export class OfflineChatModel extends BaseChatModel<OfflineCallOptions> {
  constructor() {
    super({});
  }

  _llmType(): string {
    return 'offline';
  }

  override bindTools(tools: BindToolsInput[], options?: Partial<OfflineCallOptions>): Runnable<BaseLanguageModelInput, AIMessageChunk, OfflineCallOptions> {
    return this.withConfig({ ...options, tools });
  }

  async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const message = reply(messages, options);
    return { generations: [{ text: message.text, message }] };
  }

  override async *_streamResponseChunks(messages: BaseMessage[], options: this['ParsedCallOptions']): AsyncGenerator<ChatGenerationChunk> {
    const message = reply(messages, options);
    if (message.tool_calls?.length) yield new ChatGenerationChunk({ text: '', message });
    for (let start = 0; start < message.text.length; start += chunkLength) {
      const text = message.text.slice(start, start + chunkLength);
      yield new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
    }
  }
}

export function createOfflineChatModel(): ChatModel {
  return { id: 'offline', version: 'offline-1', isLanguageModel: false, chat: new OfflineChatModel() };
}

function reply(messages: readonly BaseMessage[], { tools = [] }: OfflineCallOptions): AIMessageChunk {
  if (tools.length === 0) return new AIMessageChunk(composeFromMessages(messages));
  const calls = planToolCalls(messages, tools);
  return new AIMessageChunk({
    content: '',
    tool_call_chunks: calls.map(({ id, name, args }, index) => ({ id, name, index, args, type: 'tool_call_chunk' })),
  });
}

import type { BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk } from '@langchain/core/outputs';

import type { ChatModel } from '../runtime/chat-model.ts';
import { OfflineChatModel } from '../offline/offline-chat-model.ts';

class PacedChatModel extends OfflineChatModel {
  readonly #clock: () => number;
  lastPiece = 0;

  constructor(clock: () => number) {
    super();
    this.#clock = clock;
  }

  override async *_streamResponseChunks(messages: BaseMessage[], options: this['ParsedCallOptions']): AsyncGenerator<ChatGenerationChunk> {
    // oxlint-disable-next-line no-underscore-dangle -- LangChain's name
    for await (const chunk of super._streamResponseChunks(messages, options)) {
      this.lastPiece = this.#clock();
      yield chunk;
    }
  }
}

/** A well-behaved streaming model that tells when its last piece was sent, by the clock given. */
export function createPacedModel(clock: () => number): { readonly model: ChatModel; lastPieceAt(): number } {
  const chat = new PacedChatModel(clock);
  return { model: { id: 'paced', version: '1', isLanguageModel: true, chat }, lastPieceAt: () => chat.lastPiece };
}

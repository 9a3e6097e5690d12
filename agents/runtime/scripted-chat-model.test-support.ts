import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';

import type { ChatModel } from './chat-model.ts';

/** What a scripted model sees of a turn. */
export interface Turn {
  readonly messages: readonly BaseMessage[];
}

export type Script = (turn: Turn) => Promise<AIMessageChunk> | AIMessageChunk;

class ScriptedChatModel extends BaseChatModel {
  readonly #script: Script;

  constructor(script: Script) {
    super({ maxRetries: 0 });
    this.#script = script;
  }

  _llmType(): string {
    return 'scripted';
  }

  async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const message = await this.#script({ messages });
    return { generations: [{ text: message.text, message }] };
  }
}

/** A model that answers as the script says: hostile ones stand in for a language model under an attacker's control. */
export function createScriptedModel(script: Script, id = 'scripted'): ChatModel {
  return { id, version: 'scripted-1', chat: new ScriptedChatModel(script) };
}

/** A message that asks for tools. */
export function toolCalls(...calls: readonly { readonly name: string; readonly args: string }[]): AIMessageChunk {
  return new AIMessageChunk({
    content: '',
    tool_call_chunks: calls.map(({ name, args }, index) => ({ id: `call_${index}_${name}`, name, args, index, type: 'tool_call_chunk' })),
  });
}

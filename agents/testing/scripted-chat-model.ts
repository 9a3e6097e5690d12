import { BaseChatModel, type BaseChatModelCallOptions, type BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { Runnable } from '@langchain/core/runnables';

import type { ChatModel } from '../runtime/chat-model.ts';
import { OfflineChatModel } from '../offline/offline-chat-model.ts';

interface ScriptedCallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
}

/** What a scripted model sees of a turn, and what a well-behaved one would say. */
export interface Turn {
  readonly messages: readonly BaseMessage[];
  readonly isPlanning: boolean;
  /** The tools that are offered. */
  readonly tools: readonly BindToolsInput[];
  /** Turns taken before this one. */
  readonly turn: number;
  readonly wellBehaved: () => Promise<AIMessageChunk>;
}

export type Script = (turn: Turn) => Promise<AIMessageChunk> | AIMessageChunk;

class ScriptedChatModel extends BaseChatModel<ScriptedCallOptions> {
  readonly #script: Script;
  readonly #offline = new OfflineChatModel();
  #turn = 0;

  constructor(script: Script) {
    super({ maxRetries: 0 });
    this.#script = script;
  }

  _llmType(): string {
    return 'scripted';
  }

  override bindTools(tools: BindToolsInput[]): Runnable<BaseLanguageModelInput, AIMessageChunk, ScriptedCallOptions> {
    return this.withConfig({ tools });
  }

  async _generate(messages: BaseMessage[], { tools = [] }: this['ParsedCallOptions']): Promise<ChatResult> {
    const turn = this.#turn;
    this.#turn += 1;
    const message = await this.#script({
      messages,
      isPlanning: tools.length > 0,
      tools,
      turn,
      wellBehaved: async () => (tools.length > 0 ? this.#offline.bindTools(tools) : this.#offline).invoke(messages),
    });
    return { generations: [{ text: message.text, message }] };
  }
}

/** A model that answers as the script says: hostile ones stand in for a language model under an attacker's control. */
export function createScriptedModel(script: Script, id = 'scripted'): ChatModel {
  return { id, version: 'scripted-1', isLanguageModel: true, chat: new ScriptedChatModel(script) };
}

/** A message that asks for tools. */
export function toolCalls(...calls: readonly { readonly name: string; readonly args: string }[]): AIMessageChunk {
  return new AIMessageChunk({
    content: '',
    tool_call_chunks: calls.map(({ name, args }, index) => ({ id: `call_${index}_${name}`, name, args, index, type: 'tool_call_chunk' })),
  });
}

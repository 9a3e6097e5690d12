import { BaseChatModel, type BaseChatModelCallOptions, type BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import type { Runnable } from '@langchain/core/runnables';

import type { ChatModel } from '../runtime/chat-model.ts';

interface ScriptedCallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
}

/** What a scripted model sees of a turn. */
export interface Turn {
  readonly messages: readonly BaseMessage[];
  /** The tools that are offered. */
  readonly tools: readonly BindToolsInput[];
  /** Turns taken before this one. */
  readonly turn: number;
}

export type Script = (turn: Turn) => Promise<AIMessageChunk> | AIMessageChunk;

class ScriptedChatModel extends BaseChatModel<ScriptedCallOptions> {
  readonly #script: Script;
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
    const message = await this.#script({ messages, tools, turn });
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

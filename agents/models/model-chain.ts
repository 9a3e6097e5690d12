import { setTimeout as pause } from 'node:timers/promises';

import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { BaseChatModel, type BaseChatModelCallOptions, type BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk, ChatResult } from '@langchain/core/outputs';
import type { Runnable } from '@langchain/core/runnables';

import { millisecondsLeft } from '../runtime/deadline.ts';
import { ModelCallError, modelCallErrorOf } from './model-call-error.ts';
import { pairToolCalls } from './pair-tool-calls.ts';
import type { ResponseFormat, ServedModel } from './served-model.ts';

export interface ChainCallOptions extends BaseChatModelCallOptions {
  tools?: BindToolsInput[];
  response_format?: ResponseFormat;
}

export interface ChainOptions {
  /** Asked in this order until one answers. */
  readonly models: readonly ServedModel[];
  /** Times that one model is asked. */
  readonly attempts: number;
  /** A fraction from 0 to 1, by which waits are spread. */
  readonly random?: () => number;
  /** Waits, or throws where the signal aborts. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Milliseconds before the second attempt, doubled for each further one, half of it by chance. */
const firstWait = 250;
/** A server that asks for more is not waited for. */
const longestWait = 5000;

/**
 * Language models in turn: each is asked again where that helps, then the next. Once a piece of a stream is
 * out it is neither repeated nor continued by another model: the stream fails.
 */
export class ModelChain extends BaseChatModel<ChainCallOptions> {
  readonly #models: readonly ServedModel[];
  readonly #attempts: number;
  readonly #random: () => number;
  readonly #sleep: NonNullable<ChainOptions['sleep']>;

  constructor({ models, attempts, random = Math.random, sleep = async (milliseconds, signal) => pause(milliseconds, undefined, signal ? { signal } : {}) }: ChainOptions) {
    super({ maxRetries: 0 });
    this.#models = models;
    this.#attempts = attempts;
    this.#random = random;
    this.#sleep = sleep;
  }

  _llmType(): string {
    return 'model_chain';
  }

  override bindTools(tools: BindToolsInput[], options?: Partial<ChainCallOptions>): Runnable<BaseLanguageModelInput, AIMessageChunk, ChainCallOptions> {
    return this.withConfig({ ...options, tools });
  }

  /** @throws ModelCallError */
  async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const generations: ChatGenerationChunk[] = [];
    for await (const chunk of this.#ask(messages, options, false)) generations.push(chunk);
    return { generations };
  }

  /** @throws ModelCallError */
  override async *_streamResponseChunks(messages: BaseMessage[], options: this['ParsedCallOptions'], runManager?: CallbackManagerForLLMRun): AsyncGenerator<ChatGenerationChunk> {
    for await (const chunk of this.#ask(messages, options, true)) {
      yield chunk;
      await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
    }
  }

  async *#ask(messages: BaseMessage[], { tools, stop, signal, response_format: responseFormat }: this['ParsedCallOptions'], isStream: boolean): AsyncGenerator<ChatGenerationChunk> {
    const request = { messages: pairToolCalls(messages), tools, stop, responseFormat, signal, isStream };
    let failure = new ModelCallError('unavailable');
    for (const model of this.#models) {
      for (let attempt = 1; ; attempt += 1) {
        let hasBegun = false;
        try {
          for await (const chunk of model.ask(request)) {
            hasBegun = true;
            yield chunk;
          }
          return;
        } catch (error) {
          failure = modelCallErrorOf(error);
        }
        if (hasBegun || failure.failure === 'aborted' || failure.failure === 'out_of_tokens') throw failure;
        if (failure.parameter !== undefined && model.leaveOut(failure.parameter)) continue;
        const wait = this.#waitAfter(failure, attempt, signal);
        if (wait === undefined) break;
        await this.#sleep(wait, signal).catch(() => {
          throw new ModelCallError('aborted');
        });
      }
    }
    throw failure;
  }

  /** Milliseconds until the same model is asked again; undefined where it is not. */
  #waitAfter({ isRetryable, retryAfterMs }: ModelCallError, attempt: number, signal: AbortSignal | undefined): number | undefined {
    if (!isRetryable || attempt >= this.#attempts) return undefined;
    const wait = retryAfterMs ?? firstWait * 2 ** (attempt - 1) * (0.5 + this.#random() / 2);
    return wait <= longestWait && wait < millisecondsLeft(signal) ? wait : undefined;
  }
}

import { setTimeout as pause } from 'node:timers/promises';

import { BaseChatModel, type BaseChatModelCallOptions } from '@langchain/core/language_models/chat_models';
import type { BaseMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';

import { millisecondsLeft } from '../runtime/deadline.ts';
import { ModelCallError, modelCallErrorOf } from './model-call-error.ts';
import type { ResponseFormat, ServedModel } from './served-model.ts';

interface ChainCallOptions extends BaseChatModelCallOptions {
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

/** Language models in turn: each is asked again where that helps, then the next. */
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

  /** @throws ModelCallError */
  async _generate(messages: BaseMessage[], { signal, response_format: responseFormat }: this['ParsedCallOptions']): Promise<ChatResult> {
    let failure = new ModelCallError('unavailable');
    for (const model of this.#models) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return { generations: [await model.ask({ messages, responseFormat, signal })] };
        } catch (error) {
          failure = modelCallErrorOf(error);
        }
        if (failure.failure === 'aborted' || failure.failure === 'out_of_tokens') throw failure;
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

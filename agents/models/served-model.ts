import { AIMessage, type BaseMessage, type StandardMessageStructure } from '@langchain/core/messages';
import type { ChatGeneration } from '@langchain/core/outputs';

import { type CallTokens, estimatePromptTokens, tokensOf } from './call-tokens.ts';
import { Circuit, type CircuitName } from './circuit.ts';
import { CompletionsClient, type CompletionsOptions } from './completions-client.ts';
import { ModelCallError, type ModelCallFailure, modelCallErrorOf } from './model-call-error.ts';
import { beginMeteredCall } from './usage-meter.ts';

/** One call as it ended: to count it. */
export interface ModelCallReport extends CallTokens {
  readonly model: string;
  readonly outcome: 'answered' | ModelCallFailure;
  readonly seconds: number;
}

interface ServedModelOptions extends CompletionsOptions {
  /** Milliseconds of one call, whole. */
  readonly callMs: number;
  readonly circuit: { readonly failures: number; readonly restMs: number };
  readonly onCall?: ((report: ModelCallReport) => void) | undefined;
  readonly onCircuit?: ((change: { readonly model: string; readonly state: CircuitName }) => void) | undefined;
}

/** A JSON schema that the reply keeps to, as OpenAI's chat completions take it. */
export interface ResponseFormat {
  readonly type: 'json_schema';
  readonly json_schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>>; readonly strict: boolean };
}

interface ModelRequest {
  readonly messages: BaseMessage[];
  readonly responseFormat?: ResponseFormat | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Failures after which the model may have worked on the prompt all the same. */
const mayHaveWorked: ReadonlySet<ModelCallFailure> = new Set(['timed_out', 'cut_short', 'unreadable', 'empty', 'too_long', 'aborted']);
const noTokens: CallTokens = { inputTokens: 0, outputTokens: 0, isEstimated: false };

/** One model of one server. */
export class ServedModel {
  readonly #name: string;
  readonly #client: CompletionsClient;
  readonly #circuit: Circuit;
  readonly #options: ServedModelOptions;

  constructor(options: ServedModelOptions) {
    const { model, circuit, onCircuit } = options;
    this.#name = model;
    this.#options = options;
    this.#client = new CompletionsClient(options);
    this.#circuit = new Circuit({ ...circuit, onState: (state) => onCircuit?.({ model, state }) });
  }

  /** Leaves a parameter out of later requests; false where that changes nothing. */
  leaveOut(parameter: string): boolean {
    return this.#client.leaveOut(parameter);
  }

  /**
   * Sends one request, and counts it however it ends.
   *
   * @throws ModelCallError
   */
  async ask(request: ModelRequest): Promise<ChatGeneration> {
    const start = performance.now();
    const promptTokens = estimatePromptTokens(request.messages);
    const metered = beginMeteredCall(this.#name, promptTokens);
    const said: { reply?: ChatGeneration } = {};
    let outcome: ModelCallReport['outcome'] = 'answered';
    try {
      if (!metered) throw new ModelCallError('out_of_tokens');
      return await this.#circuit.guard(async () => {
        said.reply = await this.#call(request);
        if (said.reply.text.trim() === '') throw new ModelCallError('empty');
        return this.#named(said.reply, tokensOf(said.reply, promptTokens));
      });
    } catch (thrown) {
      outcome = modelCallErrorOf(thrown).failure;
      throw thrown;
    } finally {
      const hasWorked = outcome === 'answered' || mayHaveWorked.has(outcome);
      const tokens = hasWorked ? tokensOf(said.reply, promptTokens) : noTokens;
      if (hasWorked) metered?.settle(tokens);
      else metered?.cancel();
      this.#options.onCall?.({ model: this.#name, outcome, seconds: (performance.now() - start) / 1000, ...tokens });
    }
  }

  async #call({ messages, responseFormat: format, signal: caller }: ModelRequest): Promise<ChatGeneration> {
    const limit = AbortSignal.timeout(this.#options.callMs);
    const signal = caller ? AbortSignal.any([limit, caller]) : limit;
    try {
      signal.throwIfAborted();
      const reply = await this.#client.answer(messages, { signal, ...(format && { response_format: { ...format, json_schema: { ...format.json_schema, schema: { ...format.json_schema.schema } } } }) });
      if (!reply) throw new ModelCallError('unreadable');
      return reply;
    } catch (error) {
      // The client reports an abort in several ways.
      if (signal.aborted) throw new ModelCallError(signal.reason === limit.reason ? 'timed_out' : 'aborted');
      throw modelCallErrorOf(error);
    }
  }

  /** A reply as the assistant's text alone, with its tokens and which model it was. */
  #named({ text, generationInfo }: ChatGeneration, { inputTokens, outputTokens, isEstimated }: CallTokens): ChatGeneration {
    const message = new AIMessage<StandardMessageStructure>({
      content: text,
      usage_metadata: { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: inputTokens + outputTokens },
      response_metadata: { model: this.#name, is_usage_estimated: isEstimated, finish_reason: generationInfo?.['finish_reason'] },
    });
    return { text, message };
  }
}

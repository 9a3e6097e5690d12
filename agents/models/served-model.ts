import type { BindToolsInput } from '@langchain/core/language_models/chat_models';
import { AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk } from '@langchain/core/outputs';

import { type CallLimits, type CallTime, startCall } from './call-limits.ts';
import { Circuit, type CircuitName } from './circuit.ts';
import { CompletionsClient, type CompletionsOptions } from './completions-client.ts';
import { estimatePromptTokens } from './estimate-tokens.ts';
import { ModelCallError, type ModelCallFailure, modelCallErrorOf } from './model-call-error.ts';
import { type Reply, addChunk, addMessage, emptyReply, lastChunk, refuseEmpty, tokensOf } from './model-reply.ts';
import { type CallTokens, beginMeteredCall } from './usage-meter.ts';

/** One call as it ended: to count it. */
export interface ModelCallReport extends CallTokens {
  readonly model: string;
  readonly outcome: 'answered' | ModelCallFailure;
  readonly seconds: number;
}

export interface ServedModelOptions extends CompletionsOptions {
  readonly limits: CallLimits;
  readonly circuit: { readonly failures: number; readonly restMs: number };
  readonly onCall?: ((report: ModelCallReport) => void) | undefined;
  readonly onCircuit?: ((change: { readonly model: string; readonly state: CircuitName }) => void) | undefined;
}

/** A JSON schema that the reply keeps to, as OpenAI's chat completions take it. */
export interface ResponseFormat {
  readonly type: 'json_schema';
  readonly json_schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>>; readonly strict: boolean };
}

export interface ModelRequest {
  readonly messages: BaseMessage[];
  readonly tools?: BindToolsInput[] | undefined;
  readonly stop?: string[] | undefined;
  readonly responseFormat?: ResponseFormat | undefined;
  readonly signal: AbortSignal | undefined;
  readonly isStream: boolean;
}

/** Failures after which the model may have worked on the prompt all the same. */
const mayHaveWorked: ReadonlySet<ModelCallFailure> = new Set(['timed_out', 'stalled', 'cut_short', 'unreadable', 'empty', 'too_long', 'aborted']);
const noTokens: CallTokens = { inputTokens: 0, outputTokens: 0, isEstimated: false };

/** One model of one server. */
export class ServedModel {
  readonly name: string;
  readonly #client: CompletionsClient;
  readonly #circuit: Circuit;
  readonly #options: ServedModelOptions;

  constructor(options: ServedModelOptions) {
    const { model, circuit, onCircuit } = options;
    this.name = model;
    this.#options = options;
    this.#client = new CompletionsClient(options);
    this.#circuit = new Circuit({ ...circuit, onState: (state) => onCircuit?.({ model, state }) });
  }

  /** Leaves a parameter out of later requests; false where that changes nothing. */
  leaveOut(parameter: string): boolean {
    return this.#client.leaveOut(parameter);
  }

  /**
   * Sends one request. Gives the pieces of text of a stream as they come; the last chunk has the tool calls,
   * the tokens and, without a stream, the text.
   *
   * @throws ModelCallError
   */
  async *ask(request: ModelRequest): AsyncGenerator<ChatGenerationChunk> {
    const start = performance.now();
    const promptTokens = estimatePromptTokens(request.messages, request.tools);
    const reply = emptyReply();
    const report = (outcome: ModelCallReport['outcome'], tokens: CallTokens): void =>
      this.#options.onCall?.({ model: this.name, outcome, seconds: (performance.now() - start) / 1000, ...tokens });
    const metered = beginMeteredCall(this.name, promptTokens);
    let end: { readonly outcome: ModelCallReport['outcome']; readonly tokens: CallTokens } | undefined;
    try {
      if (!metered) throw new ModelCallError('out_of_tokens');
      yield* this.#circuit.guard(() => this.#call(request, reply, promptTokens));
      end = { outcome: 'answered', tokens: tokensOf(reply, promptTokens) };
    } catch (thrown) {
      const { failure } = modelCallErrorOf(thrown);
      end = { outcome: failure, tokens: mayHaveWorked.has(failure) ? tokensOf(reply, promptTokens) : noTokens };
      throw thrown;
    } finally {
      // A reader who leaves in the middle is told of as one for whom nobody waits.
      const { outcome, tokens } = end ?? { outcome: 'aborted' as const, tokens: tokensOf(reply, promptTokens) };
      if (tokens === noTokens) metered?.cancel();
      else metered?.settle(tokens);
      report(outcome, tokens);
    }
  }

  async *#call(request: ModelRequest, reply: Reply, promptTokens: number): AsyncGenerator<ChatGenerationChunk> {
    const time = startCall(this.#options.limits, request.signal);
    try {
      time.throwIfOver();
      if (request.isStream) yield* this.#stream(request, reply, time);
      else await this.#generate(request, reply, time);
      time.throwIfOver();
      refuseEmpty(reply);
      yield lastChunk(reply, { model: this.name, text: request.isStream ? '' : reply.text, tokens: tokensOf(reply, promptTokens) });
    } catch (error) {
      // The client reports an abort in several ways, and as a stream that simply ends.
      time.throwIfOver();
      throw modelCallErrorOf(error);
    } finally {
      time.end();
    }
  }

  async #generate({ messages, tools, stop, responseFormat }: ModelRequest, reply: Reply, { signal }: CallTime): Promise<void> {
    const generation = await this.#client.answer(messages, clientOptions(signal, tools, stop, responseFormat));
    if (!generation) throw new ModelCallError('unreadable');
    const finishReason: unknown = generation.generationInfo?.['finish_reason'];
    if (typeof finishReason === 'string') reply.finishReason = finishReason;
    addMessage(reply, generation.message);
  }

  async *#stream({ messages, tools, stop, responseFormat }: ModelRequest, reply: Reply, time: CallTime): AsyncGenerator<ChatGenerationChunk> {
    const mostChunks = 2 * this.#options.outputTokens + 64;
    let chunks = 0;
    for await (const chunk of this.#client.pieces(messages, clientOptions(time.signal, tools, stop, responseFormat))) {
      time.throwIfOver();
      time.heard();
      chunks += 1;
      if (chunks > mostChunks) throw new ModelCallError('too_long');
      const text = addChunk(reply, chunk);
      if (text !== '') yield new ChatGenerationChunk({ text, message: new AIMessageChunk(text) });
    }
    time.throwIfOver();
    if (reply.finishReason === undefined) throw new ModelCallError(chunks === 0 ? 'unreadable' : 'cut_short');
  }
}

function clientOptions(signal: AbortSignal, tools: BindToolsInput[] | undefined, stop: string[] | undefined, format: ResponseFormat | undefined): CompletionsClient['ParsedCallOptions'] {
  return { signal, ...(tools && tools.length > 0 ? { tools } : {}), ...(stop ? { stop } : {}), ...(format ? { response_format: { type: format.type, json_schema: { ...format.json_schema, schema: { ...format.json_schema.schema } } } } : {}) };
}

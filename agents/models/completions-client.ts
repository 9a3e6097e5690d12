import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import type { ChatGeneration } from '@langchain/core/outputs';
import { ChatOpenAICompletions, convertCompletionsMessageToBaseMessage } from '@langchain/openai';

import { createGuardedFetch } from './guarded-fetch.ts';

/** A server that speaks OpenAI's chat completions. */
interface ModelServer {
  /** Such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

export interface CompletionsOptions extends ModelServer {
  readonly model: string;
  readonly temperature: number;
  /** Most tokens that the model may write in one call. */
  readonly outputTokens: number;
}

/** Bytes of an answer around its text, and bytes that a token takes with all that is said about it. */
const bytesAround = 64 * 1024;
const bytesPerToken = 1024;

/** LangChain's client without retries, log, redirect, settings of the environment or answers without end; whatever role a server gives its answer, it is the assistant's. */
export class CompletionsClient extends ChatOpenAICompletions {
  readonly #untaken = new Set<string>();

  constructor({ baseUrl, apiKey, model, temperature, outputTokens }: CompletionsOptions) {
    super({
      model,
      apiKey,
      temperature,
      maxTokens: outputTokens,
      maxRetries: 0,
      configuration: {
        baseURL: baseUrl,
        organization: null,
        project: null,
        adminAPIKey: null,
        logLevel: 'off',
        fetch: createGuardedFetch(bytesAround + bytesPerToken * outputTokens),
      },
    });
  }

  /**
   * Leaves a parameter out of later requests: some models take no temperature, a schema only as that of a tool or none at
   * all, or the limit of tokens by its other name. False where it was left out before, or cannot be.
   */
  leaveOut(parameter: string): boolean {
    if (!['temperature', 'max_tokens', 'response_format', 'tools', 'tool_choice'].includes(parameter) || this.#untaken.has(parameter)) return false;
    this.#untaken.add(parameter);
    return true;
  }

  override invocationParams(options?: this['ParsedCallOptions'], extra?: { streaming?: boolean }): ReturnType<ChatOpenAICompletions['invocationParams']> {
    const parameters = super.invocationParams(options, extra);
    if (this.#untaken.has('temperature')) delete parameters.temperature;
    const format = parameters.response_format;
    if (this.#untaken.has('response_format')) delete parameters.response_format;
    if (format?.type === 'json_schema' && this.#untaken.has('response_format') && !this.#untaken.has('tools')) {
      const { name, schema = {} } = format.json_schema;
      parameters.tools = [{ type: 'function', function: { name, parameters: schema } }];
      if (!this.#untaken.has('tool_choice')) parameters.tool_choice = { type: 'function', function: { name } };
    }
    if (!this.#untaken.has('max_tokens')) return parameters;
    const { max_tokens: limit, ...rest } = parameters;
    return limit === undefined ? rest : { ...rest, max_completion_tokens: limit };
  }

  /** What the model says; where it was given a tool for that, what it calls the tool with. */
  async answer(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatGeneration | undefined> {
    // oxlint-disable-next-line no-underscore-dangle -- LangChain's name; its public `invoke` would report the call twice
    const { generations: [generation] } = await this._generate(messages, options);
    const call = generation && this.#untaken.has('response_format') && AIMessage.isInstance(generation.message) ? generation.message.tool_calls?.[0] : undefined;
    return generation && call ? { ...generation, text: JSON.stringify(call.args) } : generation;
  }

  protected override _convertCompletionsMessageToBaseMessage(...[message, rawResponse]: Parameters<ChatOpenAICompletions['_convertCompletionsMessageToBaseMessage']>): BaseMessage {
    return convertCompletionsMessageToBaseMessage({ message: { ...message, role: 'assistant' }, rawResponse });
  }
}

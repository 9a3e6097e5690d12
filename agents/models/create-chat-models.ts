import { createHash } from 'node:crypto';

import type { Config } from '#config';

import type { ChatModel } from '../runtime/chat-model.ts';
import type { AgentName } from '../runtime/model-budget.ts';
import type { CircuitName } from './circuit.ts';
import type { ChainOptions } from './model-chain.ts';
import type { ModelCallReport, ServedModel } from './served-model.ts';

/** The language models of the agents; an agent without one has its deterministic model. */
export type ChatModels = Readonly<Partial<Record<AgentName, ChatModel>>>;

export interface ChatModelDeps extends Pick<ChainOptions, 'random' | 'sleep'> {
  /** Told of every call of a model, answered or not. */
  readonly onCall?: (report: ModelCallReport) => void;
  readonly onCircuit?: (change: { readonly model: string; readonly state: CircuitName }) => void;
  /** 5 failures in a row, then 30 s of rest, unless told. */
  readonly circuit?: { readonly failures: number; readonly restMs: number };
}

const openAi = 'https://api.openai.com/v1';
/** A local server needs no key, the client does. */
const noKey = 'none';

/** The models that the configuration names, or none where it names no server. LangChain's client is loaded only where there is a model. */
export async function createChatModels(config: Config, deps: ChatModelDeps = {}): Promise<ChatModels> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, COPILOT_MODEL: copilot, FEEDBACK_MODEL: feedback, SIMULATOR_MODEL: simulator, VALIDATOR_MODEL: validator } = config;
  const named = Object.entries({ copilot, feedback, simulator, validator }).filter(([, names]) => names.length > 0);
  if ((apiKey === undefined && baseUrl === undefined) || named.length === 0) return {};
  const [{ ModelChain }, { ServedModel }] = await Promise.all([import('./model-chain.ts'), import('./served-model.ts')]);
  const { onCall, onCircuit, circuit = { failures: 5, restMs: 30_000 }, ...chainDeps } = deps;
  const server = { baseUrl: baseUrl ?? openAi, apiKey: apiKey ?? noKey };
  const settings = { temperature: config.MODEL_TEMPERATURE, outputTokens: config.MODEL_OUTPUT_TOKENS };
  const callMs = config.MODEL_CALL_SECONDS * 1000;
  /** A model that two agents ask is one: what one learns of its server holds for the other. */
  const served = new Map<string, ServedModel>();
  const modelOf = (model: string): ServedModel => {
    const known = served.get(model) ?? new ServedModel({ ...server, ...settings, model, callMs, circuit, onCall, onCircuit });
    served.set(model, known);
    return known;
  };
  const chainOf = (names: readonly string[]): ChatModel => ({
    id: names.join(', '),
    version: createHash('sha256').update(JSON.stringify([server.baseUrl, names, settings])).digest('hex').slice(0, 16),
    chat: new ModelChain({ ...chainDeps, models: names.map((name) => modelOf(name)), attempts: config.MODEL_ATTEMPTS }),
  });
  return Object.fromEntries(named.map(([agent, names]) => [agent, chainOf(names)]));
}

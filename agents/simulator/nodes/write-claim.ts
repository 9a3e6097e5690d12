import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { Language } from '#engine';
import { type SimulatorPrompts, dataBlock } from '#prompts';

import { type ChatModel, callModel } from '../../runtime/chat-model.ts';
import { Pseudonyms } from '../../runtime/pseudonyms.ts';
import { describeOrder } from '../describe-order.ts';
import { orderSchema } from '../order-schema.ts';
import { type SimulatorContext, type SimulatorStateType, type SimulatorUpdate, contextOf } from '../state.ts';

interface WriteClaimOptions {
  /** None where the sampler makes every claim. */
  readonly model: ChatModel | undefined;
  readonly language: Language;
  readonly prompts: SimulatorPrompts;
}

/** Asks the model for the claim that was ordered; after an answer with faults once more, naming them. */
export function createWriteClaimNode({ model, language, prompts }: WriteClaimOptions) {
  return async ({ diagnosis, reply, faults, attempts }: SimulatorStateType, runtime: { readonly context?: SimulatorContext }): Promise<SimulatorUpdate> => {
    const { order, now, simulation, signal } = contextOf(runtime);
    if (!model) return { reply: null, attempts: attempts + 1 };
    const near = simulation.draw(order, now);
    const asked = describeOrder(order, { diagnosis, near, language });
    const again: BaseMessage[] = reply === null || attempts === 0 ? [] : [new AIMessage(reply.slice(0, longestReply)), new HumanMessage(dataBlock({ faults }))];
    const answer = await callModel({ model, messages: [new SystemMessage(prompts.claim.render()), new HumanMessage(dataBlock(asked)), ...again], schema: orderSchema(order, near), pseudonyms: new Pseudonyms(), signal });
    return { reply: answer, attempts: attempts + 1, faults: [] };
  };
}

/** Of an answer that goes on and on, a model is shown the beginning. */
const longestReply = 2000;

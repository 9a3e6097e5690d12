import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { dataBlock } from '#prompts';
import { z } from 'zod';

import { type ChatModel, callModel } from './chat-model.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { readObject } from './read-object.ts';

interface StructuredCall<Output> {
  readonly model: ChatModel;
  /** What is the same for every call: a server keeps it between calls. */
  readonly system: string;
  /** What differs. */
  readonly data: unknown;
  /** What the model gives: numbers and words of closed lists, never values. */
  readonly output: z.ZodType<Output>;
  readonly pseudonyms: Pseudonyms;
  readonly signal: AbortSignal;
}

/** Asks a model for one JSON object of a schema, by `response_format` where the server takes that. Null where the model fails, is late, or gives anything else. */
export async function askStructured<Output>({ model, system, data, output, pseudonyms, signal }: StructuredCall<Output>): Promise<Output | null> {
  const { $schema: _, ...schema } = z.toJSONSchema(output, { unrepresentable: 'any' });
  const reply = await callModel({ model, messages: [new SystemMessage(system), new HumanMessage(dataBlock(data))], schema, pseudonyms, signal });
  return reply === null ? null : (output.safeParse(readObject(reply)).data ?? null);
}

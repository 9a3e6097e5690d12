import { type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { readDataBlock } from '#prompts';
import { z } from 'zod';

import { composeSummary } from '../copilot/composition/compose-summary.ts';
import { summaryFactsSchema } from '../copilot/composition/facts.ts';

const requestSchema = z.object({ language: z.enum(['id', 'en']) });

/** The structured answer as JSON, from the tool results in the conversation; `{}` where one of them is missing. */
export function composeFromMessages(messages: readonly BaseMessage[]): string {
  const asked = messages.findLast((message) => HumanMessage.isInstance(message));
  const { language } = requestSchema.catch({ language: 'id' }).parse(readDataBlock(asked?.text ?? ''));
  const results = messages.filter((message) => ToolMessage.isInstance(message)).map((message) => [message.name ?? '', readDataBlock(message.text)] as const);
  const facts = summaryFactsSchema.safeParse(Object.fromEntries(results));
  return facts.success ? JSON.stringify(composeSummary(facts.data, language)) : '{}';
}

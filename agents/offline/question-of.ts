import { type BaseMessage, HumanMessage } from '@langchain/core/messages';
import { readDataBlock } from '#prompts';

import { type QuestionRequest, questionRequestSchema } from '../copilot/question.ts';

/** The question that a conversation is about; undefined where it is about something else. */
export function questionOf(messages: readonly BaseMessage[]): QuestionRequest | undefined {
  for (const message of messages) {
    const request = HumanMessage.isInstance(message) ? questionRequestSchema.safeParse(readDataBlock(message.text)) : undefined;
    if (request?.success) return request.data;
  }
  return undefined;
}

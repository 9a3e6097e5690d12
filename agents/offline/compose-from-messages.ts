import { type BaseMessage, ToolMessage } from '@langchain/core/messages';
import type { Localized } from '#engine';
import { readDataBlock } from '#prompts';
import { z } from 'zod';

import { type ToolReading, composeAnswer } from '../copilot/composition/answer/compose-answer.ts';
import type { Focus } from '../copilot/composition/answer/focus.ts';
import type { Sentence } from '../copilot/answer.ts';
import { citableSchema } from '../statements/facts.ts';
import type { QuestionRequest } from '../copilot/question.ts';
import { answeredCalls } from './plan-tool-calls.ts';
import { questionOf } from './question-of.ts';
import { understand } from './understanding/understand.ts';

const resultSchema = z.object({ data: z.unknown(), evidence: z.array(citableSchema), total: z.number().optional(), truncated: z.boolean().optional() });

/** The structured answer to a question as JSON, from the tool results in the conversation; `{}` where nothing is asked. */
export function composeFromMessages(messages: readonly BaseMessage[]): string {
  const question = questionOf(messages);
  return JSON.stringify(question ? composeReply(question, readingsOf(messages)) : {});
}

/** The offline reply to a question: what is understood of it decides the notice and what is told. */
export function composeReply(request: QuestionRequest, readings: readonly ToolReading[]): ReturnType<typeof composeAnswer> {
  const understood = understand(request);
  const { notice, focuses, unfiltered } = understood;
  if (notice !== undefined && focuses.length === 0) return { notice, sentences: [] };
  const reply = composeAnswer(readings, request.language, understood);
  const sentences = [...reply.sentences, ...leftOut(request, focuses, unfiltered, reply.sentences[0]?.evidence ?? [])];
  return { ...reply, sentences, ...(notice !== undefined && { notice }) };
}

const acrossClaims: ReadonlySet<Focus> = new Set(['list', 'count', 'total', 'average', 'casemix', 'trend', 'provinces', 'facilities', 'flag_report']);

/** What the question narrows claims down by and no filter can: the figures are without it, and say so. */
function leftOut({ language }: QuestionRequest, focuses: readonly Focus[], unfiltered: readonly Localized[], evidence: readonly string[]): Sentence[] {
  if (unfiltered.length === 0 || evidence.length === 0 || !focuses.some((focus) => acrossClaims.has(focus))) return [];
  const names = unfiltered.map((name) => name[language]).join(', ');
  const text = language === 'id' ? `Klaim tidak dapat disaring menurut ${names}; angka di atas tidak memperhitungkannya.` : `Claims cannot be filtered by ${names}; the figures above leave it out of account.`;
  return [{ text, evidence: [...evidence] }];
}

function readingsOf(messages: readonly BaseMessage[]): ToolReading[] {
  const calls = answeredCalls(messages);
  return messages.filter((message) => ToolMessage.isInstance(message)).flatMap((message): ToolReading[] => {
    const call = calls.find(({ id }) => id === message.tool_call_id);
    if (!call) return [];
    const { tool, args, ok } = call;
    const result = resultSchema.safeParse(readDataBlock(message.text));
    if (!ok || !result.success) return [{ tool, args, ok: false, evidence: [] }];
    const { data, evidence, total, truncated } = result.data;
    return [{ tool, args, ok: true, data, evidence, ...(total === undefined ? {} : { total }), ...(truncated === undefined ? {} : { truncated }) }];
  });
}

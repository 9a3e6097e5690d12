import { type AnswerEvent, copilotAnswerSchema } from '#agents';
import { z } from 'zod';

export const evidenceItemSchema = copilotAnswerSchema.shape.evidence.element;
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

/** What was told of an answer, as the store keeps it: evidence whole, sentences numbered from 0. */
export const toldEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('understood'), text: z.string() }),
  z.object({ type: z.literal('tool_started'), tool: z.string(), label: z.string() }),
  z.object({ type: z.literal('tool_finished'), tool: z.string(), label: z.string(), ok: z.boolean() }),
  z.object({ type: z.literal('notice'), text: z.string() }),
  z.object({ type: z.literal('sentence'), index: z.number().int(), text: z.string(), evidence: z.array(evidenceItemSchema) }),
]);
export type ToldEvent = z.infer<typeof toldEventSchema>;

/** Numbers the sentences of one answer as they come. */
export function createEventNumbering(): (event: AnswerEvent) => ToldEvent {
  let sentences = 0;
  return (event) => {
    if (event.type !== 'sentence') return { ...event };
    const index = sentences;
    sentences += 1;
    return { ...event, index, evidence: [...event.evidence] };
  };
}

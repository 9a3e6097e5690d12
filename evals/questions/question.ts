import { readFileSync } from 'node:fs';

import { z } from 'zod';

const readingSchema = z.object({ meaning: z.string(), sql: z.string() });

/**
 * A question with its meaning in one sentence, and either SQL over the documented columns (`claims`) whose result is the
 * answer, or what kind of answer it should get. Whoever writes it has not seen the reader.
 */
export const questionSchema = z.object({
  id: z.string(),
  conversation: z.string(),
  turn: z.int(),
  language: z.enum(['id', 'en']),
  text: z.string(),
  /** The rules that its indications are of, where they are not those of the first edition. */
  ruleset: z.string().optional(),
  meaning: z.string(),
  sql: z.string().nullish(),
  notice: z.enum(['definition', 'operation', 'not_in_data', 'private', 'verdict', 'decision', 'small_talk', 'claim']).nullish(),
  /** Where a question can honestly be meant in several ways. */
  readings: z.array(readingSchema).nullish(),
});
export type Question = z.infer<typeof questionSchema>;

/** Questions of a JSON Lines file, by conversation and turn. */
export function loadQuestions(path: string): Question[] {
  const questions = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => questionSchema.parse(JSON.parse(line)));
  return questions.toSorted((a, b) => (a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : a.turn - b.turn));
}

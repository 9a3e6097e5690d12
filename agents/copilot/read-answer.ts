import { type ComposedAnswer, composedAnswerSchema } from './answer.ts';

const longestAnswer = 200_000;

/** The answer in a model's text: one JSON object, alone or fenced. Null where there is none that fits the schema. */
export function readAnswer(text: string): ComposedAnswer | null {
  if (text.length > longestAnswer) return null;
  const [start, end] = [text.indexOf('{'), text.lastIndexOf('}')];
  if (start < 0 || end < start) return null;
  try {
    const parsed = composedAnswerSchema.safeParse(JSON.parse(text.slice(start, end + 1)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

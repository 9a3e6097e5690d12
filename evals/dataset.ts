import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const itemSchema = z.strictObject({
  id: z.string(),
  language: z.enum(['id', 'en']),
  question: z.string(),
  /** The claim that is open, or null. */
  claim: z.string().nullable(),
  /** Questions asked before, in the same thread. */
  history: z.array(z.string()).optional(),
  /** Tools that must have run; `a|b` is satisfied by either. */
  tools: z.array(z.string()),
  /** Texts that the answer must hold. */
  facts: z.array(z.string()),
  notice: z.string().nullable(),
});
export type EvalItem = z.infer<typeof itemSchema>;

/** The questions of `datasets/<name>.jsonl`. @throws where a line does not fit, naming it. */
export function loadDataset(name: string): EvalItem[] {
  const lines = readFileSync(join(import.meta.dirname, 'datasets', `${name}.jsonl`), 'utf8').trim().split('\n');
  const items = lines.map((line, i) => {
    const parsed = itemSchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`datasets/${name}.jsonl, line ${i + 1}: ${z.prettifyError(parsed.error)}`);
    return parsed.data;
  });
  if (new Set(items.map(({ id }) => id)).size !== items.length) throw new Error(`datasets/${name}.jsonl: an id occurs twice`);
  return items;
}

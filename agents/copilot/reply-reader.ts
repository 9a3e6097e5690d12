import { composedReplySchema, sentenceSchema } from './answer.ts';
import { readObject } from './read-object.ts';
import type { Draft, Part } from './state.ts';
import type { DraftReader } from './state.ts';

const mostSentences = 40;

/**
 * Reads a reply while it comes: each object within the outer one is a sentence as soon as its brace
 * closes. The outer object need not end: what was whole before it broke off counts.
 */
export function createReplyReader(reveal: (value: unknown) => unknown): DraftReader {
  let text = '';
  let at = 0;
  let depth = 0;
  let start = -1;
  let isQuoted = false;
  const parts: Part[] = [];

  return {
    push(more) {
      text += more;
      const before = parts.length;
      for (; at < text.length; at += 1) {
        const sign = text[at];
        if (isQuoted) {
          if (sign === '\\') {
            if (at + 1 >= text.length) break;
            at += 1;
          } else if (sign === '"') isQuoted = false;
        } else if (sign === '"') isQuoted = depth > 0;
        else if (sign === '{') {
          depth += 1;
          if (depth === 2) start = at;
        } else if (sign === '}' && depth > 0) {
          if (depth === 2) take(text.slice(start, at + 1));
          depth -= 1;
        }
      }
      return parts.slice(before);
    },
    end(): Draft | null {
      const whole = composedReplySchema.safeParse(reveal(readObject(text)));
      const notice = whole.success ? (whole.data.notice ?? null) : null;
      return parts.length === 0 && notice === null ? null : { notice, parts };
    },
  };

  function take(json: string): void {
    const sentence = sentenceSchema.safeParse(reveal(readObject(json)));
    if (sentence.success && parts.length < mostSentences) parts.push({ id: String(parts.length + 1), sentences: [sentence.data] });
  }
}

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { anyText } from '../../tests/support/any-text.ts';
import { mostTurns, titleOf, turnsOf } from './conversation.ts';
import type { Turn } from './question.ts';

describe('the history of a thread', () => {
  test('holds the last turns, the oldest first', () => {
    const turns = Array.from({ length: 30 }, (_, i): Turn => ({ question: `Pertanyaan ${i + 1}?`, isAskedBack: false, queries: [], claims: [] }));
    expect(turnsOf(turns)).toEqual(turns.slice(-mostTurns));
  });
});

describe('the title of a thread', () => {
  test('is the first question, cut at a word, without markup or what cannot be seen', () => {
    expect(titleOf('Mengapa klaim ini ditandai?', 'id')).toBe('Mengapa klaim ini ditandai?');
    expect(titleOf(`**Lihat** [ini](https://evil.example)\u200B <b>x</b>\n\u202Ebaris dua`, 'id')).toBe('Lihat ini x baris dua');
    expect(titleOf('kata '.repeat(40), 'id')).toMatch(/^(kata )+kata…$/);
    expect(titleOf('###', 'en')).toBe('Conversation');
  });

  test('is short, whatever was asked', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 3000 }), (question) => {
        const title = titleOf(question, 'id');
        expect(Array.from(title).length).toBeLessThanOrEqual(80);
        expect(title).not.toMatch(/^$|[\p{Cc}\p{Cf}<>`*]/u);
      }),
    );
  });
});

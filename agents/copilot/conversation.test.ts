import * as fc from 'fast-check';
import type { EvidenceItem } from '#tools';
import { describe, expect, test } from 'vitest';

import { anyText } from '../../tests/support/any-text.ts';
import { type Exchange, titleOf, turnsOf, wholeTurns } from './conversation.ts';

const amount = (value: number): EvidenceItem => ({
  id: 'claim.amount_claimed',
  label: { id: 'Biaya tagih', en: 'Amount claimed' },
  value,
  unit: 'rupiah',
  source: { table: 'claims_scored', column: 'amount_claimed', keys: { claim_id: 'claim-1' }, snapshot: 'snapshot-1' },
});

const exchange = (n: number): Exchange => ({ question: `Pertanyaan ${n}?`, calls: [{ tool: 'get_claim', args: {} }], answer: `Jawaban ${n} yang panjang.`, evidence: [amount(n * 1_000_000)] });

describe('the history of a thread', () => {
  test('holds the last turns whole, and of earlier ones the question with the figures cited', () => {
    const turns = turnsOf(Array.from({ length: 9 }, (_, i) => exchange(i + 1)), 'id');
    expect(turns).toHaveLength(9);
    expect(turns[2]).toEqual({ question: 'Pertanyaan 3?', calls: [], answer: 'Angka yang dikutip: Biaya tagih Rp 3.000.000.' });
    expect(turns[3]).toEqual({ question: 'Pertanyaan 4?', calls: [{ tool: 'get_claim', args: {} }], answer: 'Jawaban 4 yang panjang.' });
  });

  test('stays bounded however long the thread is, and drops the oldest first', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ length: fc.integer({ min: 1, max: 2000 }), figures: fc.integer({ min: 0, max: 60 }) }), { maxLength: 200 }), (drawn) => {
        const exchanges = drawn.map(({ length, figures }, i): Exchange => ({ question: 'x'.repeat(length), calls: [], answer: `${i}`, evidence: Array.from({ length: figures }, (_, n) => amount(n)) }));
        const turns = turnsOf(exchanges, 'en');
        expect(turns.slice(-wholeTurns).map(({ answer }) => answer)).toEqual(exchanges.slice(-wholeTurns).map(({ answer }) => answer));
        const condensed = turns.slice(0, -wholeTurns);
        expect(condensed.reduce((sum, { question, answer }) => sum + question.length + answer.length, 0)).toBeLessThanOrEqual(6000);
      }),
    );
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

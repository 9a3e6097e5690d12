import { describe, expect, test } from 'vitest';

import { questions } from './questions.test-support.ts';
import { read, same } from './reader.test-support.ts';

const messages = Object.values(questions).flatMap((cases) => cases.map(([message]) => message));

/** The message with a word put before each of its words, and at its end. */
function withWord(message: string, word: string): readonly string[] {
  const words = message.split(' ');
  return [...words.map((_, i) => [...words.slice(0, i), word, ...words.slice(i)].join(' ')), `${message} ${word}`];
}

describe('nothing asked is dropped', () => {
  // The first stands in every question, the others in one of five.
  test.each([['blorong', 1], ['anesthetist', 5], ['Zwq7', 5]])('“%s” at any place of any question makes no query, and the question back names it', (word, step) => {
    const wrong = messages.filter((_, i) => i % step === 0).flatMap((message) => withWord(message, word)).filter((message) => {
      const { queries, unread, question } = read(message);
      return queries.length > 0 || !unread.some((one) => one.includes(word)) || !question.includes(word);
    });
    expect(wrong).toEqual([]);
  });

  test.each(['73915', 'Rp 7,25 juta', '41 %', 'tujuh ratus tiga puluh satu'])('the number “%s” at any place of any question stands in the query, or is asked back', (word) => {
    const values = [73_915, 7_250_000, 0.41, 41, 731];
    // Within another number it would be another number.
    const wrong = messages.filter((message) => !message.includes('dua puluh')).flatMap((message) => withWord(message, word)).filter((message) => {
      const { queries } = read(message);
      return queries.length > 0 && !values.some((value) => new RegExp(`(?<![\\d.])${value}(?![\\d.])`).test(JSON.stringify(queries)));
    });
    expect(wrong).toEqual([]);
  });

  test.each(['tidak', 'bukan', 'kecuali', 'tanpa', 'selain', 'not', 'excluding', 'without'])('the negation “%s” at any place of any question changes the query, or is asked back', (word) => {
    const wrong = messages.flatMap((message) => withWord(message, word).map((changed) => ({ message, changed }))).filter(({ message, changed }) => {
      const { queries } = read(changed);
      return queries.length > 0 && JSON.stringify(queries.map((query) => same(query))) === JSON.stringify(read(message).queries.map((query) => same(query)));
    });
    expect(wrong.map(({ changed }) => changed)).toEqual([]);
  });

  test('a question without one of its words is never read as one with another number, name or negation', () => {
    const wrong = messages.flatMap((message) => {
      const words = message.split(' ');
      const whole = JSON.stringify(read(message).queries.map((query) => same(query)));
      return words.flatMap((word, i) => {
        // A year may be assumed, and from the first of a month is from the month.
        if (/^(?:20\d\d|1)$/u.test(word) || !/\d|^(?:tidak|bukan|kecuali|selain|tanpa|not|without|excluding)$/u.test(word)) return [];
        const { queries } = read(words.filter((_, at) => at !== i).join(' '));
        return queries.length > 0 && JSON.stringify(queries.map((query) => same(query))) === whole ? [`${message} − ${word}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { visibleText } from './neutral-text.ts';
import { key, lines, secret, text, usernameSchema } from './text.ts';

const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(fc.constantFrom('a', 'e', ' ', '\u0301', '\u200b', '\n', '\r', '\t', '\0', '\u001b', '\ud83d', '\ude00', '\u2028', '\u202e', '\ufeff'), { maxLength: 20 }).map((parts) => parts.join('')));
const schemas = { text: text({ min: 0, max: 30 }), lines: lines({ min: 0, max: 30 }), key: key({ min: 0, max: 30 }), secret: secret({ min: 0, max: 30 }) } as const;

describe.each(Object.entries(schemas))('%s', (name, schema) => {
  test('lets through only what every store gives back unchanged, and its own result as it is', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const { success, data } = schema.safeParse(given);
        if (!success) return;
        expect(data).toBe(data.normalize('NFC'));
        expect(data.isWellFormed()).toBe(true);
        expect(data).not.toMatch(name === 'lines' ? /(?!\n)\p{Cc}/u : /[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(Array.from(data).length).toBeLessThanOrEqual(30);
        expect(data).toBe(name === 'secret' ? data : data.trim());
        expect(schema.parse(data)).toBe(data);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  test('refuses NUL, escape sequences and lone surrogates, saying what it takes', () => {
    for (const given of ['a\0b', '\u001b[31ma', 'a\ud800b', 'a\udc00']) {
      const { error } = schema.safeParse(given);
      expect(error?.issues).toMatchObject([{ code: 'custom', params: { accepted: { id: expect.stringContaining('30'), en: expect.stringContaining('30') } } }]);
    }
  });
});

test('lengths are counted in code points, after NFC and trimming', () => {
  expect(text({ max: 3 }).safeParse(' \u{1F600}\u{1F600}e\u0301 ').data).toBe('\u{1F600}\u{1F600}\u00e9');
  expect(text({ max: 3 }).safeParse('\u{1F600}'.repeat(4)).success).toBe(false);
  expect(text({ min: 2, max: 9 }).safeParse(' a ').success).toBe(false);
});

test('line breaks are taken where text has lines, of every system, and nowhere else', () => {
  expect(lines({ max: 99 }).parse('satu\r\ndua\u2028tiga\tempat\n\n\n\nlima\n')).toBe('satu\ndua\ntiga empat\n\nlima');
  expect(text({ max: 99 }).safeParse('satu\ndua').success).toBe(false);
});

test('what is invisible goes from text that people type', () => {
  expect(text({ max: 99 }).parse('3010\u200b600\ufeff')).toBe('3010600');
  expect(lines({ max: 99 }).parse('a\u202eb')).toBe('ab');
});

test('a key is printable ASCII without spaces, as it is', () => {
  expect(key({ max: 9 }).parse('~!a-Z_9')).toBe('~!a-Z_9');
  for (const given of ['a b', ' a', 'é', 'a\u200b']) expect(key({ max: 9 }).safeParse(given).success).toBe(false);
});

test('a username is what tokens, logs and lists can hold', () => {
  for (const given of ['utama', 'a.b-c_d@rs.id', 'x'.repeat(100)]) expect(usernameSchema.parse(given)).toBe(given);
  for (const given of ['', 'ada spasi', 'á', 'a\0', 'a\n', 'x'.repeat(101)]) expect(usernameSchema.safeParse(given).success).toBe(false);
});

test('a refused value is shown without what a terminal or an eye would take for something else', () => {
  expect(visibleText('a\0\u001b[31m\ud800\u202e\u{1F600}', 200)).toBe('a\\u{0}\\u{1b}[31m\\u{d800}\\u{202e}\u{1F600}');
  expect(visibleText('\u{1F600}\u{1F600}', 1)).toBe('\u{1F600}');
});

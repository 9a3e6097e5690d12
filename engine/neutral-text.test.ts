import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyText } from '../tests/support/any-text.ts';
import { neutral, neutralLine, neutralLines } from './neutral-text.ts';

const hidden = fc.constantFrom('\u001B[31m', '\u001B[0m', '\u001B]0;title\u0007', '\u009B2J', '\u001B(B', '\u202E', '\u2066', '\u200B', '\u200D', '\uFEFF', '\u00AD', '\u034F', '\u3164', '\u2800', '\uFE0F', '\u{E0041}', '\uD800', '\0', '\u0085');
const readable = fc.constantFrom('Siti Nur’aini', 'Ny. Ketut Suryaningsih', 'Sjögren', 'Ménière', 'café', '高血压', '🙂', '👍🏽', 'a & b', '<1500 g', '"kutipan"', 'H25.9', ' ');

describe('neutral text', () => {
  it('holds no terminal sequence, no control, bidirectional or invisible character, and stays as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hidden, readable, anyText({ maxLength: 4 }))).map((parts) => parts.join('')), (text) => {
        for (const [clean, own] of [[neutral(text), neutral], [neutralLine(text), neutralLine]] as const) {
          expect(clean).not.toMatch(/\p{C}|\p{Default_Ignorable_Code_Point}|\u2800/u);
          expect(own(clean)).toBe(clean);
        }
        const lines = neutralLines(text);
        expect(lines).not.toMatch(/(?!\n)\p{C}|\p{Default_Ignorable_Code_Point}/u);
        expect(neutralLines(lines)).toBe(lines);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the text itself where all of it can be read: names, accents, other scripts, emoji, signs', () => {
    fc.assert(
      fc.property(fc.array(readable, { minLength: 1 }), (parts) => {
        expect(neutral(parts.join(''))).toBe(parts.join(''));
      }),
    );
  });

  it('is the same whatever was hidden in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('Hipertensi', 'ringan', '高', '🙂'), hidden)), (parts) => {
        const withHidden = parts.map(([word, sign]) => word + (sign === '\u0085' ? '' : sign)).join(' ');
        expect(neutral(withHidden)).toBe(parts.map(([word]) => word).join(' '));
      }),
    );
  });

  it('keeps lines where text has lines, and one empty line between two', () => {
    expect(neutralLines('satu\r\n\r\n\r\n\u202Edua\u2028\ttiga \n')).toBe('satu\n\ndua\ntiga');
  });
});

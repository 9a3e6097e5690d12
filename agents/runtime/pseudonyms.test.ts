import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Pseudonyms } from './pseudonyms.ts';

/** Whether a text is another with pieces replaced by pseudonyms, and no other difference. */
function isConcealed(concealed: string, text: string): boolean {
  const left = concealed.split(/(?<![\p{L}\p{N}-])REF-\d+(?![\p{L}\p{N}-])/u);
  return new RegExp(`^${left.map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)).join('[^]+')}$`, 'u').test(text);
}

const sep = '0301R0010124V900001';

describe('pseudonyms', () => {
  it('change nothing of a text but what they replace, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(sep, 'a', 'REF-1', 'REF-22', 'klaim', '3174012345678901', 'x@y.id', '<data>{"claim_id":"a"}</data>'), fc.string({ unit: 'grapheme' }))), fc.array(fc.string({ minLength: 1 })), (words, known) => {
        const pseudonyms = new Pseudonyms();
        pseudonyms.know(...known);
        const text = words.join(' ');
        expect(isConcealed(pseudonyms.concealText(text), text)).toBe(true);
      }),
    );
  });

  it('replace a short identifier in its own field only, and rewrite no other text', () => {
    const pseudonyms = new Pseudonyms();
    const concealed = pseudonyms.concealPrompt('apa arti a? <data>{"claim_id":"a","label":"a banana","evidence":[{"id":"claim.claim_id","value":"a"},{"id":"claim.segment","value":"a"}]}</data> a');
    expect(concealed).toBe('apa arti a? <data>{"claim_id":"REF-1","label":"a banana","evidence":[{"id":"claim.claim_id","value":"REF-1"},{"id":"claim.segment","value":"a"}]}</data> a');
  });

  it('leave no claim id, participant number, NIK, telephone or e-mail in a prompt', () => {
    const pseudonyms = new Pseudonyms();
    pseudonyms.know('46141221R000001');
    const personal = [sep, sep.toLowerCase(), '0001234567890', '3174012345678901', '081234567890', '+62 812-3456-7890', 'utama@contoh.id', '46141221R000001'];
    const prompt = pseudonyms.concealPrompt(`Siapa ${personal.join(', ')}? <data>${JSON.stringify({ question: personal.join(' '), list: personal })}</data>`);
    for (const value of personal) expect(prompt).not.toContain(value);
  });

  it('leave no NIK, participant number, telephone or claim id in a prompt, known or not, however it is written: with dots, spaces, dashes or brackets, right after a word', () => {
    const separator = fc.constantFrom('', '', ' ', '.', '-', ') ', '\u00a0');
    const number = fc
      .tuple(fc.constantFrom('3174012345678901', '0001234567890', '081234567890'), fc.array(separator, { minLength: 16, maxLength: 16 }))
      .map(([digits, signs]) => Array.from(digits, (digit, i) => (i === 0 ? digit : `${signs[i] ?? ''}${digit}`)).join(''));
    const claim = fc.tuple(fc.stringMatching(/^[A-Z0-9]{4,8}$/), fc.stringMatching(/^\d{4}$/), fc.constantFrom('V', 'v', ' V ', 'R'), fc.stringMatching(/^\d{6}$/)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('klaim', 'NIK ', 'HP', 'apa, '), fc.oneof(number, claim)), { minLength: 1, maxLength: 4 }), (words) => {
        const pseudonyms = new Pseudonyms();
        const text = words.map((parts) => parts.join('')).join('; ');
        const prompt = pseudonyms.concealPrompt(`${text} <data>${JSON.stringify({ question: text })}</data>`);
        const left = prompt.replaceAll(/REF-\d+/g, '');
        expect(left).not.toMatch(/\d/);
        expect(isConcealed(prompt, `${text} <data>${JSON.stringify({ question: text })}</data>`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('are the same for the same identifier and others for others, also one that someone wrote as a pseudonym', () => {
    expect(new Pseudonyms().concealText(`${sep} REF-1 46141221R000001 ${sep}`)).toBe('REF-1 REF-2 REF-3 REF-1');
  });

  it('leave amounts, dates, codes and counts as they are', () => {
    const text = 'Rp 4.500.000, 12 Januari 2024, J18.9, N-1-20-I, RITL, 1.176.438 klaim, P90, 2024-01-31, 8123';
    expect(new Pseudonyms().concealText(text)).toBe(text);
  });
});

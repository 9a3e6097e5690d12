import type { Language } from '#engine';
import type { EvidenceItem, EvidenceUnit } from '#tools';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyText } from '../../tests/support/any-text.ts';
import { checkSentence } from './check-sentence.ts';
import { formatDate, formatNumber, formatPercent, formatRupiah } from './format.ts';

function item(value: EvidenceItem['value'], unit: EvidenceUnit): EvidenceItem {
  return { id: 'claim.x', label: { id: 'x', en: 'x' }, value, unit, source: { table: 'claims_scored', column: 'x', keys: {}, snapshot: 's' } };
}

function findings(text: string, cited: readonly EvidenceItem[], language: Language): readonly unknown[] {
  return checkSentence({ text, cited, language, rules: [] }).findings;
}

const language = fc.constantFrom<Language>('id', 'en');
const amount = fc.integer({ min: -2_000_000_000_000, max: 2_000_000_000_000 });
const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((time) => time.toISOString().slice(0, 10));
const micro = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((millionths) => millionths / 1_000_000);

/** A value as evidence, and one correct way to write it. */
const rendering: fc.Arbitrary<{ readonly text: string; readonly evidence: EvidenceItem; readonly language: Language }> = language.chain((lang) =>
  fc.oneof(
    amount.map((value) => ({ text: formatRupiah(value), evidence: item(value, 'rupiah'), language: lang })),
    amount.map((value) => ({ text: formatNumber(value, lang), evidence: item(value, 'rupiah'), language: lang })),
    fc.tuple(fc.integer({ min: 20_000_000, max: 900_000_000 }), fc.integer({ min: 0, max: 3 })).map(([value, decimals]) => ({
      text: `Rp ${formatNumber({ n: BigInt(value), d: 1_000_000n }, lang, decimals)} ${lang === 'id' ? 'juta' : 'million'}`,
      evidence: item(value, 'rupiah'),
      language: lang,
    })),
    fc.tuple(micro, fc.integer({ min: 0, max: 4 })).map(([value, decimals]) => ({ text: formatPercent(value, lang, decimals), evidence: item(value, 'ratio'), language: lang })),
    fc.tuple(micro, fc.integer({ min: 1, max: 4 })).map(([value, decimals]) => ({ text: formatNumber(value, lang, decimals), evidence: item(value, 'zscore'), language: lang })),
    fc.nat(10_000_000).map((value) => ({ text: `${formatNumber(value, lang)} ${lang === 'id' ? 'klaim' : 'claims'}`, evidence: item(value, 'claims'), language: lang })),
    fc.nat(400).map((value) => ({ text: `${value} ${lang === 'id' ? 'hari' : 'days'}`, evidence: item(value, 'days'), language: lang })),
    date.map((value) => ({ text: formatDate(value, lang), evidence: item(value, 'date'), language: lang })),
    date.map((value) => ({ text: value, evidence: item(value, 'date'), language: lang })),
    fc.stringMatching(/^[A-Z]\d\d[0-9X]?$/).map((value) => ({ text: value, evidence: item(value, 'code'), language: lang })),
    fc.stringMatching(/^[A-Z]-[1-9]-[1-4]\d-(0|I|II|III)$/).map((value) => ({ text: value, evidence: item(value, 'code'), language: lang })),
    fc.stringMatching(/^\d{4}[0-9A-Z]\d{7}V\d{6}$/).map((value) => ({ text: value, evidence: item(value, 'code'), language: lang })),
  ),
);

const frame = fc.constantFrom((text: string) => `${text}.`, (text: string) => `Nilai ${text} tercatat.`, (text: string) => `Nilai (${text}), tercatat;`, (text: string) => `Nilai: ${text}`);

describe('checkSentence', () => {
  it('passes every correct rendering of a cited value, in both languages', () => {
    fc.assert(
      fc.property(rendering, frame, ({ text, evidence, language: lang }, wrap) => {
        expect(findings(wrap(text), [evidence], lang)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses every rendering of which one digit was changed', () => {
    fc.assert(
      fc.property(rendering, frame, fc.nat(), fc.integer({ min: 1, max: 9 }), ({ text, evidence, language: lang }, wrap, place, shift) => {
        const digits = [...text.matchAll(/\d/g)];
        const digit = digits[place % digits.length];
        fc.pre(digit !== undefined);
        const changed = text.slice(0, digit.index) + String((Number(digit[0]) + shift) % 10) + text.slice(digit.index + 1);
        // -0 and 0 are one number.
        fc.pre(!/^-?(?:Rp )?[0.,%]+$/.test(changed) || !/^-?(?:Rp )?[0.,%]+$/.test(text));
        expect(findings(wrap(changed), [evidence], lang)).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses a correct rendering where another value, or none, is cited', () => {
    fc.assert(
      fc.property(rendering, frame, ({ text, language: lang }, wrap) => {
        expect(findings(wrap(text), [], lang)).not.toEqual([]);
        expect(findings(wrap(text), [item('tidak ada', 'text')], lang)).not.toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets no digit of any script pass without evidence, whatever stands around it', () => {
    const digit = fc.constantFrom(...Array.from('0123456789'), '٣', '५', '7', '²', '½', 'Ⅳ', '④', '𝟗');
    const noise = fc.string({ unit: fc.constantFrom(...'abcRpIDxX .,-–/:%()“”"\'#_=+~|[]*'.split(''), 'juta', 'hari', 'ke-', 'P', 'ICD-', ' '), maxLength: 12 });
    fc.assert(
      fc.property(noise, digit, noise, language, (before, figure, after, lang) => {
        fc.pre(!/ICD-?(9|10)/i.test(before + figure + after));
        expect(findings(before + figure + after, [], lang)).not.toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('never throws and always ends, whatever the text', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 200 }), language, (text, lang) => {
        expect(Array.isArray(findings(text, [item(1, 'claims')], lang))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

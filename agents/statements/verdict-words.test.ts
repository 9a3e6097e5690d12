import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isPresentable } from './presentable.ts';
import { holdsVerdict } from './verdict-words.ts';

const verdicts = ['terbukti fraud', 'pasti fiktif', 'RS ini curang', 'pelaku penipuan', 'proven fraud', 'the hospital is guilty', 'fake claim', 'f.r.a.u.d', 'fr4ud', 'ｆｒａｕｄ', 'ke curang an'];

describe('a verdict of guilt', () => {
  it('that came with a claim is never quoted, wherever it stands in a label and however it is spelled', () => {
    fc.assert(
      fc.property(fc.constantFrom(...verdicts), fc.constantFrom('', 'Hypertension, ', 'Katarak '), fc.constantFrom('', ' dengan penyulit', ', unspecified'), (verdict, before, after) => {
        expect(isPresentable(before + verdict + after)).toBe(false);
      }),
    );
  });

  it('is no part of any sentence that the service has words for: it speaks of indications, in both languages', () => {
    const folder = join(import.meta.dirname, 'texts');
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const sentences = texts.flatMap((text) => [...text.matchAll(/\b(?:id|en): (['`])((?:\\.|(?!\1).)*)\1/g)].map((match) => match[2] ?? ''));
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter((sentence) => holdsVerdict(sentence) && !/bukan (?:putusan|bukti)|not (?:a decision|proof)|tidak|bukan|\bnot?\b/.test(sentence))).toEqual([]);
    expect(sentences.some((sentence) => /indikasi/.test(sentence))).toBe(true);
  });

  it.each(['Essential (primary) hypertension', 'Persalinan palsu sebelum 37 minggu', 'Katarak, tidak spesifik', 'Senile cataract, unspecified'])('is not seen in “%s”', (label) => {
    expect(isPresentable(label)).toBe(true);
  });
});

import { closingReasonCodes, closingReasons, isRatioOf, isReasonOf, reasonsOf } from '#engine';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readDecision } from './read-decision.ts';
import { asked, decided, open } from './sentences.test-support.ts';
import { englishDecisions } from './words/en.ts';
import { indonesianDecisions } from './words/id.ts';

const read = (sentence: string) => readDecision(sentence, open);

/** A sentence with a word put before each of its words, and at its end. */
function withWord(sentence: string, word: string): readonly string[] {
  const words = sentence.split(' ');
  return [...words.map((_, i) => [...words.slice(0, i), word, ...words.slice(i)].join(' ')), `${sentence} ${word}`];
}

describe('a sentence that decides', () => {
  test.each(decided)('%j is %s, %d, %s, with the notes %j', (sentence, decision, correctionRatio, reason, notes) => {
    expect(read(sentence).proposed).toEqual({ decision, correctionRatio, reason, notes });
  });

  test('is told with its figures, what is taken off and what is paid', () => {
    expect(read('bayar 75 %, duplikat').understood).toBe('Dibaca: koreksi 25 % (Rp 2.500.000), bayar 75 % (Rp 7.500.000) · alasan: klaim ganda · catatan: duplikat');
    expect(readDecision('cut a third, duplicate', { ...open, language: 'en' }).understood).toBe('Read as: correct about 33.33 % (Rp 3,333,333), pay about 66.67 % (Rp 6,666,667) · reason: a duplicate · notes: duplicate');
  });

  test('takes an amount as a share of the bill, exactly', () => {
    expect(readDecision('potong 1 jt, dobel', { ...open, claimed: 3_000_000 }).proposed?.correctionRatio).toBe(1 / 3);
    expect(readDecision('bayar 1 jt, dobel', { ...open, claimed: 3_000_000 }).proposed?.correctionRatio).toBe(2 / 3);
    expect(readDecision('potong 1 jt, dobel', { ...open, claimed: 0 }).why).toBe('too_much');
  });
});

describe('a sentence that leaves something open', () => {
  test.each(asked.map(([sentence, why]) => [sentence, why] as const))('%j proposes nothing: %s', (sentence, why) => {
    expect(read(sentence)).toMatchObject({ proposed: null, why, understood: '', question: expect.stringMatching(/./) });
  });

  test.each(asked.flatMap(([sentence, , choices]) => (choices ? [[sentence, choices] as const] : [])))('%j offers %j', (sentence, choices) => {
    expect(read(sentence).choices.map(({ message }) => message)).toEqual(choices);
  });

  test('is asked about by the words at fault, in the language of the person', () => {
    expect(read('jangan tolak').question).toContain('“jangan tolak”');
    expect(read('koreksi obat 30 %').question).toContain('“obat”');
    expect(read('tolak klaim 46141221R000002').question).toContain('“46141221R000002”');
    expect(read('koreksi 12 juta').question).toContain('“12 juta” lebih besar dari tagihan klaim ini, Rp 10.000.000');
    expect(readDecision('approve if complete', { ...open, language: 'en' }).question).toContain('condition or an exception (“if”)');
  });

  test('without its reason offers each reason there is, and of several that it names those', () => {
    expect(read('potong 30 %').choices.map(({ reason }) => reason)).toEqual(reasonsOf('partial'));
    expect(read('tolak, salah koding dan duplikat').choices.map(({ reason }) => reason)).toEqual(['coding_against_rules', 'duplicate']);
  });

  test('that can be meant in two ways says the figures of both', () => {
    expect(read('approve sebagian 25 persen').choices.map(({ label }) => label)).toEqual([
      'koreksi 75 % (Rp 7.500.000), bayar 25 % (Rp 2.500.000)',
      'koreksi 25 % (Rp 2.500.000), bayar 75 % (Rp 7.500.000)',
    ]);
  });

  test('offers only sentences that are read as they are told, and a person who goes on choosing comes to a proposal', () => {
    for (const language of ['id', 'en'] as const)
      for (const [sentence] of asked)
        for (const choice of readDecision(sentence, { ...open, language }).choices) {
          const again = readDecision(choice.message, { ...open, language });
          const [first] = again.choices;
          const end = again.proposed ?? (again.why === 'reason' && first ? readDecision(first.message, { ...open, language }).proposed : null);
          expect([choice.message, end?.decision, end?.correctionRatio]).toEqual([choice.message, choice.decision, choice.correctionRatio]);
          expect(again.proposed?.reason ?? null).toBe(choice.reason);
        }
  });
});

describe('nothing said is dropped', () => {
  const sentences = decided.map(([sentence]) => sentence);

  test.each(['blorong', 'anesthetist', 'Zwq7', '👍'])('“%s” at any place of any sentence is asked about, or stands in the notes', (word) => {
    const wrong = sentences.flatMap((sentence) => withWord(sentence, word)).filter((sentence) => {
      const { proposed, question } = read(sentence);
      return proposed ? !proposed.notes.includes(word) : !question.includes(word) && read(sentence).why === 'unread';
    });
    expect(wrong).toEqual([]);
  });

  test.each(['41 %', '6,3 juta', 'tujuh persen'])('the quantity “%s” at any place of any sentence changes what is read, stands in the notes, or is asked about', (word) => {
    const wrong = decided.flatMap(([sentence, , ratio]) => withWord(sentence, word).filter((changed) => {
      const { proposed } = read(changed);
      return proposed !== null && proposed.correctionRatio === ratio && !proposed.notes.includes(word);
    }));
    expect(wrong).toEqual([]);
  });

  test.each(['tidak', 'jangan', 'belum', 'bukan', 'not', 'kalau', 'if', 'kecuali', 'apakah', 'tunda', '?'])('“%s” before any sentence, and within its decision, never leaves it as it was', (word) => {
    const wrong = decided.flatMap(([sentence, decision, ratio]) => withWord(sentence, word).filter((changed) => {
      const { proposed } = read(changed);
      return proposed !== null && proposed.decision === decision && proposed.correctionRatio === ratio && !proposed.notes.includes(word);
    }));
    expect(wrong).toEqual([]);
  });
});

describe('nothing not said is added', () => {
  const quantities: readonly (readonly [words: string, share: number])[] = [['30 %', 0.3], ['0,45', 0.45], ['sepertiga', 1 / 3], ['1/8', 0.125], ['separuh', 0.5], ['tujuh puluh lima persen', 0.75], ['1,2 jt', 0.12], ['Rp 4.500.000', 0.45], ['dua pertiga', 2 / 3]];
  const quantity = fc.constantFrom(...quantities);
  const words = [...indonesianDecisions, ...englishDecisions].flatMap(([phrases]) => phrases.split('|'));
  const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, { weight: 2, arbitrary: quantity.map(([said]) => said) }, { weight: 1, arbitrary: fc.constantFrom(',', '.', '\n', 'dobel', 'blorong', '46141221R000002') });

  test('whatever is written, a proposal is a decision that the store takes, its figures are the sentence’s, and its notes its words', () => {
    const { counterexample } = fc.check(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => pieces.join(' ')), (sentence) => {
        const { proposed, question } = read(sentence);
        if (!proposed) return question !== '';
        const { decision, correctionRatio, reason, notes } = proposed;
        const said = quantities.filter(([phrase]) => sentence.includes(phrase)).flatMap(([, share]) => [share, 1 - share]);
        const isSaid = decision !== 'partial' || said.some((share) => Math.abs(share - correctionRatio) < 1e-12);
        const areNotesSaid = notes.split(/, |\n/).every((part) => sentence.includes(part));
        return isRatioOf(decision, correctionRatio) && isReasonOf(decision, reason) && isSaid && areNotesSaid;
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(counterexample).toBeNull();
  });

  test('a payment takes off what is left, a correction what it names', () => {
    fc.assert(
      fc.property(quantity, fc.constantFrom('bayar', 'dibayar', 'pay'), fc.constantFrom('koreksi', 'potong', 'tolak', 'cut'), ([said, share], pay, cut) => {
        expect(read(`${pay} ${said}, dobel`).proposed?.correctionRatio).toBeCloseTo(1 - share, 12);
        expect(read(`${cut} ${said}, dobel`).proposed?.correctionRatio).toBeCloseTo(share, 12);
      }),
      { seed: 7 },
    );
  });

  test.each(closingReasonCodes.filter((code) => closingReasons[code].of.some((of) => of === 'rejected')))('the reason %s is read by its own name', (code) => {
    for (const label of [closingReasons[code].label.id, closingReasons[code].label.en]) expect(read(`tolak, alasan: ${label}`).proposed).toMatchObject({ reason: code, notes: label });
  });
});

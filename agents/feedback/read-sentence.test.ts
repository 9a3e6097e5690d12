import { AIMessageChunk } from '@langchain/core/messages';
import { loadFeedbackPrompts } from '#prompts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { createScriptedModel } from '../runtime/scripted-chat-model.test-support.ts';
import { readSentence } from './read-sentence.ts';
import { readDecision } from './reading/read-decision.ts';
import { decided, open } from './reading/sentences.test-support.ts';

/** Reads a sentence with a model that answers as told, and tells what it was asked. */
async function readWith(message: string, answer: unknown) {
  const prompts: string[] = [];
  const model = createScriptedModel(({ messages }) => {
    prompts.push(messages.map(({ text }) => text).join('\n'));
    return new AIMessageChunk(JSON.stringify(answer));
  });
  const pseudonyms = new Pseudonyms();
  pseudonyms.know(open.claimId, 'FAC-000042');
  const reading = await readSentence(message, open, { model, prompt: loadFeedbackPrompts('id').sense, pseudonyms, signal: new AbortController().signal });
  return { reading, prompts };
}

describe('a sentence with a model', () => {
  test('that the grammar reads is sent to no model', async () => {
    for (const [sentence] of decided) {
      const { reading, prompts } = await readWith(sentence, { meanings: [2], choice: 1 });
      expect([sentence, prompts]).toEqual([sentence, []]);
      expect(reading).toEqual({ ...readDecision(sentence, open), assumed: [] });
    }
  });

  test('takes a word’s sense of the closed list as an assumption', async () => {
    const { reading } = await readWith('koreksi secuil, 30 %, dobel', { meanings: [6] });
    expect(reading.proposed).toMatchObject({ decision: 'partial', correctionRatio: 0.3, notes: 'dobel' });
    expect(reading.assumed).toEqual([{ words: 'secuil', reading: 'dibaca: sebagian (arti dari model bahasa)' }]);
  });

  test('takes a word that is the reason into the notes as it was written', async () => {
    const { reading } = await readWith('setuju berkas komplit', { meanings: [7] });
    expect(reading.proposed).toEqual({ decision: 'approved', correctionRatio: 0, reason: null, notes: 'berkas komplit' });
  });

  test('proposes no decision that a model gave: it is a choice to click', async () => {
    const { reading } = await readWith('gugurkan saja karena dobel, gugurkan bayar', { meanings: [2] });
    expect(reading.proposed).toBeNull();
    const { reading: sensed } = await readWith('cairkeun bayar', { meanings: [1] });
    expect(sensed).toMatchObject({ proposed: null, why: 'unread', choices: [{ message: 'setujui bayar', decision: 'approved' }] });
  });

  test('takes the reading that a model chose, tells so, and keeps the other to click', async () => {
    const { reading } = await readWith('approve sebagian 25 persen, dobel', { choice: 2 });
    expect(reading.proposed).toMatchObject({ correctionRatio: 0.25, notes: 'dobel' });
    expect(reading.choices.map(({ correctionRatio }) => correctionRatio)).toEqual([0.75]);
    expect(reading.assumed[0]?.reading).toContain('dipilih model bahasa: koreksi 25 %');
    expect((await readWith('approve sebagian 25 persen, dobel', { choice: 0 })).reading).toMatchObject({ proposed: null, why: 'ways' });
  });

  test('a model is asked about nothing but words and readings', async () => {
    for (const sentence of ['jangan tolak', 'kalau lengkap setuju', 'ditolak?', 'semua klaim RS ini tolak', 'tolak klaim 46141221R000002', 'tolak atau setujui', 'koreksi 12 juta', 'tolak'])
      expect((await readWith(sentence, { meanings: [1], choice: 1 })).prompts).toEqual([]);
  });

  test('its prompt names neither claim nor facility', async () => {
    const { prompts } = await readWith('setuju klaim 46141221R000001 blorong FAC-000042', { meanings: [0, 0] });
    expect(prompts).toHaveLength(1);
    expect(prompts[0]).not.toMatch(/46141221R000001|FAC-000042/);
  });

  test('whatever a model answers, figures and notes are the sentence’s, and the decision one that its words allow', async () => {
    const sentences = ['tolak blorong', 'koreksi blorong 30 %, dobel', 'blorong setuju 25 %', 'approve sebagian 25 persen, dobel', 'bayar zwq sebagian 4 juta, salah koding', 'klaim ini aneh'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...sentences), fc.oneof(fc.record({ meanings: fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 3 }) }), fc.record({ choice: fc.integer({ min: -1, max: 4 }) }), fc.jsonValue()), async (sentence, answer) => {
        const { proposed } = (await readWith(sentence, answer)).reading;
        if (!proposed) return;
        expect([0, 1, 0.3, 0.25, 0.75, 0.4, 0.6]).toContain(proposed.correctionRatio);
        expect(proposed.notes.split(', ').every((part) => sentence.includes(part))).toBe(true);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

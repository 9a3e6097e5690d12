import { phrasesOf } from '#engine';
import { describe, expect, it } from 'vitest';

import { englishForms, indonesianForms } from './inflect.ts';


describe('patterns of phrases', () => {
  it('stand for every choice of their alternatives, each once', () => {
    expect(phrasesOf('(pecah|rinci) (|lagi) per|tiap', indonesianForms)).toEqual(['pecah per', 'pecah lagi per', 'rinci per', 'rinci lagi per', 'tiap']);
  });

  it('nest', () => {
    expect(phrasesOf('a (b (c|d)|e)', englishForms)).toEqual(['a b c', 'a b d', 'a e']);
  });

  it('hold each form of a verb that is marked', () => {
    expect(phrasesOf('~pecah per', indonesianForms)).toEqual(expect.arrayContaining(['dipecah per', 'memecah per', 'pecahkan per', 'dipecahin per', 'pecahan per']));
    expect(phrasesOf('~split by', englishForms)).toEqual(['split by', 'splits by', 'splitting by', 'splitted by']);
  });
});

describe('verbs', () => {
  it.each([['bagi', 'membagi'], ['pisah', 'memisahkan'], ['urai', 'menguraikan'], ['kelompok', 'mengelompokkan'], ['susun', 'menyusun'], ['tampil', 'menampilkan'], ['hitung', 'menghitung'], ['rinci', 'merinci'], ['jabar', 'menjabarkan']])('of %s: %s', (root, form) => {
    expect(indonesianForms(root)).toContain(form);
  });

  it.each([['divide', 'dividing'], ['classify', 'classified'], ['group', 'grouped'], ['rank', 'ranked'], ['drop', 'dropping']])('of %s: %s', (verb, form) => {
    expect(englishForms(verb)).toContain(form);
  });
});

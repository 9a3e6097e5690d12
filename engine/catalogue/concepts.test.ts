import { describe, expect, test } from 'vitest';

import { knownRules } from '../rules/rulesets.ts';
import { conceptFigures, concepts, findConcept, findField } from './index.ts';

const languages = ['id', 'en'] as const;
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

test('ids are unique', () => {
  expect(new Set(concepts.map(({ id }) => id)).size).toBe(concepts.length);
});

test('a word names one concept', () => {
  const idsByWord = new Map<string, Set<string>>();
  for (const { id, label, synonyms } of concepts)
    for (const word of [label.id.toLowerCase(), label.en.toLowerCase(), ...synonyms]) {
      expect(word).toBe(word.trim().toLowerCase());
      idsByWord.set(word, (idsByWord.get(word) ?? new Set()).add(id));
    }
  expect([...idsByWord].filter(([, ids]) => ids.size > 1)).toEqual([]);
});

test('each rule of the rulesets has a concept of its own, and no text repeats its weight', () => {
  for (const { id, weight } of knownRules) {
    const concept = findConcept(`rule_${id}`);
    expect(concept?.rule).toBe(id);
    for (const language of languages) {
      expect(concept?.definition[language]).toContain('{weight}');
      expect(concept?.definition[language]).not.toContain(String(weight));
    }
  }
});

test('each rule of a modus of the list is named by it, and names it', () => {
  const named = concepts.flatMap(({ indicatedBy = [] }) => indicatedBy);
  const readmissions = knownRules.filter(({ modus }) => modus.numbers.includes(16)).map(({ id }) => id);
  expect([...new Set([...named, ...readmissions])].toSorted()).toEqual(knownRules.map(({ id }) => id).toSorted());
});

describe.each(concepts.map((concept) => [concept.id, concept] as const))('%s', (_id, { label, definition, figures, fields, source }) => {
  test('is defined in both languages, in at most three sentences', () => {
    expect(source.trim()).not.toBe('');
    for (const language of languages) {
      expect(label[language].trim()).not.toBe('');
      expect(definition[language]).toMatch(/^\S.*\.$/);
      expect(definition[language].split(/[.!?](?=\s+[A-Z“])/u).length).toBeLessThanOrEqual(3);
    }
  });

  test('names the figures that its definition leaves open, in both languages alike', () => {
    expect(placeholders(definition.en).toSorted()).toEqual([...figures].toSorted());
    expect(placeholders(definition.id).toSorted()).toEqual([...figures].toSorted());
    for (const figure of figures) expect(conceptFigures).toContain(figure);
  });

  test('points to fields that there are', () => {
    for (const id of fields) expect(findField(id)?.id).toBe(id);
  });
});

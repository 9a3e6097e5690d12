import { describe, expect, test } from 'vitest';

import { chapters } from './chapters.ts';
import { codeSets, findCodeSet } from './index.ts';

const chapterOf = (category: string) => chapters.find(({ from, to }) => category >= from && category <= to)?.roman;

/** Whether a set holds a code, as `under` has it. */
function holds(id: string, code: string): boolean {
  return (findCodeSet(id)?.ranges ?? []).some((range) => {
    const [from = '', to] = range.split('-');
    return to === undefined ? code.startsWith(from) : code.slice(0, 3) >= from && code.slice(0, 3) <= to;
  });
}

test('ids are unique, in the shape that a query can name', () => {
  expect(new Set(codeSets.map(({ id }) => id)).size).toBe(codeSets.length);
  for (const { id } of codeSets) expect(id).toMatch(/^[a-z][a-z0-9_]{1,39}$/);
});

test('a word names one set', () => {
  const setsByWord = new Map<string, Set<string>>();
  for (const { id, label, synonyms } of codeSets) {
    for (const word of [label.id.toLowerCase(), label.en.toLowerCase(), ...synonyms]) {
      expect(word).toBe(word.trim().toLowerCase());
      setsByWord.set(word, (setsByWord.get(word) ?? new Set()).add(id));
    }
  }
  expect([...setsByWord].filter(([, ids]) => ids.size > 1)).toEqual([]);
});

describe.each(codeSets.map((set) => [set.id, set] as const))('%s', (_id, { system, ranges, label, source, leftOut }) => {
  test('is said in both languages, with its source', () => {
    expect([label.id, label.en, source, leftOut?.id ?? '-', leftOut?.en ?? '-']).not.toContain('');
  });

  test('has codes that its classification can have, each range once and in order', () => {
    expect(new Set(ranges).size).toBe(ranges.length);
    for (const range of ranges) {
      const [from = '', to = from] = range.split('-');
      expect(range).toMatch(system === 'icd10' ? /^[A-Z]\d\d(-[A-Z]\d\d|\d{0,2})$/ : /^\d{2,4}$/);
      expect(from <= to).toBe(true);
    }
  });

  test('no range of diagnoses reaches beyond a chapter', () => {
    const ends = system === 'icd10' ? ranges.map((range) => range.split('-').map((end) => chapterOf(end.slice(0, 3)))) : [];
    for (const [from, to = from] of ends) {
      expect(from).toBeDefined();
      expect(to).toBe(from);
    }
  });
});

test('chapters share no category, and each is a set of its own', () => {
  const ends = chapters.flatMap(({ from, to }) => [from, to]).toSorted();
  for (const { from, to } of chapters) expect(ends.indexOf(to) - ends.indexOf(from)).toBe(1);
  for (const { roman, from, to } of chapters) expect(findCodeSet(`chapter_${roman.toLowerCase()}`)?.ranges).toEqual([`${from}-${to}`]);
});

test.each([
  ['stroke', 'I639', true],
  ['stroke', 'I64', true],
  ['stroke', 'I693', false],
  ['cancer', 'C509', true],
  ['cancer', 'D059', false],
  ['ari', 'J069', true],
  ['ari', 'J189', false],
  ['tuberculosis', 'A162', true],
  ['haemophilia', 'D680', false],
  ['fracture', 'T142', true],
  ['fracture', 'T141', false],
  ['delivery', 'O829', true],
  ['haemodialysis', '3995', true],
  ['caesarean_section', '741', true],
  ['caesarean_section', '7491', false],
  ['catastrophic', 'N185', true],
  ['catastrophic', 'C220', true],
  ['catastrophic', 'J189', false],
])('the set %s and the code %s: %s', (id, code, expected) => {
  expect(holds(id, code)).toBe(expected);
});

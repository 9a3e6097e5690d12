import { describe, expect, test } from 'vitest';

import { questions } from './questions.test-support.ts';
import { read, same } from './reader.test-support.ts';

const messages = Object.values(questions).flatMap((cases) => cases.map(([message]) => message));
const asJson = (message: string): string => JSON.stringify(read(message).queries.map((query) => same(query)));

/** Words that stand for each other's opposite or like, and what they are in a query. */
const swaps: readonly (readonly [from: RegExp, to: string, inQuery: readonly (readonly [string, string])[]])[] = [
  [/\bjatim\b/u, 'jateng', [['Jawa Timur', 'Jawa Tengah']]],
  [/\bjawa timur\b/u, 'gorontalo', [['Jawa Timur', 'Gorontalo']]],
  [/\bbali\b/iu, 'Banten', [['"Bali"', '"Banten"']]],
  [/\branap\b/u, 'rajal', [['"RITL"', '"RJTL"']]],
  [/\binpatient\b/u, 'outpatient', [['"RITL"', '"RJTL"']]],
  [/\bstroke\b/u, 'sepsis', [['set:stroke', 'set:sepsis']]],
  [/(?<!sekitar )\b20 (?=jt|juta|million)/u, '35 ', [['20000000', '35000000']]],
  [/(?<!tidak )\blebih dari\b/u, 'kurang dari', [['">"', '"<"']]],
  [/\bdi atas(?! p90)\b/u, 'minimal', [['">"', '">="']]],
  [/\bmore than\b/u, 'at most', [['">"', '"<="']]],
  [/\brata-rata\b(?! dan| pembanding)/u, 'median', [['"mean"', '"median"']]],
  [/\bnovember 2022\b/u, 'oktober 2022', [['2022-11-30', '2022-10-31'], ['2022-11-', '2022-10-']]],
  [/\btertinggi\b/u, 'terendah', [['"desc"', '"asc"'], ['"max"', '"min"']]],
  [/\btermahal\b/u, 'termurah', [['"desc"', '"asc"']]],
  [/\bper provinsi\b/u, 'per kelas rs', [['"province_name"', '"facility_class"']]],
  [/\b10 (?=klaim|rs)/u, '12 ', [['"limit":10', '"limit":12'], ['"first":10', '"first":12']]],
];


describe('a question with one word changed is read as the query with just that changed, or asks back', () => {
  test.each(swaps)('%s → %s', (from, to, inQuery) => {
    const changed = messages.filter((message) => from.test(message)).map((message) => {
      const expected = inQuery.reduce((json, [before, after]) => json.replaceAll(before, after), asJson(message));
      const mutated = message.replace(from, to);
      return { mutated, expected, read: asJson(mutated), isKept: expected === asJson(message) };
    });
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((one) => one.read !== '[]' && one.read !== one.expected && !isSorted(one.read, one.expected))).toEqual([]);
    // What is asked of another place, number or direction is never the same question.
    expect(changed.filter(({ isKept }) => isKept)).toEqual([]);
    expect(changed.filter((one) => one.read === '[]').length / changed.length).toBeLessThanOrEqual(0.1);
  });
});

/** The order of clauses and values in a compared query is by their text. */
function isSorted(one: string, other: string): boolean {
  return letters(one) === letters(other);
}

function letters(text: string): string {
  return text.split('').toSorted().join('');
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Law {
  readonly number: number;
  readonly stores: string;
  readonly heldBy: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

const rows = readFileSync(join(root, 'docs', 'security.md'), 'utf8').split('\n').filter((line) => /^\| \d+ \|/.test(line));
const laws = rows.map((row): Law => {
  const [number = '', , , stores = '', heldBy = ''] = row.slice(1, -1).split(' | ').map((cell) => cell.trim());
  const tests = heldBy.split(/; (?=`)/).flatMap((named) => {
    const [, file, title] = /^`([^`]+)`: “(.+)”$/.exec(named) ?? [];
    return file !== undefined && title !== undefined ? [{ file, title }] : [];
  });
  return { number: Number(number), stores, heldBy, tests };
});
const named = laws.flatMap(({ number, tests }) => tests.map(({ file, title }) => [number, file, title] as const));

/** Titles of the suites and tests of a file. */
function titlesOf(file: string): Set<string> {
  const text = readFileSync(join(root, file), 'utf8');
  return new Set([...text.matchAll(/^\s*(?:(?:describe|describeOnEachStore|test|it)\b.*?\(|\]\)\()(['"`])((?:\\.|(?!\1).)+)\1,/gm)].map((match) => (match[2] ?? '').replaceAll(/\\(['"`])/g, '$1')));
}

test('the table of docs/security.md holds each law of the eighteen once, by tests or by those of the API', () => {
  expect(laws.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
  for (const { number, heldBy, tests } of laws) expect([number, heldBy]).toEqual([number, tests.map(({ file, title }) => `\`${file}\`: “${title}”`).join('; ') || 'see api tests']);
});

test.each(named)('law %i names a test that there is: %s: %s', (_number, file, title) => {
  expect(existsSync(join(root, file))).toBe(true);
  expect([...titlesOf(file)]).toContain(title);
});

test('a law that touches the store is tested on SQLite and on PostgreSQL', () => {
  for (const { number, stores, tests } of laws.filter(({ heldBy }) => heldBy !== 'see api tests')) {
    expect([number, stores]).toEqual([number, expect.stringMatching(/^(?:–|SQLite, PostgreSQL)$/)]);
    const isOnBoth = tests.some(({ file }) => readFileSync(join(root, file), 'utf8').includes('describeOnEachStore('));
    expect([number, isOnBoth || stores === '–']).toEqual([number, true]);
  }
});

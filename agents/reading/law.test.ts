import { describe, expect, test } from 'vitest';

import { brokenBy, droppingLaws, someOf } from './laws.test-support.ts';

/** One place in so many is tried, of each law others; `npm run eval -- laws` tries all. */
const step = 13;

describe('nothing asked is dropped', () => {
  test.each(droppingLaws.map((law, i) => [law.title, law, i] as const))('%s', (_, law, i) => {
    const cases = someOf(law.cases(), step, i);
    expect(cases.length).toBeGreaterThan(0);
    expect(brokenBy(law, cases)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';

import { goldenCases, readExpected, runCase } from './golden-case.ts';

describe('the ETL makes of each golden folder what is expected of it', () => {
  it.each(goldenCases())('%s', async (name) => {
    const expected = readExpected(name);
    const outcome = await runCase(name, expected);
    expect(outcome).toEqual(expected.outcome);
    if (!('rows_in' in outcome)) return;
    expect(outcome.rows_in).toBe(outcome.claims.length + outcome.quarantine.filter(({ kind }) => kind === 'claim').length);
    expect(outcome.quarantine.map(({ raw_text }) => String(raw_text)).filter((text) => /\b[12]0000\d{4}\b/.test(text))).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type RawFolder, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';
import { Connection } from '../database.ts';

let folder: RawFolder;
beforeEach(() => {
  folder = createRawFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

/** Amounts paid of a run, and how often its claims were read. */
async function readOf(paid: readonly string[], overrides: Parameters<typeof rawClaim>[1] = {}) {
  folder.write({ 'claims.csv': csvText(paid.map((FKL48, i) => rawClaim(i + 1, { ...overrides, FKL48 }))) });
  const runFile = vi.spyOn(Connection.prototype, 'runFile');
  const result = await folder.run();
  const claims = await folder.query<{ amount_paid: number }>(result, 'SELECT amount_paid FROM claims ORDER BY claim_no');
  const readings = runFile.mock.calls.filter(([name]) => name === 'staging/claims_staged').length;
  return { paid: claims.map(({ amount_paid }) => amount_paid), readings, quarantined: result.manifest.rows_quarantined };
}

describe('a file of claims is read once', () => {
  it('where amounts are whole numbers, with or without a fraction of zeros', async () => {
    expect(await readOf(['327000.0', '183300', '0.0', '192100.00'])).toEqual({ paid: [327_000, 183_300, 0, 192_100], readings: 1, quarantined: 0 });
  });

  it('where NONE stands for no amount', async () => {
    expect(await readOf(['327000.0'], { FKL34: 'NONE', FKL46: 'NONE' })).toEqual({ paid: [327_000], readings: 1, quarantined: 0 });
  });
});

describe('a file of claims is read again, the styles of its columns known', () => {
  it('where a cell may be thousands', async () => {
    expect(await readOf(['192.100', '1.000'])).toEqual({ paid: [192_100, 1_000], readings: 2, quarantined: 0 });
  });

  it('where fractions of zeros stand beside what may be thousands: the fractions prove the point', async () => {
    expect(await readOf(['327000.0', '327000.0', '192.100'])).toEqual({ paid: [327_000, 327_000], readings: 2, quarantined: 1 });
  });

  it('where fractions of zeros stand in a column that writes commas: they are quarantined', async () => {
    expect(await readOf(['1.234.567', '2.345.678,00', '327000.0'])).toEqual({ paid: [1_234_567, 2_345_678], readings: 2, quarantined: 1 });
  });
});

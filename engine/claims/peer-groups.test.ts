import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';

interface Given {
  readonly dx: string;
  readonly severity: 'I' | 'II';
  readonly facilityClass: string;
  readonly province: string;
  readonly amount: number;
}
interface Compared {
  peer_level: number | null;
  peer_n: number | null;
  peer_mean: number | null;
  peer_p90: number | null;
  peer_std: number | null;
  cost_zscore: number | null;
}

const given = fc.record<Given>({
  dx: fc.constantFrom('A09', 'J18', ''),
  severity: fc.constantFrom('I', 'II'),
  facilityClass: fc.constantFrom('2', '3', ''),
  province: fc.constantFrom('33', '35'),
  amount: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => n * 100_000) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 99_999_999_999 }) }),
});

const levels: readonly (readonly (keyof Given)[])[] = [
  ['dx', 'severity', 'facilityClass', 'province'],
  ['dx', 'severity', 'facilityClass'],
  ['dx', 'severity'],
  ['severity', 'facilityClass'],
  ['severity'],
];

/** The ladder of peer groups as one would write it down: the others of the first level with at least 30 of them. */
function compareNaively(claims: readonly Given[], index: number): Compared {
  const claim = claims[index];
  if (!claim) throw new RangeError('no such claim');
  for (const [i, columns] of levels.entries()) {
    if (columns.some((column) => claim[column] === '')) continue;
    const others = claims.filter((other, j) => j !== index && columns.every((column) => other[column] === claim[column])).map(({ amount }) => amount);
    if (others.length < 30) continue;
    const sorted = others.toSorted((a, b) => a - b);
    const mean = others.reduce((sum, amount) => sum + amount, 0) / others.length;
    const tenths = 9 * (sorted.length - 1);
    const low = sorted[Math.floor(tenths / 10)] ?? Number.NaN;
    const high = sorted[Math.floor(tenths / 10) + 1] ?? low;
    const std = Math.sqrt(others.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / (others.length - 1));
    return {
      peer_level: i + 1,
      peer_n: others.length,
      peer_mean: mean,
      peer_p90: (10 * low + (high - low) * (tenths % 10)) / 10,
      peer_std: std,
      cost_zscore: std > 0 ? (claim.amount - mean) / std : null,
    };
  }
  return { peer_level: null, peer_n: null, peer_mean: null, peer_p90: null, peer_std: null, cost_zscore: null };
}

async function compareInSql(claims: readonly Given[]): Promise<Compared[]> {
  const rows = claims.map(({ dx, severity, facilityClass, province, amount }, i) =>
    rawClaim(i + 1, { FKL17A: dx, FKL18: dx, FKL19: `J-4-15-${severity}`, FKL23: '', FKL09: facilityClass, FKL05: province, FKL32: `${amount}`, FKL47: `${amount}`, FKL48: '' }),
  );
  const folder = createRawFolder({ 'claims.csv': csvText(rows) });
  try {
    return await folder.query(await folder.run(), 'SELECT peer_level, peer_n, peer_mean, peer_p90, peer_std, cost_zscore FROM claims ORDER BY claim_no');
  } finally {
    folder.remove();
  }
}

/** Claims of one group, each with an amount of its own. */
const same = (n: number): Given[] => Array.from({ length: n }, (_, i) => ({ dx: 'A09', severity: 'I', facilityClass: '2', province: '33', amount: i }));

describe('peer statistics', () => {
  it('are those of the other claims of the first level of the ladder with at least 30 others: n, mean, P90 (R-7), sample deviation, z', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 60, maxLength: 400, size: 'max' }), async (claims) => {
        const compared = await compareInSql(claims);
        for (const [i, actual] of compared.entries()) {
          const naive = compareNaively(claims, i);
          expect({ level: actual.peer_level, n: actual.peer_n, p90: actual.peer_p90 }).toEqual({ level: naive.peer_level, n: naive.peer_n, p90: naive.peer_p90 });
          for (const key of ['peer_mean', 'peer_std', 'cost_zscore'] as const) {
            const wanted = naive[key];
            expect(actual[key] === null).toBe(wanted === null);
            expect(Math.abs((actual[key] ?? 0) - (wanted ?? 0))).toBeLessThan(0.02 + 1e-9 * Math.abs(wanted ?? 0));
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  it('need 30 others: of 30 claims none is compared, of 31 each', async () => {
    expect((await compareInSql(same(30))).map(({ peer_n }) => peer_n)).toEqual(Array(30).fill(null));
    expect((await compareInSql(same(31))).map(({ peer_n }) => peer_n)).toEqual(Array(31).fill(30));
  });

  it('give no z-score where the others do not differ', async () => {
    const claims = Array.from({ length: 40 }, (_, i): Given => ({ dx: 'A09', severity: 'I', facilityClass: '2', province: '33', amount: i === 0 ? 900 : 500 }));
    const compared = await compareInSql(claims);
    expect(compared[0]).toMatchObject({ peer_mean: 500, peer_p90: 500, peer_std: 0, cost_zscore: null });
    expect(compared[1]?.cost_zscore).not.toBeNull();
  });
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { claimId, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';

interface Visit {
  readonly patient: string;
  readonly dx: string;
  readonly procedures: readonly string[];
  readonly day: number;
}

const visit = fc.record<Visit>({
  patient: fc.constantFrom('', '100000001', '100000002', '100000003'),
  dx: fc.constantFrom('', 'J18.9', 'J18.0'),
  procedures: fc.array(fc.constantFrom('9394', '93.94', '8744', '0066'), { maxLength: 3 }),
  day: fc.integer({ min: 0, max: 40 }),
});
const date = (day: number): string => new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
const setOf = ({ procedures }: Visit): string => [...new Set(procedures.map((code) => code.replace('.', '')))].toSorted().join();

function twinsNaively(visits: readonly Visit[], index: number): string[] {
  const own = visits[index];
  if (!own || own.patient === '' || own.dx === '') return [];
  return visits
    .map((other, i) => ({ other, id: claimId(i + 1), isSelf: i === index }))
    .filter(({ other, isSelf }) => !isSelf && other.patient === own.patient && other.dx === own.dx && setOf(other) === setOf(own) && Math.abs(other.day - own.day) <= 3)
    .toSorted((a, b) => a.other.day - b.other.day || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

it('twins are the other claims of a patient with the same diagnosis and set of procedures, admitted at most 3 days apart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 90, size: 'max' }), async (visits) => {
      const rows = visits.map(({ patient, dx, procedures, day }, i) =>
        rawClaim(i + 1, { PSTV01: patient, FKL17A: dx.slice(0, 3), FKL18: dx, FKL03: date(day), FKL04: date(day), FKL30: procedures.map((code) => `${code} - text`).join('; ') }),
      );
      const folder = createRawFolder({ 'claims.csv': csvText(rows) });
      try {
        const claims = await folder.query<{ duplicate_pattern: boolean; duplicate_claim_ids: string[] }>(
          await folder.run(),
          'SELECT duplicate_pattern, duplicate_claim_ids FROM claims ORDER BY claim_no',
        );
        const naive = visits.map((_, i) => twinsNaively(visits, i));
        expect(claims.map(({ duplicate_claim_ids }) => duplicate_claim_ids)).toEqual(naive);
        expect(claims.map(({ duplicate_pattern }) => duplicate_pattern)).toEqual(naive.map((ids) => ids.length > 0));
      } finally {
        folder.remove();
      }
    }),
    { numRuns: 6 },
  );
});

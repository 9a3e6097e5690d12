import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import type { ScoredClaim } from '../columns.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { type Scope, everywhere } from '../scope.ts';
import { type SimilarClaims, readSimilarClaims, similarColumns } from './similar-claims.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;

const group: Partial<ScoredClaim> = { dx_primary_group: 'Z99', dx_primary_code: 'Z991', severity_group: 'sedang', service_type: 'RITL', facility_class: 'RS Kelas B', province_code: '31' };

beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      { ...group, claim_id: 'anchor', amount_claimed: 4_000_000, los: 3 },
      { ...group, claim_id: 'twin-b', amount_claimed: 4_000_000, los: 3 },
      { ...group, claim_id: 'twin-a', amount_claimed: 4_000_000, los: 3 },
      { ...group, claim_id: 'half', amount_claimed: 2_000_000, los: 3 },
      { ...group, claim_id: 'other-class', amount_claimed: 4_000_000, los: 3, facility_class: 'RS Kelas C' },
      { ...group, claim_id: 'no-class', amount_claimed: 4_000_000, los: 3, facility_class: null },
      { ...group, claim_id: 'free', amount_claimed: 0, los: 0 },
      { claim_id: 'no-diagnosis', dx_primary_group: null },
    ],
    count: 250,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 2 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

const claimOf = (claimId: string): ScoredClaim => {
  const claim = fixture.claims.find(({ claim_id }) => claim_id === claimId);
  if (!claim) throw new RangeError(claimId);
  return claim;
};
const ask = (claim: ScoredClaim, scope: Scope = everywhere, limit = 10): Promise<SimilarClaims> => reader.read((snapshot) => readSimilarClaims(snapshot, claim, scope, limit));

function naive(claim: ScoredClaim, { provinces }: Scope, limit: number): object {
  const isOfClass = (other: ScoredClaim): boolean => claim.facility_class !== null && other.facility_class === claim.facility_class;
  const distance = (other: ScoredClaim): number =>
    Math.abs(Math.log(Math.max(other.amount_claimed, 1)) - Math.log(Math.max(claim.amount_claimed, 1))) + Math.abs(Math.log(1 + other.los) - Math.log(1 + claim.los));
  const same = (other: ScoredClaim, column: keyof ScoredClaim): boolean => claim[column] !== null && other[column] === claim[column];
  const all = fixture.claims.filter(
    (other) =>
      other.claim_id !== claim.claim_id &&
      same(other, 'dx_primary_group') && same(other, 'severity_group') && same(other, 'service_type') &&
      (provinces === null || (other.province_code !== null && provinces.includes(other.province_code))),
  );
  const nearest = all.toSorted(
    (a, b) => Number(isOfClass(b)) - Number(isOfClass(a)) || Math.round((distance(a) - distance(b)) * 1e9) || (a.claim_id < b.claim_id ? -1 : 1),
  );
  const shown = nearest.slice(0, limit).map((other) => Object.fromEntries(similarColumns.map((column) => [column, other[column]])));
  return { total: all.length, totalOfClass: all.filter(isOfClass).length, claims: shown };
}

describe('similar claims', () => {
  test('share diagnosis group, severity and service type, their own class and the nearest amount and stay first, within scope', async () => {
    const scopes = fc.constantFrom<Scope>(everywhere, { provinces: ['31'] }, { provinces: ['32', '35'] }, { provinces: [] });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fixture.claims), scopes, fc.integer({ min: 1, max: 10 }), async (claim, scope, limit) => {
        expect(await ask(claim, scope, limit)).toEqual(naive(claim, scope, limit));
      }),
      { numRuns: 60 },
    );
  });

  test('never hold the claim itself; equally near ones come by id', async () => {
    const { total, totalOfClass, claims } = await ask(claimOf('anchor'));
    expect(claims.map(({ claim_id }) => claim_id)).toEqual(['twin-a', 'twin-b', 'half', 'free', 'no-class', 'other-class']);
    expect([total, totalOfClass]).toEqual([6, 4]);
  });

  test('are none of a claim that lacks what they must share, and of one without a class none are of its class', async () => {
    expect(await ask(claimOf('no-diagnosis'))).toEqual({ total: 0, totalOfClass: 0, claims: [] });
    expect(await ask(claimOf('no-class'))).toMatchObject({ total: 6, totalOfClass: 0 });
  });

  test('of fewer asked for are the first of more', async () => {
    const { claims } = await ask(claimOf('anchor'));
    for (const limit of [1, 3, 5]) expect((await ask(claimOf('anchor'), everywhere, limit)).claims).toEqual(claims.slice(0, limit));
  });
});

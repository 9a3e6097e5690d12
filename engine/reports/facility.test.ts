import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { everywhere } from '../scope.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { fewestForRate, readFacilityStanding } from './facility.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ count: 1_500 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 2 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

/** Counted by hand from the claims. */
function naive(provinces: readonly string[] | null): Map<string, object> {
  const measured = Map.groupBy(
    fixture.claims.filter(({ facility_key, province_code }) => facility_key !== null && (provinces === null || provinces.includes(province_code ?? ''))),
    ({ facility_key }) => facility_key ?? '',
  );
  const all = [...measured].map(([key, claims]) => {
    const flagged = claims.filter(({ flags }) => flags.length > 0);
    return { key, n: claims.length, flagged: flagged.length, amount: flagged.reduce((sum, { amount_claimed }) => sum + amount_claimed, 0) };
  });
  const compared = all.filter(({ n }) => n >= fewestForRate);
  return new Map(
    all.map((own) => [
      own.key,
      {
        facility_n: all.length,
        compared_n: compared.length,
        rank_n: 1 + all.filter(({ n }) => n > own.n).length,
        rank_flagged_n: 1 + all.filter(({ flagged }) => flagged > own.flagged).length,
        rank_flagged_amount: 1 + all.filter(({ amount }) => amount > own.amount).length,
        rank_flagged_rate: own.n >= fewestForRate ? 1 + compared.filter(({ flagged, n }) => flagged * own.n > own.flagged * n).length : null,
      },
    ]),
  );
}

test('each facility stands where counting by hand puts it, in each scope, and one without claims there nowhere', async () => {
  const [province] = fixture.claims.flatMap(({ province_code }) => province_code ?? []);
  for (const provinces of [null, [province ?? '']]) {
    const expected = naive(provinces);
    const keys = [...naive(null).keys()];
    const found = await reader.read((snapshot) => Promise.all(keys.map((key) => readFacilityStanding(snapshot, key, provinces ? { provinces } : everywhere))));
    expect(found).toEqual(keys.map((key) => expected.get(key)));
  }
});

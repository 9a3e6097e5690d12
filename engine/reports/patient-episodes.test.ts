import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import type { ScoredClaim } from '../columns.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import { type PatientEpisodes, episodeColumns, readPatientEpisodes } from './patient-episodes.ts';
import { type Scope, everywhere } from '../scope.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;

const stay = (claim_id: string, admit_date: string, discharge_date: string, province_code = '31'): Partial<ScoredClaim> => ({
  claim_id, admit_date, discharge_date, province_code, patient_key: 'patient-key-stays', los: (Date.parse(discharge_date) - Date.parse(admit_date)) / 86_400_000,
});

beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      stay('first', '2024-03-01', '2024-03-10'),
      stay('inside', '2024-03-05', '2024-03-05'),
      stay('crossing', '2024-03-08', '2024-03-14'),
      stay('elsewhere', '2024-03-12', '2024-03-13', '32'),
      stay('same-day', '2024-03-14', '2024-03-14'),
      stay('back', '2024-03-20', '2024-03-22'),
      { claim_id: 'no-patient', patient_key: null, province_code: '31' },
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
const ask = (claim: ScoredClaim, scope: Scope = everywhere, limit = 100): Promise<PatientEpisodes> => reader.read((snapshot) => readPatientEpisodes(snapshot, claim, scope, limit));

/** Days between two dates, as a number of days since an epoch each. */
const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

function naive(claim: ScoredClaim, { provinces }: Scope, limit: number): object {
  const isVisible = ({ province_code }: ScoredClaim): boolean => provinces === null || (province_code !== null && provinces.includes(province_code));
  if (claim.patient_key === null || !isVisible(claim)) return { hasPatient: false, total: 0, place: undefined, episodes: [] };
  const all = fixture.claims.filter((other) => other.patient_key === claim.patient_key && isVisible(other));
  const daysSincePrevious = (one: ScoredClaim): number | null => {
    const isBefore = (other: ScoredClaim): boolean => other.admit_date < one.admit_date || (other.admit_date === one.admit_date && other.claim_id < one.claim_id);
    const discharges = all.filter((other) => isBefore(other) && other.discharge_date <= one.admit_date).map(({ discharge_date }) => dayOf(discharge_date));
    return discharges.length === 0 ? null : dayOf(one.admit_date) - Math.max(...discharges);
  };
  const apart = ({ admit_date }: ScoredClaim): number => Math.abs(dayOf(admit_date) - dayOf(claim.admit_date));
  const others = all
    .filter(({ claim_id }) => claim_id !== claim.claim_id)
    .toSorted((a, b) => apart(a) - apart(b) || a.admit_date.localeCompare(b.admit_date) || (a.claim_id < b.claim_id ? -1 : 1));
  return {
    hasPatient: true,
    total: others.length,
    place: { days_since_previous: daysSincePrevious(claim) },
    episodes: others.slice(0, limit).map((other) => ({
      ...Object.fromEntries(episodeColumns.map((column) => [column, other[column]])),
      days_since_previous: daysSincePrevious(other),
      overlaps_claim: other.admit_date < claim.discharge_date && claim.admit_date < other.discharge_date,
    })),
  };
}

describe('episodes of a participant', () => {
  test('are its other claims in scope, nearest admission first, and no key of a person is among their columns', async () => {
    const claims = fc.constantFrom(...fixture.claims);
    const scopes = fc.constantFrom<Scope>(everywhere, { provinces: ['31'] }, { provinces: ['32', '35'] }, { provinces: [] });
    await fc.assert(
      fc.asyncProperty(claims, scopes, fc.integer({ min: 1, max: 4 }), async (claim, scope, limit) => {
        const found = await ask(claim, scope, limit);
        expect(found).toEqual(naive(claim, scope, limit));
        expect(JSON.stringify(found)).not.toMatch(/patient-key|family-key|patient_key|family_key/);
      }),
      { numRuns: 60 },
    );
  });

  test('of fewer asked for are the first of more', async () => {
    const { episodes } = await ask(claimOf('crossing'));
    for (const limit of [1, 2, 3]) expect((await ask(claimOf('crossing'), everywhere, limit)).episodes).toEqual(episodes.slice(0, limit));
  });

  test('overlap where stays have time in common, and not where one begins on the day that the other ends', async () => {
    const { place, episodes } = await ask(claimOf('crossing'), { provinces: ['31'] });
    expect(place).toEqual({ days_since_previous: 3 });
    expect(episodes.map(({ claim_id, days_since_previous, overlaps_claim }) => [claim_id, days_since_previous, overlaps_claim])).toEqual([
      ['inside', null, false],
      ['same-day', 0, false],
      ['first', null, true],
      ['back', 6, false],
    ]);
    expect((await ask(claimOf('first'))).episodes.find(({ claim_id }) => claim_id === 'inside')).toMatchObject({ overlaps_claim: true });
  });

  test('are none where the claim names no participant, and days count claims in scope only', async () => {
    expect(await ask(claimOf('no-patient'))).toEqual({ hasPatient: false, total: 0, place: undefined, episodes: [] });
    expect((await ask(claimOf('same-day'))).place).toEqual({ days_since_previous: 0 });
    expect((await ask(claimOf('elsewhere'), { provinces: ['32'] })).place).toEqual({ days_since_previous: null });
    expect((await ask(claimOf('elsewhere'))).place).toEqual({ days_since_previous: 2 });
  });
});

test('days since the last discharge and overlaps are those of the columns, in the whole country', async () => {
  const pipeline = await createPipelineHome({ rows: 1500, seed: 6 });
  await pipeline.refresh();
  const snapshots = await SnapshotReader.open({ home: pipeline.home, threads: 1 });
  try {
    const claims = await readScoredClaims(pipeline.home);
    const overlapping = claims.filter(({ overlapping_claim_count }) => (overlapping_claim_count ?? 0) > 0);
    const returning = claims.filter(({ previous_claim_id }) => previous_claim_id !== null).slice(0, 60);
    expect([overlapping.length > 0, returning.length]).toEqual([true, 60]);
    for (const claim of [...overlapping, ...returning]) {
      const { place, total, episodes } = await snapshots.read((snapshot) => readPatientEpisodes(snapshot, claim, everywhere, 1000));
      expect(episodes.length).toBe(total);
      expect([place?.days_since_previous, episodes.filter(({ overlaps_claim }) => overlaps_claim).length]).toEqual([claim.days_since_previous_discharge, claim.overlapping_claim_count]);
    }
  } finally {
    await snapshots.close();
    pipeline.cleanup();
  }
});

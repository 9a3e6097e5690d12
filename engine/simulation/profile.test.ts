import { SnapshotReader, everywhere } from '#engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import type { ScoredClaim } from '../columns.ts';
import { type ClaimsProfile, readClaimsProfile, smallestCell } from './profile.ts';

let pipeline: PipelineHome;
let claims: readonly ScoredClaim[];
let reader: SnapshotReader;
let profile: ClaimsProfile;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 6000, seed: 11 });
  await pipeline.refresh();
  claims = await readScoredClaims(pipeline.home);
  reader = await SnapshotReader.open({ home: pipeline.home, threads: 1 });
  profile = await reader.read((snapshot) => readClaimsProfile(snapshot, everywhere));
});
afterAll(async () => {
  await reader.close();
  pipeline.cleanup();
});

const countOf = (suits: (claim: ScoredClaim) => boolean): number => claims.filter(suits).length;
/** Every count of claims that the profile tells. */
const counts = (value: unknown): number[] =>
  typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([name, one]) => (name === 'n' && typeof one === 'number' ? [one] : counts(one)));

describe('the profile of the claims', () => {
  it('tells of no cell with few claims', () => {
    expect(counts(profile).length).toBeGreaterThan(500);
    expect(Math.min(...counts(profile))).toBe(smallestCell);
  });

  it('counts as the claims do', () => {
    for (const entry of profile.cases) {
      const own = (claim: ScoredClaim): boolean => claim.service_type === entry.serviceType && claim.dx_primary_code === entry.diagnosis.code;
      for (const severity of entry.severities) {
        const n = countOf((claim) => own(claim) && claim.severity_group === severity.severity);
        expect(severity.n).toBeLessThanOrEqual(n);
        expect(n - severity.n).toBeLessThan(smallestCell);
        expect(n - severity.stays.reduce((sum, band) => sum + band.n, 0)).toBeLessThan(smallestCell);
        for (const { facilityClass, n: inClass, claimed } of severity.classes) {
          const counted = countOf((claim) => own(claim) && claim.severity_group === severity.severity && claim.facility_class === facilityClass);
          expect(inClass).toBe(facilityClass === null ? inClass : counted);
          // Where all the others of a cell are few, the amounts that are common stand for them.
          expect(inClass - claimed.reduce((sum, band) => sum + band.n, 0)).toBeLessThan(smallestCell);
        }
      }
      for (const { codes, n } of entry.procedures) expect(n).toBe(countOf((claim) => own(claim) && claim.procedure_codes.join() === codes.join()));
      for (const { code, n } of entry.secondary) expect(n).toBe(countOf((claim) => own(claim) && claim.dx_secondary_codes.includes(code)));
    }
    for (const { serviceType, severity, paid, n } of profile.groups) {
      const all = countOf((claim) => claim.service_type === serviceType && claim.severity_group === severity);
      for (const told of [n, paid.reduce((sum, band) => sum + band.n, 0)]) expect(told <= all && all - told < smallestCell).toBe(true);
    }
  });

  it('tells no amount of a claim that few others have in its cell', () => {
    const exact = profile.cases.flatMap((entry) => entry.severities.flatMap(({ severity, classes }) => classes.flatMap(({ facilityClass, claimed }) => claimed.map((band) => ({ entry, severity, facilityClass, ...band })))));
    expect(exact.some(({ low, high }) => low === high)).toBe(true);
    for (const { low, high } of exact.filter((band) => band.low !== band.high)) expect([low, high].map((end) => Number(end.toPrecision(2)))).toEqual([low, high]);
    for (const { entry, severity, facilityClass, low } of exact.filter((band) => band.low === band.high))
      expect(countOf((claim) => claim.service_type === entry.serviceType && claim.dx_primary_code === entry.diagnosis.code && claim.severity_group === severity && claim.amount_claimed === low && (facilityClass === null || claim.facility_class === facilityClass))).toBeGreaterThanOrEqual(smallestCell);
  });

  it('holds no id and no key of a claim, a person, a family or a facility', () => {
    const told = new Set(JSON.stringify({ ...profile, labels: [...profile.labels] }).split('"'));
    const keys = claims.flatMap((claim) => [claim.claim_id, claim.patient_key, claim.family_key, claim.facility_key]);
    expect(keys.filter((key) => key !== null && told.has(key))).toEqual([]);
  });

  it('names codes as the claims do', () => {
    for (const { diagnosis } of profile.cases) expect(claims.find(({ dx_primary_code: code }) => code === diagnosis.code)?.dx_primary_label).toBe(diagnosis.label);
    const procedures = profile.cases.flatMap((entry) => entry.procedures.flatMap(({ codes }) => codes));
    expect(procedures.filter((code) => !profile.labels.has(`icd9cm ${code}`))).toEqual([]);
  });

  it('is read once of a snapshot, and apart for a caller who sees some provinces', async () => {
    await reader.read(async (snapshot) => {
      expect(await readClaimsProfile(snapshot, everywhere)).toBe(profile);
      const provinces = ['32'];
      const scoped = await readClaimsProfile(snapshot, { provinces });
      const inScope = claims.filter(({ province_code: code }) => code === '32');
      expect(scoped.places.every(({ provinceCode }) => provinceCode === null || provinceCode === '32')).toBe(true);
      expect(scoped.groups.reduce((sum, { n }) => sum + n, 0)).toBeLessThanOrEqual(inScope.length);
    });
  });

  it('of few claims is empty', async () => {
    const fixture: FixtureHome = await createFixtureHome({ count: 5 });
    const few = await SnapshotReader.open({ home: fixture.home, threads: 1 });
    try {
      const empty = await few.read((snapshot) => readClaimsProfile(snapshot, everywhere));
      expect([empty.cases, empty.places, empty.groups]).toEqual([[], [], []]);
    } finally {
      await few.close();
      fixture.cleanup();
    }
  });
});

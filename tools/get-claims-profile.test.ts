import { type ScoredClaim, SnapshotReader, type Scope, everywhere, smallestCell } from '#engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../tests/support/fixture-snapshot.ts';
import { createToolContext } from './context.ts';
import { createTools } from './create-tools.ts';
import { type GetClaimsProfileData, getClaimsProfileDataSchema } from './get-claims-profile.ts';
import { resolveEvidence } from './resolve-evidence.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ count: 900 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader.close();
  fixture.cleanup();
});

async function ask(args: object = {}, scope: Scope = everywhere) {
  return reader.read(async (snapshot) => {
    const outcome = await createTools(createToolContext({ snapshot, scope })).call('get_claims_profile', args);
    if (!outcome.ok) throw new Error(outcome.error.code);
    const resolved = await Promise.all(outcome.evidence.map(async (item) => (await resolveEvidence(snapshot, item, scope)) === item.value));
    return { ...outcome, data: getClaimsProfileDataSchema.parse(outcome.data), isResolved: resolved.every(Boolean) };
  });
}

const counts = (data: GetClaimsProfileData): number[] => [...data.groups, ...data.diagnoses, ...data.facilities, ...(data.diagnosis ? [data.diagnosis, ...data.diagnosis.severities, ...data.diagnosis.procedures, ...data.diagnosis.secondary] : [])].map((one) => one.claims);
const countOf = (suits: (claim: ScoredClaim) => boolean): number => fixture.claims.filter(suits).length;

describe('get_claims_profile', () => {
  it('tells services, diagnoses and facilities, each figure proven by evidence that resolves', async () => {
    const { data, evidence, isResolved, total } = await ask({ limit: 3 });
    expect(data.diagnoses).toHaveLength(3);
    expect(total).toBeGreaterThan(3);
    const [first] = data.diagnoses;
    expect(first?.claims).toBe(countOf((claim) => claim.service_type === first?.service_type && claim.dx_primary_code === first?.dx_code && claim.severity_group !== null));
    expect(isResolved).toBe(true);
    expect(evidence.find(({ id }) => id === `profile.${first?.service_type}.${first?.dx_code}.claims`)?.value).toBe(first?.claims);
    expect(data.diagnosis).toBeNull();
  });

  it('tells more of one diagnosis, with or without its dot', async () => {
    const [common] = (await ask({ service_type: 'RITL', limit: 1 })).data.diagnoses;
    const code = common?.dx_code ?? '';
    const { data, isResolved, evidence } = await ask({ service_type: 'RITL', dx: `${code.slice(0, 3)}.${code.slice(3)}` });
    expect(data.diagnosis).toMatchObject(common ?? {});
    expect(data.diagnosis?.severities.length).toBeGreaterThan(0);
    for (const { amount_claimed, los } of data.diagnosis?.severities ?? []) expect([amount_claimed.p10 <= amount_claimed.median && amount_claimed.median <= amount_claimed.p90, los.p10 <= los.p90]).toEqual([true, true]);
    expect(evidence.some(({ unit, source }) => unit === 'rupiah' && source.column === 'amount_claimed.p90')).toBe(true);
    expect(new Set(evidence.map(({ id }) => id)).size).toBe(evidence.length);
    expect(isResolved).toBe(true);
  });

  it('tells of nothing that few claims have', async () => {
    const { data } = await ask({ limit: 50 });
    expect(Math.min(...counts(data))).toBeGreaterThanOrEqual(smallestCell);
    expect((await ask({ dx: 'Q999' })).data.diagnosis).toBeNull();
  });

  it('tells of claims in scope alone', async () => {
    const scope = { provinces: ['31'] };
    const { data, isResolved } = await ask({ limit: 50 }, scope);
    const inScope = countOf(({ province_code }) => province_code === '31');
    expect(data.claims).toBeLessThanOrEqual(inScope);
    expect(data.facilities.length).toBeGreaterThan(0);
    expect(new Set(data.facilities.map(({ province_name }) => province_name)).size).toBeLessThanOrEqual(2);
    expect(isResolved).toBe(true);
  });
});

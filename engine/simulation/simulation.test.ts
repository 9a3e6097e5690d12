import { SnapshotReader, everywhere } from '#engine';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import type { ScoredClaim } from '../columns.ts';
import { createMessageReader } from '../live/read-message.ts';
import { quantileOf } from './bands.ts';
import { daysFrom } from './jakarta-days.ts';
import type { SimulatedModus } from './modus.ts';
import { simulatedModusNames } from './modus.ts';
import type { ClaimOrder } from './order.ts';
import { type ClaimsProfile, readClaimsProfile } from './profile.ts';
import type { SimulatedClaim } from './simulated-claim.ts';
import { type ClaimSimulation, createClaimSimulation } from './simulation.ts';
import type { WrittenClaim } from './written-claim.ts';

let profile: ClaimsProfile;
let claims: readonly ScoredClaim[];
let pipeline: PipelineHome;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 6000, seed: 11 });
  await pipeline.refresh();
  claims = await readScoredClaims(pipeline.home);
  const reader = await SnapshotReader.open({ home: pipeline.home, threads: 1 });
  profile = await reader.read((snapshot) => readClaimsProfile(snapshot, everywhere));
  await reader.close();
});
afterAll(() => pipeline.cleanup());

const now = new Date('2026-11-29T17:30:00Z');
const today = '2026-11-30';

interface Made {
  readonly order: ClaimOrder;
  readonly claim: SimulatedClaim;
}

function make(count: number, { seed = 1, run = 1, indications = 0.2 } = {}): Made[] {
  const simulation = createClaimSimulation({ profile, seed, run, indications });
  return Array.from({ length: count }, () => {
    const order = simulation.order(now);
    const claim = simulation.draw(order, now);
    simulation.remember(claim);
    return { order, claim };
  });
}

const dayOf = (time: string): string => time.slice(0, 10);
const stayOf = ({ admit_dt, discharge_dt }: SimulatedClaim): number => daysFrom(dayOf(admit_dt), dayOf(discharge_dt));

/** The amount below which a share of the claims of the order's kind lies. */
const usual = (order: ClaimOrder, share: number): number => {
  const entry = profile.cases.find((one) => one.serviceType === order.serviceType && one.diagnosis.code === order.diagnosis.code);
  return quantileOf(entry?.severities.find(({ severity }) => severity === order.severity)?.classes.flatMap(({ claimed }) => claimed) ?? [], share);
};

const written = ({ claim, order }: Made): WrittenClaim => ({
  admit_dt: dayOf(claim.admit_dt),
  discharge_dt: dayOf(claim.discharge_dt),
  facility: { province: order.place.province ?? '', class: order.place.class ?? '', ownership: order.place.ownership ?? '' },
  diagnosis: { primary_code: claim.diagnosis.primary_code, secondary_codes: [...claim.diagnosis.secondary_codes] },
  procedure_codes: claim.procedures.map(({ code }) => code),
  severity_group: claim.severity_group,
  service_type: claim.service_type,
  amount_claimed: claim.amount_claimed,
  amount_paid: claim.amount_paid,
  amount_gap: claim.amount_gap,
});

const dotted = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code);

describe('simulated claims', () => {
  it('are the same for the same seed, run and time, and others for another', () => {
    const told = (options: object): string => JSON.stringify(make(300, options));
    expect(told({ seed: 4 })).toBe(told({ seed: 4 }));
    expect(told({ seed: 5 })).not.toBe(told({ seed: 4 }));
    expect(make(50, { run: 2 }).map(({ claim }) => claim.amount_claimed)).toEqual(make(50, { run: 1 }).map(({ claim }) => claim.amount_claimed));
  });

  it('have ids of their own, in every run', () => {
    const ids = [...make(500, { run: 7 }), ...make(500, { run: 70 })].map(({ claim }) => claim.claim_id);
    expect(new Set(ids).size).toBe(1000);
    expect(ids[0]).toBe('SIM-2026-000007000001');
    expect(ids.every((id) => /^SIM-\d{4}-\d{12}$/.test(id))).toBe(true);
  });

  it('are in order: dates not of the future, gap = claimed − paid, codes and labels of the lists', () => {
    for (const { claim } of make(1000)) {
      expect(Date.parse(claim.admit_dt)).toBeLessThan(Date.parse(claim.discharge_dt));
      expect(dayOf(claim.discharge_dt) <= today).toBe(true);
      expect(claim.amount_gap).toBe(claim.amount_claimed - claim.amount_paid);
      expect(claim.amount_paid >= 0 && claim.amount_paid <= claim.amount_claimed).toBe(true);
      const known = claims.find(({ dx_primary_code: code }) => code === claim.diagnosis.primary_code);
      expect(claim.diagnosis.primary_label).toBe(known?.dx_primary_label);
      expect(claim.diagnosis.secondary_codes).toEqual([...new Set(claim.diagnosis.secondary_codes)].toSorted());
      expect(claim.procedure).toEqual(claim.procedures[0] ?? null);
      expect(claim.procedures.map(({ label }) => label)).not.toContain(null);
      expect(claim.severity_group === 'rawat jalan').toBe(claim.service_type === 'RJTL');
      expect(claim.generated_at).toBe(now.toISOString());
    }
  });

  it('name no participant, facility or claim that there is', () => {
    const told = new Set(JSON.stringify(make(500).map(({ claim }) => claim)).split('"'));
    expect(claims.filter((claim) => told.has(claim.claim_id) || told.has(claim.facility_key ?? ''))).toEqual([]);
  });

  it('do not tell which of them show an indication, but by what they show', () => {
    const made = make(1000);
    expect(new Set(made.map(({ claim }) => Object.keys(claim).join())).size).toBe(1);
    for (const name of simulatedModusNames) expect(JSON.stringify(made.map(({ claim }) => claim))).not.toContain(name);
  });

  it('show as many indications as asked for, of every modus', () => {
    const shareOf = (indications: number): number => make(2000, { indications }).filter(({ order }) => order.modus !== null).length / 2000;
    expect([shareOf(0), shareOf(1)]).toEqual([0, 1]);
    expect(shareOf(0.2)).toBeCloseTo(0.2, 1);
    expect(new Set(make(1000, { indications: 1 }).map(({ order }) => order.modus))).toEqual(new Set(simulatedModusNames));
  });

  const shows: Readonly<Record<SimulatedModus, (made: Made) => boolean>> = {
    short_stay_high_cost: ({ claim, order }) => stayOf(claim) <= 1 && claim.amount_claimed > usual(order, 0.95),
    severity_mismatch: ({ claim, order }) => claim.severity_group === 'ringan' && claim.amount_claimed > usual(order, 0.95),
    high_cost_full_paid: ({ claim, order }) => claim.amount_gap === 0 && claim.amount_claimed > 1.5 * usual(order, 0.95),
    repeat_billing: ({ claim, order: { before } }) =>
      before !== null && claim.patient_ref === before.patient_ref && claim.claim_id !== before.claim_id && claim.diagnosis.primary_code === before.diagnosis.primary_code && JSON.stringify(claim.procedures) === JSON.stringify(before.procedures) && daysFrom(dayOf(before.admit_dt), dayOf(claim.admit_dt)) <= 2,
    same_day_split: ({ claim, order: { before } }) => before !== null && claim.patient_ref === before.patient_ref && claim.facility_ref === before.facility_ref && dayOf(claim.admit_dt) === dayOf(before.admit_dt),
    cloning: ({ claim, order: { before } }) => before !== null && claim.patient_ref !== before.patient_ref && claim.facility_ref === before.facility_ref && claim.amount_claimed === before.amount_claimed && stayOf(claim) === stayOf(before) && JSON.stringify(claim.diagnosis) === JSON.stringify(before.diagnosis),
    readmission: ({ claim, order: { before } }) => before !== null && claim.patient_ref === before.patient_ref && dayOf(claim.admit_dt) >= dayOf(before.discharge_dt) && daysFrom(dayOf(before.discharge_dt), dayOf(claim.admit_dt)) <= 5,
    overlapping_stays: ({ claim, order: { before } }) => before !== null && claim.patient_ref === before.patient_ref && claim.facility_ref !== before.facility_ref && dayOf(claim.admit_dt) > dayOf(before.admit_dt) && dayOf(claim.admit_dt) < dayOf(before.discharge_dt),
    prolonged_stay: ({ claim, order }) => stayOf(claim) >= 8 && !claims.some((one) => one.dx_primary_code === order.diagnosis.code && one.service_type === 'RITL' && one.severity_group === order.severity && one.los > stayOf(claim)),
    incoherent_codes: ({ claim }) => !claims.some((one) => one.dx_primary_code === claim.diagnosis.primary_code && one.service_type === claim.service_type && one.procedure_codes.join() === claim.procedures.map(({ code }) => code).join()),
  };

  it.each(simulatedModusNames)('of %s show it', (modus) => {
    const made = make(2000, { seed: 3, indications: 1 }).filter(({ order }) => order.modus === modus);
    expect(made.length).toBeGreaterThan(30);
    expect(made.filter((one) => !shows[modus](one))).toEqual([]);
  });

  it('repeat what came before from the second on, and fall back where nothing did', () => {
    const { order } = make(1, { seed: 8, indications: 1 })[0] ?? {};
    expect(order?.before).toBeNull();
    expect(make(200, { indications: 1 }).some(({ order: { before } }) => before !== null)).toBe(true);
  });

  it('are spread as those of the snapshot', () => {
    const made = make(6000, { indications: 0 }).map(({ claim }) => claim);
    const apart = (ofClaims: (claim: ScoredClaim) => string | null, ofMade: (claim: SimulatedClaim) => string): number => {
      const [a, b] = [Map.groupBy(claims, ofClaims), Map.groupBy(made, ofMade)];
      const names = new Set([...a.keys(), ...b.keys()]);
      return [...names].reduce((sum, name) => sum + Math.abs((a.get(name)?.length ?? 0) / claims.length - (b.get(name ?? '')?.length ?? 0) / made.length), 0) / 2;
    };
    expect(apart((claim) => claim.service_type, (claim) => claim.service_type)).toBeLessThan(0.03);
    // What few claims have is not told, so it is not drawn.
    expect(apart((claim) => `${claim.service_type} ${claim.dx_primary_code}`, (claim) => `${claim.service_type} ${claim.diagnosis.primary_code}`)).toBeLessThan(0.15);
    expect(apart((claim) => claim.severity_group, (claim) => claim.severity_group)).toBeLessThan(0.05);
    expect(apart((claim) => String(claim.payment_ratio === 1), (claim) => String(claim.amount_gap === 0))).toBeLessThan(0.02);
  });
});

describe('a message of a simulated claim', () => {
  const place = { channel: 'jsonl', part: '1', position: '1', receivedAt: now.toISOString() } as const;
  const readAs = (source: 'simulated' | 'live', { claim }: Made) => createMessageReader({ source, salt: 's' })(Buffer.from(JSON.stringify(claim)), place);

  it('is taken in where simulated claims are, with nothing in it to mark', () => {
    for (const made of make(300)) {
      const { claim, deadLetter } = readAs('simulated', made);
      expect(deadLetter).toBeUndefined();
      expect(claim).toMatchObject({ claimId: made.claim.claim_id, marks: [], generatedAt: now.toISOString() });
    }
  });

  it('is refused where real claims are', () => {
    for (const made of make(20)) expect(readAs('live', made).deadLetter).toMatchObject({ reason: 'CLAIM_ID_SIMULATED' });
  });
});

describe('a claim that somebody wrote', () => {
  let simulation: ClaimSimulation;
  beforeAll(() => {
    simulation = createClaimSimulation({ profile, seed: 1, run: 1, indications: 0.2 });
  });
  const faultsOf = (made: Made, change: (claim: WrittenClaim) => Partial<WrittenClaim>): string[] => {
    const claim = written(made);
    const taken = simulation.take({ ...claim, ...change(claim) }, made.order, now);
    return 'faults' in taken ? taken.faults.map(({ field }) => field) : [];
  };

  it('goes out where it is what was ordered, with the labels of the lists and ids of its order', () => {
    for (const made of make(200)) {
      const taken = simulation.take(written(made), made.order, now);
      expect('claim' in taken && taken.claim).toEqual(made.claim);
    }
  });

  it.each<[string, (claim: WrittenClaim) => Partial<WrittenClaim>, string]>([
    ['a gap that is not claimed − paid', (claim) => ({ amount_gap: claim.amount_gap + 1 }), 'amount_gap'],
    ['more paid than claimed', (claim) => ({ amount_paid: claim.amount_claimed + 1, amount_gap: -1 }), 'amount_paid'],
    ['an amount out of all bounds', (claim) => ({ amount_claimed: claim.amount_claimed * 1000, amount_paid: claim.amount_claimed * 1000, amount_gap: 0 }), 'amount_claimed'],
    ['a negative amount', () => ({ amount_claimed: -5, amount_paid: -5, amount_gap: 0 }), 'amount_claimed'],
    ['discharge before admission', (claim) => ({ discharge_dt: '2020-01-01', admit_dt: claim.admit_dt }), 'discharge_dt'],
    ['a day of the future', () => ({ admit_dt: '2030-01-01', discharge_dt: '2030-01-01' }), 'admit_dt'],
    ['a day that there is not', () => ({ admit_dt: '2026-02-31' }), 'admit_dt'],
    ['no day', () => ({ discharge_dt: 'besok' }), 'discharge_dt'],
    ['another diagnosis', () => ({ diagnosis: { primary_code: 'Z999', secondary_codes: [] } }), 'diagnosis.primary_code'],
    ['a secondary diagnosis that no list has', (claim) => ({ diagnosis: { ...claim.diagnosis, secondary_codes: ['QQ99'] } }), 'diagnosis.secondary_codes'],
    ['a secondary diagnosis twice', (claim) => ({ diagnosis: { ...claim.diagnosis, secondary_codes: ['I10', 'I10'] } }), 'diagnosis.secondary_codes'],
    ['a procedure that never goes with the diagnosis', () => ({ procedure_codes: ['9999'] }), 'procedure_codes'],
    ['a service that does not have this severity', (claim) => ({ service_type: claim.service_type === 'RITL' ? 'RJTL' : 'RITL' }), 'service_type'],
    ['another severity', () => ({ severity_group: 'fatal' }), 'severity_group'],
    ['another province', () => ({ facility: { province: 'Atlantis', class: '', ownership: '' } }), 'facility.province'],
  ])('with %s is refused, naming the field', (_, change, field) => {
    for (const made of make(40)) expect(faultsOf(made, change)).toContain(field);
  });

  it('is refused for any amount that does not add up, and taken for any within the order', () => {
    const made = make(60).filter(({ order }) => order.modus === null);
    fc.assert(
      fc.property(fc.constantFrom(...made), fc.integer(), (one, gap) => {
        expect(faultsOf(one, () => ({ amount_gap: gap })).length === 0).toBe(gap === one.claim.amount_gap);
      }),
    );
  });

  it('may write codes with their dot and days with a time', () => {
    for (const made of make(50)) expect(faultsOf(made, (claim) => ({ admit_dt: `${claim.admit_dt}T08:00:00+07:00`, diagnosis: { primary_code: dotted(claim.diagnosis.primary_code), secondary_codes: claim.diagnosis.secondary_codes.map(dotted) } }))).toEqual([]);
  });
});

describe('a simulation', () => {
  it('is refused where the snapshot has too few claims, or a setting is none', () => {
    const empty: ClaimsProfile = { ...profile, cases: [] };
    expect(() => createClaimSimulation({ profile: empty, seed: 1, run: 1, indications: 0.2 })).toThrow('SIMULATION_IMPOSSIBLE');
    for (const wrong of [{ seed: -1 }, { seed: 1.5 }, { indications: 1.1 }, { indications: Number.NaN }]) expect(() => createClaimSimulation({ profile, seed: 1, run: 1, indications: 0.2, ...wrong })).toThrow('USAGE_INVALID');
  });
});

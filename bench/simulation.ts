import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type SimulatedClaim, type Snapshot, SnapshotReader, createClaimSimulation, everywhere, formatNumber, homeAt, readClaimsProfile } from '#engine';

import type { Bench } from './figures.ts';
import { measureCommand } from './measured-command.ts';

const fullRows = 1_176_438;
const sampled = 10_000;
/** Diagnoses whose amounts are compared, the commonest. */
const compared = 20;

/** What reading the profile and drawing claims costs, and how far drawn claims lie from those of the snapshot. */
export const simulation: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-'));
  const home = join(folder, 'home');
  const environment = { CASEMIND_HOME: home, LOG_LEVEL: 'warn' };
  try {
    for (const args of [['generate', '--rows', String(rows), '--seed', '1', '--out', join(folder, 'claims')], ['etl', '--source', join(folder, 'claims')], ['refresh']]) {
      say(`${formatNumber(rows, 'en')} rows, ${args[0]}`);
      await measureCommand(args, environment);
    }
    const reader = await SnapshotReader.open({ home: homeAt(home) });
    try {
      return await reader.read(async (snapshot) => {
        const started = performance.now();
        const profile = await readClaimsProfile(snapshot, everywhere);
        const read = performance.now();
        const draw = createClaimSimulation({ profile, seed: 1, run: 1, indications: 0 });
        const claims = Array.from({ length: sampled }, () => {
          const now = new Date();
          return draw.draw(draw.order(now), now);
        });
        const drawn = performance.now();
        say(`${formatNumber(sampled, 'en')} claims against those of the snapshot`);
        const steps = await compareAmounts(snapshot, claims);
        return [
          { name: 'profile, read', value: read - started, unit: 'ms', atMost: 10_000 },
          { name: 'profile, diagnoses', value: profile.cases.length, unit: '' },
          { name: 'claims drawn', value: (sampled / (drawn - read)) * 1000, unit: 'per s', atLeast: 1000 },
          { name: 'distance of services', value: await distance(snapshot, claims, 'service_type', (claim) => claim.service_type), unit: 'TV', atMost: 0.01 },
          { name: 'distance of severities', value: await distance(snapshot, claims, 'severity_group', (claim) => claim.severity_group), unit: 'TV', atMost: 0.02 },
          { name: 'distance of diagnoses', value: await distance(snapshot, claims, "service_type || ' ' || dx_primary_code", (claim) => `${claim.service_type} ${claim.diagnosis.primary_code}`), unit: 'TV', atMost: 0.1 },
          { name: 'distance of stays', value: await distance(snapshot, claims, 'CAST(los AS VARCHAR)', (claim) => String(stayOf(claim))), unit: 'TV', atMost: 0.05 },
          { name: 'distance of provinces', value: await distance(snapshot, claims, 'province_name', (claim) => claim.facility.province ?? ''), unit: 'TV', atMost: 0.1 },
          { name: 'distance of classes', value: await distance(snapshot, claims, 'facility_class', (claim) => claim.facility.class ?? ''), unit: 'TV', atMost: 0.1 },
          { name: 'distance of comorbidities', value: await distance(snapshot, claims, 'CAST(comorbidity_count AS VARCHAR)', (claim) => String(claim.diagnosis.secondary_codes.length)), unit: 'TV', atMost: 0.1 },
          { name: `distance of log amounts, ${compared} diagnoses: mean`, value: steps.reduce((sum, step) => sum + step, 0) / steps.length, unit: 'KS', atMost: 0.1 },
          { name: `distance of log amounts, ${compared} diagnoses: largest`, value: Math.max(...steps), unit: 'KS', atMost: 0.2 },
        ];
      });
    } finally {
      await reader.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const stayOf = ({ admit_dt, discharge_dt }: SimulatedClaim): number => Math.round((Date.parse(discharge_dt.slice(0, 10)) - Date.parse(admit_dt.slice(0, 10))) / 86_400_000);

/** Total variation between the shares that a column has among the claims of the snapshot and among those drawn. */
async function distance(snapshot: Snapshot, claims: readonly SimulatedClaim[], column: string, of: (claim: SimulatedClaim) => string): Promise<number> {
  const there = await snapshot.rows<{ value: string; share: number }>(`SELECT ${column} AS value, count(*) / sum(count(*)) OVER () AS share FROM claims_normalized GROUP BY value`);
  const shares = new Map(there.map(({ value, share }) => [value, share]));
  const here = Map.groupBy(claims, of);
  return [...new Set([...shares.keys(), ...here.keys()])].reduce((sum, value) => sum + Math.abs((shares.get(value) ?? 0) - (here.get(value)?.length ?? 0) / claims.length), 0) / 2;
}

/** Kolmogorov–Smirnov distance of amounts, for each of the commonest diagnoses; logarithms have the same. */
async function compareAmounts(snapshot: Snapshot, claims: readonly SimulatedClaim[]): Promise<number[]> {
  const here = Map.groupBy(claims, (claim) => `${claim.service_type} ${claim.diagnosis.primary_code}`);
  const commonest = [...here].toSorted(([, a], [, b]) => b.length - a.length).slice(0, compared);
  return Promise.all(
    commonest.map(async ([name, drawn]) => {
      const amounts = drawn.map(({ amount_claimed }) => amount_claimed).toSorted((a, b) => a - b);
      const there = await snapshot.rows<{ amount: number; below: number }>(
        "SELECT amount_claimed AS amount, sum(count(*)) OVER (ORDER BY amount_claimed) / sum(count(*)) OVER () AS below FROM claims_normalized WHERE service_type || ' ' || dx_primary_code = $name GROUP BY amount_claimed ORDER BY amount_claimed",
        { name },
      );
      const shareBelow = (amount: number): number => amounts.filter((one) => one <= amount).length / amounts.length;
      let [largest, last, i] = [0, 0, 0];
      for (const amount of amounts) {
        for (; i < there.length && (there[i]?.amount ?? 0) <= amount; i += 1) last = there[i]?.below ?? 0;
        largest = Math.max(largest, Math.abs(last - shareBelow(amount)));
      }
      for (const { amount, below } of there) largest = Math.max(largest, Math.abs(below - shareBelow(amount)));
      return largest;
    }),
  );
}

import { join } from 'node:path';

import { type Home, SnapshotReader, generateClaims, refreshSnapshot, runEtl, silentObserver } from '#engine';

import { readTruth } from '../detection/labels.ts';

/** A generated claim with what a model of decisions looks at, and whether it was made to be found. */
export interface KnownClaim {
  readonly claim_id: string;
  /** 1–12. */
  readonly month: number;
  readonly risk_rank: number;
  readonly province: string;
  readonly facilityClass: string;
  readonly flags: readonly string[];
  readonly features: readonly (readonly [string, number])[];
  readonly isCase: boolean;
}

/** Generates claims with disguised indications, scores them by RULESET_v2, and gives them in the order of the worklist. */
export async function makeClaims(home: Home, folder: string, { rows, seed }: { readonly rows: number; readonly seed: number }): Promise<KnownClaim[]> {
  await generateClaims({ rows, seed, outDir: folder, indications: 'disguised' });
  const common = { home, threads: 2, version: '', now: () => new Date('2026-01-01T00:00:00Z'), observer: silentObserver };
  await runEtl({ ...common, sourceFolder: folder, salt: 'evaluation', ruleset: 'RULESET_v2', maxQuarantine: 0.5 });
  await refreshSnapshot({ ...common, ruleset: 'RULESET_v2', topK: 50 });
  const truth = readTruth(join(folder, 'ground-truth.csv'));
  const reader = await SnapshotReader.open({ home, threads: 2, connections: 1 });
  try {
    return await reader.read(async (snapshot) => {
      const claims = await snapshot.rows<{ claim_id: string; month: number; risk_rank: number; province_name: string | null; facility_class: string | null; flags: string[] }>(
        'SELECT claim_id, CAST(month(admit_date) AS INTEGER) AS month, risk_rank, province_name, facility_class, flags FROM claims_scored ORDER BY risk_rank',
      );
      const found = await snapshot.rowsOfFile<{ claim_id: string; feature: string; value: number }>('learning/learned_features', { claim_ids: JSON.stringify(claims.map(({ claim_id }) => claim_id)) });
      const featuresOf = Map.groupBy(found, ({ claim_id }) => claim_id);
      return claims.map(({ claim_id, month, risk_rank, province_name, facility_class, flags }) => ({
        claim_id, month, risk_rank, province: province_name ?? '-', facilityClass: facility_class ?? '-', flags,
        features: (featuresOf.get(claim_id) ?? []).map(({ feature, value }) => [feature, value] as const),
        isCase: truth.has(claim_id),
      }));
    });
  } finally {
    await reader.close();
  }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import type { ScoredClaim } from '../columns.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { readPeerDistribution } from './peer-distribution.ts';

let pipeline: PipelineHome;
let reader: SnapshotReader;
let claims: readonly ScoredClaim[];

beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 3000, seed: 11 });
  await pipeline.refresh();
  reader = await SnapshotReader.open({ home: pipeline.home, threads: 2 });
  claims = await readScoredClaims(pipeline.home);
});
afterAll(async () => {
  await reader?.close();
  pipeline?.cleanup();
});

/** Columns that the claims of a level share. */
const ladder = [
  ['dx_primary_group', 'severity_group', 'facility_class', 'province_name'],
  ['dx_primary_group', 'severity_group', 'facility_class'],
  ['dx_primary_group', 'severity_group'],
  ['severity_group', 'facility_class'],
  ['severity_group'],
] as const;

const othersAt = (claim: ScoredClaim, level: number): ScoredClaim[] =>
  claims.filter((other) => other.claim_id !== claim.claim_id && (ladder[level - 1] ?? []).every((column) => other[column] === claim[column]));

/** between the two order statistics around (n − 1) × share, in hundredths so that it is exact. */
function quantile(sorted: readonly number[], hundredths: number): number {
  const position = (sorted.length - 1) * hundredths;
  const [low = 0, high = low] = [sorted[Math.floor(position / 100)], sorted[Math.floor(position / 100) + 1]];
  return low + ((high - low) * (position % 100)) / 100;
}

/** A few claims of each level there is. */
const samples = (): ScoredClaim[] => [1, 2, 3, 4, 5].flatMap((level) => claims.filter(({ peer_level }) => peer_level === level).filter((_, i, all) => i % Math.ceil(all.length / 8) === 0));

describe('distribution of peers', () => {
  test('is that of the other claims at the level of the claim: exact quantiles, n and P90 equal to the claim’s own', async () => {
    const levels = new Set<number | null>();
    for (const claim of samples()) {
      const peers = othersAt(claim, claim.peer_level ?? 0).map(({ amount_claimed }) => amount_claimed).toSorted((a, b) => a - b);
      const found = await reader.read((snapshot) => readPeerDistribution(snapshot, claim));
      expect(found).toMatchObject({ n: claim.peer_n, p90: claim.peer_p90, min: peers[0], max: peers.at(-1) });
      expect([found?.p10, found?.p25, found?.median, found?.p75, found?.p90]).toEqual([10, 25, 50, 75, 90].map((share) => expect.closeTo(quantile(peers, share), 2)));
      expect(found?.share_below).toBeCloseTo(peers.filter((amount) => amount < claim.amount_claimed).length / peers.length, 6);
      levels.add(claim.peer_level);
    }
    expect(levels.size).toBeGreaterThanOrEqual(3);
  });

  test('says how few other claims the narrower levels have: fewer than 30 each', async () => {
    for (const claim of samples()) {
      const found = await reader.read((snapshot) => readPeerDistribution(snapshot, claim));
      expect(found?.narrower_n).toEqual(Array.from({ length: (claim.peer_level ?? 1) - 1 }, (_, i) => othersAt(claim, i + 1).length));
      for (const n of found?.narrower_n ?? []) expect(n).toBeLessThan(30);
    }
  });

  test('is none without peers, and none where the columns of the claim tell other peers than the run did', async () => {
    const claim = claims.find(({ peer_level }) => peer_level !== null);
    if (!claim) throw new RangeError('no claim has peers');
    for (const changed of [{ peer_level: null }, { peer_n: (claim.peer_n ?? 0) + 1 }, { severity_group: null }])
      expect(await reader.read((snapshot) => readPeerDistribution(snapshot, { ...claim, ...changed }))).toBeUndefined();
  });
});

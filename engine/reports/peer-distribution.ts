import { overMatchingClaims } from '../query/over-matching-claims.ts';
import { contextOf } from '../query/run-query.ts';
import { everywhere } from '../scope.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { PublicClaim } from '../columns.ts';

/** Amounts claimed by the peers of a claim, the claim itself left out. In rupiah. */
export interface PeerDistribution {
  /** Peers; `peer_n` of the claim. */
  readonly n: number;
  readonly min: number;
  readonly p10: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  /** R-7, as `peer_p90` of the claim, and equal to it. */
  readonly p90: number;
  readonly max: number;
  /** Peers that claim less than the claim, as a share of all, 6 decimals. */
  readonly share_below: number;
  /** Other claims at level 1, 2, … below that of the claim: fewer than a peer group needs. */
  readonly narrower_n: readonly number[];
}

/**
 * How the amounts of a claim's peers are spread, at its level of the ladder. The whole country counts,
 * as in the peer columns of the claim. Undefined where the claim has no peers, or they cannot be told
 * by the columns of a snapshot: unknown codes of classes and provinces are apart in a run, and alike here.
 */
export async function readPeerDistribution(snapshot: Snapshot, claim: PublicClaim): Promise<PeerDistribution | undefined> {
  const { claim_id, amount_claimed, peer_level, peer_n, severity_group, dx_primary_group, facility_class, province_name } = claim;
  if (peer_level === null) return undefined;
  const within = { severity_group, dx_primary_group: peer_level <= 3 ? dx_primary_group : null, facility_class: peer_level <= 2 ? facility_class : null, province_name: peer_level === 1 ? province_name : null };
  const where = Object.entries(within).flatMap(([field, value]) => (value === null ? [] : [{ field, op: '=' as const, value }]));
  const context = await contextOf(snapshot, where, { scope: everywhere, caller: '', now: new Date(0) }, 'matches_none');
  const { sql, parameters } = overMatchingClaims('queries/peer_distribution', where, context, {
    claim_id, amount_claimed, peer_level, dx_primary_group, facility_class, province_name,
  });
  const [distribution] = await snapshot.rows<PeerDistribution>(`${sql}\nSELECT * FROM answer`, parameters);
  return distribution?.n === peer_n ? distribution : undefined;
}

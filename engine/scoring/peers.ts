import type { ScoredClaim } from '../columns.ts';
import type { Connection } from '../database.ts';

/** What decides which claims a claim is compared with, and how it stands among them. Amounts in rupiah. */
export type ComparedClaim = Pick<ScoredClaim, 'dx_primary_group' | 'severity_group' | 'facility_class' | 'province_name' | 'amount_claimed'>;

export type Peers = Pick<ScoredClaim, 'peer_level' | 'peer_key' | 'peer_n' | 'peer_mean' | 'peer_p90' | 'peer_std' | 'cost_zscore'>;

const noPeers: Peers = { peer_level: null, peer_key: null, peer_n: null, peer_mean: null, peer_p90: null, peer_std: null, cost_zscore: null };

/**
 * The peers of one claim from the stored statistics of the groups: to the last digit what the ETL would write, were
 * the claim one more of those that the groups were made of.
 *
 * @param connection has run `sql/prelude.sql` and sees the `peer_groups` of a run or snapshot.
 * @param was the claim as it stands among these, where it changed: it is taken out first.
 */
export async function peersOf(connection: Connection, claim: ComparedClaim, was?: ComparedClaim): Promise<Peers> {
  const { dx_primary_group, severity_group, facility_class, province_name, amount_claimed } = claim;
  const [peers] = await connection.rowsOfFile<Peers>('queries/peers_of_claim', {
    dx_primary_group,
    severity_group,
    facility_class,
    province_name,
    amount_claimed,
    was_dx_primary_group: was?.dx_primary_group ?? null,
    was_severity_group: was?.severity_group ?? null,
    was_facility_class: was?.facility_class ?? null,
    was_province_name: was?.province_name ?? null,
    was_amount: was?.amount_claimed ?? null,
  });
  return peers ?? noPeers;
}

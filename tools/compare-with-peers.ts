import { type PeerDistribution, type PublicClaim, type Snapshot, keysIn, readPeerDistribution, recordOf } from '#engine';
import { z } from 'zod';

import { type ClaimFact, claimData, claimEvidence } from './claim-facts.ts';
import { type Reading, type ToolContext, claimAt } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, type Fact, evidenceIn, evidenceItemSchema, valueAt } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';

const columns = ['peer_level', 'peer_key', 'peer_n', 'peer_mean', 'peer_p90', 'peer_std', 'cost_zscore', 'amount_claimed'] as const satisfies readonly ClaimFact[];

const statistics = {
  n: { unit: 'claims', label: { id: 'Jumlah klaim pembanding', en: 'Number of peers' } },
  min: { unit: 'rupiah', label: { id: 'Biaya tagih pembanding: terendah', en: 'Amounts of the peers: lowest' } },
  p10: { unit: 'rupiah', label: { id: 'Biaya tagih pembanding: P10', en: 'Amounts of the peers: P10' } },
  p25: { unit: 'rupiah', label: { id: 'Biaya tagih pembanding: P25', en: 'Amounts of the peers: P25' } },
  median: { unit: 'rupiah', label: { id: 'Biaya tagih pembanding: median', en: 'Amounts of the peers: median' } },
  p75: { unit: 'rupiah', label: { id: 'Biaya tagih pembanding: P75', en: 'Amounts of the peers: P75' } },
  p90: { unit: 'rupiah', label: { id: 'Biaya tagih pembanding: P90', en: 'Amounts of the peers: P90' } },
  max: { unit: 'rupiah', label: { id: 'Biaya tagih pembanding: tertinggi', en: 'Amounts of the peers: highest' } },
  share_below: { unit: 'ratio', label: { id: 'Bagian pembanding dengan biaya tagih di bawah klaim ini', en: 'Share of the peers with less claimed than this claim' } },
} as const satisfies Partial<Record<keyof PeerDistribution, Fact>>;
const statisticNames = keysIn(statistics);

export const compareWithPeersDataSchema = z.object({
  /** False where no level of the ladder has enough other claims: every figure of the peers is null then. */
  has_peers: z.boolean(),
  peers: z.record(z.string(), evidenceItemSchema.shape.value),
  /** How the amounts of the peers are spread, and the share of them below the claim; null where that cannot be told. */
  distribution: z.record(z.enum(statisticNames), z.number()).nullable(),
  /** Narrower levels that were passed over, since they have too few other claims. */
  levels_too_small: z.array(z.object({ level: z.number(), n: z.number() })),
});

/** The claim's amount beside its peer group, the claim itself left out of the statistics. */
export function createCompareWithPeers(context: ToolContext): Tool {
  const { snapshot } = context;
  return defineTool({
    name: 'compare_with_peers',
    description: {
      id: 'Membandingkan biaya tagih klaim dengan kelompok pembandingnya: kunci, tingkat, n, rata-rata, simpangan baku, z-score, sebaran (P10, P25, median, P75, P90, terendah, tertinggi), bagian pembanding di bawah klaim ini, dan tingkat yang terlalu kecil.',
      en: 'Compares the amount claimed with the peer group: key, level, n, mean, standard deviation, z-score, distribution (P10, P25, median, P75, P90, lowest, highest), the share of peers below this claim, and the levels that were too small.',
    },
    activity: { id: 'Membandingkan dengan kelompok pembanding', en: 'Comparing with the peer group' },
    needsClaim: true,
    input: z.strictObject({}),
    output: compareWithPeersDataSchema,
    async run() {
      const { claim } = await context.reading();
      const distribution = await readPeerDistribution(snapshot, claim);
      return {
        data: {
          has_peers: claim.peer_level !== null,
          peers: claimData(claim, columns),
          distribution: distribution ? recordOf(statisticNames, (name) => distribution[name]) : null,
          levels_too_small: distribution?.narrower_n.map((n, i) => ({ level: i + 1, n })) ?? [],
        },
        evidence: [...claimEvidence(snapshot, claim, columns), ...(distribution ? distributionEvidence(snapshot, claim, distribution) : [])],
      };
    },
  });
}

function distributionEvidence({ manifest }: Snapshot, { claim_id }: PublicClaim, distribution: PeerDistribution): EvidenceItem[] {
  const item = evidenceIn('peer_distribution', manifest.snapshot_id, { claim_id });
  return [
    ...statisticNames.map((name) => item(`peers.${name}`, name, distribution[name], statistics[name])),
    ...distribution.narrower_n.map((n, i) => {
      const label = { id: `Klaim lain pada tingkat pembanding ${i + 1}, yang terlalu kecil`, en: `Other claims at peer level ${i + 1}, which is too small` };
      return item(`peers.level.${i + 1}.n`, `narrower_n.${i + 1}`, n, { unit: 'claims', label });
    }),
  ];
}

/** Reads again a figure of the distribution of a claim's peers. */
export async function resolvePeers(reading: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { claim } = await claimAt(reading, source);
  const distribution = await readPeerDistribution(reading.snapshot, claim);
  return distribution && valueAt(distributionEvidence(reading.snapshot, claim, distribution), source);
}

import { z } from 'zod';

import { type ClaimFact, claimData, claimEvidence } from './claim-facts.ts';
import type { ToolContext } from './context.ts';
import { evidenceItemSchema } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';

const columns = ['peer_level', 'peer_key', 'peer_n', 'peer_mean', 'peer_p90', 'peer_std', 'cost_zscore', 'amount_claimed'] as const satisfies readonly ClaimFact[];

export const compareWithPeersDataSchema = z.object({
  /** False where no level of the ladder has enough other claims: every figure of the peers is null then. */
  has_peers: z.boolean(),
  peers: z.record(z.string(), evidenceItemSchema.shape.value),
});
export type CompareWithPeersData = z.infer<typeof compareWithPeersDataSchema>;

/** The claim's amount beside its peer group, the claim itself left out of the statistics. */
export function createCompareWithPeers(context: ToolContext): Tool {
  return defineTool({
    name: 'compare_with_peers',
    description: {
      id: 'Membandingkan biaya tagih klaim dengan kelompok pembandingnya: kunci, tingkat, n, rata-rata, P90, simpangan baku, z-score.',
      en: 'Compares the amount claimed with the peer group: key, level, n, mean, P90, standard deviation, z-score.',
    },
    activity: { id: 'Membandingkan dengan kelompok pembanding', en: 'Comparing with the peer group' },
    needsClaim: true,
    input: z.strictObject({}),
    output: compareWithPeersDataSchema,
    async run() {
      const { claim } = await context.reading();
      return {
        data: { has_peers: claim.peer_level !== null, peers: claimData(claim, columns) },
        evidence: claimEvidence(context.snapshot, claim, columns),
      };
    },
  });
}

import { type SimilarClaims, type Snapshot, readSimilarClaims, similarColumns, similarityColumns } from '#engine';
import { z } from 'zod';

import { claimData } from './claim-facts.ts';
import { claimRowSchema, claimRowsEvidence } from './claim-rows.ts';
import { type Reading, type ToolContext, claimAt } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, evidenceIn, localizedSchema, valueAt } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

const measure = {
  id: 'Serupa: kelompok diagnosis primer, tingkat keparahan dan jenis pelayanan sama; kelas fasilitas yang sama didahulukan, lalu biaya tagih dan lama rawat yang paling dekat (selisih logaritma).',
  en: 'Similar: same primary diagnosis group, severity and service type; the same facility class first, then the nearest amount claimed and length of stay (difference of logarithms).',
};

const findSimilarClaimsDataSchema = z.object({
  /** How similarity is meant. */
  measure: localizedSchema,
  /** False where the claim lacks its diagnosis group, severity or service type: nothing is similar to it then. */
  is_comparable: z.boolean(),
  /** The most similar first. */
  claims: z.array(claimRowSchema),
});

const list = { name: 'similar', label: { id: 'Klaim serupa', en: 'Similar claim' } };

/** The claims in scope nearest to the claim in context, by a fixed measure; the claim itself is none of them. */
export function createFindSimilarClaims(context: ToolContext): Tool {
  const { snapshot, scope } = context;
  return defineTool({
    name: 'find_similar_claims',
    description: {
      id: `Mencari klaim lain yang paling serupa dengan klaim ini, dan jumlah klaim dalam kelompok perbandingannya. ${measure.id}`,
      en: `Finds the other claims most similar to this one, and how many the group holds. ${measure.en}`,
    },
    activity: { id: 'Mencari klaim serupa', en: 'Finding similar claims' },
    needsClaim: true,
    input: toolInput({ limit: limitInput({ most: 10, usual: 5 }) }),
    output: findSimilarClaimsDataSchema,
    async run({ limit }) {
      const { claim } = await context.reading();
      const found = await readSimilarClaims(snapshot, claim, scope, limit);
      return {
        data: {
          measure,
          is_comparable: similarityColumns.every((column) => claim[column] !== null),
          claims: found.claims.map((row) => claimData(row, similarColumns)),
        },
        evidence: [...countEvidence(snapshot, claim.claim_id, found), ...claimRowsEvidence(snapshot, list, found.claims, similarColumns)],
        total: found.total,
        truncated: found.total > found.claims.length,
      };
    },
  });
}

function countEvidence({ manifest }: Snapshot, claimId: string, { total, totalOfClass }: SimilarClaims): EvidenceItem[] {
  const item = evidenceIn('similar_claims', manifest.snapshot_id, { claim_id: claimId });
  const label = { id: 'Klaim lain dengan kelompok diagnosis, keparahan dan jenis pelayanan yang sama', en: 'Other claims with the same diagnosis group, severity and service type' };
  return [
    item('similar.count', 'count', total, { unit: 'claims', label }),
    item('similar.count_of_class', 'count_of_class', totalOfClass, { unit: 'claims', label: { id: 'Di antaranya di kelas fasilitas yang sama', en: 'Among them of the same facility class' } }),
  ];
}

/** Counts again the claims that are similar to one. */
export async function resolveSimilarCount(reading: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { claim } = await claimAt(reading, source);
  return valueAt(countEvidence(reading.snapshot, claim.claim_id, await readSimilarClaims(reading.snapshot, claim, reading.scope, 1)), source);
}

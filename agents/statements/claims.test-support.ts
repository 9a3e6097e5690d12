import { type Language, type ScoredClaim, SnapshotReader, claimColumns, everywhere } from '#engine';
import { type EvidenceItem, type ExplainScoreData, createToolContext, createTools, explainScoreDataSchema } from '#tools';

import { fixtureClaim, seededRandom } from '../../tests/support/fixture-claims.ts';
import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { Facts, citable, summaryFactsSchema, summaryTools } from './facts.ts';
import { type Writer, createWriter } from './writer.ts';

/** What the tools of a summary read of one claim. */
export interface ReadClaim {
  readonly claim: ScoredClaim;
  readonly evidence: ReadonlyMap<string, EvidenceItem>;
  readonly score: ExplainScoreData;
  writer(language: Language): Writer;
}

/**
 * Claims that lack values in every column that may lack one, with bills that are and are not their tariff,
 * amounts above and below their peers, few and many peers, long names and repeated claims.
 */
export function variedClaims(count: number, seed: number): Partial<ScoredClaim>[] {
  const nullable = claimColumns.filter(({ required, type }) => !required && !type.endsWith('[]')).map(({ name }) => name);
  return Array.from({ length: count }, (_, i) => {
    const random = seededRandom(seed + i);
    const chance = (share: number): boolean => random() < share;
    const usual = fixtureClaim(i + 1, seed);
    const tariff = usual.tariff_amount ?? 0;
    const amount = tariff + usual.topup_amount + (chance(0.2) ? Math.round((random() - 0.5) * 1_000_000) : 0);
    // Some bills stand above their peers for the top-ups alone.
    const mean = Math.round((chance(0.3) ? (tariff + 10_000) / 1.2 : amount * (0.2 + random() * 1.6)) * 100) / 100;
    const lacks = chance(0.7) ? random() * 0.5 : 0;
    return {
      claim_id: usual.claim_id,
      los: chance(0.4) ? 0 : Math.floor(random() * 20),
      severity_group: chance(0.5) ? 'ringan' : usual.severity_group,
      amount_claimed: amount,
      amount_paid: chance(0.5) ? amount : usual.amount_paid,
      peer_n: 30 + Math.floor(random() * 150),
      peer_mean: mean,
      peer_p90: Math.round(mean * 12) / 10,
      peer_std: chance(0.1) ? 0 : Math.round(mean * 20) / 100,
      duplicate_claim_ids: chance(0.2) ? Array.from({ length: 1 + Math.floor(random() * 8) }, (__, k) => `0301R0010124V9${String(10_000 + i * 10 + k)}`) : [],
      dx_secondary_codes: chance(0.2) ? Array.from({ length: 12 }, (__, k) => `E${10 + k}`) : usual.dx_secondary_codes,
      facility_name: chance(0.1) ? 'Rumah Sakit Umum Daerah Contoh dengan Nama yang Sangat Panjang Sekali' : usual.facility_name,
      quality_marks: chance(0.2) ? ['BILLED_NOT_SUM', 'SOMETHING_NEW'] : usual.quality_marks,
      ...Object.fromEntries(nullable.filter(() => chance(lacks)).map((name) => [name, null])),
      ...(usual.peer_level === null || chance(lacks) ? { peer_level: null, peer_key: null, peer_n: null, peer_mean: null, peer_p90: null, peer_std: null } : { peer_level: usual.peer_level, peer_key: usual.peer_key }),
    };
  });
}

/** A snapshot of varied claims and what the tools read of each. */
export async function readVariedClaims(count: number, seed: number): Promise<{ readonly claims: readonly ReadClaim[]; readonly fixture: FixtureHome; readonly reader: SnapshotReader }> {
  const fixture = await createFixtureHome({ claims: variedClaims(count, seed), count: 0, seed });
  const reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  const claims = await reader.read(async (snapshot) => {
    const all: ReadClaim[] = [];
    for (const claim of fixture.claims) {
      const tools = createTools(createToolContext({ snapshot, claimId: claim.claim_id, scope: everywhere }));
      const outcomes = await Promise.all(summaryTools.map(async (tool) => [tool, await tools.call(tool, {})] as const));
      const read = outcomes.map(([tool, outcome]) => {
        if (!outcome.ok) throw new Error(`${tool} failed on ${claim.claim_id}`);
        return [tool, outcome] as const;
      });
      const score = explainScoreDataSchema.parse(read.find(([tool]) => tool === 'explain_score')?.[1].data);
      const writer = (language: Language): Writer =>
        createWriter(new Facts(summaryFactsSchema.parse(Object.fromEntries(read.map(([tool, { data, evidence }]) => [tool, { data, evidence: citable(evidence, language) }])))), language);
      all.push({ claim, evidence: new Map(read.flatMap(([, { evidence }]) => evidence.map((item) => [item.id, item] as const))), score, writer });
    }
    return all;
  });
  return { claims, fixture, reader };
}

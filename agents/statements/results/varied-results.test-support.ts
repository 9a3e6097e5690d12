import { type ClaimQueryInput, type Language, type Scope, SnapshotReader, claimQuerySchema, everywhere, putClaimStates } from '#engine';
import { type EvidenceItem, type QueryData, createToolContext, createTools, queryDataSchema } from '#tools';

import { fixtureClaim, seededRandom } from '../../../tests/support/fixture-claims.ts';
import { createFixtureHome } from '../../../tests/support/fixture-snapshot.ts';
import { Facts, citable } from '../facts.ts';
import { createWriter } from '../writer.ts';
import { asAnswered } from './ask.ts';
import { Results } from './result.ts';
import { Shown } from './shown.ts';
import { variedQuery } from './varied-queries.test-support.ts';

/** What `query_claims` gave: a query and its result, and the evidence of each cell. */
export interface Call {
  readonly data: QueryData;
  readonly evidence: readonly EvidenceItem[];
}

export function shownIn(calls: readonly Call[], language: Language): Shown {
  return new Shown(new Results(calls), createWriter(new Facts({}, citable(calls.flatMap(({ evidence }) => evidence), language)), language));
}

/** The results by the beginning of their evidence ids. */
export function askedIn(calls: readonly Call[]): ReadonlyMap<string, QueryData> {
  return new Map(calls.map(({ data, evidence }) => [/^(?:\d+:)?query/.exec(evidence[0]?.id ?? '')?.[0] ?? '', data]));
}

/** Runs of a few queries each, some the same with one condition fewer, some by a caller of two provinces. */
export async function readVariedResults(runs: number, seed: number): Promise<readonly (readonly Call[])[]> {
  const twins = ['V900001', 'V900002', 'V900003'].map((id) => `0301R0010124${id}`);
  const claims = [
    ...twins.map((claim_id) => ({ claim_id, facility_key: '0301R001', duplicate_claim_ids: twins.filter((twin) => twin !== claim_id) })),
    ...Array.from({ length: 90 }, (_, i) => ({ admit_date: `2023-${String(7 + (i % 6)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`, discharge_date: '2023-12-31', ...(i % 9 === 0 && { amount_paid: (fixtureClaim(i + 4, seed).amount_claimed ?? 0) + 300_000 }) })),
  ];
  const fixture = await createFixtureHome({ claims, count: 260, seed });
  const reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  try {
    await putClaimStates(
      reader,
      fixture.claims.slice(0, 40).map(({ claim_id }, i) => ({ claim_id, decision: (['approved', 'partial', 'rejected'] as const)[i % 3] ?? null, correction_ratio: i % 3 === 0 ? 0 : 0.25, reason: null, reviewer: 'sari', decided_at: `2025-0${1 + (i % 5)}-02T03:00:00.000Z`, assignee: null, assigned_until: null, due_on: null })),
    );
    const random = seededRandom(seed);
    const all: Call[][] = [];
    await reader.read(async (snapshot) => {
      while (all.length < runs) {
        const scope: Scope = random() < 0.25 ? { provinces: ['31', '32'] } : everywhere;
        const tools = createTools(createToolContext({ snapshot, scope, caller: 'sari', now: new Date('2025-05-10T00:00:00Z') }));
        const asked = variedQuery(random);
        const where = asked.where ?? [];
        const queries: ClaimQueryInput[] = [asked, variedQuery(random), ...where.map((_, i) => ({ ...asked, where: where.toSpliced(i, 1) })), ...where.slice(0, 1).map((): ClaimQueryInput => ({ ...asked, subject: 'claims', by: [], measures: [], having: [], top_per: undefined, change: undefined, order: [], where: where.slice(1) }))];
        // Claims of several groups, and those that pass an indication, are few among queries drawn at random.
        if (all.length === 0) queries.push({ subject: 'groups', by: [{ field: 'flags' }], measures: [{ agg: 'count' }] }, { subject: 'groups', by: [{ field: 'service_type' }], where: [{ field: 'flags', op: 'not_null' }], measures: [{ agg: 'count' }] });
        const calls: Call[] = [];
        for (const query of queries) {
          const outcome = await tools.call('query_claims', asAnswered(claimQuerySchema.parse(query)));
          if (outcome.ok && !calls.some(({ evidence }) => evidence[0]?.id === outcome.evidence[0]?.id)) calls.push({ data: queryDataSchema.parse(outcome.data), evidence: outcome.evidence });
        }
        if (calls.length > 0) all.push(calls);
      }
    });
    return all;
  } finally {
    await reader.close();
    fixture.cleanup();
  }
}

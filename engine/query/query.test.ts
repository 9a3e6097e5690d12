import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createFixtureHome, type FixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { type Field, fields } from '../catalogue/index.ts';
import { type ClaimStateRow, putClaimStates } from '../decisions/claim-state.ts';
import { everywhere } from '../scope.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { type ClaimQuery, type ClaimQueryInput, claimQuerySchema } from './claim-query.ts';
import { type NaiveResult, naiveRun } from './naive-query.test-support.ts';
import { valueOf, type World } from './naive-values.test-support.ts';
import { near } from './near.test-support.ts';
import { queryArbitraries } from './query-arbitraries.test-support.ts';
import { type QueryResult, runQuery } from './run-query.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
let world: World;

const now = new Date('2025-01-15T03:00:00.000Z');

beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      { claim_id: "O'Brien; DROP TABLE claims_scored --", facility_name: "100% '; DROP TABLE x --" },
      { claim_id: 'tie-b', ml_score_normalized: 0.5, flags: [], amount_claimed: 1_000_000 },
      { claim_id: 'tie-a', ml_score_normalized: 0.5, flags: [], amount_claimed: 1_000_000 },
      { claim_id: 'all-null', province_name: null, province_code: null, severity_group: null, service_type: null, facility_class: null, inacbg_code: null, inacbg_group: null, inacbg_case_type: null, inacbg_number: null, inacbg_severity: null, dx_primary_code: null, dx_primary_group: null, amount_paid: null, peer_mean: null, peer_p90: null, peer_std: null, peer_n: null, peer_level: null, peer_key: null },
      { claim_id: 'twins-1', duplicate_claim_ids: ['twins-2'] },
      { claim_id: 'twins-2', duplicate_claim_ids: ['twins-1'] },
    ],
    count: 250,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 2 });
  const states = fixture.claims.filter((_, i) => i % 5 === 0).map(({ claim_id }, i) => stateOf(claim_id, i));
  await putClaimStates(reader, states);
  world = { claims: fixture.claims, states: new Map(states.map((row) => [row.claim_id, row])), codeSets: new Map(), scope: everywhere, caller: 'sari', now, fields: fields.filter((field) => isJudged(field.id)).map((field) => asDataSay(field)) };
});

afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

/** Decisions of three people over some days, around midnight in Jakarta, and claims that are still or no longer held. */
function stateOf(claimId: string, i: number): ClaimStateRow {
  const isDecided = i % 3 !== 0;
  return {
    claim_id: claimId,
    decision: isDecided ? (['approved', 'partial', 'rejected'] as const)[i % 3] ?? null : null,
    correction_ratio: isDecided ? [0, 0.25, 1][i % 3] ?? null : null,
    reason: isDecided ? ([null, 'administrative', 'duplicate'] as const)[i % 3] ?? null : null,
    reviewer: isDecided ? ['sari', 'budi', 'made'][i % 3] ?? null : null,
    decided_at: isDecided ? new Date(Date.UTC(2025, 0, 2 + (i % 9), 16, 59, 30) + i * 1000).toISOString() : null,
    assignee: i % 4 === 0 ? 'sari' : null,
    assigned_until: i % 4 === 0 ? new Date(now.getTime() + (i % 8 === 0 ? 1 : -1) * 3_600_000).toISOString() : null,
    due_on: i % 4 === 0 ? `2025-01-${10 + (i % 7)}` : null,
  };
}

/** Names that the data give are drawn as the data give them: what a catalogue's word means of them is told by other tests. */
function asDataSay({ values, ...field }: Field): Field {
  return field.isLookedUp || values === undefined ? field : { ...field, values };
}

/** Whether the judge can tell the field's value of a claim. */
function isJudged(id: string): boolean {
  const [claim] = fixture.claims;
  if (!claim) return false;
  try {
    valueOf({ claims: [], states: new Map(), codeSets: new Map(), scope: everywhere, caller: '', now, fields }, claim, id);
    return true;
  } catch {
    return false;
  }
}

async function run(input: ClaimQueryInput, asked: World = world): Promise<readonly NaiveResult[]> {
  const query = claimQuerySchema.parse(input);
  const results = await reader.read((snapshot) => runQuery(snapshot, query, { scope: asked.scope, caller: asked.caller, now: asked.now }));
  return results.map((result) => inOrder(result, query));
}

/** The columns that the judge gives, in its order. */
function inOrder({ columns, rows, total, matched, withoutValue, withheld }: QueryResult, query: ClaimQuery): NaiveResult {
  const shown = columns.filter(({ role, name }) => (role !== 'label' && role !== 'mark') || (query.subject === 'claims' || query.subject === 'decisions' ? query.fields.includes(name) : false));
  return { columns: shown.map(({ name }) => name), rows: rows.map((row) => shown.map(({ name }) => row[name])), total, matched, withoutValue, withheld };
}

/** The same answer; where it is not, the difference is shown. */
function expectNear(given: readonly NaiveResult[], expected: readonly NaiveResult[]): void {
  expect(near(given, expected) ? expected : given).toEqual(expected);
}

const runs = 60;

describe('a query', () => {
  // oxlint-disable-next-line vitest/expect-expect -- expectNear expects
  test.each(['claims', 'decisions', 'groups', 'facilities', 'patients', 'pairs'] as const)('of %s gives what working it out claim by claim gives', async (subject) => {
    await fc.assert(
      fc.asyncProperty(queryArbitraries(world)[subject], async (input) => {
        expectNear(await run(input), [naiveRun(world, claimQuerySchema.parse(input))].flat());
      }),
      { numRuns: runs, seed: 1 },
    );
  });

  // oxlint-disable-next-line vitest/expect-expect -- expectNear expects
  test('in a scope gives what the claims of the scope alone give', async () => {
    const scoped: World = { ...world, scope: { provinces: ['32', '35'] } };
    await fc.assert(
      fc.asyncProperty(queryArbitraries(scoped).any, async (input) => {
        expectNear(await run(input, scoped), [naiveRun(scoped, claimQuerySchema.parse(input))].flat());
      }),
      { numRuns: runs, seed: 2 },
    );
  });

  test('groups a small whole number by a part of one', async () => {
    const [{ rows } = { rows: [] }] = await run({ subject: 'groups', by: [{ field: 'flag_count', width: 0.25 }], measures: [{ agg: 'count' }] });
    expect(rows.map(([lower]) => lower)).toEqual([...new Set(world.claims.map(({ flags }) => flags.length))].toSorted((a, b) => a - b));
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import type { Parameters, Row } from '../database.ts';
import { claimQuerySchema } from '../query/claim-query.ts';
import { runQuery } from '../query/run-query.ts';
import { everywhere } from '../scope.ts';
import { type Snapshot, SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { loadSql } from '../sql.ts';
import { claimsInScope, readClaim } from './claim.ts';
import { readClaimsAt, readClaimsOf } from './claims-at.ts';
import { readPatientEpisodes } from './patient-episodes.ts';
import { readSimilarClaims } from './similar-claims.ts';

/** Two pairs of ids whose hashes are the same. */
const alike = [['claim-1738', 'claim-256848'], ['claim-11639', 'claim-208212']] as const;

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      ...alike.flat().map((claim_id, i) => ({ claim_id, amount_claimed: 1_000_000 + i, patient_key: `person-${i % 2}`, province_code: '31', duplicate_claim_ids: i === 0 ? ['claim-11639', 'claim-256848'] : [] })),
      { claim_id: 'elsewhere', province_code: '32', patient_key: 'person-0' },
    ],
    count: 300,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

interface PlanNode {
  readonly extra_info?: { readonly Table?: string | undefined } | undefined;
  readonly operator_rows_scanned?: number | undefined;
  readonly children: readonly PlanNode[];
}
const planSchema: z.ZodType<PlanNode> = z.lazy(() => z.object({ extra_info: z.object({ Table: z.string().optional() }).optional(), operator_rows_scanned: z.number().optional(), children: z.array(planSchema) }));

function scannedIn({ extra_info, operator_rows_scanned = 0, children }: PlanNode): number {
  const own = extra_info?.Table?.endsWith('.claims_scored') ? operator_rows_scanned : 0;
  return own + children.reduce((sum, child) => sum + scannedIn(child), 0);
}

/** What work on a snapshot gives, and how many rows of claims_scored DuckDB read for it. */
async function watched<T>(work: (snapshot: Snapshot) => Promise<T>): Promise<{ readonly given: T; readonly scanned: number }> {
  let scanned = 0;
  const given = await reader.read((snapshot) => {
    const rows = async <R = Row>(sql: string, parameters: Parameters = {}): Promise<R[]> => {
      const plan = await snapshot.rows<{ explain_value: string }>(`EXPLAIN (ANALYZE, FORMAT json) ${sql}`, parameters);
      // A time with many digits is masked, as every text of the snapshot that may hold a number of a person.
      scanned += scannedIn(planSchema.parse(JSON.parse((plan.at(-1)?.explain_value ?? '').replaceAll('[…]', '0'))));
      return snapshot.rows<R>(sql, parameters);
    };
    // A manifest of its own: nothing that was read before is known.
    return work({ manifest: { ...snapshot.manifest }, rows, rowsOfFile: (name, parameters) => rows(loadSql(name), parameters), ranksOf: (claimId) => snapshot.ranksOf(claimId) });
  });
  return { given, scanned };
}

describe('what is asked of a claim by its id', () => {
  test('reads it alone, and another only where both share a hash', async () => {
    for (const { claim_id } of fixture.claims.slice(0, 20).filter(({ duplicate_claim_ids }) => duplicate_claim_ids.length === 0)) {
      const { given, scanned } = await watched((snapshot) => readClaim(snapshot, claim_id, everywhere));
      expect(given.claim.claim_id).toBe(claim_id);
      expect(scanned).toBe(alike.some((pair) => pair.some((id) => id === claim_id)) ? 2 : 1);
    }
  });

  test('is told of that claim, not of one with the same hash, and of none where the snapshot has none', async () => {
    for (const claimId of alike.flat()) expect(await reader.read((snapshot) => readClaim(snapshot, claimId, everywhere))).toMatchObject({ claim: { claim_id: claimId, amount_claimed: 1_000_000 + alike.flat().indexOf(claimId) } });
    await expect(watched((snapshot) => readClaim(snapshot, 'nobody’s', everywhere))).rejects.toMatchObject({ code: 'CLAIM_MISSING' });
  });

  test('is read once of a snapshot, however often it is asked', async () => {
    const { scanned } = await watched(async (snapshot) => {
      for (let i = 0; i < 3; i += 1) await readClaim(snapshot, 'elsewhere', everywhere);
      await expect(readClaim(snapshot, 'elsewhere', { provinces: ['31'] })).rejects.toMatchObject({ code: 'CLAIM_MISSING' });
    });
    expect(scanned).toBe(1);
  });

  test('reads the claims that it repeats and no others', async () => {
    const { given, scanned } = await watched((snapshot) => readClaim(snapshot, 'claim-1738', everywhere));
    expect(given.twins.map(({ claim_id }) => claim_id).toSorted()).toEqual(['claim-11639', 'claim-256848']);
    // Itself and its twins, each with the one that shares its hash.
    expect(scanned).toBe(2 + 4);
  });

  test('whether claims are in scope reads these', async () => {
    const ids = fixture.claims.filter((_, i) => i % 20 === 3).map(({ claim_id }) => claim_id).filter((id) => !alike.some((pair) => pair.some((one) => one === id)));
    const { given, scanned } = await watched((snapshot) => claimsInScope(snapshot, [...ids, 'nobody’s'], { provinces: ['31'] }));
    expect([...given].toSorted()).toEqual(fixture.claims.filter(({ claim_id, province_code }) => ids.includes(claim_id) && province_code === '31').map(({ claim_id }) => claim_id).toSorted());
    expect(scanned).toBe(ids.length);
  });

  test('its episodes read the claims of its participant', async () => {
    const claim = fixture.claims.find(({ claim_id }) => claim_id === 'claim-1738');
    const own = fixture.claims.filter(({ patient_key }) => patient_key === 'person-0');
    const { given, scanned } = await watched((snapshot) => readPatientEpisodes(snapshot, claim ?? { claim_id: '', risk_rank: 0 }, everywhere, 50));
    expect(given.episodes.map(({ claim_id }) => claim_id).toSorted()).toEqual(own.map(({ claim_id }) => claim_id).filter((id) => id !== 'claim-1738').toSorted());
    expect(scanned).toBe(1 + own.length);
  });

  test('similar claims are compared by their columns, and only those shown are read whole', async () => {
    const { given: { claim } } = await watched((snapshot) => readClaim(snapshot, fixture.claims[0]?.claim_id ?? '', everywhere));
    const { given, scanned } = await watched((snapshot) => readSimilarClaims(snapshot, claim, everywhere, 3));
    expect(scanned).toBe(fixture.claims.length + given.claims.length);
  });
});

describe('claims at ranks', () => {
  test('come in the order asked for, with the columns asked for, and none for a rank that there is not', async () => {
    const given = await reader.read((snapshot) => readClaimsAt(snapshot, [7, 3, 99_999, 5], ['claim_id']));
    expect(given).toEqual([7, 3, 5].map((rank) => ({ claim_id: fixture.claims[rank - 1]?.claim_id })));
    expect(await reader.read((snapshot) => readClaimsOf(snapshot, [], ['los']))).toEqual([]);
  });
});

test.each([
  [{ op: '=', value: 'claim-1738' }, ['claim-1738']],
  [{ op: 'in', value: ['claim-256848', 'nobody’s', 'elsewhere'] }, ['claim-256848', 'elsewhere']],
  [{ op: '=', value: 'nobody’s' }, []],
] as const)('a query that names claims gives them and no other with their hash: %j', async ({ op, value }, expected) => {
  const query = claimQuerySchema.parse({ subject: 'claims', where: [{ field: 'claim_id', op, value }], fields: ['claim_id'] });
  const [result] = await reader.read((snapshot) => runQuery(snapshot, query, { scope: everywhere, caller: '', now: new Date(0) }));
  expect(result?.rows.map(({ claim_id }) => claim_id).toSorted()).toEqual([...expected].toSorted());
  expect(result?.matched).toBe(expected.length);
});

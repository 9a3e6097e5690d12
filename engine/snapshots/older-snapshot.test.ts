import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome, fixtureSnapshotId } from '../../tests/support/fixture-snapshot.ts';
import { claimColumns } from '../columns.ts';
import { Database } from '../database.ts';
import { claimQuerySchema, type ClaimQueryInput } from '../query/claim-query.ts';
import { runQuery } from '../query/run-query.ts';
import { readClaim } from '../reports/claim.ts';
import { everywhere } from '../scope.ts';
import { fillMissing } from './older-snapshot.ts';
import { SnapshotReader } from './snapshot-reader.ts';

/** Columns that snapshots have had only since some version. */
const added = claimColumns.filter(({ restsOnOthers }) => restsOnOthers).map(({ name }) => name);

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ claims: [{ claim_id: 'repeated', province_code: '31', duplicate_claim_ids: ['other'] }], count: 40 });
  const database = await Database.open(join(fixture.home.snapshots, fixtureSnapshotId, 'snapshot.duckdb'), { threads: 1 });
  const connection = await database.connect();
  await connection.run('DROP VIEW claims_normalized');
  await connection.run('DROP INDEX claims_by_rank');
  for (const name of ['claim_ranks', 'patient_ranks']) await connection.run(`DROP TABLE ${name}`);
  for (const name of added) await connection.run(`ALTER TABLE claims_scored DROP COLUMN ${name}`);
  connection.close();
  database.close();
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

test('a claim of an earlier version reads as it was stored, without a value in columns that came later', async () => {
  for (const { patient_key: _patient, family_key: _family, ...stored } of fixture.claims.slice(0, 5)) {
    const { claim, withheld } = await reader.read((snapshot) => readClaim(snapshot, stored.claim_id, everywhere));
    expect(claim).toEqual({ ...stored, ...Object.fromEntries(added.map((name) => [name, null])) });
    expect(withheld).toEqual([]);
  }
});

test('what rests on other claims is withheld from a scope, since nobody knows where these lie', async () => {
  const query: ClaimQueryInput = { subject: 'claims', where: [{ field: 'claim_id', op: '=', value: 'repeated' }], fields: ['claim_id', 'duplicate_pattern', 'same_day_claim_count'], order: [{ field: 'amount_claimed' }] };
  const ask = (provinces: readonly string[] | null) =>
    reader.read((snapshot) => runQuery(snapshot, claimQuerySchema.parse(query), { scope: { provinces }, caller: 'sari', now: new Date('2025-01-15T00:00:00Z') }));
  expect(await ask(null)).toMatchObject([{ rows: [{ claim_id: 'repeated', duplicate_pattern: true, same_day_claim_count: null }], withheld: [] }]);
  expect(await ask(['31'])).toMatchObject([{ rows: [{ claim_id: 'repeated', duplicate_pattern: null }], withheld: [{ field: 'duplicate_pattern', n: 1 }, { field: 'same_day_claim_count', n: 1 }] }]);
});

test('what an earlier edition of a ruleset did not count surprises nobody, the level of tariffs is the usual one, and counts are found by any kind of key', async () => {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.run("ATTACH ':memory:' AS earlier");
    await connection.run("CREATE TABLE earlier.claims_scored AS SELECT 1 AS claim_no; CREATE TABLE earlier.claim_ranks (claim_hash INTEGER); CREATE TABLE earlier.position_counts AS SELECT CAST(7 AS UBIGINT) AS key, 50 AS n; CREATE TABLE earlier.component_rates AS SELECT CAST(7 AS UBIGINT) AS service, 'cost' AS component, CAST(9000 AS BIGINT) AS weight");
    await connection.run('USE earlier');
    await fillMissing(connection, 'earlier');
    expect(await connection.rows('SELECT component, CAST(weight AS INTEGER) AS weight FROM component_rates ORDER BY component')).toEqual([
      { component: 'cost', weight: 9000 }, ...['day_cost', 'grave_few', 'mild_long', 'topup'].map((component) => ({ component, weight: 50_000 })),
    ]);
    expect(await connection.rows('FROM position_levels')).toEqual([]);
    expect(await connection.rows("SELECT n FROM position_counts WHERE kind = 'facility_week' AND key = 7")).toEqual([{ n: 50 }]);
  } finally {
    database.close();
  }
});

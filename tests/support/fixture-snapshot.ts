import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Column, type Home, type ScoredClaim, type SnapshotManifest, claimColumns, homeAt, scoreColumns } from '#engine';

import { type Connection, Database, quoteIdentifier } from '../../engine/database.ts';
import { byRisk, fixtureClaim, fixtureFacilities, flagMask } from './fixture-claims.ts';

export const fixtureSnapshotId = 'snapshot-fixture';

export interface FixtureOptions {
  /** Claims that must be there, each completed from the seeded defaults. */
  readonly claims?: readonly Partial<ScoredClaim>[];
  /** Seeded varied claims besides; 200 unless told. */
  readonly count?: number;
  readonly seed?: number;
  /** Where to make the home; a new temporary folder unless told. */
  readonly directory?: string;
  readonly snapshotId?: string;
  readonly createdAt?: string;
}

export interface FixtureHome {
  readonly home: Home;
  /** What the snapshot holds, by risk_rank. */
  readonly claims: readonly ScoredClaim[];
  cleanup(): void;
}

/**
 * A home with one published snapshot: a real DuckDB file made from the column contract. The same
 * options give the same rows. `peer_groups` and the run tables hold no more than readers need.
 */
export async function createFixtureHome(options: FixtureOptions = {}): Promise<FixtureHome> {
  const root = options.directory ?? mkdtempSync(join(tmpdir(), 'casemind-'));
  const home = homeAt(root);
  const claims = await writeFixtureSnapshot(home, options);
  publishFixtureSnapshot(home, options.snapshotId ?? fixtureSnapshotId);
  return { home, claims, cleanup: () => rmSync(root, { recursive: true, force: true }) };
}

/** Writes a snapshot folder without pointing to it, and gives its claims by risk_rank. */
export async function writeFixtureSnapshot(home: Home, options: FixtureOptions = {}): Promise<readonly ScoredClaim[]> {
  const snapshotId = options.snapshotId ?? fixtureSnapshotId;
  const claims = rankedFixtureClaims(options);
  const folder = join(home.snapshots, snapshotId);
  mkdirSync(folder, { recursive: true });
  const database = await Database.open(join(folder, 'snapshot.duckdb'), { threads: 1 });
  const connection = await database.connect();
  try {
    await writeTables(connection, claims);
    await connection.run('CHECKPOINT');
  } finally {
    connection.close();
    database.close();
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifestOf(claims, snapshotId, options.createdAt), null, 2));
  return claims;
}

/** Points the home to a snapshot, whether or not there is such a folder. */
export function publishFixtureSnapshot(home: Home, snapshotId: string): void {
  writeFileSync(home.pointer, JSON.stringify({ snapshot_id: snapshotId }));
}

/** The claims of a fixture by risk_rank, without writing anything. */
export function rankedFixtureClaims({ claims = [], count = 200, seed = 7 }: FixtureOptions = {}): ScoredClaim[] {
  const all = [
    ...claims.map((overrides, i) => fixtureClaim(i + 1, seed, overrides)),
    ...Array.from({ length: count }, (_, i) => fixtureClaim(claims.length + i + 1, seed)),
  ];
  all.sort(byRisk);
  all.forEach((claim, i) => (claim.risk_rank = i + 1));
  return all;
}

async function writeTables(connection: Connection, claims: readonly ScoredClaim[]): Promise<void> {
  const columns: readonly Column[] = [
    ...claimColumns,
    ...scoreColumns,
    { name: 'flag_mask', type: 'INTEGER', source: '', meaning: '', required: true },
  ];
  await createTable(connection, 'claims_scored', columns, claims.map((claim) => ({ ...claim, flag_mask: flagMask(claim.flags) })));
  const names = claimColumns.map(({ name }) => quoteIdentifier(name)).join(', ');
  await connection.run(`CREATE VIEW claims_normalized AS SELECT ${names} FROM claims_scored`);
  await connection.runFile('prelude');
  await connection.runFile('marts/rank_tables');
  await connection.run('CREATE INDEX claims_by_rank ON claims_scored (risk_rank)');
  await createTable(
    connection,
    'claims_ml_scores',
    typed({ claim_no: 'INTEGER', claim_id: 'VARCHAR', risk_rank: 'INTEGER', anomaly_score: 'DOUBLE', ml_score_normalized: 'DOUBLE', model_version: 'VARCHAR' }),
    claims,
  );
  await createTable(connection, 'ml_model_versions', typed({ model_version: 'VARCHAR', contamination: 'DOUBLE' }), [{ model_version: claims[0]?.model_version ?? 'iso_v1', contamination: 0.03 }]);
  await createTable(
    connection,
    'facilities',
    typed({
      facility_key: 'VARCHAR',
      province_code: 'VARCHAR',
      province_name: 'VARCHAR',
      district_code: 'VARCHAR',
      district_name: 'VARCHAR',
      facility_ownership: 'VARCHAR',
      facility_kind: 'VARCHAR',
      facility_class: 'VARCHAR',
      is_facility_ambiguous: 'BOOLEAN',
      facility_name: 'VARCHAR',
      facility_candidates: 'VARCHAR[]',
    }),
    fixtureFacilities.map((facility) => ({
      facility_key: facility.key,
      province_code: facility.province?.[0],
      province_name: facility.province?.[1],
      district_code: facility.district?.[0],
      district_name: facility.district?.[1],
      facility_ownership: facility.ownership,
      facility_kind: facility.kind,
      facility_class: facility.facilityClass,
      is_facility_ambiguous: facility.isAmbiguous,
      facility_name: facility.name,
      facility_candidates: facility.candidates,
    })),
  );
  const groups = new Map(claims.filter(({ peer_key }) => peer_key !== null).map((claim) => [`${claim.peer_level} ${claim.peer_key}`, claim]));
  await createTable(
    connection,
    'peer_groups',
    typed({ peer_level: 'TINYINT', peer_key: 'VARCHAR', claim_count: 'INTEGER', peer_mean: 'DECIMAL(18,2)', peer_p90: 'DECIMAL(18,1)', peer_std: 'DECIMAL(18,2)' }),
    [...groups.values()].map((claim) => ({ ...claim, claim_count: (claim.peer_n ?? 0) + 1 })),
  );
}

/** Values go through JSON, so that a list, a decimal and a date arrive with the type of the contract. */
async function createTable(connection: Connection, name: string, columns: readonly Column[], rows: readonly object[]): Promise<void> {
  const definitions = columns.map((column) => `${quoteIdentifier(column.name)} ${column.type}${column.required ? ' NOT NULL' : ''}`);
  await connection.run(`CREATE TABLE ${quoteIdentifier(name)} (${definitions.join(', ')})`);
  const names = columns.map((column) => quoteIdentifier(column.name)).join(', ');
  await connection.run(
    `INSERT INTO ${quoteIdentifier(name)} (${names}) SELECT ${names} FROM (SELECT unnest(from_json($rows::JSON, $structure), max_depth := 2))`,
    { rows: JSON.stringify(rows), structure: JSON.stringify([Object.fromEntries(columns.map((column) => [column.name, column.type]))]) },
  );
}

function typed(types: Readonly<Record<string, string>>): readonly Column[] {
  return Object.entries(types).map(([name, type]) => ({ name, type, source: '', meaning: '' }));
}

function manifestOf(claims: readonly ScoredClaim[], snapshotId: string, createdAt = '2025-01-02T00:00:00.000Z'): SnapshotManifest {
  return {
    format: 1,
    snapshot_id: snapshotId,
    state: 'published',
    created_at: createdAt,
    published_at: createdAt,
    data_date: claims.reduce((newest, claim) => (claim.discharge_date > newest ? claim.discharge_date : newest), '2024-01-01'),
    etl_run_id: 'run-fixture',
    model_version: 'iso_v1',
    model_hash: 'fixture',
    ruleset_version: 'RULESET_v1',
    ruleset_parameters: {},
    learned_version: null,
    seed: 42,
    salt_fingerprint: 'fixture',
    casemind_version: '0.1.0',
    top_k: 50,
    rows: { claims_scored: claims.length, claims_quarantine: 0 },
    content: {},
    failures: [],
    live_rows: 0,
    simulated_rows: 0,
  };
}

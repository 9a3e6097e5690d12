import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type RawClaim, claimId, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';
import { createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { newestRun } from '../claims/run-manifest.ts';
import type { ScoredClaim } from '../columns.ts';
import { Database, quoteLiteral } from '../database.ts';
import type { Home } from '../snapshots/home.ts';
import { composeSql } from '../sql.ts';

/** What decides which claims a claim is compared with, and how it stands among them. Amounts in rupiah. */
type ComparedClaim = Pick<ScoredClaim, 'dx_primary_group' | 'severity_group' | 'facility_class' | 'province_name' | 'amount_claimed'>;
type Peers = Pick<ScoredClaim, 'peer_level' | 'peer_key' | 'peer_n' | 'peer_mean' | 'peer_p90' | 'peer_std' | 'cost_zscore'>;

const compared = ['dx_primary_group', 'severity_group', 'facility_class', 'province_name', 'amount_claimed'] as const;
const peerColumns = ['peer_level', 'peer_key', 'peer_n', 'peer_mean', 'peer_p90', 'peer_std', 'cost_zscore'] as const;
type Claim = ComparedClaim & Peers & Pick<ScoredClaim, 'claim_id'>;

interface Asked {
  readonly claim: ComparedClaim;
  readonly was?: ComparedClaim;
}

interface Read {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly peers: readonly Peers[];
}

const claimType = '{"dx_primary_group":"VARCHAR","severity_group":"VARCHAR","facility_class":"VARCHAR","province_name":"VARCHAR","amount_claimed":"BIGINT"}';
const statement = composeSql(
  [
    { name: 'asked', select: `SELECT unnest(from_json($asked::JSON, '[{"row_no":"INTEGER","claim":${claimType},"was":${claimType}}]')) AS a` },
    {
      name: 'claims_to_compare',
      select: `SELECT a.row_no, ${compared.map((name) => `a.claim.${name}, a.was.${name} AS ${name === 'amount_claimed' ? 'was_amount' : `was_${name}`}`).join(', ')} FROM asked`,
    },
    'intermediate/peers_of_claims',
  ],
  `SELECT peer_level, peer_key, n AS peer_n, peer_mean(n, amount_sum) AS peer_mean, peer_p90(n, p90_low, p90_high) AS peer_p90,
    CAST(peer_deviation(n, amount_sum, amount_square_sum) AS DECIMAL(18, 2)) AS peer_std,
    peer_zscore(amount_claimed, n, amount_sum, peer_deviation(n, amount_sum, amount_square_sum)) AS cost_zscore
  FROM claims_to_compare LEFT JOIN peers_of_claims USING (row_no) ORDER BY row_no`,
);

/** The claims of the newest run of a home by id, and what its stored groups say of some others. */
function readRun(home: Home, asked: readonly Asked[] = []): Promise<Read> {
  return readGroups(newestRun(home).folder, 'run.duckdb', asked);
}

/** The claims of a folder by id, and what the groups in its database say of some others. */
async function readGroups(folder: string, file: string, asked: readonly Asked[]): Promise<Read> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.runFile('prelude');
    await connection.run(`ATTACH ${quoteLiteral(join(folder, file))} AS stored (READ_ONLY)`);
    await connection.run('USE stored');
    const claims = await connection.rows<Claim>(`SELECT claim_id, ${[...compared, ...peerColumns].join(', ')} FROM read_parquet(${quoteLiteral(join(folder, 'claims_normalized.parquet'))})`);
    const peers = asked.length === 0 ? [] : await connection.rows<Peers>(statement, { asked: JSON.stringify(asked.map((one, row_no) => ({ row_no, ...one }))) });
    return { claims: new Map(claims.map((claim) => [claim.claim_id, claim])), peers };
  } finally {
    database.close();
  }
}

function peersIn(claims: ReadonlyMap<string, Claim>, id: string): Peers {
  const { peer_level, peer_key, peer_n, peer_mean, peer_p90, peer_std, cost_zscore } = claimIn(claims, id);
  return { peer_level, peer_key, peer_n, peer_mean, peer_p90, peer_std, cost_zscore };
}

function claimIn(claims: ReadonlyMap<string, Claim>, id: string): Claim {
  const claim = claims.get(id);
  if (!claim) throw new RangeError(id);
  return claim;
}

interface Given {
  readonly dx: string;
  readonly severity: string;
  readonly facilityClass: string;
  readonly province: string;
  readonly amount: number;
}

const given = fc.record<Given>({
  dx: fc.constantFrom('A09', 'J18', ''),
  severity: fc.constantFrom('I', 'II', ''),
  facilityClass: fc.constantFrom('2', '3', ''),
  province: fc.constantFrom('33', '35', ''),
  amount: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => n * 100_000) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 99_999_999_999 }) }),
});

function rawOf(n: number, { dx, severity, facilityClass, province, amount }: Given): RawClaim {
  return rawClaim(n, { FKL17A: dx, FKL18: dx, FKL19: severity === '' ? '' : `J-4-15-${severity}`, FKL23: '', FKL09: facilityClass, FKL05: province, FKL32: `${amount}`, FKL47: `${amount}`, FKL48: '' });
}

/** Runs the ETL on raw claims, and reads of its run. */
async function runOf<T>(rows: readonly RawClaim[], read: (home: Home) => Promise<T>): Promise<T> {
  const folder = createRawFolder({ 'claims.csv': csvText(rows) });
  try {
    await folder.run();
    return await read(folder.home);
  } finally {
    folder.remove();
  }
}

describe('the stored statistics of peer groups give a claim the peers that the ETL gives it', () => {
  test('that stands in none of them yet, and that stood there otherwise, to the last digit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 70, maxLength: 250, size: 'max' }), fc.nat(), given, async (all, place, change) => {
        const [n, id] = [place % all.length, claimId((place % all.length) + 1)];
        const rows = all.map((one, i) => rawOf(i + 1, one));
        const [before, after] = [await runOf(rows, (home) => readRun(home)), await runOf(rows.with(n, rawOf(n + 1, change)), (home) => readRun(home))];
        const added = await runOf(rows.toSpliced(n, 1), (home) => readRun(home, [{ claim: claimIn(before.claims, id) }]));
        expect(added.peers).toEqual([peersIn(before.claims, id)]);
        const changed = await runOf(rows, (home) => readRun(home, [{ claim: claimIn(after.claims, id), was: claimIn(before.claims, id) }, { claim: claimIn(before.claims, id), was: claimIn(before.claims, id) }]));
        expect(changed.peers).toEqual([peersIn(after.claims, id), peersIn(before.claims, id)]);
      }),
      { numRuns: 3, seed: 1 },
    );
  });

  test('at each level of the ladder, and at none, among generated claims', async () => {
    const pipeline = await createPipelineHome({ rows: 1500, seed: 3 });
    const scratch = mkdtempSync(join(tmpdir(), 'casemind-peers-'));
    try {
      const whole = await readRun(pipeline.home);
      const ofLevels = [1, 2, 3, 4, 5].flatMap((level) => [...whole.claims.values()].filter(({ peer_level }) => peer_level === level).toSorted((a, b) => (a.claim_id < b.claim_id ? -1 : 1)).slice(0, 1));
      expect(ofLevels.length).toBeGreaterThan(2);
      cpSync(pipeline.raw, scratch, { recursive: true });
      for (const claim of ofLevels) {
        for (const name of readdirSync(scratch)) {
          const lines = readFileSync(join(scratch, name), 'utf8').split('\n');
          writeFileSync(join(pipeline.raw, name), lines.filter((line) => !line.includes(claim.claim_id)).join('\n'));
        }
        await pipeline.etl();
        const without = await readRun(pipeline.home, [{ claim }]);
        expect(without.claims.size).toBe(whole.claims.size - 1);
        expect(without.peers).toEqual([peersIn(whole.claims, claim.claim_id)]);
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true });
      pipeline.cleanup();
    }
  });

  test('in a snapshot as in its run: a claim that did not change has the peers that it had', async () => {
    const pipeline = await createPipelineHome({ rows: 800, seed: 4 });
    try {
      const { manifest } = await pipeline.refresh();
      const { claims } = await readRun(pipeline.home);
      const some = [...claims.values()].slice(0, 200);
      const { peers } = await readGroups(join(pipeline.home.snapshots, manifest.snapshot_id), 'snapshot.duckdb', some.map((claim) => ({ claim, was: claim })));
      expect(peers).toEqual(some.map(({ claim_id }) => peersIn(claims, claim_id)));
    } finally {
      pipeline.cleanup();
    }
  });

  test('none where no level has 30 others, and from 30 on', async () => {
    const alike = { dx: 'A09', severity: 'I', facilityClass: '2', province: '33', amount: 100_000 } as const;
    const rows = Array.from({ length: 30 }, (_, i) => rawOf(i + 1, { ...alike, amount: i }));
    const claim: ComparedClaim = { dx_primary_group: 'A09', severity_group: 'ringan', facility_class: 'RS Kelas B', province_name: 'Jawa Tengah', amount_claimed: 50 };
    const was: ComparedClaim = { ...claim, amount_claimed: 0 };
    expect((await runOf(rows, (home) => readRun(home, [{ claim }, { claim, was }]))).peers).toMatchObject([
      { peer_level: 1, peer_n: 30, peer_mean: 14.5, peer_p90: 26.1 },
      { peer_level: null, peer_key: null, peer_n: null, peer_mean: null, peer_p90: null, peer_std: null, cost_zscore: null },
    ]);
  });
});

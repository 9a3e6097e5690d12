import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { byRisk } from '../../tests/support/fixture-claims.ts';
import { type FixtureHome, createFixtureHome, publishFixtureSnapshot, writeFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';
import { liveClaim } from '../../tests/support/live-claims.ts';
import { type ClaimQueryInput, claimQuerySchema } from '../query/claim-query.ts';
import { runQuery } from '../query/run-query.ts';
import { readClaim } from '../reports/claim.ts';
import { readPatientEpisodes } from '../reports/patient-episodes.ts';
import { readWorklist } from '../reports/worklist.ts';
import { worklistQuerySchema } from '../reports/worklist-query.ts';
import { type Scope, everywhere } from '../scope.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { putLiveClaims, removeLiveClaims, settleLiveClaims } from './claims-beside.ts';
import type { StoredLiveClaim } from './live-claim.ts';

const shared = 'in-both';
let fixture: FixtureHome;
let reader: SnapshotReader;
let live: readonly StoredLiveClaim[];

/** A live claim as varied as the claims of the fixture. */
function stored(changeSeq: number, changes: Parameters<typeof liveClaim>[1] = {}): StoredLiveClaim {
  const source = changeSeq % 3 === 0 ? 'live' : 'simulated';
  const id = source === 'live' ? `0301R0010125V${String(changeSeq).padStart(6, '0')}` : `SIM-2025-${String(changeSeq).padStart(6, '0')}`;
  const { claim_no: _no, risk_rank: _rank, ...like } = fixture.claims[(changeSeq * 7) % fixture.claims.length] ?? fixture.claims[0] ?? raise();
  return { ...liveClaim(id, { source, receivedAt: new Date(Date.UTC(2025, 0, 2, 0, changeSeq)).toISOString(), ...changes, claim: { ...like, claim_id: id, ...changes.claim } }), changeSeq };
}

function raise(): never {
  throw new RangeError('the fixture has no claims');
}

beforeAll(async () => {
  fixture = await createFixtureHome({ claims: [{ claim_id: shared, amount_claimed: 1_234_567, province_code: '31' }], count: 60 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  live = [...Array.from({ length: 80 }, (_, i) => stored(i + 1)), stored(81, { source: 'live', claim: { claim_id: shared, amount_claimed: 7, risk_score: 1 } })];
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

/** All claims, those of the snapshot in place of live ones of the same id, in the order of the worklist. */
function merged() {
  return [...fixture.claims.map((claim) => ({ ...claim, source: 'snapshot' })), ...live.filter(({ claim }) => claim.claim_id !== shared).map(({ claim, source }) => ({ ...claim, claim_no: 0, risk_rank: 0, source }))].toSorted(byRisk);
}

const options = { scope: everywhere, caller: 'sari', now: new Date('2025-01-15T00:00:00Z') };
const ask = (query: ClaimQueryInput, scope: Scope = everywhere) => reader.read((snapshot) => runQuery(snapshot, claimQuerySchema.parse(query), { ...options, scope }));
const page = (query: Record<string, unknown>, scope: Scope = everywhere) => reader.read((snapshot) => readWorklist(snapshot, worklistQuerySchema.parse(query), { ...options, scope }));

test('what is asked without naming a source is answered the same, byte for byte, before and after live claims came in', async () => {
  const all = async (): Promise<string> =>
    JSON.stringify([
      await page({ page_size: 200 }),
      await page({ sort: 'amount_claimed', service_type: 'RITL' }),
      await ask({ subject: 'groups', by: [{ field: 'province_name' }], measures: [{ agg: 'count' }, { agg: 'median', field: 'amount_claimed' }] }),
      await ask({ subject: 'facilities' }),
      await ask({ subject: 'pairs' }),
      await ask({ subject: 'patients' }),
      await reader.read((snapshot) => readClaim(snapshot, shared, everywhere)),
    ]);
  const before = await all();
  expect(await putLiveClaims(reader, live)).toBe(true);
  expect(await all()).toBe(before);
});

describe('beside the snapshot', () => {
  test('a live claim of an id that the snapshot has is neither listed nor counted nor read', async () => {
    const [counted] = await ask({ subject: 'groups', by: [{ field: 'source' }], measures: [{ agg: 'count' }] });
    const bySource = Object.fromEntries((counted?.rows ?? []).map((row) => [String(row['source']), row['n']]));
    const expected = Object.fromEntries([...Map.groupBy(merged(), ({ source }) => source)].map(([source, claims]) => [source, claims.length]));
    expect(bySource).toEqual(expected);
    const { rows } = await page({ source: 'all', claim_id: shared });
    expect(rows).toMatchObject([{ claim_id: shared, source: 'snapshot', amount_claimed: 1_234_567 }]);
    expect(await reader.read((snapshot) => readClaim(snapshot, shared, everywhere))).toMatchObject({ claim: { amount_claimed: 1_234_567 }, intake: null });
  });

  test('any page of all claims is that of both merged by the total order, whatever filters it', async () => {
    const query = fc.record({
      source: fc.constantFrom('all', 'live', 'simulated'),
      service_type: fc.option(fc.constantFrom('RITL', 'RJTL'), { nil: undefined }),
      min_risk_score: fc.option(fc.constantFrom(0.2, 0.5), { nil: undefined }),
      page: fc.integer({ min: 1, max: 6 }),
      page_size: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(query, async ({ source, service_type: service, min_risk_score: least, page: number, page_size: size }) => {
        const { rows, total } = await page({ source, page: number, page_size: size, ...(service && { service_type: service }), ...(least !== undefined && { min_risk_score: least }) });
        const all = merged().filter((claim) => (source === 'all' || claim.source === source) && (service === undefined || claim.service_type === service) && claim.risk_score >= (least ?? 0));
        expect(total).toBe(all.length);
        expect(rows.map(({ claim_id, source: from }) => [claim_id, from])).toEqual(all.slice((number - 1) * size, number * size).map((claim) => [claim.claim_id, claim.source]));
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  test.each(['amount_claimed', 'amount_gap_asc', 'admit_date', 'risk_asc'])('the pages of all claims by %s hold every claim once', async (sort) => {
    const seen: string[] = [];
    for (let number = 1; ; number += 1) {
      const { rows } = await page({ source: 'all', sort, page: number, page_size: 23 });
      if (rows.length === 0) break;
      seen.push(...rows.map(({ claim_id }) => claim_id));
    }
    expect(seen.toSorted()).toEqual(merged().map(({ claim_id }) => claim_id).toSorted());
  });

  test('a list of claims of every source says the source of each, also where its columns are chosen', async () => {
    const [list] = await ask({ subject: 'claims', where: [{ field: 'source', op: '=', value: 'simulated' }], fields: ['claim_id'], limit: 3 });
    expect(list?.rows).toHaveLength(3);
    for (const row of list?.rows ?? []) expect(row).toEqual({ claim_id: expect.stringMatching(/^SIM-/), source: 'simulated' });
  });

  test('a live claim has no rank, and tells how it came in', async () => {
    const [first] = live;
    const { claim, intake } = await reader.read((snapshot) => readClaim(snapshot, first?.claim.claim_id ?? '', everywhere));
    expect(claim).toMatchObject({ risk_rank: null, claim_no: null, amount_claimed: first?.claim.amount_claimed, flags: first?.claim.flags });
    expect(Object.keys(claim)).not.toContain('patient_key');
    expect(intake).toEqual({ source: 'simulated', channel: 'jsonl', generated_at: '2025-01-02T00:00:00.000Z', received_at: first?.receivedAt, scored_against: 'snapshot-1' });
  });

  test('a claim that came in an hour ago is found by the time of its receipt, those of the snapshot never', async () => {
    const [list] = await ask({ subject: 'claims', where: [{ field: 'received_at', op: '>=', value: '2025-01-02T08:00:00+07:00' }], limit: 200 });
    expect(list?.rows.map((row) => row['claim_id']).toSorted()).toEqual(live.filter(({ receivedAt, claim }) => receivedAt >= '2025-01-02T01:00:00.000Z' && claim.claim_id !== shared).map(({ claim }) => claim.claim_id).toSorted());
    const [day] = await ask({ subject: 'groups', period: { date: 'received_on', from: '2025-01-02', to: '2025-01-02' } });
    expect(day?.rows).toEqual([{ n: live.length - 1 }]);
  });

  test('who may see some provinces sees no live claim of another, in lists, counts and by its id', async () => {
    const scope = { provinces: ['31'] };
    const own = live.filter(({ claim }) => claim.province_code === '31' && claim.claim_id !== shared);
    const others = live.filter(({ claim }) => claim.province_code !== '31');
    expect([own.length, others.length]).not.toContain(0);
    const { rows, total } = await page({ source: 'simulated', page_size: 200 }, scope);
    expect(total).toBe(own.filter(({ source }) => source === 'simulated').length);
    expect(rows.every(({ claim_id }) => own.some(({ claim }) => claim.claim_id === claim_id))).toBe(true);
    await expect(reader.read((snapshot) => readClaim(snapshot, others[0]?.claim.claim_id ?? '', scope))).rejects.toMatchObject({ code: 'CLAIM_MISSING' });
  });

  test('the other claims of a live claim’s person are those of the snapshot and of its own source', async () => {
    const patient_key = 'one-person';
    const [mine, simulated] = [stored(90, { claim: { patient_key } }), stored(91, { claim: { patient_key } })];
    const other = { ...stored(93, { claim: { patient_key } }) };
    await putLiveClaims(reader, [mine, other]);
    await putLiveClaims(reader, [simulated]);
    const found = await reader.read(async (snapshot) => readPatientEpisodes(snapshot, (await readClaim(snapshot, mine.claim.claim_id, everywhere)).claim, everywhere, 10));
    expect([found.hasPatient, found.episodes.map(({ claim_id }) => claim_id)]).toEqual([true, [other.claim.claim_id]]);
    await removeLiveClaims(reader, 'live', 93);
    await removeLiveClaims(reader, 'simulated', 91);
    await putLiveClaims(reader, live);
  });

  test('a claim that comes again stands in place of what it was', async () => {
    const again = { ...stored(2, { claim: { amount_claimed: 42 } }), changeSeq: 100 };
    await putLiveClaims(reader, [again]);
    const { rows } = await page({ source: 'all', claim_id: again.claim.claim_id });
    expect(rows).toMatchObject([{ claim_id: again.claim.claim_id, amount_claimed: 42 }]);
    await putLiveClaims(reader, [stored(2)]);
  });

  test('a claim that the next snapshot has is told by it, and live again where an earlier one serves', async () => {
    const [first] = live.filter(({ source }) => source === 'live');
    const claimId = first?.claim.claim_id ?? '';
    const sourceOf = async () => (await page({ source: 'all', claim_id: claimId })).rows.map(({ source }) => source);
    await writeFixtureSnapshot(fixture.home, { claims: [{ claim_id: claimId }], count: 10, seed: 9, snapshotId: 'snapshot-next' });
    const reading = reader.read(async (snapshot) => {
      publishFixtureSnapshot(fixture.home, 'snapshot-next');
      await reader.refresh();
      return runQuery(snapshot, claimQuerySchema.parse({ subject: 'claims', where: [{ field: 'claim_id', op: '=', value: claimId }, { field: 'source', op: 'not_null' }] }), options);
    });
    expect((await reading)[0]?.rows).toMatchObject([{ source: 'live' }]);
    expect(await sourceOf()).toEqual(['snapshot']);
    publishFixtureSnapshot(fixture.home, 'snapshot-fixture');
    await reader.refresh();
    expect(await sourceOf()).toEqual(['live']);
  });

  test('claims that are removed are gone, and their memory is given back while others read', async () => {
    const [count] = await Promise.all([page({ source: 'simulated' }), removeLiveClaims(reader, 'simulated', 1000)]);
    expect(count.total === 0 || count.total === live.filter(({ source }) => source === 'simulated').length).toBe(true);
    expect(typeof (await settleLiveClaims(reader))).toBe('boolean');
    expect((await page({ source: 'simulated' })).rows).toEqual([]);
    await expect(reader.read((snapshot) => readClaim(snapshot, live[0]?.claim.claim_id ?? '', everywhere))).rejects.toMatchObject({ code: 'CLAIM_MISSING' });
    expect((await page({ source: 'live' })).total).toBe(live.filter(({ source, claim }) => source === 'live' && claim.claim_id !== shared).length);
  });
});

test('where no snapshot serves, nothing is laid beside it', async () => {
  const empty = await createFixtureHome({ count: 1 });
  publishFixtureSnapshot(empty.home, 'snapshot-of-nobody');
  const waiting = await SnapshotReader.open({ home: empty.home, threads: 1, opensBroken: true });
  expect(await putLiveClaims(waiting, live)).toBe(false);
  await waiting.close();
  empty.cleanup();
});

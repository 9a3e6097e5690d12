import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Copies } from '../../evals/investigations/copies.ts';
import { runTrials } from '../../evals/investigations/trials.ts';
import { type PipelineHome, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { runQuery } from '../query/run-query.ts';
import { everywhere } from '../scope.ts';
import type { Finding } from './finding.ts';
import { investigate } from './investigate.ts';
import type { Selection } from './sides.ts';

const options = { scope: everywhere, caller: '', now: new Date('2025-01-01T00:00:00Z') };

let pipeline: PipelineHome;
let reader: SnapshotReader;
let copies: Copies;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 10_000, seed: 7 });
  await pipeline.refresh();
  reader = await SnapshotReader.open({ home: pipeline.home, threads: 2 });
  copies = await Copies.of(pipeline.home);
});
afterAll(async () => {
  copies?.close();
  await reader?.close();
  pipeline?.cleanup();
});

const selections: readonly Selection[] = [
  { where: [] },
  { where: [{ field: 'facility_key', op: '=', value: '90613' }] },
  { where: [{ field: 'province_name', op: '=', value: 'Bali' }], period: { date: 'admit_date', from: '2022-04-01', to: '2022-06-30' } },
  { where: [{ any: [{ field: 'service_type', op: '=', value: 'RITL' }, { field: 'los', op: '>', value: 0 }] }, { field: 'segment', op: '!=', value: 'PPU' }] },
];

test('one deviation among claims dealt at random is found, and without one nothing stands out', async () => {
  const { planted, empty } = await runTrials(pipeline.home, { plants: 8, nulls: 8, seed: 70, about: 'anywhere' });
  expect(planted.filter(({ place }) => place >= 1 && place <= 3).length).toBeGreaterThanOrEqual(7);
  expect(empty.filter(({ investigation: { findings } }) => findings.length === 0).length).toBeGreaterThanOrEqual(7);
});

describe.each(selections.map((selection) => [JSON.stringify(selection), selection] as const))('of %s', (_name, selection) => {
  let findings: readonly Finding[];
  beforeAll(async () => {
    ({ findings } = await reader.read((snapshot) => investigate(snapshot, selection, options)));
  });

  test('each figure is one that its query gives, the group and what it is compared with share no claim, and the group lies above', async () => {
    await reader.read(async (snapshot) => {
      for (const { queries, n, value, wholeN, whole, stake, excess } of findings) {
        const [group, others, both] = await Promise.all([queries.group, queries.whole, { ...queries.group, where: [...queries.group.where, ...queries.whole.where] }].map(async (query) => (await runQuery(snapshot, query, options))[0]));
        expect(group?.rows[0]).toMatchObject({ n, value, ...(stake !== null && { stake }) });
        expect(others?.rows[0]).toMatchObject({ n: wholeN, value: whole });
        expect([queries.whole.period === undefined && queries.group.period !== undefined ? 0 : both?.matched]).toEqual([0]);
        expect(value).toBeGreaterThan(whole);
        expect(excess ?? n * (value - whole)).toBeCloseTo(n * (value - whole), 6);
      }
    });
  });

  test('the same data give the same findings, in whatever order and by however many threads', async () => {
    const reversed = await reversedSnapshot();
    expect((await reader.read((snapshot) => investigate(snapshot, selection, options))).findings).toEqual(findings);
    expect((await investigate(reversed, selection, options)).findings).toEqual(findings);
  });

  test('no group is told twice, and no more than five are', () => {
    expect(findings.length).toBeLessThanOrEqual(5);
    expect(new Set(findings.map(({ outcome, by }) => JSON.stringify([outcome, by.map(({ value }) => value)]))).size).toBe(findings.length);
  });
});

/** The same claims, stored the other way round. */
async function reversedSnapshot(): Promise<Snapshot> {
  return copies.asPublished('claim_no DESC');
}

test('a caller whose scope names provinces is told of their claims alone, as if there were no others', async () => {
  const scope = { provinces: ['35', '51'] };
  const snapshot = await copies.asPublished('claim_no');
  const within = await investigate(snapshot, { where: [] }, { ...options, scope });
  await copies.change("DELETE FROM claims_scored WHERE province_code IS NULL OR province_code NOT IN ('35', '51')", {});
  expect(await investigate(snapshot, { where: [] }, { ...options, scope })).toEqual(within);
  expect(within.searched.claims).toBeGreaterThan(20);
});

test('a province that deviates because of one hospital is folded into the hospital', async () => {
  const snapshot = await copies.shuffled(900);
  const [largest] = await snapshot.rows<{ facility_key: string; province_name: string }>('SELECT facility_key, province_name FROM claims_scored GROUP BY ALL HAVING count(*) BETWEEN 60 AND 200 ORDER BY count(*) DESC, facility_key LIMIT 1');
  await copies.change('UPDATE claims_scored SET overlapping_claim_count = 1 WHERE facility_key = $key AND claim_no % 2 = 0', { key: largest?.facility_key ?? '' });
  const { findings } = await investigate(snapshot, { where: [] }, options);
  expect(findings.map(({ by }) => by.map(({ value }) => value))).toEqual([[largest?.facility_key]]);
});

test('a finding of a hospital is set against those of its class', async () => {
  const { searched, findings } = await reader.read((snapshot) => investigate(snapshot, selections[1] ?? { where: [] }, options));
  expect(searched.against).toEqual(['class']);
  for (const { queries } of findings.filter(({ against }) => against === 'class')) expect(queries.whole.where).toContainEqual(expect.objectContaining({ field: 'facility_class' }));
});

test('flagged claims of a province are set against flagged claims elsewhere', async () => {
  const flagged = { field: 'is_flagged', op: '=', value: true } as const;
  const { findings } = await reader.read((snapshot) => investigate(snapshot, { where: [flagged, { field: 'province_name', op: '=', value: 'Jawa Timur' }] }, options));
  expect(findings.filter(({ outcome }) => outcome === 'flagged')).toEqual([]);
  for (const { queries } of findings) expect([queries.group.where, queries.whole.where].map((where) => where.filter((clause) => JSON.stringify(clause) === JSON.stringify(flagged)).length)).toEqual([1, 1]);
});

test('of a selection without claims nothing is said to stand out', async () => {
  const { searched, findings } = await reader.read((snapshot) => investigate(snapshot, { where: [{ field: 'los', op: '<', value: 0 }] }, options));
  expect([searched.claims, findings]).toEqual([0, []]);
});

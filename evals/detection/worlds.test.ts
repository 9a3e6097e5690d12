import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { SnapshotReader, homeAt, refreshSnapshot, runEtl, silentObserver } from '#engine';

import { generateBills } from './bills.ts';
import { readTruth } from './labels.ts';
import { rankLeftOut } from './left-out.ts';

const root = mkdtempSync(join(tmpdir(), 'casemind-worlds-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const make = async (name: string, seed: number): Promise<string> => {
  const outDir = join(root, name);
  await generateBills({ rows: 3000, seed, outDir });
  return outDir;
};
const filesOf = (folder: string): readonly string[] => ['fkrtl.csv', 'fkrtl_diagnosa_sekunder.csv', 'ground-truth.csv'].map((name) => readFileSync(join(folder, name), 'utf8'));
const idsOf = (text: string): readonly string[] => text.trimEnd().split('\n').slice(1).map((line) => /\d+V\d{6}/.exec(line.split(',', 5).join(','))?.[0] ?? '');

test('a world of bills follows from its seed, and labels 3 of 100 of its claims, most of them at a few facilities', async () => {
  const [claims = '', secondary = '', truth = ''] = filesOf(await make('one', 3));
  expect(filesOf(await make('again', 3))).toEqual([claims, secondary, truth]);
  expect(filesOf(await make('other', 4))[0]).not.toBe(claims);
  const [ids, labelled] = [idsOf(claims), readTruth(join(root, 'one', 'ground-truth.csv'))];
  expect([...labelled.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  expect(labelled.size).toBe(Math.round(ids.length * 0.03));
  expect(new Set(labelled.values())).toEqual(new Set(['inflated_bill', 'other_diagnosis', 'other_procedures', 'higher_severity']));
  const perFacility = [...Map.groupBy(labelled.keys(), (id) => id.slice(0, -11)).values()].map((some) => some.length).toSorted((a, b) => b - a);
  expect(perFacility[0]).toBeGreaterThan(0.5 * labelled.size);
});

test('with nothing left out claims are ranked as the snapshot ranks them, and without a component otherwise', async () => {
  const home = homeAt(join(root, 'home'));
  const common = { home, threads: 1, version: '', now: () => new Date('2026-01-01T00:00:00Z'), observer: silentObserver, ruleset: 'RULESET_v2' };
  await runEtl({ ...common, sourceFolder: await make('ranked', 5), salt: 'evaluation', maxQuarantine: 0.5 });
  await refreshSnapshot({ ...common, topK: 50 });
  const reader = await SnapshotReader.open({ home, threads: 1, connections: 1 });
  try {
    const ranked = await reader.read((snapshot) => snapshot.rows<{ claim_id: string }>('SELECT claim_id FROM claims_scored ORDER BY risk_rank'));
    const [whole, ...others] = await rankLeftOut(home);
    expect(whole).toEqual({ component: undefined, claimIds: ranked.map(({ claim_id }) => claim_id) });
    expect(others.map(({ component }) => component)).toContain('cost');
    expect(others.find(({ component }) => component === 'cost')?.claimIds).not.toEqual(whole?.claimIds);
  } finally {
    await reader.close();
  }
});

import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { generateClaims, newestRun } from '#engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type RawFolder, claimId, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';

let folder: RawFolder;
beforeEach(() => {
  folder = createRawFolder();
});
afterEach(() => folder.remove());

const contentOf = async (options: Parameters<RawFolder['run']>[0] = {}): Promise<string> => (await folder.run(options)).manifest.content.claims_normalized;

describe('the same input gives the same content', () => {
  it('on 1, 2 and 5 threads, with much and little memory, again and again', async () => {
    await generateClaims({ rows: 6_000, seed: 5, outDir: folder.sourceFolder });
    const first = await contentOf({ threads: 1 });
    expect(await contentOf({ threads: 2 })).toBe(first);
    expect(await contentOf({ threads: 5, memoryLimit: '400MB' })).toBe(first);
    expect(await contentOf({ threads: 2, memoryLimit: '1GB', now: '2027-01-31T02:00:00Z' })).toBe(first);
  });

  it('whether claims are written at once or in parts, some of which all claims of are quarantined', async () => {
    await generateClaims({ rows: 3_000, seed: 5, outDir: folder.sourceFolder });
    folder.write({ 'a.csv': csvText([...Array(40).keys()].map((i) => rawClaim(i, { FKL03: '31/02/2022' }))) });
    const atOnce = await folder.run();
    const inParts = await folder.run({ claimsAtOnce: 35 });
    expect(inParts.manifest.content.claims_normalized).toBe(atOnce.manifest.content.claims_normalized);
    expect(await folder.query(inParts, 'SELECT * FROM run.facilities ORDER BY ALL')).toEqual(await folder.query(atOnce, 'SELECT * FROM run.facilities ORDER BY ALL'));
  });

  it('whether coded columns hold codes or labels', async () => {
    await generateClaims({ rows: 1_500, seed: 7, outDir: folder.sourceFolder });
    const numeric = await contentOf();
    await generateClaims({ rows: 1_500, seed: 7, outDir: folder.sourceFolder, edition: 'text' });
    expect(await contentOf()).toBe(numeric);
  });

  it('whatever order the files were written in, bad records and styles to be learned among them', async () => {
    const files = {
      'b.csv': csvText([rawClaim(1), rawClaim(2, { FKL47: '1.234.567,00' }), 'short', rawClaim(3)]),
      'a.csv': csvText([rawClaim(3, { FKL03: '05/01/2022' }), rawClaim(4)], { delimiter: ';' }),
      'c/d.csv': 'FKL02,FKL24\n100080122V000001,I10\n',
    };
    folder.write(files);
    const first = await contentOf();
    const second = createRawFolder(Object.fromEntries(Object.entries(files).toReversed()));
    try {
      const result = await second.run();
      expect(result.manifest.content.claims_normalized).toBe(first);
      expect(await second.query(result, 'SELECT claim_id, source_file FROM claims ORDER BY claim_no')).toEqual([
        { claim_id: claimId(3), source_file: 'a.csv' },
        { claim_id: claimId(4), source_file: 'a.csv' },
        { claim_id: claimId(1), source_file: 'b.csv' },
        { claim_id: claimId(2), source_file: 'b.csv' },
      ]);
    } finally {
      second.remove();
    }
  });

  it('and other content where one cell differs', async () => {
    folder.write({ 'a.csv': csvText([rawClaim(1), rawClaim(2)]) });
    const first = await contentOf();
    folder.write({ 'a.csv': csvText([rawClaim(1), rawClaim(2, { FKL14: '2' })]) });
    expect(await contentOf()).not.toBe(first);
  });
});

describe('a run', () => {
  it('stands beside earlier ones, of which the last three stay', async () => {
    folder.write({ 'a.csv': csvText([rawClaim(1)]) });
    const ids: string[] = [];
    for (let second = 0; second < 4; second += 1) ids.push((await folder.run({ now: `2026-01-31T02:00:0${second}Z` })).manifest.etl_run_id);
    expect(readdirSync(folder.home.runs).toSorted()).toEqual(ids.slice(1));
    expect(newestRun(folder.home).manifest.etl_run_id).toBe(ids[3]);
  });

  it('of the same millisecond as another has an id of its own and is the newer one', async () => {
    folder.write({ 'a.csv': csvText([rawClaim(1)]) });
    const first = await folder.run();
    folder.write({ 'a.csv': csvText([rawClaim(1), rawClaim(2)]) });
    const second = await folder.run();
    expect(second.manifest.etl_run_id).not.toBe(first.manifest.etl_run_id);
    expect(newestRun(folder.home).manifest.rows_out).toBe(2);
    expect(first.manifest.rows_out).toBe(1);
  });

  it('removes what a killed one left, and a killed one is never the newest', async () => {
    folder.write({ 'a.csv': csvText([rawClaim(1)]) });
    const { manifest } = await folder.run();
    const killed = join(folder.home.runs, 'etl-20260131T030000000Z.building');
    mkdirSync(killed);
    writeFileSync(join(killed, 'run.duckdb'), 'half');
    expect(newestRun(folder.home).manifest.etl_run_id).toBe(manifest.etl_run_id);
    await folder.run({ now: '2026-01-31T04:00:00Z' });
    expect(existsSync(killed)).toBe(false);
  });

  it('that fails leaves the earlier ones as they were, and nothing of its own', async () => {
    folder.write({ 'a.csv': csvText([rawClaim(1)]) });
    await folder.run();
    const before = readdirSync(folder.home.runs, { recursive: true });
    folder.write({ 'a.csv': csvText([rawClaim(1, { FKL47: 'x' }), rawClaim(2)]) });
    await expect(folder.run({ maxQuarantine: 0.05, now: '2026-02-01T00:00:00Z' })).rejects.toMatchObject({ code: 'QUARANTINE_LIMIT' });
    folder.write({ 'a.csv': Buffer.from([0xff]) });
    await expect(folder.run({ now: '2026-02-02T00:00:00Z' })).rejects.toMatchObject({ code: 'SOURCE_NO_FKRTL' });
    expect(readdirSync(folder.home.runs, { recursive: true })).toEqual(before);
    expect(readdirSync(folder.home.scratch)).toEqual([]);
  });

  it('may quarantine exactly the share that is allowed', async () => {
    folder.write({ 'a.csv': csvText([rawClaim(1), rawClaim(2), rawClaim(3), rawClaim(4, { FKL47: '' })]) });
    expect((await folder.run({ maxQuarantine: 0.25 })).manifest.rows_quarantined).toBe(1);
    await expect(folder.run({ maxQuarantine: 0.249 })).rejects.toMatchObject({ code: 'QUARANTINE_LIMIT', details: { limit: 24.9, share: '25.0' } });
  });

  it('reads a source folder that was moved into a path with quotation marks', async () => {
    folder.write({ "it's [here]/a.csv": csvText([rawClaim(1)]) });
    renameSync(join(folder.sourceFolder, "it's [here]"), join(folder.sourceFolder, "it's \"there\""));
    expect((await folder.run()).manifest.rows_out).toBe(1);
  });

  it('holds no participant or family number in any of its files', async () => {
    folder.write({
      'a.csv': csvText([rawClaim(1), rawClaim(2, { FKL47: '100000002', FKL03: '100000002' }), 'short,100000003', rawClaim(4)]),
      'm.csv': 'PSTV01,PSTV02,PSTV03,PSTV05\n100000001,200000001,1980-01-05,1\n100000004,200000004\n',
    });
    const result = await folder.run();
    const quarantine = await folder.query<object>(result, 'SELECT * FROM run.claims_quarantine');
    const claims = await folder.query<object>(result, 'SELECT * FROM claims');
    expect(JSON.stringify([quarantine, claims, result.manifest])).not.toMatch(/[12]00000\d{3}\b/);
    expect(quarantine).toHaveLength(3);
  });
});

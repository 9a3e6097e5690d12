import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CasemindError } from '../errors.ts';
import type { Progress } from '../observer.ts';
import { calendarYear, isoDate, weekday } from './calendar.ts';
import { claimColumns } from './claim-text.ts';
import { csvField } from './csv-file.ts';
import { type GenerateOptions, generateClaims, modusNames } from './generate.ts';
import { orderMembers } from './member-text.ts';
import { participantNumber } from './members.ts';
import { shareOut } from './modus.ts';
import { Sfc32, WeightedChoice } from './random.ts';
import { tariffOf } from './tariff.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'synthetic-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const folder = () => mkdtemp(join(root, 'run-'));

async function digest(options: Omit<GenerateOptions, 'outDir'>): Promise<string> {
  const { files } = await generateClaims({ ...options, outDir: await folder() });
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex');
}

describe('generateClaims', () => {
  test('makes the same bytes from the same rows, seed and share, and others from any other', async () => {
    const first = await digest({ rows: 3000, seed: 11 });
    expect(await digest({ rows: 3000, seed: 11, share: 0.03 })).toBe(first);
    const others = await Promise.all([
      digest({ rows: 3000, seed: 12 }),
      digest({ rows: 3000, seed: 11 + 2 ** 32 }),
      digest({ rows: 3001, seed: 11 }),
      digest({ rows: 3000, seed: 11, share: 0.1 }),
      digest({ rows: 3000, seed: 11, edition: 'text' }),
    ]);
    expect(new Set([first, ...others]).size).toBe(6);
  });

  test('keeps the bytes it made when this test was written', async () => {
    expect(await digest({ rows: 2000, seed: 20_220_101 })).toBe('43c7043593bd91db919e29c492aa0b70e9e04bf87a68855bfa3476ffd06a3d96');
  });

  test('keeps the bytes of disguised indications: what detection is measured on is frozen', async () => {
    expect(await digest({ rows: 2000, seed: 20_220_101, indications: 'disguised' })).toBe('daef82e089e025c4f1f213917d88054ea18557629b7c893aa5a5cfb23bcc8d13');
  });

  test('disguised, a modus is found in part only by what tells it exactly, and honest claims show the same', async () => {
    const outDir = await folder();
    const { injected } = await generateClaims({ rows: 12_000, seed: 9, outDir, indications: 'disguised' });
    expect(modusNames.reduce((sum, modus) => sum + injected[modus], 0)).toBe(360);
    const claims: Record<string, string>[] = parse(await readFile(join(outDir, 'fkrtl.csv')), { columns: true });
    const truth: { claim_id: string; modus: string }[] = parse(await readFile(join(outDir, 'ground-truth.csv')), { columns: true });
    const modusOf = new Map(truth.map(({ claim_id, modus }) => [claim_id, modus]));
    const twins = (columns: readonly string[]) => [...Map.groupBy(claims, (claim) => columns.map((column) => claim[column]).join('|')).values()].filter((group) => group.length > 1).flat();
    const shareOf = (modus: string, found: readonly Record<string, string>[]) => found.filter((claim) => modusOf.get(claim['FKL02']!) === modus).length / truth.filter((one) => one.modus === modus).length;
    const exactRepeats = twins(['PSTV01', 'FKL03', 'FKL04', 'FKL05', 'FKL06', 'FKL19']);
    expect(shareOf('repeat_billing', exactRepeats)).toBeLessThan(0.7);
    const sameDay = twins(['PSTV01', 'FKL03', 'FKL06']).filter((claim) => claim['FKL10'] === '1');
    expect(shareOf('same_day_split', sameDay)).toBeLessThan(0.85);
    expect(sameDay.filter((claim) => !modusOf.has(claim['FKL02']!)).length).toBeGreaterThan(20);
    const clones = twins(['FKL05', 'FKL06', 'FKL18', 'FKL19', 'FKL30', 'FKL47']).filter((claim) => claim['FKL10'] === '2');
    expect(shareOf('cloning', clones)).toBeLessThan(0.8);
  });

  test.each([1, 2, 10, 100])('makes exactly %i rows', async (rows) => {
    const outDir = await folder();
    const result = await generateClaims({ rows, seed: 3, outDir });
    const lines = (await readFile(join(outDir, 'fkrtl.csv'), 'utf8')).split('\n');
    expect(result.rows).toBe(rows);
    expect(lines).toHaveLength(rows + 2);
    expect(lines[0]).toBe(claimColumns.join(','));
    expect(claimColumns).toHaveLength(55);
  });

  test('writes amounts as the official files do: FKL47 whole, FKL48 with a fraction, NONE and 0 where no special group is', async () => {
    const outDir = await folder();
    await generateClaims({ rows: 500, seed: 3, outDir });
    const rows: Record<string, string>[] = parse(await readFile(join(outDir, 'fkrtl.csv')), { columns: true });
    expect(rows.filter((row) => !/^\d+$/.test(row['FKL47']!) || !/^\d+\.0$/.test(row['FKL48']!))).toEqual([]);
    const plain = rows.filter((row) => row['FKL32'] === row['FKL47']);
    expect(plain.length).toBeGreaterThan(400);
    for (const row of plain)
      for (const [code, amount] of [['FKL33', 'FKL34'], ['FKL35', 'FKL37'], ['FKL38', 'FKL40'], ['FKL41', 'FKL43'], ['FKL44', 'FKL46']] as const) expect([row[code], row[amount]]).toEqual(['NONE', '0']);
  });

  test('writes labels in the text edition, in the same columns of the same claims', async () => {
    const outDir = await folder();
    await generateClaims({ rows: 500, seed: 3, outDir, edition: 'text' });
    const rows: Record<string, string>[] = parse(await readFile(join(outDir, 'fkrtl.csv')), { columns: true });
    const members: Record<string, string>[] = parse(await readFile(join(outDir, 'kepesertaan.csv')), { columns: true });
    const coded = ['FKL05', 'FKL07', 'FKL08', 'FKL09', 'FKL10', 'FKL11', 'FKL12', 'FKL13', 'FKL14', 'FKL15', 'FKL17', 'FKL20', 'FKL21', 'FKL23', 'FKL25', 'FKL27', 'FKL28', 'FKL29', 'FKL31'];
    expect(Object.keys(rows[0]!)).toEqual([...claimColumns]);
    expect(coded.filter((column) => rows.some((row) => /^\d*$/.test(row[column]!)))).toEqual([]);
    expect(new Set(rows.map((row) => row['FKL10']))).toEqual(new Set(['RJTL', 'RITL']));
    expect(rows.map((row) => row['FKL23'])).toEqual(expect.arrayContaining(['Rawat Jalan', 'Ringan', 'Sedang']));
    expect(rows.map((row) => row['FKL09'])).toContain('RS Kelas B');
    expect(new Set(members.map((row) => row['PSTV05']))).toEqual(new Set(['Laki-laki', 'Perempuan']));
  });

  test('injects the share asked for, up to half of the rows', async () => {
    for (const share of [0, 0.03, 0.5]) {
      const { injected } = await generateClaims({ rows: 2000, seed: 4, outDir: await folder(), share });
      expect(modusNames.reduce((sum, modus) => sum + injected[modus], 0)).toBe(2000 * share);
    }
  });

  test('replaces an earlier run and leaves no partial file', async () => {
    const outDir = await folder();
    await writeFile(join(outDir, 'fkrtl.csv'), 'old');
    await writeFile(join(outDir, 'fkrtl.csv.partial'), 'left by a run that was killed');
    const { files } = await generateClaims({ rows: 20, seed: 1, outDir });
    expect((await readdir(outDir)).toSorted()).toEqual(['fkrtl.csv', 'fkrtl_diagnosa_sekunder.csv', 'ground-truth.csv', 'kepesertaan.csv']);
    expect(files.toSorted()).toEqual((await readdir(outDir)).toSorted().map((name) => join(outDir, name)));
    expect(await readFile(join(outDir, 'fkrtl.csv'), 'utf8')).toMatch(/^PSTV01,/);
  });

  test('reports its progress up to the last row', async () => {
    const events: Progress[] = [];
    const observer = { progress: (event: Progress) => void events.push(event), warn: () => {} };
    await generateClaims({ rows: 30_000, seed: 1, outDir: await folder(), observer });
    expect(events.map((event) => event.done)).toEqual([25_000, 30_000]);
    expect(events.at(-1)).toEqual({ step: 'generate.write', done: 30_000, total: 30_000, unit: 'rows' });
  });

  test('holds each member of a register of six million once, in the order of their numbers', () => {
    const count = 6_000_000;
    const [seen, order] = [new Uint8Array(count), orderMembers({ count })];
    let [last, isOrdered] = [0, true];
    for (const position of order) {
      seen[position] = 1;
      isOrdered &&= participantNumber(position) > last;
      last = participantNumber(position);
    }
    expect([isOrdered, seen.every((one) => one === 1)]).toEqual([true, true]);
  });

  test.each([
    { rows: 0 }, { rows: 20_000_001 }, { rows: 1.5 }, { rows: Number.NaN }, { seed: -1 }, { seed: 0.5 }, { seed: 2 ** 53 }, { share: -0.1 }, { share: 0.51 }, { share: Number.NaN },
  ])('refuses %o and names the field', async (wrong) => {
    const [field] = Object.keys(wrong);
    await expect(generateClaims({ rows: 10, seed: 1, outDir: root, ...wrong })).rejects.toMatchObject({ code: 'USAGE_INVALID', details: { field } });
  });

  test.skipIf(!existsSync('/dev/full'))('says that the disk is full, and leaves the earlier files alone', async () => {
    const outDir = await folder();
    await writeFile(join(outDir, 'fkrtl.csv'), 'old');
    await symlink('/dev/full', join(outDir, 'fkrtl.csv.partial'));
    const failure = await generateClaims({ rows: 50, seed: 1, outDir }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CasemindError);
    expect(failure).toMatchObject({ code: 'DISK_FULL' });
    expect(await readdir(outDir)).toEqual(['fkrtl.csv']);
    expect(await readFile(join(outDir, 'fkrtl.csv'), 'utf8')).toBe('old');
  });
});

describe('parts', () => {
  test('isoDate agrees with the calendar of the platform, leap days included', () => {
    for (let day = -40_000; day < 400; day += 13) {
      expect(isoDate(day)).toBe(new Date(Date.UTC(calendarYear, 0, 1 + day)).toISOString().slice(0, 10));
      expect(weekday(day)).toBe(new Date(Date.UTC(calendarYear, 0, 1 + day)).getUTCDay());
    }
  });

  test('sfc32 repeats a known sequence and fills its range evenly', () => {
    const random = new Sfc32(1, 1);
    const counts = Array.from({ length: 8 }, () => 0);
    for (let draw = 0; draw < 80_000; draw += 1) counts[random.below(8)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(420);
    expect([new Sfc32(7, 0).next(), new Sfc32(7, 0).next()]).toEqual([new Sfc32(7, 0).next(), new Sfc32(7, 0).next()]);
  });

  test('a weighted choice never draws what has no weight', () => {
    const random = new Sfc32(5, 1);
    const choice = new WeightedChoice([0, 3, 0, 1]);
    const drawn = Array.from({ length: 4000 }, () => choice.draw(random));
    expect(new Set(drawn)).toEqual(new Set([1, 3]));
    expect(drawn.filter((place) => place === 1).length / 4000).toBeCloseTo(0.75, 1);
  });

  test('tariffs meet the published anchors', () => {
    expect(tariffOf(183_300, { tariffClass: 'B', region: 1, isPrivate: false }, false, 3)).toBe(183_300);
    expect(tariffOf(5_848_000, { tariffClass: 'B', region: 3, isPrivate: false }, true, 3)).toBe(5_965_000);
  });

  test('a modus too small for its group leaves its claims to upcoding', () => {
    expect(shareOut(3)).toMatchObject({ upcoding: 3, repeat_billing: 0, cloning: 0 });
    const counts = shareOut(1800);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(1800);
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  });

  test('a field is quoted only where RFC 4180 asks for it', () => {
    expect([csvField('plain text'), csvField('a, b'), csvField('a "b"')]).toEqual(['plain text', '"a, b"', '"a ""b"""']);
  });
});

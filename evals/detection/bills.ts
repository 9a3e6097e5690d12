import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import { generateClaims } from '#engine';

import { type Draw, createDraw } from './draw.ts';
import { readTruth } from './labels.ts';

type Row = Record<string, string>;

/** Scatter of honest amounts: of each claim, and of the level of its facility, in logs. */
const scatter = { claim: 0.2, facility: 0.1 } as const;
/** Claims that are labelled; one facility in ten is dishonest, and five in six of them are there. */
const share = 0.03;
const dishonest = 10;
const atDishonest = 6;

const diagnosis = ['FKL17', 'FKL17A', 'FKL18', 'FKL18A'] as const;
const procedures = ['FKL30'] as const;
const graver: Readonly<Record<string, string>> = { I: 'II', II: 'III' };

/**
 * Claims of a world where the bill is all that is wrong: the honest claims of disguised indications, their amounts scattered; then of 100 three
 * with a bill that is 1.5 to 4 times as high, or under another claim’s diagnosis, with another claim’s procedures, or a severity higher.
 */
export async function generateBills({ rows, seed, outDir }: { readonly rows: number; readonly seed: number; readonly outDir: string }): Promise<void> {
  await generateClaims({ rows, seed, outDir, indications: 'disguised' });
  const claimsPath = join(outDir, 'fkrtl.csv');
  const secondaryPath = join(outDir, 'fkrtl_diagnosa_sekunder.csv');
  const truthPath = join(outDir, 'ground-truth.csv');
  const made = readTruth(truthPath);
  const claims = read(claimsPath).filter(({ FKL02 = '' }) => !made.has(FKL02));
  const draw = createDraw(seed);
  scatterAmounts(claims, draw);
  const truth = changeBills(claims, draw);
  write(claimsPath, claims);
  write(secondaryPath, read(secondaryPath).filter(({ FKL02 = '' }) => !made.has(FKL02)));
  write(truthPath, truth);
}

function scatterAmounts(claims: readonly Row[], draw: Draw): void {
  const levels = new Map<string, number>();
  for (const claim of claims) {
    const facility = facilityOf(claim);
    const level = levels.get(facility) ?? normal(draw) * scatter.facility;
    levels.set(facility, level);
    raise(claim, Math.exp(level + normal(draw) * scatter.claim));
  }
}

function changeBills(claims: readonly Row[], draw: Draw): Row[] {
  const facilities = [...new Set(claims.map(facilityOf))];
  const crooked = new Set(Array.from({ length: Math.max(1, Math.round(facilities.length / dishonest)) }, () => facilities[draw(facilities.length)]));
  const places = [claims.filter((claim) => crooked.has(facilityOf(claim))), claims];
  const truth = new Map<string, string>();
  while (truth.size < Math.round(claims.length * share)) {
    const from = places[draw(atDishonest) === 0 ? 1 : 0] ?? claims;
    const claim = from[draw(from.length)];
    const modus = claim && !truth.has(claim['FKL02'] ?? '') ? changeBill(claim, claims, draw) : undefined;
    if (claim && modus !== undefined) truth.set(claim['FKL02'] ?? '', modus);
  }
  return [...truth].map(([claim_id, modus]) => ({ claim_id, modus }));
}

function changeBill(claim: Row, claims: readonly Row[], draw: Draw): string | undefined {
  const kind = draw(4);
  if (kind === 0) {
    raise(claim, 1.5 + draw(2501) / 1000);
    return 'inflated_bill';
  }
  if (kind === 3) {
    const [, group = '', severity = ''] = /^(.*)-(I+)$/.exec(claim['FKL19'] ?? '') ?? [];
    const next = graver[severity];
    if (next === undefined) return undefined;
    Object.assign(claim, { FKL19: `${group}-${next}`, FKL23: String(Number(claim['FKL23']) + 1) });
    raise(claim, 1.3);
    return 'higher_severity';
  }
  const taken = kind === 1 ? diagnosis : procedures;
  const other = claims[draw(claims.length)];
  if (other?.['FKL10'] !== claim['FKL10'] || taken.every((name) => other?.[name] === claim[name])) return undefined;
  for (const name of taken) claim[name] = other?.[name] ?? '';
  return kind === 1 ? 'other_diagnosis' : 'other_procedures';
}

function raise(claim: Row, factor: number): void {
  const billed = Math.round((Number(claim['FKL47']) * factor) / 100) * 100;
  Object.assign(claim, { FKL32: String(Math.round((Number(claim['FKL32']) * factor) / 100) * 100), FKL47: String(billed), FKL48: `${billed}.0` });
}

const facilityOf = ({ FKL02 = '' }: Row): string => FKL02.slice(0, -11);

/** A draw of a normal law, near enough: the sum of twelve even ones. */
function normal(draw: Draw): number {
  return Array.from({ length: 12 }, () => draw(1000) / 1000).reduce((sum, one) => sum + one, -6);
}

function read(path: string): Row[] {
  return z.array(z.record(z.string(), z.string())).parse(parse(readFileSync(path), { columns: true }));
}

function write(path: string, rows: readonly Row[]): void {
  const names = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','));
  writeFileSync(path, `${[names.join(','), ...lines].join('\n')}\n`);
}

function cell(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Home, findField, findRuleset, readPointer, refreshSnapshot, runEtl, silentObserver, trainModel } from '#engine';

import { Database, quoteLiteral } from '../../engine/database.ts';
import { databaseFile } from '../../engine/snapshots/stable-names.ts';
import { type LeftOut, rankLeftOut } from './left-out.ts';

/** What a ranking must beat: the first ruleset, and the forest and a robust z-score of the cost, each alone. */
export const baselines = ['RULESET_v1', 'forest', 'z'] as const;
/** Rankings that are compared; higher is to be audited first. `v2_at_risk` is the amount at risk under RULESET_v2. */
export const rankings = ['RULESET_v2', 'v2_at_risk', ...baselines] as const;
export type Ranking = (typeof rankings)[number];

export interface RankedClaim {
  readonly claim_id: string;
  readonly amount_claimed: number;
  readonly scores: Readonly<Record<Ranking, number>>;
}

interface Row {
  readonly claim_id: string;
  readonly amount_claimed: number;
  readonly risk: number;
  readonly at_risk: number;
  readonly forest: number;
  readonly z: number;
}

const statement = readFileSync(join(import.meta.dirname, 'rankings.sql'), 'utf8').replaceAll('{amount_at_risk}', findField('amount_at_risk')?.sql ?? 'NULL');

const flagStatements = new Map(['RULESET_v1', 'RULESET_v2'].map((ruleset) => [ruleset, readFileSync(join(import.meta.dirname, `flags_${ruleset.slice(-2)}.sql`), 'utf8')]));

/** Indications of one ruleset. */
export interface FlagFigures {
  /** Claims with an indication, and indications, of 100 claims. */
  readonly flaggedOf100: number;
  readonly flagsOf100: number;
  /** Of the indications that stand on a limit of cost: how many of 100 claims have one, what the limit is exceeded by (rupiah), and how many of 100 of them by less than is material. */
  readonly costOf100: number;
  readonly medianExcess: number;
  readonly immaterialOf100: number;
}

interface Ranked {
  readonly claims: readonly RankedClaim[];
  /** RULESET_v2 without one component after another, where it was asked for. */
  readonly leftOut: readonly LeftOut[];
  readonly flags: Readonly<Record<string, FlagFigures>>;
}

/** Takes a folder of raw claims through the pipeline, with a model trained on them, and gives what each ranking says of each claim. */
export async function rankFolder(home: Home, sourceFolder: string, asked: { readonly leftOut: boolean }): Promise<Ranked> {
  const common = { home, threads: 2, version: '', now: () => new Date('2026-01-01T00:00:00Z'), observer: silentObserver };
  await runEtl({ ...common, sourceFolder, salt: 'evaluation', ruleset: 'RULESET_v1', maxQuarantine: 0.5 });
  await trainModel({ ...common, seed: 42, promote: true });
  const v2 = await scored(home, 'RULESET_v2', common);
  const second = new Map(v2.rows.map((row) => [row.claim_id, row]));
  const leftOut = asked.leftOut ? await rankLeftOut(home) : [];
  const v1 = await scored(home, 'RULESET_v1', common);
  const claims = v1.rows.map(({ claim_id, amount_claimed, risk, forest, z }) => ({ claim_id, amount_claimed, scores: { RULESET_v2: second.get(claim_id)?.risk ?? -Infinity, v2_at_risk: second.get(claim_id)?.at_risk ?? 0, RULESET_v1: risk, forest, z } }));
  return { claims, leftOut, flags: { RULESET_v2: v2.flags, RULESET_v1: v1.flags } };
}

async function scored(home: Home, ruleset: string, common: Omit<Parameters<typeof refreshSnapshot>[0], 'ruleset' | 'topK'>): Promise<{ readonly rows: Row[]; readonly flags: FlagFigures }> {
  await refreshSnapshot({ ...common, ruleset, topK: 50 });
  const database = await Database.open(':memory:', { threads: 2 });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, readPointer(home) ?? '', databaseFile))} AS snapshot (READ_ONLY)`);
    await connection.run('USE snapshot');
    return { rows: await connection.rows<Row>(statement), flags: figuresOf(await connection.rows<Flagged>(flagStatements.get(ruleset) ?? '')) };
  } finally {
    database.close();
  }
}

interface Flagged {
  readonly flags: number;
  readonly excess: number | null;
}

const of100 = (n: number, all: number): number => (all === 0 ? 0 : (100 * n) / all);

function figuresOf(claims: readonly Flagged[]): FlagFigures {
  const excesses = claims.flatMap(({ excess }) => excess ?? []).toSorted((a, b) => a - b);
  const material = findRuleset('RULESET_v2').parameters['material_amount'] ?? 0;
  return {
    flaggedOf100: of100(claims.filter(({ flags }) => flags > 0).length, claims.length),
    flagsOf100: of100(claims.reduce((sum, { flags }) => sum + flags, 0), claims.length),
    costOf100: of100(excesses.length, claims.length),
    medianExcess: excesses[Math.floor((excesses.length - 1) / 2)] ?? 0,
    immaterialOf100: of100(excesses.filter((excess) => excess < material).length, excesses.length),
  };
}

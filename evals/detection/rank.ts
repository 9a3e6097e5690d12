import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Home, readPointer, refreshSnapshot, runEtl, silentObserver, trainModel } from '#engine';

import { Database, quoteLiteral } from '../../engine/database.ts';
import { databaseFile } from '../../engine/snapshots/stable-names.ts';

/** What a ranking must beat: the first ruleset, and the forest and a robust z-score of the cost, each alone. */
export const baselines = ['RULESET_v1', 'forest', 'z'] as const;
/** Rankings that are compared; higher is to be audited first. `v2_at_risk` is the risk of RULESET_v2 times the amount claimed. */
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

const statement = readFileSync(join(import.meta.dirname, 'rankings.sql'), 'utf8');

/** Takes a folder of raw claims through the pipeline, with a model trained on them, and gives what each ranking says of each claim. */
export async function rankFolder(home: Home, sourceFolder: string): Promise<RankedClaim[]> {
  const common = { home, threads: 2, version: '', now: () => new Date('2026-01-01T00:00:00Z'), observer: silentObserver };
  await runEtl({ ...common, sourceFolder, salt: 'evaluation', ruleset: 'RULESET_v1', maxQuarantine: 0.5 });
  await trainModel({ ...common, seed: 42, promote: true });
  const second = new Map((await scored(home, 'RULESET_v2', common)).map((row) => [row.claim_id, row]));
  const first = await scored(home, 'RULESET_v1', common);
  return first.map(({ claim_id, amount_claimed, risk, forest, z }) => ({ claim_id, amount_claimed, scores: { RULESET_v2: second.get(claim_id)?.risk ?? -Infinity, v2_at_risk: second.get(claim_id)?.at_risk ?? 0, RULESET_v1: risk, forest, z } }));
}

async function scored(home: Home, ruleset: string, common: Omit<Parameters<typeof refreshSnapshot>[0], 'ruleset' | 'topK'>): Promise<Row[]> {
  await refreshSnapshot({ ...common, ruleset, topK: 50 });
  const database = await Database.open(':memory:', { threads: 2 });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, readPointer(home) ?? '', databaseFile))} AS snapshot (READ_ONLY)`);
    await connection.run('USE snapshot');
    return await connection.rows<Row>(statement);
  } finally {
    database.close();
  }
}

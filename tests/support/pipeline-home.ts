import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  type EtlResult,
  type Home,
  type LiveReading,
  type RefreshResult,
  type RefreshStage,
  type ScoredClaim,
  type ServingMode,
  SnapshotReader,
  foldLiveClaims,
  generateClaims,
  homeAt,
  newestRun,
  readPointer,
  refreshSnapshot,
  runEtl,
  silentObserver,
  trainModel,
} from '#engine';

import { Database, quoteLiteral } from '../../engine/database.ts';

export interface BuildOptions {
  readonly threads?: number;
  readonly now?: () => Date;
  readonly topK?: number;
  readonly onStage?: (stage: RefreshStage) => void;
  readonly live?: readonly LiveReading[];
  readonly mode?: ServingMode;
  readonly ruleset?: string;
}

/** A home that went through the real pipeline, and the steps to go on with. */
export interface PipelineHome {
  readonly home: Home;
  /** Folder of the raw claims. */
  readonly raw: string;
  etl(options?: BuildOptions): Promise<EtlResult>;
  refresh(options?: BuildOptions): Promise<RefreshResult>;
  /** The same home once more, in a folder of its own. */
  copy(): PipelineHome;
  cleanup(): void;
}

/** Under which its keys of persons were made. */
export const pipelineSalt = 'a-salt-of-the-tests';

/** Generated claims, read and with a model trained on them; nothing is published yet. */
export async function createPipelineHome({ rows = 400, seed = 5 }: { readonly rows?: number; readonly seed?: number } = {}): Promise<PipelineHome> {
  const root = mkdtempSync(join(tmpdir(), 'casemind-pipeline-'));
  await generateClaims({ rows, seed, outDir: join(root, 'raw') });
  const pipeline = pipelineAt(root);
  await pipeline.etl();
  await trainModel({ home: pipeline.home, seed: 1, threads: 1, now: () => new Date(), observer: silentObserver });
  return pipeline;
}

/** The pipeline of a folder that `createPipelineHome` made. */
export function pipelineAt(root: string): PipelineHome {
  const home = homeAt(join(root, 'home'));
  const raw = join(root, 'raw');
  return {
    home,
    raw,
    etl: ({ threads = 1, now = () => new Date() } = {}) =>
      runEtl({ home, sourceFolder: raw, salt: pipelineSalt, ruleset: 'RULESET_v1', maxQuarantine: 0.05, threads, version: '0.1.0', now, observer: silentObserver }),
    refresh: ({ threads = 1, now = () => new Date(), topK = 20, onStage, live = [], mode, ruleset = 'RULESET_v1' } = {}) =>
      refreshSnapshot({ home, ruleset, topK, threads, version: '0.1.0', now, observer: silentObserver, addClaims: foldLiveClaims(live), mode, ...(onStage && { onStage }) }),
    copy() {
      const copied = mkdtempSync(join(tmpdir(), 'casemind-pipeline-'));
      cpSync(root, copied, { recursive: true, verbatimSymlinks: true });
      return pipelineAt(copied);
    },
    cleanup: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Every claim of the published snapshot, by risk_rank. */
export async function readScoredClaims(home: Home): Promise<ScoredClaim[]> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, readPointer(home) ?? '', 'snapshot.duckdb'))} AS snapshot (READ_ONLY)`);
    return await connection.rows<ScoredClaim>('SELECT * FROM snapshot.claims_scored ORDER BY risk_rank');
  } finally {
    database.close();
  }
}

/** How many claims a service that starts now would serve. */
export async function countServedClaims(home: Home): Promise<number> {
  const reader = await SnapshotReader.open({ home, threads: 1 });
  try {
    return await countClaims(reader);
  } finally {
    await reader.close();
  }
}

export async function countClaims(reader: SnapshotReader): Promise<number> {
  const [counted] = await reader.read((snapshot) => snapshot.rowsOfFile<{ claim_count: number }>('queries/scored_claim_count'));
  return counted?.claim_count ?? 0;
}

/** The newest run of a home is given other claims, made from its own by a SELECT on `claims`, and says so in its manifest. */
export async function rewriteRun(home: Home, select: string): Promise<void> {
  const { folder, manifest } = newestRun(home);
  const { rows, content } = await tamperWithRun(home, select);
  const rewritten = { ...manifest, rows_in: rows, rows_out: rows, rows_quarantined: 0, quarantine_reasons: {}, content: { claims_normalized: content } };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(rewritten));
}

/** As `rewriteRun`, but behind the back of the manifest. */
export async function tamperWithRun(home: Home, select: string): Promise<{ rows: number; content: string }> {
  const path = join(newestRun(home).folder, 'claims_normalized.parquet');
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.run(`CREATE TABLE claims AS FROM read_parquet(${quoteLiteral(path)})`);
    // A new file: snapshots made before share the old one by a hard link.
    rmSync(path);
    const rows = await connection.run(`COPY (${select}) TO ${quoteLiteral(path)} (FORMAT parquet)`);
    const [hashed] = await connection.rowsOfFile<{ content: string }>('queries/parquet_content', { path });
    return { rows, content: hashed?.content ?? '' };
  } finally {
    database.close();
  }
}

import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Connection, Database, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import { hardChecks } from '../quality/hard-checks.ts';
import { type Measured, type QcLog, type QualityInput, measureQuality, readQcLogs, writeQcLog } from '../quality/qc-log.ts';
import { countsPath, packCounts } from '../quality/joint-counts.ts';
import type { Ruleset } from '../rules/rule.ts';
import { editedRuleset } from '../rules/rulesets.ts';
import { type AddClaims, type AddedClaims, noClaims } from './added-claims.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { buildFolder, newId, removeUnfinished, replaceFile } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { type ServingMode, type SnapshotManifest, readManifest, readPointer, snapshotFormat } from '../snapshots/manifest.ts';
import { type Model, activeModelVersion, loadModel } from './models.ts';
import { type Run, attachRun, findRun, openRunClaims, requireColumns } from './run-claims.ts';
import { activeLearnedModel } from '../learning/learned-models.ts';
import { scoreClaims } from './score-claims.ts';
import { writeScoreReasons } from './score-reasons.ts';
import { emptyScratch } from '../snapshots/scratch.ts';
import { publishSnapshot, qcCountsFile, qcFile, removeOldSnapshots } from './snapshots.ts';
import { claimsFile, databaseFile, scoresFile } from '../snapshots/stable-names.ts';

export interface RefreshOptions {
  readonly home: Home;
  readonly ruleset: string;
  /** In place of the parameters that the ruleset ships with. */
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
  /** How many claims at the top the QC looks at. */
  readonly topK: number;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  readonly version: string;
  readonly now: () => Date;
  readonly observer: Observer;
  /** Adds claims behind those of the run; without it there are none. */
  readonly addClaims?: AddClaims | undefined;
  /** Whether simulated claims may be published; not unless told. */
  readonly mode?: ServingMode | undefined;
  /** Claims that were reviewed so far, and confirmed among them, for the precision that the QC log keeps. */
  readonly outcomes?: { readonly reviewed: number; readonly confirmed: number } | undefined;
  /** Called as each stage begins; a test kills the process there. */
  readonly onStage?: (stage: RefreshStage) => void;
}

export type RefreshStage = 'features' | 'forest' | 'rules' | 'write' | 'quality' | 'check' | 'staged' | 'published' | 'cleaned';

export interface RefreshResult {
  readonly manifest: SnapshotManifest;
  readonly qc: QcLog;
  readonly removed: readonly string[];
}

/**
 * Scores the newest ETL run with the active model and the ruleset into a new snapshot beside the
 * current one, checks it, and publishes it by replacing one pointer. A snapshot that fails a check
 * stays `staged` and the last good one serves. Call it while holding the build lock.
 *
 * @throws CasemindError RUN_MISSING, RUN_INVALID, RULESET_UNKNOWN, MODEL_MISSING, MODEL_INVALID,
 *   SNAPSHOT_CHECK_FAILED, SNAPSHOT_SIMULATED, DISK_FULL.
 */
export async function refreshSnapshot(options: RefreshOptions): Promise<RefreshResult> {
  const { home } = options;
  const ruleset = editedRuleset(options.ruleset, options.parameters);
  const stage = (name: RefreshStage): void => options.onStage?.(name);
  removeUnfinished(home.snapshots);
  emptyScratch(home);
  mkdirSync(home.snapshots, { recursive: true });
  const run = findRun(home);
  const model = loadModel(home, activeModelVersion(home));
  const createdAt = options.now();
  const id = newId('snapshot', createdAt, (candidate) => existsSync(join(home.snapshots, candidate)));

  const { manifest, qc, counts } = await buildFolder(join(home.snapshots, id), async (folder) => {
    const database = await Database.open(join(folder, databaseFile), {
      threads: options.threads,
      memoryLimit: options.memoryLimit,
      tempDirectory: home.scratch,
    });
    try {
      const connection = await database.connect();
      return await buildSnapshot(connection, { ...options, folder, id, createdAt, run, ruleset, model, stage });
    } finally {
      database.close();
      // Whoever opens it by its name for writing is refused; it would keep readers out.
      chmodSync(join(folder, databaseFile), 0o400);
    }
  });
  replaceFile(countsPath(home.logs, id), counts);
  writeQcLog(home.logs, qc);
  stage('staged');
  if (manifest.failures.length > 0) {
    removeOldSnapshots(home, options.now());
    throw new CasemindError('SNAPSHOT_CHECK_FAILED', { snapshot: id, failures: manifest.failures.join('; ') });
  }
  const published = await publishSnapshot(home, id, options.now(), options.observer, options.mode);
  stage('published');
  const removed = removeOldSnapshots(home, options.now());
  stage('cleaned');
  return { manifest: published, qc, removed };
}

interface Build extends Omit<RefreshOptions, 'ruleset'> {
  readonly ruleset: Ruleset;
  readonly folder: string;
  readonly id: string;
  readonly createdAt: Date;
  readonly run: Run;
  readonly model: Model;
  readonly stage: (name: RefreshStage) => void;
}

async function buildSnapshot(
  connection: Connection,
  build: Build,
): Promise<{ manifest: SnapshotManifest; qc: QcLog; counts: Buffer }> {
  const { folder, id, run, ruleset, model, stage, observer, topK } = build;
  await connection.runFile('prelude');
  await openRunClaims(connection, run);
  await requireColumns(connection, run);
  await attachRun(connection, run);
  const [numbers] = await connection.rowsOfFile<{ last_claim_no: number }>('queries/last_claim_no');
  const lastRunNo = numbers?.last_claim_no ?? 0;
  const added = build.addClaims ? await build.addClaims(connection, { run: run.manifest, lastRunNo, folder, now: build.createdAt }) : noClaims;
  const rows = run.manifest.rows_out + added.live + added.simulated;
  const step = (name: string, done: number): void => observer.progress({ step: `refresh.${name}`, done, total: rows, unit: 'rows' });

  const learned = ruleset.combination === 'surprise' ? activeLearnedModel(build.home) : undefined;
  const features = await scoreClaims(connection, model, ruleset, {
    learned,
    threads: build.threads,
    observer,
    stage(name) {
      stage(name);
      if (name === 'rules') step('rules', 0);
    },
  });
  step('rules', rows);

  stage('write');
  step('rank', 0);
  await connection.runFile('marts/claims_scored');
  step('rank', rows);
  await writeScoreReasons(connection, model, features, build);
  step('write', 0);
  await connection.runFile('marts/snapshot_tables');
  if (ruleset.combination === 'surprise') await connection.runFile('positions/snapshot_evidence');
  await connection.runFile('marts/live_facilities', { last_run_no: lastRunNo });
  await connection.runFile('marts/rank_tables');
  const [lists] = await connection.rowsOfFile<{ tables: number }>('queries/run_reference_tables');
  // A run made before there were lists in runs has no such table.
  if (lists?.tables === 1) await connection.runFile('marts/reference_codes_of_run');
  await connection.runFile('marts/ml_model_version', {
    model_version: model.meta.model_version,
    content_hash: model.contentHash,
    trained_at: model.meta.trained_at,
    rows: model.meta.rows,
    seed: model.meta.seed,
    contamination: model.meta.contamination,
    features: model.meta.features,
    score_low: model.forest.scoreBounds.low,
    score_high: model.forest.scoreBounds.high,
  });
  const scoresParquet = join(folder, scoresFile);
  const claimsParquet = join(folder, claimsFile);
  await connection.run(`COPY (FROM claims_ml_scores ORDER BY claim_id) TO ${quoteLiteral(scoresParquet)} (FORMAT parquet)`);
  if (!existsSync(claimsParquet)) linkOrCopy(join(run.folder, claimsFile), claimsParquet);
  // The scored table holds every normalised column: a second copy would only double the file.
  await connection.run('DROP VIEW claims_normalized');
  await connection.runFile('marts/claims_normalized_of_snapshot');
  step('write', rows);

  stage('quality');
  step('check', 0);
  const createdAt = build.createdAt.toISOString();
  const ids = { snapshot_id: id, created_at: createdAt, model_version: model.meta.model_version, ruleset_version: ruleset.version };
  const measured = await measureBesideBefore(connection, build, { ids, added });
  const counts = packCounts(id, measured.counts);

  stage('check');
  const served = servedBefore(build.home)?.snapshot_id;
  const [logBefore] = served === undefined ? [] : readQcLogs(build.home.logs, (logged) => logged === served);
  const failures = [...(await checkSnapshot(connection, { run: run.manifest, ruleset, lastRunNo, added, qc: measured.log, scoresParquet, claimsParquet })), ...hardChecks(measured.log, logBefore)];
  const qc: QcLog = { ...measured.log, failures };
  writeFileSync(join(folder, qcFile), `${JSON.stringify(qc, null, 2)}\n`);
  writeFileSync(join(folder, qcCountsFile), counts);
  const content = await connection.rowsOfFile<{ table_name: string; rows: number; content: string }>('queries/snapshot_content');
  await connection.run('DETACH run');
  await connection.run('CHECKPOINT');
  step('check', rows);

  const manifest: SnapshotManifest = {
    format: snapshotFormat,
    snapshot_id: id,
    state: 'staged',
    created_at: createdAt,
    published_at: null,
    data_date: measured.log.data_date,
    etl_run_id: run.manifest.etl_run_id,
    model_version: model.meta.model_version,
    model_hash: model.contentHash,
    ruleset_version: ruleset.version,
    ruleset_parameters: ruleset.parameters,
    learned_version: learned?.version ?? null,
    seed: model.meta.seed,
    salt_fingerprint: run.manifest.salt_fingerprint,
    casemind_version: build.version,
    top_k: topK,
    rows: Object.fromEntries(content.map((table) => [table.table_name, table.rows])),
    content: Object.fromEntries(content.map((table) => [table.table_name, table.content])),
    failures,
    live_rows: added.live,
    simulated_rows: added.simulated,
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, qc, counts };
}

/** Measures the snapshot with the one that serves attached, so that fresh claims can be told; one that cannot be read is as good as none. */
async function measureBesideBefore(connection: Connection, { home, run, topK, outcomes, observer }: Build, { ids, added }: { readonly ids: QualityInput['ids']; readonly added: AddedClaims }): Promise<Measured> {
  const before = servedBefore(home);
  const attached = before !== undefined && (await attachBefore(connection, home, before, observer));
  try {
    return await measureQuality(connection, { ids, run: run.manifest, topK, since: attached ? { snapshot_id: before.snapshot_id, hasSameClaims: before.etl_run_id === run.manifest.etl_run_id && before.live_rows + before.simulated_rows + added.live + added.simulated === 0 } : undefined, outcomes });
  } finally {
    if (attached) await connection.run('DETACH before');
  }
}

function servedBefore(home: Home): SnapshotManifest | undefined {
  try {
    const id = readPointer(home);
    return id === undefined ? undefined : readManifest(home, id);
  } catch {
    return undefined;
  }
}

async function attachBefore(connection: Connection, home: Home, { snapshot_id }: SnapshotManifest, observer: Observer): Promise<boolean> {
  try {
    await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, snapshot_id, databaseFile))} AS before (READ_ONLY)`);
    return true;
  } catch {
    observer.warn(`${snapshot_id} cannot be read: every claim counts as new`);
    return false;
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

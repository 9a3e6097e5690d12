import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Connection, Database, quoteLiteral } from '../database.ts';
import { CasemindError } from '../errors.ts';
import type { Observer } from '../observer.ts';
import { findRuleset } from '../rules/rulesets.ts';
import { buildFolder, listFinished, newId, removeUnfinished } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { emptyScratch } from '../snapshots/scratch.ts';
import { sqlFolder } from '../sql.ts';
import { DuckdbEngine } from './duckdb-engine.ts';
import type { EtlEngine } from './etl-engine.ts';
import { etlMarks } from './quality-marks.ts';
import { writeQuarantine } from './quarantine.ts';
import { type LoadedReference, loadReferences, warnOfAbsentCodes } from './references.ts';
import { type RunManifest, runFormat } from './run-manifest.ts';
import { findSourceFiles, stataError } from './source-files.ts';
import { SparkEngine } from './spark/spark-engine.ts';
import type { SparkSession } from './spark/spark-session.ts';
import { type StagedFile, prepareStaging } from './staging.ts';

export interface EtlOptions {
  readonly home: Home;
  readonly sourceFolder: string;
  readonly referencesFolder?: string | undefined;
  readonly salt: string;
  readonly ruleset: string;
  /** Largest fraction of claims that may be quarantined, 0–1. */
  readonly maxQuarantine: number;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  /** Claims written at once; as many as DuckDB's memory holds unless told. */
  readonly claimsAtOnce?: number | undefined;
  /** Spark, where it is to read and compare the claims; by default DuckDB does. */
  readonly spark?: SparkSession | undefined;
  readonly version: string;
  readonly now: () => Date;
  readonly observer: Observer;
}

export interface EtlResult {
  readonly manifest: RunManifest;
  readonly ignoredFiles: readonly string[];
  readonly references: readonly LoadedReference[];
}

/** Runs kept, the newest; snapshots hold what they need of their own. */
const keptRuns = 3;

/**
 * Reads a folder of raw FKRTL files into a new immutable run under `home.runs`: the Parquet file of
 * `claims_normalized`, and `run.duckdb` with the quarantine, peer groups, facilities and what the run
 * says of itself. Rows in = rows out + quarantined, or nothing is kept. Call it while holding the
 * build lock.
 *
 * @throws CasemindError SOURCE_* where the folder holds nothing usable, QUARANTINE_LIMIT where too many
 *   claims are bad, ROWS_UNBALANCED, REFERENCE_UNREADABLE, RULESET_UNKNOWN, DISK_FULL.
 */
export async function runEtl(options: EtlOptions): Promise<EtlResult> {
  const { home, observer } = options;
  findRuleset(options.ruleset);
  removeUnfinished(home.runs);
  mkdirSync(home.runs, { recursive: true });
  emptyScratch(home);
  const scratch = mkdtempSync(join(home.scratch, 'etl-'));
  const startedAt = options.now();
  const id = newId('etl', startedAt, (candidate) => existsSync(join(home.runs, candidate)));
  const result = await buildFolder(join(home.runs, id), async (folder) => {
    const database = await Database.open(':memory:', {
      threads: options.threads,
      memoryLimit: options.memoryLimit,
      tempDirectory: scratch,
    });
    try {
      const connection = await database.connect();
      return await buildRun(connection, { folder, id, startedAt, scratch }, options);
    } finally {
      database.close();
      rmSync(scratch, { recursive: true, force: true });
    }
  });
  for (const old of listFinished(home.runs).slice(0, -keptRuns)) rmSync(join(home.runs, old), { recursive: true, force: true });
  observer.progress({ step: 'etl.done', done: result.manifest.rows_out, total: result.manifest.rows_in, unit: 'rows' });
  return result;
}

interface Build {
  readonly folder: string;
  readonly id: string;
  readonly startedAt: Date;
  /** Where copies of raw files lie while the run is built. */
  readonly scratch: string;
}

async function buildRun(connection: Connection, { folder, id, startedAt, scratch }: Build, options: EtlOptions): Promise<EtlResult> {
  const warnings: string[] = [];
  const observer: Observer = {
    progress: (event) => options.observer.progress(event),
    warn: (message) => {
      warnings.push(message);
      options.observer.warn(message);
    },
  };
  await connection.runFile('text');
  await connection.runFile('prelude');
  const source = await findSourceFiles(options.sourceFolder, connection);
  for (const name of source.unconverted) observer.warn(stataError(name).message);
  for (const kind of ['secondary_diagnoses', 'membership'] as const)
    if (!source.files.some((file) => file.kind === kind))
      observer.warn(`no ${kind.replaceAll('_', ' ')} file in the source folder; the columns made from it are empty`);

  await prepareStaging(connection, join(sqlFolder, 'reference', 'code_values.csv'));
  const references = await loadReferences(connection, options.referencesFolder);
  if (references.length === 0) observer.warn('no reference lists; labels are those of the raw files, districts and hospitals have no names');

  const { salt, memoryLimit, claimsAtOnce } = options;
  const engine: EtlEngine = options.spark
    ? new SparkEngine(connection, options.spark, { salt, scratch, memoryLimit, observer })
    : new DuckdbEngine(connection, { salt, scratch, claimsAtOnce, observer });
  const stagedFiles = await engine.stageFiles(source.files);
  await engine.rejectClaims();
  const counts = await countRows(connection, stagedFiles, options);

  observer.progress({ step: 'etl.compare', done: 0, total: counts.rowsOut, unit: 'rows' });
  await connection.setVariable('quality_marks', Object.keys(etlMarks));
  await connection.setVariable('ruleset_version', options.ruleset);
  await connection.setVariable('etl_run_id', id);
  await engine.compareClaims(stagedFiles);
  const parquet = join(folder, 'claims_normalized.parquet');
  await engine.writeClaims(parquet, stagedFiles);

  if (references.length > 0) await warnOfAbsentCodes(connection, parquet, observer);

  await connection.run(`ATTACH ${quoteLiteral(join(folder, 'run.duckdb'))} AS run`);
  await connection.runFile('marts/run_tables');
  await writeQuarantine(connection, stagedFiles, id);
  const [totals] = await connection.rowsOfFile<{ rows_out: number; data_date: string; first_date: string }>('queries/run_totals', { path: parquet });
  const rowsOut = totals?.rows_out ?? 0;
  if (rowsOut !== counts.rowsOut || counts.rowsIn !== rowsOut + counts.quarantined)
    throw new CasemindError('ROWS_UNBALANCED', { rowsIn: counts.rowsIn, rowsOut, quarantined: counts.quarantined });
  const [content] = await connection.rowsOfFile<{ content: string }>('queries/parquet_content', { path: parquet });

  const manifest: RunManifest = {
    format: runFormat,
    etl_run_id: id,
    started_at: startedAt.toISOString(),
    ended_at: options.now().toISOString(),
    rows_in: counts.rowsIn,
    rows_out: rowsOut,
    rows_quarantined: counts.quarantined,
    quarantine_reasons: counts.reasons,
    data_date: totals?.data_date ?? '',
    first_date: totals?.first_date ?? '',
    ruleset_version: options.ruleset,
    salt_fingerprint: saltFingerprint(options.salt),
    casemind_version: options.version,
    content: { claims_normalized: content?.content ?? '' },
    warnings,
  };
  await connection.runFile('marts/etl_run', {
    etl_run_id: id,
    started_at: manifest.started_at,
    ended_at: manifest.ended_at,
    rows_in: manifest.rows_in,
    rows_out: rowsOut,
    rows_quarantined: counts.quarantined,
    ruleset_version: options.ruleset,
    salt_fingerprint: manifest.salt_fingerprint,
    casemind_version: options.version,
    // An empty list has no element type of its own to bind.
    warnings: JSON.stringify(warnings),
  });
  await connection.run('DETACH run');
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { manifest, ignoredFiles: source.ignored, references };
}

interface RowCounts {
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly quarantined: number;
  readonly reasons: Record<string, number>;
}

/** @throws CasemindError SOURCE_EMPTY, QUARANTINE_LIMIT. */
async function countRows(connection: Connection, stagedFiles: readonly StagedFile[], options: EtlOptions): Promise<RowCounts> {
  const rows = await connection.rowsOfFile<{ reason_code: string; n: number }>('staging/quarantine_counts');
  const claims = stagedFiles.filter(({ file }) => file.kind === 'claims');
  const rowsIn = claims.reduce((sum, { rowCount, brokenCount }) => sum + rowCount + brokenCount, 0);
  const quarantined = rows.reduce((sum, { n }) => sum + n, 0);
  if (rowsIn === 0) throw new CasemindError('SOURCE_EMPTY', { path: options.sourceFolder });
  if (quarantined > options.maxQuarantine * rowsIn || quarantined === rowsIn)
    throw new CasemindError('QUARANTINE_LIMIT', {
      quarantined,
      rows: rowsIn,
      share: ((100 * quarantined) / rowsIn).toFixed(1),
      limit: Number((100 * options.maxQuarantine).toFixed(4)),
      reasons: rows
        .slice(0, 3)
        .map(({ reason_code, n }) => `${reason_code} (${n})`)
        .join(', '),
    });
  return { rowsIn, rowsOut: rowsIn - quarantined, quarantined, reasons: Object.fromEntries(rows.map(({ reason_code, n }) => [reason_code, n])) };
}

/** Tells two salts apart without giving either away. */
export function saltFingerprint(salt: string): string {
  return createHash('sha256').update(`casemind salt fingerprint:${salt}`).digest('hex').slice(0, 12);
}

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
import { writeClaimsFile } from './claims-file.ts';
import { etlMarks } from './quality-marks.ts';
import { writeQuarantine } from './quarantine.ts';
import { type LoadedReference, loadReferences, warnOfAbsentCodes } from './references.ts';
import { type RunManifest, runFormat } from './run-manifest.ts';
import { findSourceFiles, stataError } from './source-files.ts';
import { type StagedFile, prepareStaging, stageFile } from './staging.ts';
import { watched } from './watched.ts';

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
  readonly version: string;
  readonly now: () => Date;
  readonly observer: Observer;
}

export interface EtlResult {
  readonly manifest: RunManifest;
  readonly ignoredFiles: readonly string[];
  readonly references: readonly LoadedReference[];
}

/** Files of `sql/intermediate` in the order in which they run: what claims are made of, then what other claims say of them. */
export const intermediateModels = [
  'inacbg_codes', 'claims_accepted', 'claims_kept', 'places', 'visits', 'procedure_texts', 'procedures', 'procedure_sets', 'topup_sets', 'facilities', 'members_by_patient', 'mark_sets',
] as const;
export const comparisonModels = [
  'coded_peer_groups', 'peer_cells', 'claims_compared', 'claims_of_patients', 'treatments', 'returning_patients', 'patient_claims', 'crossing_claims', 'histories', 'duplicates',
] as const;

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

  const stagedFiles = await stageFiles(connection, source.files, { salt: options.salt, scratch }, observer);
  const counts = await rejectRows(connection, stagedFiles, options);

  observer.progress({ step: 'etl.compare', done: 0, total: counts.rowsOut, unit: 'rows' });
  await connection.setVariable('quality_marks', Object.keys(etlMarks));
  await connection.setVariable('ruleset_version', options.ruleset);
  await connection.setVariable('etl_run_id', id);
  for (const model of intermediateModels) await connection.runFile(`intermediate/${model}`);
  const hasSeveral = stagedFiles.filter(({ file }) => file.kind === 'secondary_diagnoses').length > 1;
  await connection.runFile(hasSeveral ? 'staging/secondary_merged' : 'staging/secondary_by_claim');
  for (const model of comparisonModels) await connection.runFile(`intermediate/${model}`);

  await connection.runFile('marts/claims_normalized');
  const parquet = join(folder, 'claims_normalized.parquet');
  await writeClaimsFile(connection, {
    path: parquet,
    rows: stagedFiles.reduce((sum, { file, rowCount }) => sum + (file.kind === 'claims' ? rowCount : 0), 0),
    scratch,
    claimsAtOnce: options.claimsAtOnce,
    onProgress: (done) => observer.progress({ step: 'etl.write', done: Math.round(done), total: counts.rowsOut, unit: 'rows' }),
  });

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

async function stageFiles(
  connection: Connection,
  files: Awaited<ReturnType<typeof findSourceFiles>>['files'],
  { salt, scratch }: { salt: string; scratch: string },
  observer: Observer,
): Promise<StagedFile[]> {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const staged: StagedFile[] = [];
  let doneBytes = 0;
  for (const [index, file] of files.entries()) {
    const tell = (share: number): void => observer.progress({ step: 'etl.read', done: Math.round(doneBytes + share * file.bytes), total: totalBytes, unit: 'bytes' });
    staged.push(await watched(connection, tell, () => stageFile(connection, { file, fileNo: index + 1, salt, scratch }, observer)));
    doneBytes += file.bytes;
    observer.progress({ step: 'etl.read', done: doneBytes, total: totalBytes, unit: 'bytes' });
  }
  return staged;
}

interface RowCounts {
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly quarantined: number;
  readonly reasons: Record<string, number>;
}

async function rejectRows(connection: Connection, stagedFiles: readonly StagedFile[], options: EtlOptions): Promise<RowCounts> {
  await connection.runFile('staging/codes_unlisted');
  await connection.runFile('staging/claims_rejected');
  await connection.runFile('staging/claims_repeated');
  await connection.runFile('staging/shifted_records');
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

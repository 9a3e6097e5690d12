import { formatNumber } from '#engine';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import {
  CasemindError,
  type EtlResult,
  type RefreshResult,
  type SparkSession,
  foldLiveClaims,
  generateClaims,
  refreshSnapshot,
  runEtl,
  trainModel,
} from '#engine';

import type { LiveClaims } from '#store';

import type { CommandContext } from './context.ts';
import { readRuleParameters } from './rule-parameters.ts';
import { runRecorded } from './run-recorded.ts';
import { alertIfHeld, settleHeld } from './validation.ts';
import { liveSource, withLiveClaims } from './with-live-claims.ts';
import { withStore } from './with-store.ts';

/** Seed of everything the demo draws. */
export const demoSeed = 20220101;
export const demoRows = 60_000;

/** Whether claims of our own take the place of a source. */
export function isDemoSource({ config }: CommandContext): boolean {
  return config.CASEMIND_MODE === 'demo' && config.SOURCE_DIR === undefined;
}

/** The folder of the demo claims, made where they are not there yet. */
export async function demoSource(context: CommandContext): Promise<string> {
  const outDir = join(context.home.root, 'demo-claims');
  if (!existsSync(join(outDir, 'fkrtl.csv'))) {
    context.terminal.say('no claims yet: making synthetic ones to try the program on');
    await generateClaims({ rows: demoRows, seed: demoSeed, outDir, observer: context.terminal.observer });
  }
  return outDir;
}

/** The folder to read: the one given, SOURCE_DIR, or in a demo the claims made for it. */
export async function sourceOf(context: CommandContext, given?: string): Promise<string> {
  return given === undefined && isDemoSource(context) ? demoSource(context) : sourceFolder(context, given);
}

/** @throws CasemindError USAGE_INVALID where neither an option nor SOURCE_DIR names a folder. */
export function sourceFolder(context: CommandContext, given: string | undefined): string {
  const folder = given ?? context.config.SOURCE_DIR;
  if (folder === undefined)
    throw new CasemindError('USAGE_INVALID', { field: '--source', value: '-', accepted: 'a folder of raw FKRTL files, or SOURCE_DIR in the environment' });
  return folder;
}

export interface EtlWork {
  readonly references?: string | undefined;
  /** Connects to the Spark that is to do it, in place of DuckDB. */
  readonly openSpark?: (() => Promise<SparkSession>) | undefined;
}

export function etl(context: CommandContext, source: string, { references = context.config.REFERENCES_DIR, openSpark }: EtlWork = {}): Promise<EtlResult> {
  const { config, home, threads, version, now, terminal } = context;
  return runRecorded(context, 'etl', async () => {
    const spark = await openSpark?.();
    try {
      const result = await runEtl({
        home,
        sourceFolder: source,
        referencesFolder: references,
        salt: config.IDENTIFIER_SALT,
        ruleset: config.RULESET,
        maxQuarantine: config.MAX_QUARANTINE,
        threads,
        memoryLimit: config.DUCKDB_MEMORY_LIMIT,
        version,
        now,
        observer: terminal.observer,
        spark,
      });
      const { etl_run_id, rows_in, rows_out, rows_quarantined } = result.manifest;
      return { result, detail: { etl_run_id, rows_in, rows_out, rows_quarantined } };
    } finally {
      await spark?.close();
    }
  });
}

export interface TrainCommand {
  readonly seed: number;
  readonly promote: boolean;
  readonly trees?: number;
  readonly samples?: number;
  readonly maxFeatures?: number;
  readonly contamination?: number;
  readonly weighted?: boolean;
}

export function train(context: CommandContext, { seed, promote, weighted = false, trees, samples, maxFeatures, contamination }: TrainCommand) {
  const { config, home, threads, now, terminal } = context;
  const params = {
    ...(trees !== undefined && { nEstimators: trees }),
    ...(samples !== undefined && { maxSamples: samples }),
    ...(maxFeatures !== undefined && { maxFeatures }),
    ...(contamination !== undefined && { contamination }),
  };
  return runRecorded(context, 'train', async () => {
    const result = await trainModel({ home, seed, promote, weighted, params, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT, now, observer: terminal.observer });
    return { result, detail: { model_version: result.meta.model_version, rows: result.meta.rows } };
  });
}

/** Live claims that a refresh takes along. */
export interface Included {
  readonly live: boolean;
  readonly simulated: boolean;
}

export async function refresh(context: CommandContext, topK: number, { live, simulated }: Included = { live: false, simulated: false }): Promise<RefreshResult> {
  const kinds = [...(live ? [liveSource(context, false)] : []), ...(simulated ? [liveSource(context, true)] : [])];
  try {
    const result = await withLiveClaims(context, kinds, (claims) => refreshWith(context, topK, claims));
    await settleHeld(context);
    return result;
  } catch (error) {
    await alertIfHeld(context, error);
    throw error;
  }
}

function refreshWith(context: CommandContext, topK: number, live: readonly LiveClaims[]): Promise<RefreshResult> {
  const { config, home, threads, version, now, terminal } = context;
  return runRecorded(context, 'refresh', async () => {
    const outcomes = await withStore(context, ({ claimStates }) => claimStates.countDecided());
    const result = await refreshSnapshot({
      home,
      ruleset: config.RULESET,
      parameters: readRuleParameters(config.RULESET_PARAMETERS),
      topK,
      addClaims: foldLiveClaims(live),
      outcomes,
      mode: config.CASEMIND_MODE,
      threads,
      memoryLimit: config.DUCKDB_MEMORY_LIMIT,
      version,
      now,
      observer: terminal.observer,
    });
    return { result, detail: { snapshot_id: result.manifest.snapshot_id, rows: result.qc.total_rows } };
  });
}

export const defaultTopK = 50;

/** What an ETL run did, in words. */
export function describeEtl({ manifest, ignoredFiles, references }: EtlResult): string {
  const lines = [
    `run ${manifest.etl_run_id}: ${formatNumber(manifest.rows_in, 'en')} rows in = ${formatNumber(manifest.rows_out, 'en')} out + ${formatNumber(manifest.rows_quarantined, 'en')} quarantined`,
    `claims discharged ${manifest.first_date} to ${manifest.data_date}`,
  ];
  for (const [reason, n] of Object.entries(manifest.quarantine_reasons)) lines.push(`  ${reason}: ${formatNumber(n, 'en')}`);
  if (references.length > 0) lines.push(`references: ${references.map(({ file, list }) => `${list} (${file})`).join(', ')}`);
  if (ignoredFiles.length > 0) lines.push(`ignored: ${ignoredFiles.join(', ')}`);
  return lines.join('\n');
}

export function describeRefresh({ manifest, qc, removed }: RefreshResult): string {
  const lines = [
    `snapshot ${manifest.snapshot_id} published: ${formatNumber(qc.total_rows, 'en')} claims, ${formatNumber(qc.flagged_rows, 'en')} with an indication`,
    `model ${manifest.model_version}, ruleset ${manifest.ruleset_version}${manifest.learned_version === null ? '' : ` with ${manifest.learned_version}`}, data of ${manifest.data_date}`,
    ...(manifest.live_rows > 0 ? [`${formatNumber(manifest.live_rows, 'en')} claims of it came in live`] : []),
    ...(manifest.simulated_rows > 0 ? [`${formatNumber(manifest.simulated_rows, 'en')} claims of it are simulated`] : []),
  ];
  if (removed.length > 0) lines.push(`removed old snapshots: ${removed.join(', ')}`);
  return lines.join('\n');
}

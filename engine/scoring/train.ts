import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { RunManifest } from '../claims/run-manifest.ts';
import { type Connection, Database } from '../database.ts';
import { readColumns } from '../column-vectors.ts';
import { type ForestParams, fitForest } from '../isolation-forest/index.ts';
import type { Observer } from '../observer.ts';
import { loadSql } from '../sql.ts';
import { type ClaimFeatures, readFeatures } from './features.ts';
import { newId, removeUnfinished } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { type Model, type ModelMeta, hasPromotedModel, loadModel, promoteModel, saveModel } from './models.ts';
import { type Run, findRun, openRunClaims } from './run-claims.ts';
import { emptyScratch } from '../snapshots/scratch.ts';

export interface TrainOptions {
  readonly home: Home;
  readonly seed: number;
  /** What differs from iso_v1. */
  readonly params?: Partial<Omit<ForestParams, 'seed'>>;
  /** Draw the claims of a tree in proportion to the weight of their participant in the sample, PSTV15. */
  readonly weighted?: boolean;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  readonly now: () => Date;
  readonly observer: Observer;
  /** Where the model goes and what it is called; by default a new version under `home.artifacts`. */
  readonly target?: { readonly folder: string; readonly version: string };
  /** Make it the active model; the first one trained here is in any case. */
  readonly promote?: boolean;
}

/** Parameters of iso_v1, those of the Python seed. */
export const isolationForestV1 = { nEstimators: 200, maxSamples: 256, maxFeatures: 1, contamination: 0.03 } as const;

/**
 * Fits iso_v1 on the claims of the newest ETL run and saves it as a model version. The ends of the
 * normalised score are the smallest and the largest score of the training claims, frozen with it.
 *
 * Call it while holding the build lock.
 *
 * @throws CasemindError RUN_MISSING, RUN_INVALID, FOREST_INPUT_INVALID, DISK_FULL.
 */
export async function trainModel(options: TrainOptions): Promise<Model & { readonly isActive: boolean }> {
  const { home, seed, observer } = options;
  mkdirSync(home.artifacts, { recursive: true });
  removeUnfinished(home.artifacts);
  emptyScratch(home);
  const run = findRun(home);
  const now = options.now();
  const version = options.target?.version ?? newId('iso_v1', now, (id) => existsSync(join(home.artifacts, id)));
  const { table, sampleWeight } = await onRun(run, options, (connection) => readTraining(connection, options.weighted === true));
  const { forest } = await fitForest(table, {
    ...isolationForestV1,
    ...options.params,
    seed,
    ...(sampleWeight && { sampleWeight }),
    boundQuantiles: { low: 0, high: 1 },
    threads: options.threads,
    observer: observerOfFit(observer),
  });
  const meta = describeModel(version, forest, run.manifest, now, sampleWeight ? 'PSTV15' : 'none');
  const folder = options.target?.folder ?? join(home.artifacts, version);
  await saveModel(folder, forest, meta);
  const isActive = !options.target && (options.promote === true || !hasPromotedModel(home));
  if (isActive) promoteModel(home, version);
  return options.target ? { meta, forest, contentHash: '', isActive } : { ...loadModel(home, version), isActive };
}

/** Features of all claims and, where asked for, their weights, in the same order. */
async function readTraining(connection: Connection, weighted: boolean): Promise<ClaimFeatures & { readonly sampleWeight?: Float64Array }> {
  const features = await readFeatures(connection);
  if (!weighted) return features;
  const weights = (await readColumns(connection, loadSql('queries/sample_weights'), features.claimNos.length)).get('sample_weight');
  return weights instanceof Float64Array ? { ...features, sampleWeight: weights } : features;
}

/** @param run whose claims the bounds of the score were taken from. */
export function describeModel(version: string, forest: Model['forest'], run: RunManifest, now: Date, sampleWeight: ModelMeta['sample_weight']): ModelMeta {
  return {
    model_version: version,
    trained_at: now.toISOString(),
    rows: run.rows_out,
    contamination: forest.params.contamination === 'auto' ? isolationForestV1.contamination : forest.params.contamination,
    seed: forest.params.seed,
    n_estimators: forest.params.nEstimators,
    max_samples: forest.params.maxSamples,
    max_features: forest.params.maxFeatures,
    sample_weight: sampleWeight,
    features: forest.features.map(({ name }) => name),
    data_snapshot: { etl_run_id: run.etl_run_id, data_date: run.data_date, content: run.content.claims_normalized },
  };
}

/** A fit scores the training claims for the ends of the score; that is a step of its own, not the scoring of a refresh. */
function observerOfFit(observer: Observer): Observer {
  return {
    progress: (event) => observer.progress(event.step === 'forest.score' ? { ...event, step: 'train.bounds' } : event),
    warn: (message) => observer.warn(message),
  };
}

/** Opens the claims of a run as `claims_normalized`. */
export async function onRun<T>(
  run: Run,
  { home, threads, memoryLimit }: Pick<TrainOptions, 'home' | 'threads' | 'memoryLimit'>,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const database = await Database.open(':memory:', { threads, memoryLimit, tempDirectory: home.scratch });
  try {
    const connection = await database.connect();
    await openRunClaims(connection, run);
    return await work(connection);
  } finally {
    database.close();
  }
}

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CasemindError } from '../errors.ts';
import { type Forest, calibrateForest, importSklearnForest, scoreSamples } from '../isolation-forest/index.ts';
import type { Observer } from '../observer.ts';
import { categoricalFeatures, numericFeatures, readFeatures } from './features.ts';
import { removeUnfinished } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import { type Model, loadModel, modelVersions, saveModel } from './models.ts';
import { findRun } from './run-claims.ts';
import { emptyScratch } from '../snapshots/scratch.ts';
import { describeModel, isolationForestV1, onRun } from './train.ts';

export interface ImportOptions {
  readonly home: Home;
  /** JSON file of a scikit-learn forest, as docs/training.md describes it. */
  readonly path: string;
  readonly version: string;
  readonly threads?: number | undefined;
  readonly memoryLimit?: string | undefined;
  readonly now: () => Date;
  readonly observer: Observer;
}

/**
 * Makes a forest that was trained elsewhere a model version that can be promoted. Its trees stay as
 * they are; the ends of the normalised score and the limit of the strangest 3 % come from scoring the
 * claims of the newest run, as in training. It does not become active.
 *
 * Call it while holding the build lock.
 *
 * @throws CasemindError USAGE_INVALID for a version that is taken or is no name, MODEL_INVALID for a
 *   file that is no such forest or whose features are not those of iso_v1, RUN_MISSING, RUN_INVALID, DISK_FULL.
 */
export async function importModel(options: ImportOptions): Promise<Model> {
  const { home, path, version, threads, observer } = options;
  if (!/^[a-z0-9][a-z0-9._-]{0,62}$/i.test(version) || version.endsWith('.building'))
    throw new CasemindError('USAGE_INVALID', { field: '--version', value: version, accepted: 'letters, digits, dot, dash and underscore, 63 at most' });
  const folder = join(home.artifacts, version);
  if (existsSync(folder) || modelVersions(home).includes(version))
    throw new CasemindError('USAGE_INVALID', { field: '--version', value: version, accepted: 'a name that no model has' });
  const imported = importSklearnForest(readJson(path), path);
  checkFeatures(imported, path);

  mkdirSync(home.artifacts, { recursive: true });
  removeUnfinished(home.artifacts);
  emptyScratch(home);
  const run = findRun(home);
  const { contamination } = isolationForestV1;
  const forest = { ...imported, params: { ...imported.params, contamination } };
  const { table } = await onRun(run, options, readFeatures);
  const scores = await scoreSamples(forest, table, { threads, observer });
  const calibrated = calibrateForest(forest, scores, { low: 0, high: 1 });
  await saveModel(folder, calibrated, describeModel(version, calibrated, run.manifest, options.now(), 'none'));
  return loadModel(home, version);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    throw new CasemindError('MODEL_INVALID', { model: path, reason: 'it cannot be read as JSON' }, { cause: error });
  }
}

/** The features must be those that a refresh reads, in any order; categories that claims do not have do no harm. */
function checkFeatures({ features }: Forest, model: string): void {
  const due = [...numericFeatures.map((name) => kindOf({ kind: 'numeric', name })), ...categoricalFeatures.map((name) => kindOf({ kind: 'categorical', name }))];
  const given = features.map(kindOf);
  const missing = due.filter((feature) => !given.includes(feature));
  const extra = given.filter((feature, index) => !due.includes(feature) || given.indexOf(feature) !== index);
  const reasons = [...(missing.length > 0 ? [`it lacks ${missing.join(', ')}`] : []), ...(extra.length > 0 ? [`iso_v1 has no ${extra.join(', ')}`] : [])];
  if (reasons.length > 0) throw new CasemindError('MODEL_INVALID', { model, reason: `its features are not those of iso_v1: ${reasons.join('; ')}` });
}

function kindOf({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${name} (${kind})`;
}

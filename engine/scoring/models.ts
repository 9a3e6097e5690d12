import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { CasemindError, systemErrorCode } from '../errors.ts';
import { type Forest, loadForest, saveForest } from '../isolation-forest/index.ts';
import { buildFolder, listFinished, replaceFile } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';

/** Models that ship with the program, trained on generated claims. */
const shippedFolder = join(import.meta.dirname, '..', '..', 'artifacts');
const defaultModel = 'iso_v1';
const forestFile = 'forest.cmif';
const metaFile = 'model_meta.json';
const featuresFile = 'feature_columns.json';

const modelMetaSchema = z.object({
  model_version: z.string(),
  trained_at: z.iso.datetime(),
  rows: z.number().int(),
  contamination: z.number(),
  seed: z.number().int(),
  n_estimators: z.number().int(),
  max_samples: z.number().int(),
  max_features: z.number().default(1),
  /** The weights with which claims were drawn for the trees. */
  sample_weight: z.enum(['none', 'PSTV15']).default('none'),
  features: z.array(z.string()),
  /** The claims it was trained on: run, newest discharge date and content hash. */
  data_snapshot: z.object({ etl_run_id: z.string(), data_date: z.string(), content: z.string() }),
});
export type ModelMeta = z.infer<typeof modelMetaSchema>;

export interface Model {
  readonly meta: ModelMeta;
  readonly forest: Forest;
  /** SHA-256 of the artifact's content. */
  readonly contentHash: string;
}

export interface ModelListing {
  readonly model_version: string;
  readonly origin: 'shipped' | 'trained';
  readonly is_active: boolean;
  readonly meta: ModelMeta | null;
  readonly content_hash: string | null;
  /** Why it cannot be used, else null. */
  readonly error: string | null;
}

/**
 * Reads a model and checks its hash; the meta that counts is the one inside the artifact.
 *
 * @throws CasemindError MODEL_MISSING, MODEL_INVALID.
 */
export function loadModel(home: Home, version: string): Model {
  const folder = folderOf(home, version);
  if (!folder) throw new CasemindError('MODEL_MISSING', { model: version, known: modelVersions(home).join(', ') || '-' });
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, forestFile));
  } catch (error) {
    throw new CasemindError('MODEL_INVALID', { model: version, reason: `${forestFile} cannot be read` }, { cause: error });
  }
  const { forest, meta, contentHash } = loadForest(bytes, version);
  const parsed = modelMetaSchema.safeParse(meta);
  if (!parsed.success || parsed.data.model_version !== version)
    throw new CasemindError('MODEL_INVALID', { model: version, reason: 'it is not a model of this name' });
  return { meta: parsed.data, forest, contentHash };
}

/** The version that a refresh uses: the one promoted last, else the one that ships. */
export function activeModelVersion(home: Home): string {
  try {
    return z.object({ model_version: z.string() }).parse(JSON.parse(readFileSync(activePath(home), 'utf8'))).model_version;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return defaultModel;
    throw new CasemindError('MODEL_INVALID', { model: 'active.json', reason: 'the pointer to the active model is damaged; `casemind models promote VERSION` sets it anew' }, { cause: error });
  }
}

/** Whether a model was ever promoted here. */
export function hasPromotedModel(home: Home): boolean {
  return existsSync(activePath(home));
}

/** Makes a model the active one, after checking that it can be loaded. */
export function promoteModel(home: Home, version: string): Model {
  const model = loadModel(home, version);
  replaceFile(activePath(home), `${JSON.stringify({ model_version: version })}\n`);
  return model;
}

/** All models, shipped ones first, then by version. */
export function listModels(home: Home): ModelListing[] {
  const active = activeModelVersion(home);
  return modelVersions(home).map((version) => {
    const origin = listFinished(home.artifacts).includes(version) ? ('trained' as const) : ('shipped' as const);
    const base = { model_version: version, origin, is_active: version === active };
    try {
      const { meta, contentHash } = loadModel(home, version);
      return { ...base, meta, content_hash: contentHash, error: null };
    } catch (error) {
      return { ...base, meta: null, content_hash: null, error: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** Writes a model as a folder of its own, whole or not at all. */
export async function saveModel(folder: string, forest: Forest, meta: ModelMeta): Promise<void> {
  await buildFolder(folder, async (building) => {
    writeFileSync(join(building, forestFile), saveForest(forest, meta));
    writeFileSync(join(building, metaFile), `${JSON.stringify(meta, null, 2)}\n`);
    writeFileSync(join(building, featuresFile), `${JSON.stringify(forest.features, null, 2)}\n`);
  });
}

/** Names of all models, whether or not they can be loaded; shipped ones first. */
export function modelVersions(home: Home): string[] {
  return [...new Set([...listFinished(shippedFolder), ...listFinished(home.artifacts)])];
}

function folderOf(home: Home, version: string): string | undefined {
  return [home.artifacts, shippedFolder].find((folder) => listFinished(folder).includes(version) && existsSync(join(folder, version)))?.concat('/', version);
}

function activePath(home: Home): string {
  return join(home.artifacts, 'active.json');
}

import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { CasemindError } from '../errors.ts';
import { newId, replaceFile } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';
import type { Judgement } from './judge.ts';

const learnedModelSchema = z.object({
  format: z.literal(1),
  version: z.string(),
  created_at: z.iso.datetime(),
  /** What its features were read from. */
  snapshot_id: z.string(),
  ruleset_version: z.string(),
  /** Number of the last decision that it knew of; later ones judge it as a shadow. */
  last_seq: z.number().int(),
  labelled: z.number().int(),
  base: z.number(),
  weights: z.record(z.string(), z.number()),
  shift: z.number(),
  slope: z.number().positive(),
  judgement: z.custom<Judgement>((value) => typeof value === 'object' && value !== null),
});
export type LearnedModel = z.infer<typeof learnedModelSchema>;

const activeSchema = z.object({ version: z.string().nullable(), before: z.array(z.string().nullable()) });

const modelsFolder = (home: Home): string => join(home.learning, 'models');
const activeFile = (home: Home): string => join(home.learning, 'active.json');
const fileOf = (home: Home, version: string): string => join(modelsFolder(home), `${version}.json`);

/** Keeps a model of decisions; it scores nothing until it is promoted. */
export function saveLearnedModel(home: Home, model: Omit<LearnedModel, 'format' | 'version'>): LearnedModel {
  mkdirSync(modelsFolder(home), { recursive: true });
  const version = newId('learned', new Date(model.created_at), (candidate) => existsSync(fileOf(home, candidate)));
  const saved: LearnedModel = { format: 1, version, ...model };
  replaceFile(fileOf(home, version), Buffer.from(`${JSON.stringify(saved, null, 2)}\n`));
  return saved;
}

/** @throws CasemindError LEARNED_MODEL_INVALID where there is none of that version, or its file is damaged. */
export function loadLearnedModel(home: Home, version: string): LearnedModel {
  try {
    return learnedModelSchema.parse(JSON.parse(readFileSync(fileOf(home, version), 'utf8')));
  } catch (error) {
    throw new CasemindError('LEARNED_MODEL_INVALID', { model: version, known: learnedVersions(home).join(', ') || '-' }, { cause: error });
  }
}

/** Versions, the oldest first. */
export function learnedVersions(home: Home): string[] {
  if (!existsSync(modelsFolder(home))) return [];
  return readdirSync(modelsFolder(home)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).toSorted();
}

function readActive(home: Home): z.infer<typeof activeSchema> {
  return existsSync(activeFile(home)) ? activeSchema.parse(JSON.parse(readFileSync(activeFile(home), 'utf8'))) : { version: null, before: [] };
}

/** The model that the next refresh ranks by, or undefined where the ruleset alone does. */
export function activeLearnedModel(home: Home): LearnedModel | undefined {
  const { version } = readActive(home);
  return version === null ? undefined : loadLearnedModel(home, version);
}

/** Makes a model the one that the next refresh ranks by. */
export function promoteLearnedModel(home: Home, version: string): LearnedModel {
  const model = loadLearnedModel(home, version);
  const { version: current, before } = readActive(home);
  if (current !== version) replaceFile(activeFile(home), Buffer.from(`${JSON.stringify({ version, before: [...before, current] })}\n`));
  return model;
}

/**
 * Goes back to what ranked before; null is the ruleset alone.
 *
 * @throws CasemindError LEARNED_MODEL_INVALID where nothing was promoted.
 */
export function rollBackLearnedModel(home: Home): string | null {
  const { version, before } = readActive(home);
  if (version === null) throw new CasemindError('LEARNED_MODEL_INVALID', { model: '-', known: learnedVersions(home).join(', ') || '-' });
  const last = before.at(-1) ?? null;
  replaceFile(activeFile(home), Buffer.from(`${JSON.stringify({ version: last, before: before.slice(0, -1) })}\n`));
  return last;
}

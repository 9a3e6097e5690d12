import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { z } from 'zod';

import { CasemindError, systemErrorCode } from '../errors.ts';
import type { Home } from './home.ts';

/** Version of the snapshot format that this code writes and reads. */
export const snapshotFormat = 1;

/**
 * What a snapshot says of itself. `staged` failed a check and serves nobody until ops publish it;
 * `published` may serve. `content` holds a hash over the ordered rows of each table, run ids and
 * timestamps left out: equal input gives equal content.
 */
export const snapshotManifestSchema = z.object({
  format: z.literal(snapshotFormat),
  snapshot_id: z.string(),
  state: z.enum(['staged', 'published']),
  created_at: z.iso.datetime(),
  published_at: z.iso.datetime().nullable(),
  /** Newest discharge date among the claims: the date that people are told their data are of. */
  data_date: z.iso.date(),
  etl_run_id: z.string(),
  model_version: z.string(),
  model_hash: z.string(),
  ruleset_version: z.string(),
  /** What the ruleset was given in place of its own parameters. */
  ruleset_parameters: z.record(z.string(), z.number()).default({}),
  /** What was learned from decisions and ranks; null where the ruleset alone does. */
  learned_version: z.string().nullable().default(null),
  seed: z.number().int(),
  salt_fingerprint: z.string(),
  casemind_version: z.string(),
  top_k: z.number().int(),
  rows: z.record(z.string(), z.number().int()),
  content: z.record(z.string(), z.string()),
  failures: z.array(z.string()),
  /** Claims that came in live since the run and are in no row of it; simulated ones bar the snapshot from production. */
  live_rows: z.number().int().default(0),
  simulated_rows: z.number().int().default(0),
});
export type SnapshotManifest = z.infer<typeof snapshotManifestSchema>;

const pointerSchema = z.object({ snapshot_id: z.string() });

/**
 * The id of the snapshot that serves, or undefined where none was ever published.
 *
 * @throws CasemindError SNAPSHOT_INVALID where the pointer is damaged; publishing any snapshot mends it.
 */
export function readPointer(home: Home): string | undefined {
  try {
    return pointerSchema.parse(JSON.parse(readFileSync(home.pointer, 'utf8'))).snapshot_id;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw new CasemindError(
      'SNAPSHOT_INVALID',
      { snapshot: basename(home.pointer), reason: 'the pointer to the current snapshot is damaged; `casemind snapshots` lists those there are, `casemind publish ID` sets it anew' },
      { cause: error },
    );
  }
}

/** @throws CasemindError SNAPSHOT_INVALID where the manifest is missing, damaged or of another format. */
export function readManifest(home: Home, snapshotId: string): SnapshotManifest {
  try {
    return snapshotManifestSchema.parse(JSON.parse(readFileSync(join(home.snapshots, snapshotId, 'manifest.json'), 'utf8')));
  } catch (error) {
    throw new CasemindError(
      'SNAPSHOT_INVALID',
      { snapshot: snapshotId, reason: 'its manifest.json is missing, damaged or of another format' },
      { cause: error },
    );
  }
}

/** Whether simulated claims may serve: in a demo alone. */
export type ServingMode = 'demo' | 'production';

/** @throws CasemindError SNAPSHOT_SIMULATED */
export function refuseSimulated({ snapshot_id: snapshot, simulated_rows: rows }: SnapshotManifest): void {
  if (rows > 0) throw new CasemindError('SNAPSHOT_SIMULATED', { snapshot, rows });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { CasemindError } from '../errors.ts';
import { listFinished } from '../snapshots/folders.ts';
import type { Home } from '../snapshots/home.ts';

/** Version of the run format that this code writes and reads. */
export const runFormat = 1;

/** What an ETL run says of itself. `content` holds a hash over the rows of each table, the run's id left out. */
export const runManifestSchema = z.object({
  format: z.literal(runFormat),
  etl_run_id: z.string(),
  started_at: z.iso.datetime(),
  ended_at: z.iso.datetime(),
  rows_in: z.number().int(),
  rows_out: z.number().int(),
  rows_quarantined: z.number().int(),
  quarantine_reasons: z.record(z.string(), z.number().int()),
  /** Newest and oldest discharge date among the claims. */
  data_date: z.iso.date(),
  first_date: z.iso.date(),
  ruleset_version: z.string(),
  salt_fingerprint: z.string(),
  casemind_version: z.string(),
  content: z.object({ claims_normalized: z.string() }),
  warnings: z.array(z.string()),
});
export type RunManifest = z.infer<typeof runManifestSchema>;

/**
 * The newest finished ETL run.
 *
 * @throws CasemindError RUN_MISSING where there is none.
 */
export function newestRun(home: Home): { folder: string; manifest: RunManifest } {
  const id = listFinished(home.runs).at(-1);
  if (id === undefined) throw new CasemindError('RUN_MISSING', { home: home.root });
  const folder = join(home.runs, id);
  return { folder, manifest: runManifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))) };
}

import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { parseJson } from '../parse-json.ts';
import { replaceFile } from '../snapshots/folders.ts';
import type { RunValidation } from './validate-run.ts';

/** As much as tells a validation of this format from anything else. */
const shape = z.looseObject({ format: z.literal(1), snapshot_id: z.string(), data_date: z.string(), status: z.string(), verdicts: z.array(z.looseObject({ metric: z.string(), scope: z.string(), state: z.string() })), incident: z.looseObject({ incident_id: z.string() }).nullable() });
const validationSchema = z.custom<RunValidation>((value) => shape.safeParse(value).success);

const fileName = /^drift_(\d{8}T\d+Z(?:-\d+)?)\.json$/;

/** Keeps the validation of a snapshot beside its QC log, as `drift_<time>.json`; gives its path. */
export function writeValidation(folder: string, validation: RunValidation): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `drift_${validation.snapshot_id.replace(/^snapshot-/, '')}.json`);
  replaceFile(path, `${JSON.stringify(validation)}\n`);
  return path;
}

/** The kept validations of a folder up to a snapshot, it included, oldest first; the last `most` of them. Files of another format are passed over. */
export function readValidations(folder: string, { until, most }: { readonly until?: string | undefined; readonly most: number }): RunValidation[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const time = fileName.exec(name)?.[1];
      return time !== undefined && (until === undefined || `snapshot-${time}` <= until) ? [name] : [];
    })
    .toSorted()
    .slice(-most)
    .flatMap((name) => {
      const parsed = validationSchema.safeParse(parseJson(readFileSync(join(folder, name), 'utf8')));
      return parsed.success ? [parsed.data] : [];
    });
}

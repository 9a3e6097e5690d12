import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const labelSchema = z.object({ FKL02: z.string(), is_fraud: z.string(), fraud_type: z.string().optional() });
const truthSchema = z.object({ claim_id: z.string(), modus: z.string() });
const yes = new Set(['1', '1.0', 'true', 'yes', 'ya', 't', 'y']);

/** What labelled claims were labelled as, by claim id. Columns FKL02, is_fraud and fraud_type, which may be missing or empty. */
export function readLabels(path: string): ReadonlyMap<string, string> {
  const rows: unknown[] = parse(readFileSync(path), { columns: true, bom: true, trim: true });
  return new Map(
    rows
      .map((row) => labelSchema.parse(row))
      .filter(({ is_fraud }) => yes.has(is_fraud.toLowerCase()))
      .map(({ FKL02, fraud_type }) => [FKL02, fraud_type || 'labelled']),
  );
}

/** The indications that `casemind generate` wrote down, by claim id. */
export function readTruth(path: string): ReadonlyMap<string, string> {
  const rows: unknown[] = parse(readFileSync(path), { columns: true });
  return new Map(rows.map((row) => truthSchema.parse(row)).map(({ claim_id, modus }) => [claim_id, modus]));
}

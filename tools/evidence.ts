import { isDeepStrictEqual } from 'node:util';

import type { Localized } from '#engine';
import { z } from 'zod';

/** What a value counts or names: how it is shown, and which figures it can prove. `5 hari` is proven by days, never by 5 diagnoses. */
const evidenceUnits = [
  'rupiah',
  'days',
  'years',
  'claims',
  'facilities',
  'participants',
  'beds',
  'items',
  'ratio',
  'score',
  'zscore',
  'rank',
  'level',
  'date',
  /** ISO 8601 with date and time of day. */
  'instant',
  /** `YYYY-MM`. */
  'month',
  'code',
  'name',
  'category',
  'text',
  'status',
] as const;
export type EvidenceUnit = (typeof evidenceUnits)[number];

export const localizedSchema = z.object({ id: z.string(), en: z.string() });

/** Where a value stands: one column of one row of one table of one snapshot. */
const evidenceSourceSchema = z.object({
  table: z.string(),
  column: z.string(),
  keys: z.record(z.string(), z.union([z.string(), z.number()])),
  snapshot: z.string(),
});
export type EvidenceSource = z.infer<typeof evidenceSourceSchema>;

/** A fact that a sentence may cite: `value` is raw, never formatted, and texts that came with a claim are neutral (`neutralText`). */
export const evidenceItemSchema = z.object({
  id: z.string(),
  label: localizedSchema,
  value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
  unit: z.enum(evidenceUnits),
  source: evidenceSourceSchema,
});
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;
export type EvidenceValue = EvidenceItem['value'];

/** What a value is called, and what it counts or names. */
export interface Fact {
  readonly unit: EvidenceUnit;
  readonly label: Localized;
}

/** Makes items of values that stand in one table of a snapshot, under the same keys unless told. */
export function evidenceIn(table: string, snapshot: string, keys: EvidenceSource['keys'] = {}) {
  return (id: string, column: string, value: EvidenceValue, { unit, label }: Fact, ownKeys = keys): EvidenceItem => ({
    id,
    label,
    value,
    unit,
    source: { table, column, keys: ownKeys, snapshot },
  });
}

/** The value of the item, among some, that stands where a source says. */
export function valueAt(items: readonly EvidenceItem[], { table, column, keys }: EvidenceSource): EvidenceValue | undefined {
  return items.find(({ source }) => source.table === table && source.column === column && isDeepStrictEqual(source.keys, keys))?.value;
}

import { z } from 'zod';

/**
 * What a value counts or names. It decides how the value is shown and which figures of a sentence
 * it can prove: `5 hari` is proven by days, never by a count of diagnoses that happens to be 5.
 */
export const evidenceUnits = [
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

/** Where a value stands: one column of one row of one table of one snapshot. */
export const evidenceSourceSchema = z.object({
  table: z.string(),
  column: z.string(),
  keys: z.record(z.string(), z.union([z.string(), z.number()])),
  snapshot: z.string(),
});
export type EvidenceSource = z.infer<typeof evidenceSourceSchema>;

/**
 * A fact that a sentence may cite. `value` is the raw value, never a formatted one; texts that came
 * with a claim are given with control, invisible and markup characters removed (`neutralText`).
 */
export const evidenceItemSchema = z.object({
  id: z.string(),
  label: z.object({ id: z.string(), en: z.string() }),
  value: z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
  unit: z.enum(evidenceUnits),
  source: evidenceSourceSchema,
});
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;
export type EvidenceValue = EvidenceItem['value'];

import { z } from 'zod';

import { text } from '../text.ts';
import type { DeadLetterReason } from './dead-letter-reasons.ts';
import { readJakartaTime } from './jakarta-time.ts';

/** Rupiah from which on the ETL, too, takes an amount for a mistake. */
const amountLimit = 100_000_000_000;
const longestLabel = 300;
/** Most diagnoses or procedures of a claim. */
const mostCodes = 100;

const refusedAs = (reason: DeadLetterReason) => ({ params: { reason } });

/** What a message need not say; null says the same. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const line = (max: number) => optional(text({ min: 0, max }));
const label = line(longestLabel);
const code = line(40);
/** A value of a coded column: its label, or the number that the codebook gives it. */
const coded = optional(z.union([text({ min: 0, max: longestLabel }), z.int().min(0).max(9999)]));
/** What identifies a person, as the sender has it: text, for a number would lose its zeros. It becomes a key at once. */
const reference = line(64);
const key = optional(z.string().regex(/^[0-9a-f]{20}$/));

const rupiah = z
  .number()
  .refine(Number.isInteger, { ...refusedAs('AMOUNT_NOT_WHOLE'), abort: true })
  .refine((amount) => amount >= 0 && amount < amountLimit, refusedAs('AMOUNT_OUT_OF_RANGE'));

/** An ISO 8601 day or time; one without an offset is of Jakarta. */
const time = z.string().max(40).transform((written, context) => {
  const read = readJakartaTime(written);
  if (read) return { written, ...read };
  context.addIssue({ code: 'custom', ...refusedAs('DATE_IMPOSSIBLE') });
  return z.NEVER;
});

const coding = z.object({ code, label });
const topup = optional(z.object({ code, amount: optional(rupiah) }));

/**
 * A claim as a message tells it. Required is what the ETL requires; a message may say everything that a raw FKRTL row says.
 * Fields that are not named here are passed over, and not kept. Labels and codes are read as the ETL reads them.
 */
export const payloadSchema = z.object({
  claim_id: z.string().max(64),
  admit_dt: time,
  discharge_dt: time,
  patient_ref: reference,
  /** A patient_ref after it became a key, as kept messages have it. */
  patient_key: key,
  family_ref: reference,
  family_key: key,
  sample_weight: optional(z.number().nonnegative()),
  facility_ref: line(40),
  facility: optional(z.object({ province: coded, district: coded, ownership: coded, kind: coded, class: coded })),
  service_type: coded,
  clinic: coded,
  segment: coded,
  entitlement_class: coded,
  discharge_status: coded,
  severity_group: coded,
  dx_admission_code: code,
  diagnosis: optional(
    z.object({
      primary_group: code,
      primary_code: code,
      primary_label: label,
      secondary_codes: optional(z.array(code).max(mostCodes)),
      /** Secondary diagnoses with their names, besides those of `secondary_codes`. */
      secondary: optional(z.array(coding).max(mostCodes)),
    }),
  ),
  procedure: optional(coding),
  /** All procedures in their order; `procedure` need not be among them. */
  procedures: optional(z.array(coding).max(mostCodes)),
  inacbg_code: code,
  inacbg_label: label,
  tariff_region: coded,
  tariff_amount: optional(rupiah),
  topups: optional(z.object({ sa: topup, sp: topup, rr: topup, si: topup, sd: topup })),
  amount_claimed: rupiah,
  amount_paid: optional(rupiah),
  /** What the sender takes for claimed − paid. */
  amount_gap: optional(z.number()),
  generated_at: optional(time),
});
export type Payload = z.infer<typeof payloadSchema>;

/** Every name that a message may use, at any level. */
export const payloadNames: ReadonlySet<string> = new Set(namesOf(payloadSchema));

function namesOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...namesOf(field)]);
  if (schema instanceof z.ZodArray) return namesOf(schema.element);
  if (schema instanceof z.ZodPipe) return namesOf(schema.in);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return namesOf(schema.unwrap());
  return [];
}

import { z } from 'zod';

import { decisions } from '../decisions/closing-reasons.ts';
import { reviewStates } from '../decisions/claim-state.ts';
import type { Localized } from '../language.ts';
import { ruleIds } from '../rules/rulesets.ts';
import { text } from '../text.ts';
import { fieldFilterShape } from './field-filters.ts';

const severityByName = {
  'rawat jalan': 'rawat jalan',
  outpatient: 'rawat jalan',
  ringan: 'ringan',
  mild: 'ringan',
  sedang: 'sedang',
  moderate: 'sedang',
  berat: 'berat',
  severe: 'berat',
} as const;

const serviceByName = { rjtl: 'RJTL', outpatient: 'RJTL', ritl: 'RITL', inpatient: 'RITL' } as const;

const filterText = text({ max: 100 });
const share = z.coerce.number().min(0).max(1);
const rupiah = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** A filter that takes one of a few names, whatever their case, and gives the value stored for it. */
function named<Value extends string>(values: Readonly<Record<string, Value>>, shown: readonly string[]) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .refine((name) => Object.hasOwn(values, name), { params: { accepted: { id: shown.join(', '), en: shown.join(', ') } } })
    .transform((name) => values[name])
    .meta({ enum: [...shown] });
}

function codeShaped(pattern: RegExp, accepted: Localized) {
  return filterText.toUpperCase().refine((value) => pattern.test(value), { params: { accepted } });
}

/** The filters that each have a form of their own; the tools take these. */
export const namedFilterShape = {
  claim_id: filterText.optional().describe('exact id of a claim'),
  province: filterText.optional().describe('province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim').meta({ examples: ['JAWA BARAT', '32'] }),
  district: filterText.optional().describe('regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim').meta({ examples: ['3273'] }),
  facility_key: filterText.optional().describe('pseudonymous code of the facility'),
  facility_class: filterText.optional().describe('class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim').meta({ examples: ['RS Kelas B'] }),
  segment: filterText.optional().describe('segment of participation; case does not matter. One that nobody knows matches no claim').meta({ examples: ['PBI APBN'] }),
  dx: codeShaped(/^[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/, {
    id: 'kode ICD-10 dengan 3 karakter (kelompok) atau lebih (awalan kode lengkap), misalnya E11 atau E11.9',
    en: 'an ICD-10 code of 3 characters (a group) or more (the start of a full code), such as E11 or E11.9',
  })
    .transform((code) => code.replace('.', ''))
    .optional()
    .describe('primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter')
    .meta({ examples: ['E11', 'E11.9'] }),
  inacbg: codeShaped(/^[A-Z](-\d(-\d{1,3}(-(0|I{1,3}))?)?)?$/, {
    id: 'kode INA-CBG atau bagian depannya, misalnya E-4-10-I, E-4-10, E-4 atau E',
    en: 'an INA-CBG code or its first parts, such as E-4-10-I, E-4-10, E-4 or E',
  })
    .optional()
    .describe('INA-CBG code, or its first parts')
    .meta({ examples: ['E-4-10-I', 'E-4-10'] }),
  severity: named(severityByName, Object.keys(severityByName)).optional().describe('severity of the INA-CBG'),
  service_type: named(serviceByName, ['RJTL', 'RITL', 'outpatient', 'inpatient']).optional().describe('RJTL (outpatient) or RITL (inpatient)'),
  flag: z.enum(ruleIds).optional().describe('id of a rule that is active on the claim'),
  start_date: z.iso.date().optional().describe('admitted on this day or later').meta({ examples: ['2024-01-01'] }),
  end_date: z.iso.date().optional().describe('admitted on this day or earlier'),
  discharge_start: z.iso.date().optional().describe('discharged on this day or later'),
  discharge_end: z.iso.date().optional().describe('discharged on this day or earlier'),
  min_risk_score: share.optional().describe('smallest risk score'),
  max_risk_score: share.optional().describe('largest risk score'),
  min_ml_score: share.optional().describe('smallest normalised score of the model'),
  min_amount: rupiah.optional().describe('smallest amount claimed, in rupiah').meta({ examples: [5_000_000] }),
  max_amount: rupiah.optional().describe('largest amount claimed, in rupiah'),
};

/** Filters of claims, shared by the worklist and the reports. They join with AND; one left out does not filter. */
export const filterShape = { ...namedFilterShape, ...fieldFilterShape };

const filtersSchema = z.object(filterShape);
export type ClaimFilters = z.infer<typeof filtersSchema>;

/** The filters among the parameters of a query. */
export function filtersOf(query: ClaimFilters): ClaimFilters {
  return filtersSchema.parse(Object.fromEntries(Object.entries(query).filter(([name]) => Object.hasOwn(filterShape, name))));
}

/** Filters by what people did with a claim, beside those of the claims. */
export const stateFilterShape = {
  review_state: z.enum(reviewStates).optional().describe('pending: nobody decided; in_review: somebody has it; reviewed: decided'),
  decision: z.enum(decisions).optional().describe('latest decision'),
  assignee: text({ max: 100 }).optional().describe('user who has the claim in review; `me` for the caller').meta({ examples: ['me'] }),
};
const stateFiltersSchema = z.object(stateFilterShape);
export type StateFilters = z.infer<typeof stateFiltersSchema>;

/** The filters by state among the parameters of a query; undefined where there is none. */
export function stateFiltersOf(query: StateFilters): StateFilters | undefined {
  const given = Object.entries(query).filter(([name, value]) => Object.hasOwn(stateFilterShape, name) && value !== undefined);
  return given.length === 0 ? undefined : stateFiltersSchema.parse(Object.fromEntries(given));
}

const ranges: readonly (readonly [from: string, to: string])[] = [
  ['start_date', 'end_date'],
  ['discharge_start', 'discharge_end'],
  ...Object.keys(filterShape).flatMap((name): [string, string][] => (name.startsWith('min_') ? [[name, name.replace('min_', 'max_')]] : [])),
];

/** A range that ends before it starts is refused, naming both ends. */
export function refuseEmptyRanges(query: ClaimFilters, context: z.RefinementCtx): void {
  const given = new Map<string, unknown>(Object.entries(query));
  for (const [from, to] of ranges) {
    const [low, high] = [given.get(from), given.get(to)];
    if (!isEnd(low) || !isEnd(high) || low <= high) continue;
    context.addIssue({
      code: 'custom',
      path: [from],
      params: { accepted: { id: `paling besar ${to} (${high})`, en: `at most ${to} (${high})` } },
    });
    context.addIssue({
      code: 'custom',
      path: [to],
      params: { accepted: { id: `paling kecil ${from} (${low})`, en: `at least ${from} (${low})` } },
    });
  }
}

function isEnd(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

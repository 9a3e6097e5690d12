import { z } from 'zod';

import { type Localized } from '../rules/rule.ts';
import { ruleIds } from '../rules/rulesets.ts';

export const largestPageSize = 200;

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

const sortKeys = ['risk', 'amount_claimed', 'amount_gap', 'cost_zscore', 'ml_score', 'admit_date', 'discharge_date'] as const;
export type SortKey = (typeof sortKeys)[number];
export type SortDirection = 'asc' | 'desc';

/** `key` alone means the direction an auditor wants first: the riskiest, the largest, the newest. */
const sorts = sortKeys.flatMap((key) => [key, `${key}_asc` as const, `${key}_desc` as const]);

const text = z.string().trim().min(1).max(100);
const share = z.coerce.number().min(0).max(1);

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

function shaped(pattern: RegExp, accepted: Localized) {
  return text.toUpperCase().refine((value) => pattern.test(value), { params: { accepted } });
}

/**
 * What a reader may ask of the worklist. Filters join with AND; one left out does not filter.
 * Unknown parameters are refused, so that a misspelt filter never widens the answer in silence.
 */
export const worklistQuerySchema = z
  .strictObject({
    claim_id: text.optional().describe('exact id of a claim'),
    province: text.optional().describe('province of the facility: name or BPS code, in any case').meta({ examples: ['JAWA BARAT', '32'] }),
    district: text.optional().describe('district of the facility: name or BPS code, in any case').meta({ examples: ['3273'] }),
    facility_key: text.optional().describe('pseudonymous code of the facility'),
    facility_class: text.optional().describe('class or type of the facility, in any case').meta({ examples: ['RS Kelas B'] }),
    dx: shaped(/^[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/, {
      id: 'kode ICD-10 dengan 3 karakter (kelompok) atau lebih (awalan kode lengkap), misalnya E11 atau E11.9',
      en: 'an ICD-10 code of 3 characters (a group) or more (the start of a full code), such as E11 or E11.9',
    })
      .transform((code) => code.replace('.', ''))
      .optional()
      .describe('primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter')
      .meta({ examples: ['E11', 'E11.9'] }),
    inacbg: shaped(/^[A-Z](-\d(-\d{1,3}(-(0|I{1,3}))?)?)?$/, {
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
    sort: z
      .enum(sorts)
      .default('risk')
      .describe('order; equal values are ordered by rank. A key alone is the order an auditor wants first: largest, newest, riskiest'),
    page: z.coerce.number().int().min(1).max(10_000_000).default(1).describe('page, from 1'),
    page_size: z.coerce.number().int().min(1).max(largestPageSize).default(50).describe('claims on a page'),
  })
  .superRefine((query, context) => {
    for (const [from, to] of [
      ['start_date', 'end_date'],
      ['discharge_start', 'discharge_end'],
      ['min_risk_score', 'max_risk_score'],
    ] as const) {
      const [low, high] = [query[from], query[to]];
      if (low === undefined || high === undefined || low <= high) continue;
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
  });

export type WorklistQuery = z.infer<typeof worklistQuerySchema>;
export type WorklistFilters = Omit<WorklistQuery, 'sort' | 'page' | 'page_size'>;

/** The filters of a query that were given. */
export function filtersOf({ sort: _sort, page: _page, page_size: _pageSize, ...filters }: WorklistQuery): WorklistFilters {
  return filters;
}

/** Key and direction of a sort; the worklist's own order is the riskiest first. */
export function parseSort(sort: WorklistQuery['sort']): { key: SortKey; direction: SortDirection } {
  const key = sortKeys.find((known) => sort === known || sort === `${known}_asc` || sort === `${known}_desc`) ?? 'risk';
  return { key, direction: sort.endsWith('_asc') ? 'asc' : 'desc' };
}

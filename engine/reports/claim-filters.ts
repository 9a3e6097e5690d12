import { z } from 'zod';

import type { Parameters } from '../database.ts';
import type { Localized, Rule } from '../rules/rule.ts';
import { ruleIds } from '../rules/rulesets.ts';
import { loadSql } from '../sql.ts';
import { text } from '../text.ts';
import type { Scope } from './scope.ts';

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

/** Filters of claims, shared by the worklist and the reports. They join with AND; one left out does not filter. */
export const filterShape = {
  claim_id: filterText.optional().describe('exact id of a claim'),
  province: filterText.optional().describe('province of the facility: name or BPS code, in any case').meta({ examples: ['JAWA BARAT', '32'] }),
  district: filterText.optional().describe('district of the facility: name or BPS code, in any case').meta({ examples: ['3273'] }),
  facility_key: filterText.optional().describe('pseudonymous code of the facility'),
  facility_class: filterText.optional().describe('class or type of the facility, in any case').meta({ examples: ['RS Kelas B'] }),
  segment: filterText.optional().describe('segment of participation, in any case').meta({ examples: ['PBI APBN'] }),
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

const filtersSchema = z.object(filterShape);
export type ClaimFilters = z.infer<typeof filtersSchema>;

/** The filters among the parameters of a query. */
export function filtersOf(query: ClaimFilters): ClaimFilters {
  return filtersSchema.parse(Object.fromEntries(Object.entries(query).filter(([name]) => Object.hasOwn(filterShape, name))));
}

/** A range that ends before it starts is refused, naming both ends. */
export function refuseEmptyRanges(query: ClaimFilters, context: z.RefinementCtx): void {
  for (const [from, to] of [
    ['start_date', 'end_date'],
    ['discharge_start', 'discharge_end'],
    ['min_risk_score', 'max_risk_score'],
    ['min_amount', 'max_amount'],
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
}

/**
 * The text of `sql/<name>.sql`, a statement over `matching_claims`, with `queries/matching_claims` put
 * before it as its first common table expression. With a name of its own the statement becomes one too,
 * for a SELECT to follow.
 *
 * @param narrowedBy another such statement, whose claims are then the matching ones.
 */
export function loadOverMatchingClaims(name: string, ownName?: string, narrowedBy?: string): string {
  const matching = narrowedBy === undefined ? loadSql('queries/matching_claims') : loadOverMatchingClaims(narrowedBy);
  const before = `WITH matching_claims AS (\n${matching})`;
  const statement = loadSql(name).replace(/^(--.*\n)+/, '');
  if (ownName !== undefined) return `${before},\n${ownName} AS (\n${statement})`;
  return statement.startsWith('WITH ') ? `${before},\n${statement.slice('WITH '.length)}` : `${before}\n${statement}`;
}

/** A statement over `matching_claims` without the lines of filters that are not given, and what is left to bind. */
export function withoutIdleFilters(sql: string, parameters: Parameters): { sql: string; parameters: Parameters } {
  const lean = sql.replaceAll(/^ *AND \(\$(\w+)::[\w[\]]+ IS NULL OR .*\)\n/gm, (line, name: string) => (parameters[name] === null ? '' : line));
  return { sql: lean, parameters: Object.fromEntries(Object.entries(parameters).filter(([name, value]) => value !== null || new RegExp(`\\$${name}\\b`).test(lean))) };
}

/** The parameters of `queries/matching_claims`. @param claimIds the only claims that may match; all unless told. */
export function bindFilters(filters: ClaimFilters, rules: readonly Rule[], { provinces }: Scope, claimIds?: readonly string[]): Parameters {
  const [inacbgGroup, caseType, number, inacbgSeverity] = filters.inacbg?.split('-') ?? [];
  const dx = filters.dx;
  return {
    provinces,
    claim_id: filters.claim_id ?? null,
    province: filters.province?.toUpperCase() ?? null,
    district: filters.district?.toUpperCase() ?? null,
    facility_key: filters.facility_key ?? null,
    facility_class: filters.facility_class?.toUpperCase() ?? null,
    segment: filters.segment?.toUpperCase() ?? null,
    dx_group: dx?.length === 3 ? dx : null,
    dx_prefix: dx === undefined || dx.length === 3 ? null : dx,
    inacbg_group: inacbgGroup ?? null,
    inacbg_case_type: caseType === undefined ? null : Number(caseType),
    inacbg_number: number === undefined ? null : Number(number),
    inacbg_severity: inacbgSeverity ?? null,
    severity: filters.severity ?? null,
    service_type: filters.service_type ?? null,
    flag_mask: filters.flag === undefined ? null : maskOf(filters.flag, rules),
    start_date: filters.start_date ?? null,
    end_date: filters.end_date ?? null,
    discharge_start: filters.discharge_start ?? null,
    discharge_end: filters.discharge_end ?? null,
    min_risk_score: filters.min_risk_score ?? null,
    max_risk_score: filters.max_risk_score ?? null,
    min_ml_score: filters.min_ml_score ?? null,
    min_amount: filters.min_amount ?? null,
    max_amount: filters.max_amount ?? null,
    claim_ids: claimIds ?? null,
  };
}

/** 0, which no claim matches, where the snapshot's ruleset does not have the rule. */
export function maskOf(ruleId: string, rules: readonly Rule[]): number {
  const bit = rules.findIndex(({ id }) => id === ruleId);
  return bit < 0 ? 0 : 1 << bit;
}

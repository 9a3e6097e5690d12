import { z } from 'zod';

import type { Focus } from '../copilot/composition/answer/focus.ts';
import type { QuestionRequest } from '../copilot/question.ts';
import { findDisease } from './understanding/diseases.ts';
import type { Filters } from './understanding/filters.ts';
import { sortOfClaims, sortOfGroups } from './understanding/measures.ts';
import { type Understanding, understand } from './understanding/understand.ts';

/** A call that has been answered. */
export interface PlannedCall {
  readonly id: string;
  readonly name: string;
  /** JSON. */
  readonly args: string;
}

export interface AnsweredCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly data?: unknown;
}

type Args = Readonly<Record<string, unknown>>;
type Call = readonly [tool: string, args: Args];

/** Rows of a list unless the question says how many. */
const usualRows = 10;
const monthsOfTrend = 12;
const mostCodes = 3;
const mostSimilar = 10;

/** The tool calls that a question needs and that have not been answered yet; none where it needs no more. */
export function planQuestion(request: QuestionRequest, offered: ReadonlySet<string>, answered: readonly AnsweredCall[]): PlannedCall[] {
  const calls = nextCalls(understand(request), answered).filter(([tool]) => offered.has(tool));
  return calls.map(([name, args], i) => ({ id: `call_${answered.length + i + 1}_${name}`, name, args: JSON.stringify(args) }));
}

/** One round of calls; a second one where the first had to find out which facility the claim is of. */
function nextCalls(understood: Understanding, answered: readonly AnsweredCall[]): readonly Call[] {
  if (!understood.isOfItsFacility) return answered.length > 0 ? [] : callsOf(understood);
  if (answered.length === 0) return [['get_facility_profile', {}]];
  const key = answered.length === 1 ? facilityKeyIn(answered[0]?.data) : undefined;
  return key === undefined ? [] : callsOf({ ...understood, filters: { ...understood.filters, facility_key: key } });
}

const profileSchema = z.object({ facility: z.object({ facility_key: z.string() }) });

function facilityKeyIn(data: unknown): string | undefined {
  const profile = profileSchema.safeParse(data);
  return profile.success ? profile.data.facility.facility_key : undefined;
}

/** All calls that answer a question, each once. */
export function callsOf(understood: Understanding): Call[] {
  const readings = understood.against === undefined ? [understood.filters] : [understood.filters, understood.against];
  const calls = understood.focuses.flatMap((focus) => readings.flatMap((filters) => callsFor(focus, filters, understood)));
  return [...new Map(calls.map(([tool, args]) => [keyOf(tool, args), [tool, args] as const])).values()];
}

function keyOf(tool: string, args: Args): string {
  return JSON.stringify([tool, Object.entries(args).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

function callsFor(focus: Focus, given: Filters, understood: Understanding): readonly Call[] {
  const { limit, by } = understood;
  const filters = ofMany(given, understood);
  switch (focus) {
    case 'overview':
      return [['get_claim', {}], ['explain_score', {}], ['compare_with_peers', {}]];
    case 'identity': case 'dates': case 'los': case 'diagnosis': case 'procedures': case 'grouping': case 'costs': case 'tariff': case 'topup': case 'marks':
      return [['get_claim', {}]];
    case 'duplicates':
      return [['get_claim', {}], ['get_patient_episodes', {}]];
    case 'score': case 'rank': case 'flags': case 'reasons':
      return [['explain_score', {}]];
    case 'peers':
      return [['compare_with_peers', {}]];
    case 'similar':
      return [['find_similar_claims', limit === undefined ? {} : { limit: Math.min(mostSimilar, limit) }]];
    case 'episodes':
      return [['get_patient_episodes', limit === undefined ? {} : { limit }]];
    case 'outcomes':
      return [['get_outcome_history', {}]];
    case 'checklist':
      return [['suggest_checklist', {}]];
    case 'facility':
      return [['get_facility_profile', defined({ facility: filters['facility_key'] })]];
    case 'tariff_insight':
      return [['get_tariff_insight', tariffArgs(filters, understood)]];
    case 'list':
      return [['search_claims', { ...filters, ...(understood.order && { sort: sortOfClaims(understood.order) }), limit: limit ?? usualRows }]];
    case 'named':
      return [['search_claims', { named_claims: true }]];
    case 'count':
      return [['search_claims', { ...filters, limit: 1 }]];
    case 'total': case 'average': case 'share':
      return [['get_casemix', { by: by === undefined || by === 'tariff_region' ? 'service_type' : by, ...filters }]];
    case 'casemix': case 'codes_mix':
      return [casemix(filters, understood)];
    case 'quality':
      return [['get_quality_status', {}]];
    case 'code':
      return lookups(understood);
    case 'compare':
      return [];
    default:
      return [reportCall(focus, filters, understood)];
  }
}

const columnsOfGroups = ['n', 'amount_claimed', 'amount_gap', 'flagged_n', 'flagged_rate', 'median_claimed', 'mean_los', 'mean_risk'] as const;
const columnsOfFacilities = ['n', 'inpatient_n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'flagged_n', 'flagged_rate', 'flagged_amount', 'outlier_rate', 'mean_risk'] as const;
const columnsOfProvinces = ['n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'flagged_n', 'flagged_rate', 'flagged_amount', 'outlier_rate', 'mean_risk'] as const;

function reportCall(focus: Focus, filters: Filters, understood: Understanding): Call {
  const { order, measure, limit = usualRows, by } = understood;
  const ranked = order ?? (measure === undefined ? undefined : { measure, isAscending: false });
  // Claims with one indication are counted, where that indication is what they are filtered by.
  const otherwise = filters['flag'] === undefined ? undefined : 'n';
  switch (focus) {
    case 'trend':
      return ['get_report', { report: 'trends', ...(by !== undefined && by !== 'dx' && by !== 'inacbg' && { by }), ...filters, sort: 'month_desc', limit: understood.limit ?? monthsOfTrend }];
    case 'provinces':
      if (measure === 'median_claimed' || measure === 'mean_los') return casemix(filters, { ...understood, by: 'province' });
      return ['get_report', { report: 'provinces', ...filters, sort: otherwise ?? sortOfGroups(ranked, columnsOfProvinces, 'amount_claimed'), limit }];
    case 'facilities':
      return ['get_report', { report: 'facilities', ...filters, sort: otherwise ?? sortOfGroups(ranked, columnsOfFacilities, 'flagged_n'), limit }];
    case 'flag_report':
      return ['get_report', { report: 'flags', ...filters }];
    case 'tariff_regions':
      return ['get_report', { report: 'tariff-regions', ...filters }];
    case 'severity_mismatch':
      return ['get_report', { report: 'severity-mismatch', ...without(filters, 'flag'), limit }];
    default:
      return ['get_report', { report: 'duplicates', ...without(filters, 'flag'), limit }];
  }
}

function casemix(filters: Filters, { by, order, measure, limit }: Understanding): Call {
  if (by === 'tariff_region') return ['get_report', { report: 'tariff-regions', ...filters }];
  const sort = sortOfGroups(order === undefined ? (measure === undefined ? undefined : { measure, isAscending: false }) : { ...order, isAscending: false }, columnsOfGroups, 'n');
  return ['get_casemix', { by: by ?? 'severity', ...filters, ...((sort !== 'n' || by === 'dx' || by === 'inacbg') && { sort }), ...(limit !== undefined && { limit }) }];
}

/** The filters with a facility that is named: tools across claims take its name as well as its key. */
function ofMany(filters: Filters, { facilityName }: Understanding): Filters {
  return facilityName === undefined || filters['facility_key'] !== undefined ? filters : { ...filters, facility_key: facilityName };
}

function tariffArgs(filters: Filters, { codes, isOfOthers, limit }: Understanding): Args {
  const [inacbg, icd10] = [codes.inacbg[0], codes.icd10[0] ?? filters['dx']];
  const code = inacbg ?? icd10;
  return defined({
    code,
    by: code === undefined || inacbg !== undefined ? undefined : 'dx',
    facility_key: filters['facility_key'] ?? (isOfOthers ? 'all' : undefined),
    province: filters['province'],
    limit,
  });
}

function lookups({ codes, codeText, filters, limit }: Understanding): readonly Call[] {
  if (codeText !== undefined) {
    const code = findDisease(codeText)?.dx;
    return [['lookup_code', defined({ ...(code === undefined ? { text: codeText } : { code }), limit })]];
  }
  const named: readonly Call[] = [
    ...codes.icd10.map((code): Call => ['lookup_code', { code, system: 'icd10' }]),
    ...codes.icd9.map((code): Call => ['lookup_code', { code, system: 'icd9cm' }]),
    ...codes.inacbg.map((code): Call => ['lookup_code', { code, system: 'inacbg' }]),
  ];
  if (named.length > 0) return named.slice(0, mostCodes);
  return filters['dx'] === undefined ? [] : [['lookup_code', { code: filters['dx'] }]];
}

function without(filters: Filters, name: string): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
}

function defined(args: Readonly<Record<string, string | number | undefined>>): Args {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
}

import type { Focus } from '../../copilot/composition/answer/focus.ts';
import type { QuestionRequest } from '../../copilot/question.ts';
import type { PlannedCall } from '../plan-tool-calls.ts';
import type { Filters } from './filters.ts';
import { type Understanding, understand } from './understand.ts';

/** A call that has been answered. */
export interface AnsweredCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
}

type Args = Readonly<Record<string, unknown>>;
type Call = readonly [tool: string, args: Args];

/** Rows of a list unless the question says how many. */
const usualRows = 10;

/** The tool calls that a question needs and that have not been answered yet; none where it needs no more. */
export function planQuestion(request: QuestionRequest, offered: ReadonlySet<string>, answered: readonly AnsweredCall[]): PlannedCall[] {
  if (answered.length > 0) return [];
  const understood = understand(request);
  const readings = understood.against === undefined ? [understood.filters] : [understood.filters, understood.against];
  const calls = understood.focuses.flatMap((focus) => readings.flatMap((filters) => callsFor(focus, filters, understood)));
  const unique = new Map(calls.filter(([tool]) => offered.has(tool)).map(([tool, args]) => [JSON.stringify([tool, args]), [tool, args] as const]));
  return [...unique.values()].map(([name, args], i) => ({ id: `call_${i + 1}_${name}`, name, args: JSON.stringify(args) }));
}

function callsFor(focus: Focus, filters: Filters, { sort, limit, by, measure, codes, facilityName }: Understanding): readonly Call[] {
  const rows = limit ?? usualRows;
  switch (focus) {
    case 'overview':
      return [['get_claim', {}], ['explain_score', {}], ['compare_with_peers', {}]];
    case 'identity': case 'dates': case 'los': case 'diagnosis': case 'procedures': case 'grouping': case 'costs': case 'tariff': case 'topup': case 'duplicates':
      return [['get_claim', {}]];
    case 'score': case 'rank': case 'flags': case 'reasons':
      return [['explain_score', {}]];
    case 'peers':
      return [['compare_with_peers', {}]];
    case 'similar':
      return [['find_similar_claims', limit === undefined ? {} : { limit: Math.min(10, limit) }]];
    case 'episodes':
      return [['get_patient_episodes', limit === undefined ? {} : { limit }]];
    case 'outcomes':
      return [['get_outcome_history', {}]];
    case 'checklist':
      return [['suggest_checklist', {}]];
    case 'facility': {
      const facility = filters['facility_key'] ?? facilityName;
      return [['get_facility_profile', facility === undefined ? {} : { facility }]];
    }
    case 'tariff_insight': {
      const code = codes.inacbg[0] ?? codes.icd10[0];
      return [['get_tariff_insight', { ...(code === undefined ? {} : { code, by: codes.inacbg.length > 0 ? 'inacbg' : 'dx' }), ...pick(filters, ['province', 'facility_key']), ...(limit === undefined ? {} : { limit }) }]];
    }
    case 'list':
      return [['search_claims', { ...filters, ...(sort === undefined ? {} : { sort }), limit: rows }]];
    case 'count':
      return [['search_claims', { ...filters, limit: 1 }]];
    case 'total': case 'average':
      return [['get_casemix', { by: by ?? 'service_type', ...filters }]];
    case 'casemix':
      return [['get_casemix', { by: by ?? 'severity', ...filters }]];
    case 'trend':
      return [['get_report', { report: 'trends', ...filters, sort: 'month_desc', limit: limit ?? 12 }]];
    case 'provinces':
      return [['get_report', { report: 'provinces', ...filters, sort: measure ?? 'amount_claimed', limit: rows }]];
    case 'facilities':
      return [['get_report', { report: 'facilities', ...filters, sort: measure ?? 'flagged_n', limit: rows }]];
    case 'flag_report':
      return [['get_report', { report: 'flags', ...filters }]];
    case 'severity_mismatch':
      return [['get_report', { report: 'severity-mismatch', ...filters, limit: rows }]];
    case 'duplicates_report':
      return [['get_report', { report: 'duplicates', ...filters, limit: rows }]];
    case 'quality':
      return [['get_quality_status', {}]];
    case 'code':
      return [...codes.icd10, ...codes.icd9, ...codes.inacbg].slice(0, 3).map((code): Call => ['lookup_code', { code }]);
    case 'compare':
      return [];
  }
}

function pick(filters: Filters, names: readonly string[]): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => names.includes(name)));
}

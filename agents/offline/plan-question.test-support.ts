import type { Language } from '#engine';

import type { Turn } from '../copilot/question.ts';
import { planQuestion } from './plan-question.ts';

/** A Thursday. */
export const dataDate = '2024-06-20';
export const claim = '100080122V000022';
export const offered: ReadonlySet<string> = new Set([
  'get_claim', 'explain_score', 'compare_with_peers', 'find_similar_claims', 'get_patient_episodes', 'get_outcome_history', 'suggest_checklist', 'search_claims', 'get_facility_profile', 'get_tariff_insight', 'get_report',
  'get_casemix', 'get_quality_status', 'lookup_code',
]);

type Args = Readonly<Record<string, unknown>>;
export type Call = readonly [tool: string, args: Args];
export interface Asked {
  readonly claim?: string | undefined;
  readonly history?: readonly Turn[];
}

export const request = (question: string, { claim: claimId, history = [] }: Asked, language: Language = 'id') => ({ task: 'question' as const, language, question, claim_id: claimId ?? null, data_date: dataDate, history: [...history] });

/** The calls that a question is planned to need, before any has answered. */
export function plan(question: string, asked: Asked = {}): Call[] {
  return planQuestion(request(question, asked), offered, []).map(({ name, args }): Call => [name, JSON.parse(args)]);
}

export const call = (tool: string, args: Args = {}): Call => [tool, args];
export const search = (args: Args): readonly Call[] => [['search_claims', { limit: 10, ...args }]];
export const count = (args: Args): readonly Call[] => [['search_claims', { ...args, limit: 1 }]];
export const total = (args: Args): readonly Call[] => [['get_casemix', { by: 'service_type', ...args }]];
export const report = (name: string, args: Args = {}): readonly Call[] => [['get_report', { report: name, ...args }]];
export const thisMonth = { start_date: '2024-06-01', end_date: '2024-06-20' };
export const lastMonth = { start_date: '2024-05-01', end_date: '2024-05-31' };
export const thisWeek = { start_date: '2024-06-17', end_date: '2024-06-20' };

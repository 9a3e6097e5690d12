import { longStay, manyDiagnoses, unusualScore } from '#tools';

import { excessOf, sumOf } from './arithmetic.ts';
import type { Facts } from './facts.ts';
import type { Statement, StatementOf } from './statement.ts';

export const fewestQuestions = 3;
export const mostQuestions = 5;

/** Whether the bill is exactly the tariff and its top-ups: what it amounts to then follows from the grouping. */
export function isBillOfTariff(facts: Facts): boolean {
  const sum = sumOf(facts, 'claim.amount_claimed', ['claim.tariff_amount', 'claim.topup_amount']);
  return sum.ok && sum.value.relation === 'exact';
}

export function isAbovePeers(facts: Facts): boolean {
  return excessOf(facts, 'claim.amount_claimed', 'claim.peer_p90').ok;
}

/** Whether the bill stands above the peers for its top-ups alone: its tariff does not. */
export function isAboveByTopup(facts: Facts): boolean {
  return isBillOfTariff(facts) && isAbovePeers(facts) && !excessOf(facts, 'claim.tariff_amount', 'claim.peer_p90').ok;
}

/** Outpatient care is stored as a severity and has none. */
export function hasSeverity(facts: Facts): boolean {
  return facts.has('claim.severity_group') && facts.text('claim.severity_group') !== 'rawat jalan';
}

export const isUnusual = (facts: Facts): boolean => amount(facts, 'claim.ml_score_normalized') >= unusualScore;
const isFlagged = (facts: Facts): boolean => facts.has('claim.flags');
const isInpatient = (facts: Facts): boolean => facts.text('claim.service_type') === 'RITL';
const marks = (facts: Facts, ...names: readonly string[]): boolean => names.some((name) => facts.list('claim.quality_marks').includes(name));
const isCostly = (facts: Facts): boolean => isBillOfTariff(facts) && isAbovePeers(facts);
const amount = (facts: Facts, id: string): number => facts.number(id) ?? 0;
/** Marks with a question of their own, or none. */
const ownMarks = ['SEVERITY_CONTRADICTION', 'CASE_TYPE_CONTRADICTION', 'DX_CONTRADICTION', 'BILLED_NOT_SUM', 'PAID_MISSING'];

/** What of the claim a question is fitting for, in the order of what tells most. Ids name their words. */
const premises = {
  grouping_of_cost: (facts) => isCostly(facts) && (['claim.dx_primary_code', 'claim.procedure_codes'].some((id) => facts.has(id)) || hasSeverity(facts)),
  severity_contradiction: (facts) => marks(facts, 'SEVERITY_CONTRADICTION', 'CASE_TYPE_CONTRADICTION') && facts.has('claim.inacbg_code'),
  diagnosis_contradiction: (facts) => marks(facts, 'DX_CONTRADICTION') && facts.has('claim.dx_primary_code'),
  bill_not_sum: (facts) => facts.has('claim.tariff_amount') && !isBillOfTariff(facts),
  other_mark: (facts) => facts.list('claim.quality_marks').some((mark) => !ownMarks.includes(mark)),
  inpatient_without_night: (facts) => isInpatient(facts) && facts.number('claim.los') === 0,
  severity_without_secondary: (facts) => ['sedang', 'berat'].includes(facts.text('claim.severity_group') ?? '') && !facts.has('claim.dx_secondary_codes'),
  topup: (facts) => amount(facts, 'claim.topup_amount') > 0 && facts.has('claim.topup_codes'),
  unusual: (facts) => !isFlagged(facts) && isUnusual(facts),
  long_stay: (facts) => isInpatient(facts) && amount(facts, 'claim.los') >= longStay,
  many_secondary: (facts) => amount(facts, 'claim.comorbidity_count') >= manyDiagnoses,
  no_paid_amount: (facts) => facts.item('claim.amount_paid') !== undefined && !facts.has('claim.amount_paid'),
  procedure: (facts) => facts.has('claim.procedure_codes') && facts.has('claim.dx_primary_code'),
  diagnosis: (facts) => facts.has('claim.dx_primary_code'),
  grouping: (facts) => facts.has('claim.inacbg_code'),
  amount: (facts) => !isBillOfTariff(facts),
  dates: (facts) => facts.has('claim.admit_date') && facts.has('claim.discharge_date'),
  eligibility: (facts) => facts.has('claim.admit_date'),
  signed: () => true,
} as const satisfies Record<string, (facts: Facts) => boolean>;
export type QuestionId = keyof typeof premises;

export const questionIds = Object.keys(premises).filter(isQuestionId);
/** Questions that any claim may raise: asked only where the others are too few. */
const ofEveryClaim: ReadonlySet<string> = new Set(['diagnosis', 'grouping', 'amount', 'dates', 'eligibility', 'signed']);

export function isQuestionId(id: string): id is QuestionId {
  return Object.hasOwn(premises, id);
}

export function isAskable(ask: string, facts: Facts): boolean {
  return isQuestionId(ask) && premises[ask](facts);
}

/** Questions of rules that ask which cost component makes the amount: none does where the bill is the tariff. */
const ofComponents: Readonly<Record<string, number>> = { severity_mismatch: 2 };

/** A question of an active rule, where it fits how the bill is made. */
export function isRuleQuestionAskable({ rule, no }: StatementOf<'rule_question'>, facts: Facts): boolean {
  const reading = facts.rules.find(({ rule_id }) => rule_id === rule);
  if (reading?.status !== 'active' || reading.follow_up_questions.id[no - 1] === undefined) return false;
  return ofComponents[rule] !== no || !isBillOfTariff(facts);
}

/** Three to five questions for the hospital: first what a bill above its peers follows from, then those of active rules in turn and what the data show; what any claim raises only where these are too few. */
export function questionsOf(facts: Facts): Statement[] {
  const ofClaim = questionIds.filter((ask) => !ofEveryClaim.has(ask) && isAskable(ask, facts));
  const first: readonly QuestionId[] = isAboveByTopup(facts) ? ['topup', 'grouping_of_cost'] : ['grouping_of_cost'];
  const leading = first.filter((ask) => ofClaim.includes(ask));
  const specific = [...leading.map(question), ...questionsOfRules(facts), ...ofClaim.filter((ask) => !leading.includes(ask)).map(question)].slice(0, mostQuestions);
  const usual = questionIds.filter((ask) => ofEveryClaim.has(ask) && isAskable(ask, facts)).map(question);
  return specific.length >= fewestQuestions ? specific : [...specific, ...usual].slice(0, fewestQuestions);
}

function question(ask: QuestionId): Statement {
  return { kind: 'question', ask };
}

/** First questions of all active rules, then second ones: no rule takes all the places. */
function questionsOfRules(facts: Facts): Statement[] {
  const active = facts.rules.filter(({ status }) => status === 'active');
  const rounds = Math.max(0, ...active.map((rule) => rule.follow_up_questions.id.length));
  const all = Array.from({ length: rounds }, (_, round) => active.map(({ rule_id }) => ({ kind: 'rule_question' as const, rule: rule_id, no: round + 1 })));
  return all.flat().filter((statement) => isRuleQuestionAskable(statement, facts));
}

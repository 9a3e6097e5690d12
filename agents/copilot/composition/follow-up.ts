import type { RuleReading } from '#tools';

import type { Sentence } from '../answer.ts';
import { questions } from '../texts.ts';
import type { Writer } from './write-sentence.ts';

export const fewestQuestions = 3;
export const mostQuestions = 5;

/**
 * Three to five questions that fit the claim: those of its active rules in turn, then what its data
 * show, and only where these are too few those that its diagnosis, grouping and amount raise.
 */
export function composeFollowUp(writer: Writer): Sentence[] {
  const specific = [...questionsOfRules(writer), ...questionsOfData(writer)];
  const chosen = distinct(specific).slice(0, mostQuestions);
  return chosen.length >= fewestQuestions ? chosen : distinct([...chosen, ...questionsOfEpisode(writer)]).slice(0, fewestQuestions);
}

/** First questions of all active rules, then second ones: no rule takes all the places. */
function questionsOfRules({ facts, language, write }: Writer): Sentence[] {
  const active = facts.rules.filter(({ status }) => status === 'active');
  const rounds = Math.max(0, ...active.map((rule) => rule.follow_up_questions[language].length));
  return Array.from({ length: rounds }, (_, round) =>
    active.flatMap((rule) => {
      const question = rule.follow_up_questions[language][round];
      if (question === undefined) return [];
      const template = question.replaceAll(/\{(\w+)\}/g, '{claim.$1}');
      return [write({ id: template, en: template }, {}, citedBy(rule, question))];
    }),
  ).flat();
}

function citedBy(rule: RuleReading, question: string): string[] {
  const limits = [...question.matchAll(/\b\d+\b/g)].map(([value]) => `rule.${rule.rule_id}.constant.${Number(value)}`);
  return [`rule.${rule.rule_id}.status`, ...limits, ...(/\bP90\b/.test(question) ? ['claim.peer_p90'] : [])];
}

/** The question that a data-quality mark raises; marks without one of their own share a question. */
function questionsOfMarks({ facts, write }: Writer): Sentence[] {
  const marks = facts.list('claim.quality_marks');
  const has = (...names: readonly string[]): boolean => names.some((name) => marks.includes(name));
  const asked = [
    ...(has('SEVERITY_CONTRADICTION', 'CASE_TYPE_CONTRADICTION') && facts.has('claim.inacbg_code') ? [write(questions.severityContradiction, {}, ['claim.quality_marks'])] : []),
    ...(has('DX_CONTRADICTION') && facts.has('claim.dx_primary_code') ? [write(questions.diagnosisContradiction, {}, ['claim.quality_marks'])] : []),
    ...(has('BILLED_NOT_SUM') && facts.has('claim.tariff_amount') ? [write(questions.billedNotSum, {}, ['claim.quality_marks'])] : []),
  ];
  return asked.length > 0 || marks.length === 0 || (has('PAID_MISSING') && marks.length === 1) ? asked : [write(questions.qualityMark)];
}

function questionsOfData(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  const isInpatient = facts.text('claim.service_type') === 'RITL';
  const isSevere = ['sedang', 'berat'].includes(facts.text('claim.severity_group') ?? '');
  const los = facts.number('claim.los') ?? 0;
  const isActive = facts.rules.some(({ status }) => status === 'active');
  const [claimed = 0, p90 = Infinity, model = 0] = ['amount_claimed', 'peer_p90', 'ml_score_normalized'].map((name) => facts.number(`claim.${name}`));
  return [
    ...questionsOfMarks(writer),
    ...(isInpatient && los === 0 ? [write(questions.zeroDayInpatient, {}, ['claim.service_type'])] : []),
    ...(isSevere && !facts.has('claim.dx_secondary_codes') ? [write(questions.severityWithoutSecondary, {}, ['claim.comorbidity_count'])] : []),
    ...(facts.number('claim.topup_amount') && facts.has('claim.topup_codes') ? [write(questions.topup)] : []),
    ...(claimed > p90 && !isActive ? [write(questions.abovePeers)] : []),
    ...(!isActive && model >= 0.6 ? [write(questions.anomaly)] : []),
    ...(isInpatient && los >= 10 ? [write(questions.longStay)] : []),
    ...((facts.number('claim.comorbidity_count') ?? 0) >= 4 ? [write(questions.manySecondary)] : []),
    ...(facts.has('claim.amount_paid') ? [] : [write(questions.noPaidAmount, {}, ['claim.amount_paid'])]),
    ...(facts.has('claim.procedure_codes') && facts.has('claim.dx_primary_code') ? [write(questions.procedure)] : []),
  ];
}

function questionsOfEpisode({ facts, write }: Writer): Sentence[] {
  return [
    ...(facts.has('claim.dx_primary_code') ? [write(questions.diagnosis)] : []),
    ...(facts.has('claim.inacbg_code') ? [write(questions.grouping)] : []),
    write(questions.amount),
    write(questions.eligibility),
  ];
}

function distinct(sentences: readonly Sentence[]): Sentence[] {
  return [...new Map(sentences.map((sentence) => [sentence.text, sentence])).values()];
}

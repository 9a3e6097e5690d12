import { type RuleReading, claimFacts, isClaimFact } from '#tools';

import { formatNumber } from '../../grounding/index.ts';
import type { Sentence } from '../answer.ts';
import { fragments, sentences } from '../texts.ts';
import type { Fragment, Writer } from './write-sentence.ts';

/** Each active rule and why, the rules that could not be evaluated, those that are not active. */
export function composeFlags(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  const withStatus = (status: RuleReading['status']): RuleReading[] => facts.rules.filter((rule) => rule.status === status);
  const [active, missing, inactive] = [withStatus('active'), withStatus('not_evaluated'), withStatus('inactive')];
  return [
    ...(active.length === 0 ? [write(sentences.flagsNone, {}, ['claim.flags'])] : active.map((rule) => activeRule(writer, rule))),
    ...missing.map((rule) => notEvaluated(writer, rule)),
    ...(inactive.length === 0 ? [] : [write(sentences.rulesInactive, { labels: labelsOf(writer, inactive) })]),
    ...qualityMarks(writer),
  ];
}

/** What each data-quality mark says; marks that the engine does not explain are named together. */
function qualityMarks({ facts, write }: Writer): Sentence[] {
  const marks = facts.list('claim.quality_marks');
  const explained = marks.flatMap((mark) => facts.item(`mark.${mark}`) ?? []);
  if (explained.length < marks.length) return [write(sentences.qualityMarks)];
  return explained.map(({ id, label: explanation }) => write(sentences.qualityMark, { mark: write({ id: `{${id}}`, en: `{${id}}` }), explanation: { text: `“${explanation}”`, evidence: [id] } }));
}

function activeRule(writer: Writer, rule: RuleReading): Sentence {
  const { language, write } = writer;
  return write(sentences.ruleActive, {
    label: label(writer, rule),
    weight: { text: formatNumber(rule.weight, language, 2), evidence: [`rule.${rule.rule_id}.weight`] },
    explanation: explain(writer, rule),
  });
}

/** The rule's explanation with the claim's own values; the limits it states are cited as well. */
function explain({ facts, language, write }: Writer, rule: RuleReading): Fragment {
  const template = rule.explanation[language].replaceAll(/\{(\w+)\}/g, '{claim.$1}');
  return write({ id: template, en: template }, {}, [...limitsIn(template, rule.rule_id), ...(/\bP90\b/.test(template) && facts.item('claim.peer_p90') ? ['claim.peer_p90'] : [])]);
}

function limitsIn(template: string, ruleId: string): string[] {
  return [...template.matchAll(/\b\d+\b/g)].map(([value]) => `rule.${ruleId}.constant.${Number(value)}`);
}

function notEvaluated(writer: Writer, rule: RuleReading): Sentence {
  const { language, write } = writer;
  const names = rule.missing_inputs.map((input) => (isClaimFact(input) ? withinSentence(claimFacts[input].label[language]) : fragments.participantKey[language]));
  return write(sentences.ruleNotEvaluated, {
    label: label(writer, rule),
    inputs: { text: [...new Set(names)].join(', '), evidence: rule.missing_inputs.map((input) => `claim.${input}`).filter((id) => writer.facts.item(id)) },
  });
}

function withinSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function labelsOf(writer: Writer, rules: readonly RuleReading[]): Fragment {
  const labels = rules.map((rule) => label(writer, rule));
  return { text: labels.map(({ text }) => `“${text}”`).join(', '), evidence: labels.flatMap(({ evidence }) => evidence) };
}

function label({ language }: Writer, rule: RuleReading): Fragment {
  return { text: rule.label[language], evidence: [`rule.${rule.rule_id}.status`] };
}

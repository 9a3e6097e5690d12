import { type RuleReading, claimFacts, isClaimFact } from '#tools';

import { fragments } from './texts/words.ts';
import { said, withinSentence } from './words.ts';
import { type Fragment, type Writer, nothing } from './writer.ts';

/** What a rule is called, citing its state. */
export function labelOf({ facts, language }: Writer, id: string): Fragment {
  return said(ruleOf(facts.rules, id)?.label[language] ?? id, [`rule.${id}.status`]);
}

/** The same in quotation marks. */
export function quoted(writer: Writer, id: string): Fragment {
  const { text, evidence } = labelOf(writer, id);
  return { text: `“${text}”`, evidence };
}

/** The rule's explanation with the claim's own values; the limits it states are cited as well. */
export function explanationOf({ facts, language, write }: Writer, id: string): Fragment {
  const rule = ruleOf(facts.rules, id);
  if (!rule) return nothing;
  const template = inClaim(rule.explanation[language]);
  return write({ id: template, en: template }, {}, [...limitsIn(template, id), ...(/\bP90\b/.test(template) && facts.item('claim.peer_p90') ? ['claim.peer_p90'] : [])]);
}

/** What a rule that could not be evaluated lacks. */
export function missingInputs({ facts, language }: Writer, id: string): Fragment {
  const inputs = ruleOf(facts.rules, id)?.missing_inputs ?? [];
  const names = inputs.map((input) => (isClaimFact(input) ? withinSentence(claimFacts[input].label[language]) : fragments.participantKey[language]));
  return { text: [...new Set(names)].join(', '), evidence: inputs.map((input) => `claim.${input}`).filter((input) => facts.item(input)) };
}

/** Columns in braces as the evidence ids of the claim. */
export function inClaim(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, '{claim.$1}');
}

/** Evidence of the whole numbers that a text of the rule states. */
export function limitsIn(template: string, id: string): string[] {
  return [...template.matchAll(/\b\d+\b/g)].map(([value]) => `rule.${id}.constant.${Number(value)}`);
}

export function ruleOf(rules: readonly RuleReading[], id: string): RuleReading | undefined {
  return rules.find(({ rule_id }) => rule_id === id);
}

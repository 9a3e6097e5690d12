import type { Rule } from '#engine';

import type { EvidenceUnit } from './evidence.ts';

export interface RuleConstant {
  readonly value: number;
  readonly unit: EvidenceUnit;
}

/** Whole numbers that a rule's own explanation states (`dalam 3 hari`), outside its placeholders. */
export function constantsOf(rule: Rule): RuleConstant[] {
  const found = new Map<number, RuleConstant>();
  for (const template of [rule.explanation.id, rule.explanation.en])
    for (const match of template.replaceAll(/\{\w+\}/g, ' ').matchAll(/(?<![\p{L}\p{N}.,])(\d+)(?![\p{N}.,]\d)(?<tail>\s\p{L}+)?/gu)) {
      const value = Number(match[1]);
      const isDays = /^\s(?:hari|days?)$/.test(match.groups?.['tail'] ?? '');
      found.set(value, { value, unit: isDays ? 'days' : (found.get(value)?.unit ?? 'level') });
    }
  return [...found.values()];
}

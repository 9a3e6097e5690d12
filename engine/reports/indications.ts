import type { Language } from '../language.ts';
import { modusText } from '../rules/rule.ts';
import { findRule, findRuleset } from '../rules/rulesets.ts';
import type { PublicClaim } from '../columns.ts';
import { formatValue } from './format-value.ts';

/** An active flag in words: why the rule holds for this very claim, and what an auditor may ask. */
export interface Indication {
  readonly rule_id: string;
  readonly label: string;
  readonly modus: string;
  readonly weight: number;
  readonly explanation: string;
  readonly follow_up_questions: readonly string[];
}

/** The active flags of a claim, heaviest first, each with its template filled from the claim's own values. */
export function explainFlags(claim: PublicClaim, language: Language): Indication[] {
  const ruleset = findRuleset(claim.ruleset_version);
  const values = new Map<string, unknown>(Object.entries(claim));
  return claim.flags.flatMap((ruleId) => {
    const rule = findRule(ruleset, ruleId);
    if (!rule) return [];
    return {
      rule_id: rule.id,
      label: rule.label[language],
      modus: modusText(rule, language),
      weight: rule.weight,
      explanation: rule.explanation[language].replaceAll(/\{(\w+)\}/g, (whole, column: string) =>
        values.has(column) ? formatValue(column, values.get(column), language) : whole,
      ),
      follow_up_questions: rule.followUpQuestions[language],
    };
  });
}

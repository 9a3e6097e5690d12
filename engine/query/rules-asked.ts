import { concepts } from '../catalogue/index.ts';
import type { Rule, Ruleset } from '../rules/rule.ts';
import { findRule, knownRules } from '../rules/rulesets.ts';
import type { ClaimQuery } from './claim-query.ts';
import { conditionsOf } from './conditions.ts';

/** A rule that a query asks for and that the ruleset does not have, and those it has for the same modus. */
export interface RuleElsewhere {
  readonly rule: Rule;
  readonly instead: readonly Rule[];
}

/**
 * Rules that a query names in a condition and of which no claim can have an indication, as another ruleset has them. A list that holds just what
 * indicates a modus is of all rulesets, and asks for those there are.
 */
export function rulesElsewhere({ where, measures, against = [] }: Pick<ClaimQuery, 'where' | 'measures' | 'against'>, ruleset: Ruleset): readonly RuleElsewhere[] {
  const clauses = [...where, ...measures.flatMap((measure) => [measure, ...(typeof measure.of === 'object' ? [measure.of] : [])]).flatMap((measure) => measure.where ?? []), ...against.flatMap((side) => side.where)];
  const named = conditionsOf(clauses).flatMap(({ field, value }) => (field !== 'flags' ? [] : Array.isArray(value) ? [value.map(String)] : typeof value === 'string' ? [[value]] : []));
  return namedElsewhere(named, ruleset);
}

/** The same of rules that are named, each list as one word or condition names it. */
export function namedElsewhere(named: readonly (readonly string[])[], ruleset: Ruleset): readonly RuleElsewhere[] {
  const asked = new Set(named.filter((ids) => !isOfModus(ids) || ids.every((id) => !findRule(ruleset, id))).flat());
  return knownRules
    .filter(({ id }) => asked.has(id) && !findRule(ruleset, id))
    .map((rule) => ({ rule, instead: ruleset.rules.filter(({ modus }) => modus.numbers.some((number) => rule.modus.numbers.includes(number))) }));
}

function isOfModus(ids: readonly string[]): boolean {
  return ids.length > 1 && concepts.some(({ indicatedBy = [] }) => indicatedBy.length === ids.length && indicatedBy.every((id) => ids.includes(id)));
}

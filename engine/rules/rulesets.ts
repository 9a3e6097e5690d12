import { CasemindError } from '../errors.ts';
import type { Rule, Ruleset } from './rule.ts';
import { rulesetV1 } from './v1/index.ts';

const rulesets: readonly Ruleset[] = [rulesetV1];

/** @throws CasemindError RULESET_UNKNOWN, naming those there are. */
export function findRuleset(version: string): Ruleset {
  const ruleset = rulesets.find((known) => known.version === version);
  if (!ruleset)
    throw new CasemindError('RULESET_UNKNOWN', { ruleset: version, known: rulesets.map((known) => known.version).join(', ') });
  return ruleset;
}

/** Every rule of every ruleset, the newest text of each. */
export const knownRules: readonly Rule[] = [...new Map(rulesets.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const))).values()];

/** Every rule id of every ruleset, for filters that name a flag. */
export const ruleIds: readonly string[] = knownRules.map(({ id }) => id).toSorted();

export function findRule(ruleset: Ruleset, ruleId: string): Rule | undefined {
  return ruleset.rules.find(({ id }) => id === ruleId);
}

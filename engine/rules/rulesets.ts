import { CasemindError } from '../errors.ts';
import type { Rule, Ruleset } from './rule.ts';
import { rulesetV1 } from './v1/index.ts';
import { rulesetV2 } from './v2/index.ts';

const rulesets: readonly Ruleset[] = [rulesetV1, rulesetV2];

/** @throws CasemindError RULESET_UNKNOWN, naming those there are. */
export function findRuleset(version: string): Ruleset {
  const ruleset = rulesets.find((known) => known.version === version);
  if (!ruleset)
    throw new CasemindError('RULESET_UNKNOWN', { ruleset: version, known: rulesets.map((known) => known.version).join(', ') });
  return ruleset;
}

/** One rule for each id of any ruleset, of the newest ruleset that has it: what the catalogue has words for. */
export const knownRules: readonly Rule[] = [...new Map(rulesets.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const))).values()];

/** Their ids, for filters that name a flag. */
export const ruleIds: readonly string[] = knownRules.map(({ id }) => id).toSorted();

export function findRule(ruleset: Ruleset, ruleId: string): Rule | undefined {
  return ruleset.rules.find(({ id }) => id === ruleId);
}

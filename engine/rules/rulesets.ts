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

/** The rules that the catalogue has words for: those of the ruleset that serves unless another is chosen. */
export const knownRules: readonly Rule[] = rulesetV1.rules;

/** Every rule id of every ruleset, for filters that name a flag. */
export const ruleIds: readonly string[] = [...new Set(rulesets.flatMap(({ rules }) => rules.map(({ id }) => id)))].toSorted();

export function findRule(ruleset: Ruleset, ruleId: string): Rule | undefined {
  return ruleset.rules.find(({ id }) => id === ruleId);
}

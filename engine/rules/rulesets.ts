import { createHash } from 'node:crypto';

import { CasemindError } from '../errors.ts';
import type { Rule, Ruleset } from './rule.ts';
import { rulesetV1 } from './v1/index.ts';
import { parametersSchema, rulesetV2 } from './v2/index.ts';

const rulesets: readonly Ruleset[] = [rulesetV1, rulesetV2];

/**
 * @param version of a ruleset, or of one whose parameters were edited: `RULESET_v2+` and eight digits. Its rules are those of the ruleset;
 *   its parameters stand in the manifest of the snapshot.
 * @throws CasemindError RULESET_UNKNOWN, naming those there are.
 */
export function findRuleset(version: string): Ruleset {
  const [name, edition] = version.split('+');
  const found = rulesets.find((known) => known.version === name);
  const ruleset = found && edition !== undefined ? { ...found, version } : found;
  if (!ruleset)
    throw new CasemindError('RULESET_UNKNOWN', { ruleset: version, known: rulesets.map((known) => known.version).join(', ') });
  return ruleset;
}

/** One rule for each id of any ruleset, of the newest ruleset that has it: what the catalogue has words for. */
export const knownRules: readonly Rule[] = [...new Map(rulesets.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const))).values()];

/** Their ids, for filters that name a flag. */
export const ruleIds: readonly string[] = knownRules.map(({ id }) => id).toSorted();

/**
 * A ruleset with other parameters than it ships with: a version of its own, named by a hash of them.
 *
 * @param edited names and values; those left out stay as they are.
 * @throws CasemindError RULESET_UNKNOWN; CONFIG_INVALID, naming the parameter, its value and what it accepts.
 */
export function editedRuleset(version: string, edited: Readonly<Record<string, unknown>> = {}): Ruleset {
  const ruleset = findRuleset(version);
  if (version !== rulesetV2.version && Object.keys(edited).length > 0)
    throw new CasemindError('CONFIG_INVALID', { field: 'RULESET_PARAMETERS', value: version, accepted: `parameters of ${rulesetV2.version} alone` });
  const parsed = parametersSchema.partial().safeParse(edited);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? (issue?.code === 'unrecognized_keys' ? issue.keys[0] : ''));
    const accepted = name in parametersSchema.shape ? `${issue?.message} (${parametersSchema.shape[isParameter(name) ? name : 'least_nats'].description})` : Object.keys(parametersSchema.shape).join(', ');
    throw new CasemindError('CONFIG_INVALID', { field: `RULESET_PARAMETERS ${name}`, value: JSON.stringify(edited[name]), accepted });
  }
  const entries = Object.entries(ruleset.parameters).map(([name, value]): [string, number] => [name, (isParameter(name) ? parsed.data[name] : undefined) ?? value]).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.every(([name, value]) => ruleset.parameters[name] === value)) return ruleset;
  return { ...ruleset, version: `${version}+${createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 8)}`, parameters: Object.fromEntries(entries) };
}

const isParameter = (name: string): name is keyof typeof parametersSchema.shape => name in parametersSchema.shape;

export function findRule(ruleset: Ruleset, ruleId: string): Rule | undefined {
  return ruleset.rules.find(({ id }) => id === ruleId);
}

import { describe, expect, test } from 'vitest';

import { findConcept } from '../catalogue/index.ts';
import { findRuleset, knownRules } from '../rules/rulesets.ts';
import { claimQuerySchema } from './claim-query.ts';
import { rulesElsewhere } from './rules-asked.ts';

const elsewhere = (value: string | readonly string[], ruleset: string): (readonly [string, readonly string[]])[] => {
  const query = claimQuerySchema.parse({ subject: 'claims', where: [{ field: 'flags', op: 'contains', value }, { field: 'province_name', op: '=', value: 'Bali' }] });
  return rulesElsewhere(query, findRuleset(ruleset)).map(({ rule, instead }) => [rule.id, instead.map(({ id }) => id)]);
};

describe('a rule that is asked for', () => {
  test('and that only another ruleset has is named, with those that look for the same', () => {
    expect(elsewhere('short_stay_high_cost', 'RULESET_v2')).toEqual([['short_stay_high_cost', ['overlapping_stays', 'cost_above_peers', 'facility_burst', 'brief_stay']]]);
    expect(elsewhere('cloned_record', 'RULESET_v1')).toEqual([['cloned_record', []]]);
    expect(elsewhere(['severity_mismatch', 'cloned_record'], 'RULESET_v2').map(([id]) => id)).toEqual(['severity_mismatch']);
  });

  test.each(['RULESET_v1', 'RULESET_v2'])('is not, where %s has it', (version) => {
    for (const { id } of findRuleset(version).rules) expect(elsewhere(id, version)).toEqual([]);
  });

  test.each(['RULESET_v1', 'RULESET_v2'])('is named of every rule that %s does not have', (version) => {
    const own = new Set(findRuleset(version).rules.map(({ id }) => id));
    for (const { id } of knownRules.filter((rule) => !own.has(rule.id))) expect(elsewhere(id, version).map(([asked]) => asked)).toEqual([id]);
  });

  test('as part of a modus is not, as long as another rule of it serves', () => {
    const phantom = findConcept('phantom_billing')?.indicatedBy ?? [];
    expect(phantom.length).toBeGreaterThan(2);
    expect(elsewhere(phantom, 'RULESET_v2')).toEqual([]);
    expect(elsewhere(phantom, 'RULESET_v1')).toEqual([]);
    expect(elsewhere(findConcept('not_performed')?.indicatedBy ?? [], 'RULESET_v1').map(([id]) => id).toSorted()).toEqual(['brief_stay', 'rare_procedure']);
  });
});

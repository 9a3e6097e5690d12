import { afterAll, beforeAll, expect, test } from 'vitest';

import { type PipelineHome, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { silentObserver } from '../observer.ts';
import { editedRuleset, findRuleset } from '../rules/rulesets.ts';
import { readPointer } from '../snapshots/manifest.ts';
import { checkRules } from './check-rules.ts';
import { refreshSnapshot } from './refresh.ts';

let pipeline: PipelineHome;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 600 });
});
afterAll(() => pipeline?.cleanup());

test('a changed parameter is a version of its own, the same for the same values, and none where nothing changes', () => {
  const edited = editedRuleset('RULESET_v2', { material_amount: 500_000 });
  expect(edited.version).toMatch(/^RULESET_v2\+[\da-f]{8}$/);
  expect(editedRuleset('RULESET_v2', { material_amount: 500_000 }).version).toBe(edited.version);
  expect(editedRuleset('RULESET_v2', { material_amount: 500_001 }).version).not.toBe(edited.version);
  expect(editedRuleset('RULESET_v2', { material_amount: findRuleset('RULESET_v2').parameters['material_amount'] }).version).toBe('RULESET_v2');
  expect(findRuleset(edited.version).rules).toEqual(findRuleset('RULESET_v2').rules);
});

test.each([
  ['RULESET_v2', { material_amount: -1 }, 'RULESET_PARAMETERS material_amount'],
  ['RULESET_v2', { material_amout: 5 }, 'RULESET_PARAMETERS material_amout'],
  ['RULESET_v1', { material_amount: 5 }, 'RULESET_PARAMETERS'],
])('%s with %o is refused, naming what is wrong', (version, parameters, field) => {
  expect(() => editedRuleset(version, parameters)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', details: expect.objectContaining({ field, accepted: expect.stringMatching(/./) }) }));
});

test('a check says what a refresh with the same parameters then does, and publishes nothing', async () => {
  const served = (await pipeline.refresh({ ruleset: 'RULESET_v2' })).manifest.snapshot_id;
  const parameters = { least_nats: 6 };
  const given = { home: pipeline.home, ruleset: 'RULESET_v2', parameters, threads: 1, observer: silentObserver };
  const same = await checkRules({ ...given, parameters: {} });
  expect(same.rules.every(({ added, removed }) => added === 0 && removed === 0)).toBe(true);
  expect(same.top.stayed).toBe(same.top.k);
  const { after, rules } = await checkRules(given);
  expect(readPointer(pipeline.home)).toBe(served);
  expect(rules.reduce((sum, { removed }) => sum + removed, 0)).toBeGreaterThan(0);
  const { manifest, qc } = await refreshSnapshot({ ...given, topK: 50, version: '', now: () => new Date() });
  expect(manifest).toMatchObject({ ruleset_version: after, ruleset_parameters: parameters });
  for (const { rule, active_after } of rules) expect(Math.round((qc.flag_rates[rule] ?? 0) * qc.total_rows)).toBe(active_after);
});

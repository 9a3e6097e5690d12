import { afterAll, beforeAll, expect, test } from 'vitest';

import { openStore } from '#store';

import { intakeBatch, liveClaim } from '../../tests/support/live-claims.ts';
import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import { foldLiveClaims } from '../live/fold-live-claims.ts';
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
  const given = { home: pipeline.home, ruleset: 'RULESET_v2', parameters, threads: 1, now: () => new Date(), observer: silentObserver };
  const same = await checkRules({ ...given, parameters: {} });
  expect(same.rules.every(({ added, removed }) => added === 0 && removed === 0)).toBe(true);
  expect(same.top.stayed).toBe(same.top.k);
  const { after, rules } = await checkRules(given);
  expect(readPointer(pipeline.home)).toBe(served);
  expect(rules.reduce((sum, { removed }) => sum + removed, 0)).toBeGreaterThan(0);
  const { manifest, qc } = await refreshSnapshot({ ...given, topK: 50, version: '' });
  expect(manifest).toMatchObject({ ruleset_version: after, ruleset_parameters: parameters });
  for (const { rule, active_after } of rules) expect(Math.round((qc.flag_rates[rule] ?? 0) * qc.total_rows)).toBe(active_after);
});

const came = (n: number) => ({ position: String(n).padStart(6, '0') });

test('a check says of live claims what is active on them and what would be, and leaves those that the run has to the snapshot', async () => {
  const home = pipeline.copy();
  const store = await openStore({ path: home.home.store, clock: () => new Date() });
  try {
    await home.refresh({ ruleset: 'RULESET_v2' });
    const [known] = (await readScoredClaims(home.home)).toSorted((a, b) => (b.cost_n ?? 0) - (a.cost_n ?? 0) || a.claim_no - b.claim_no);
    const { service_type = null, severity_group = null, dx_primary_group = null, procedure_codes = [], inacbg_code = null, facility_class = null, tariff_region = null } = known ?? {};
    const dear = { service_type, severity_group, dx_primary_group, procedure_codes, inacbg_code, facility_class, tariff_region, amount_claimed: 900_000_000 };
    await store.liveClaims.take(intakeBatch([
      liveClaim('9999R9990122V000001', { ...came(1), claim: { ...dear, flags: ['cloned_record'] } }),
      liveClaim('9999R9990122V000002', { ...came(2), claim: { ...dear, amount_claimed: 1, flags: [] } }),
      liveClaim(known?.claim_id ?? '', { ...came(3), claim: { flags: ['cost_above_peers'] } }),
    ]));
    const addClaims = foldLiveClaims([store.liveClaims]);
    const given = { home: home.home, ruleset: 'RULESET_v2', parameters: { material_amount: 300_000 }, threads: 1, now: () => new Date(), observer: silentObserver };
    const { live, rules, top } = await checkRules({ ...given, addClaims });
    expect(live.claims).toBe(2);
    expect(live.rules.find(({ rule }) => rule === 'cloned_record')).toEqual({ rule: 'cloned_record', active_before: 1, active_after: 0, added: 0, removed: 1 });
    expect([rules, top]).toEqual([(await checkRules(given)).rules, (await checkRules(given)).top]);
    await refreshSnapshot({ ...given, addClaims, topK: 50, version: '' });
    const flags = (await readScoredClaims(home.home)).filter(({ claim_id }) => claim_id.startsWith('9999R999')).flatMap((claim) => claim.flags);
    for (const { rule, active_after } of live.rules) expect(flags.filter((flag) => flag === rule)).toHaveLength(active_after);
    expect(live.rules.filter(({ added }) => added > 0).map(({ rule }) => rule)).toContain('cost_above_peers');
  } finally {
    await store.close();
    home.cleanup();
  }
});

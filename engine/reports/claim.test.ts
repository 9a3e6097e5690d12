import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createFixtureHome, type FixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { claimColumns, scoreColumns } from '../columns.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { readClaim } from './claim.ts';
import { formatValue } from './format-value.ts';
import { explainFlags } from './indications.ts';
import { everywhere } from '../scope.ts';

const columnsOfOthers = claimColumns.filter(({ restsOnOthers }) => restsOnOthers).map(({ name }) => name);

let fixture: FixtureHome;
let reader: SnapshotReader;

beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      { claim_id: 'repeat-1', facility_key: '1001R002', admit_date: '2024-03-02', duplicate_claim_ids: ['repeat-3', 'repeat-2'], dx_primary_code: 'E119' },
      { claim_id: 'repeat-2', admit_date: '2024-03-01', duplicate_claim_ids: ['repeat-1'] },
      { claim_id: 'repeat-3', admit_date: '2024-03-04', duplicate_claim_ids: ['repeat-1'] },
      { claim_id: 'short', los: 1, severity_group: 'ringan', amount_claimed: 4_500_000, peer_level: 2, peer_p90: 4_499_999.5, peer_n: 1234 },
      { claim_id: 'nowhere', facility_key: null },
      { claim_id: 'local', province_code: '31', is_history_local: true },
      { claim_id: 'across', province_code: '31', is_history_local: false },
      { claim_id: 'nobody', province_code: '31', patient_key: null },
    ],
    count: 20,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});

afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

describe('claim', () => {
  test('every claim reads as it was stored, without the keys of persons', async () => {
    const shown = [...claimColumns, ...scoreColumns].filter(({ isPrivate }) => !isPrivate).map(({ name }) => name);
    for (const { patient_key: _patient, family_key: _family, ...stored } of fixture.claims.slice(0, 8)) {
      const { claim } = await reader.read((snapshot) => readClaim(snapshot, stored.claim_id, everywhere));
      expect(claim).toEqual(stored);
      expect(Object.keys(claim).toSorted()).toEqual(shown.toSorted());
    }
  });

  test('its twins come by admission, its facility with the names that the list allows', async () => {
    const { twins, facilityCandidates } = await reader.read((snapshot) => readClaim(snapshot, 'repeat-1', everywhere));
    expect(twins.map(({ claim_id }) => claim_id)).toEqual(['repeat-2', 'repeat-3']);
    expect(facilityCandidates).toEqual(['RS Contoh Bandung', 'RS Teladan Bandung']);
  });

  test('a claim without a facility or twins has none', async () => {
    expect(await reader.read((snapshot) => readClaim(snapshot, 'nowhere', everywhere))).toMatchObject({ facilityCandidates: [], twins: [] });
  });

  test.each([
    ['local', { provinces: ['31'] }, []],
    ['across', { provinces: ['31'] }, columnsOfOthers],
    ['across', { provinces: ['31', '32'] }, columnsOfOthers],
    ['across', everywhere, []],
    ['nobody', { provinces: ['31'] }, []],
  ] as const)('what rests on other claims of the person of %s is shown as stored, or withheld: scope %j', async (id, scope, expected) => {
    const { claim, withheld } = await reader.read((snapshot) => readClaim(snapshot, id, scope));
    const stored = fixture.claims.find(({ claim_id }) => claim_id === id);
    const shown = Object.fromEntries(Object.entries(stored ?? {}).filter(([name]) => columnsOfOthers.includes(name)));
    expect(withheld).toEqual(expected);
    expect(claim).toMatchObject(expected.length === 0 ? shown : Object.fromEntries(columnsOfOthers.map((name) => [name, null])));
    expect(Object.keys(shown)).toEqual(columnsOfOthers);
  });

  test.each(["'", "x' OR 1=1 --", '', '%'])('the id %j finds no claim', async (id) => {
    await expect(reader.read((snapshot) => readClaim(snapshot, id, everywhere))).rejects.toMatchObject({ code: 'CLAIM_MISSING', status: 404 });
  });
});

describe('indications', () => {
  test('each active flag is explained in the claim’s own values, heaviest first', async () => {
    const { claim } = await reader.read((snapshot) => readClaim(snapshot, 'short', everywhere));
    const [first, second] = explainFlags(claim, 'id');
    expect(first).toMatchObject({
      rule_id: 'short_stay_high_cost',
      weight: 0.8,
      explanation: 'Lama rawat 1 hari dengan biaya tagih Rp 4.500.000, di atas P90 kelompok pembanding Rp 4.499.999,5 (n = 1.234).',
    });
    expect(second?.rule_id).toBe('severity_mismatch');
    expect(explainFlags(claim, 'en')[0]?.explanation).toContain('Rp 4,500,000 claimed');
    expect(explainFlags(claim, 'en')[0]?.explanation).toContain('(n = 1,234)');
  });

  test('no template leaves a placeholder behind, in either language', async () => {
    for (const { claim_id } of fixture.claims) {
      const { claim } = await reader.read((snapshot) => readClaim(snapshot, claim_id, everywhere));
      for (const language of ['id', 'en'] as const)
        for (const { explanation } of explainFlags(claim, language)) expect(explanation).not.toMatch(/[{}]|null|undefined/);
    }
  });

  test('a list is shown by its parts, an absent value in words', () => {
    expect(formatValue('duplicate_claim_ids', ['a', 'b'], 'id')).toBe('a, b');
    expect(formatValue('amount_paid', null, 'id')).toBe('tidak ada');
    expect(formatValue('cost_zscore', -0.386372, 'id')).toBe('-0,386');
    expect(formatValue('cost_zscore', 2.5, 'en')).toBe('2.5');
    expect(formatValue('admit_date', '2024-01-31', 'id')).toBe('2024-01-31');
  });
});

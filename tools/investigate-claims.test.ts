import { SnapshotReader, everywhere } from '#engine';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../tests/support/fixture-snapshot.ts';
import { createToolContext } from './context.ts';
import { createTools } from './create-tools.ts';
import { type InvestigateClaimsData, investigateClaimsDataSchema } from './investigate-claims.ts';
import { resolveEvidence } from './resolve-evidence.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  // One facility whose claims overlap others.
  const claims = Array.from({ length: 80 }, () => ({ facility_key: '0034U004', facility_name: null, facility_class: 'Klinik Utama', province_code: '12', province_name: 'SUMATERA UTARA', overlapping_claim_count: 1 }));
  fixture = await createFixtureHome({ claims, count: 500 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

const asked = [{}, { where: [{ field: 'facility_key', op: '=', value: '0034U004' }] }, { where: [{ field: 'province_name', op: '=', value: 'SUMATERA UTARA' }], period: { from: '2024-01-01', to: '2024-06-30' } }, { of: ['stay'] }];

test.each(asked)('every item of evidence of %j leads to the same value again', async (input) => {
  await reader.read(async (snapshot) => {
    const outcome = await createTools(createToolContext({ snapshot, scope: everywhere, caller: 'sari' })).call('investigate_claims', input);
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.evidence.length).toBeGreaterThan(6);
    for (const item of outcome.evidence) expect([item.id, await resolveEvidence(snapshot, item)]).toEqual([item.id, item.value]);
  });
});

test('the facility whose claims overlap is told first, with queries that query_claims takes as they are', async () => {
  await reader.read(async (snapshot) => {
    const tools = createTools(createToolContext({ snapshot, scope: everywhere }));
    const { findings } = await found(tools);
    expect(findings[0]).toMatchObject({ outcome: 'overlap', by: [{ field: 'facility_key', value: '0034U004' }], against: 'rest' });
    for (const { queries, n, value, whole_n, whole } of findings) {
      const [group, others] = [await tools.call('query_claims', queries.group), await tools.call('query_claims', queries.whole)];
      expect(group).toMatchObject({ ok: true, data: { sides: [{ rows: [{ n, value }] }] } });
      expect(others).toMatchObject({ ok: true, data: { sides: [{ rows: [{ n: whole_n, value: whole }] }] } });
    }
  });
});

test('what may stand out can be limited, and what the data do not know is refused by its place', async () => {
  await reader.read(async (snapshot) => {
    const tools = createTools(createToolContext({ snapshot, scope: everywhere }));
    expect((await found(tools, { of: ['stay', 'topup'] })).findings.filter(({ outcome }) => outcome === 'overlap')).toEqual([]);
    expect(await tools.call('investigate_claims', { where: [{ field: 'nik', op: '=', value: '1' }] })).toMatchObject({ ok: false, error: { code: 'ARGUMENTS_REJECTED', fields: [expect.stringMatching(/^where.*field$/)] } });
  });
});

async function found(tools: ReturnType<typeof createTools>, input: object = {}): Promise<InvestigateClaimsData> {
  const outcome = await tools.call('investigate_claims', input);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return investigateClaimsDataSchema.parse(outcome.data);
}

import { SnapshotReader, everywhere, putClaimStates } from '#engine';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createFixtureHome, type FixtureHome } from '../tests/support/fixture-snapshot.ts';
import { createToolContext } from './context.ts';
import { createTools } from './create-tools.ts';
import { resolveEvidence } from './resolve-evidence.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ count: 60 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  await putClaimStates(reader, fixture.claims.slice(0, 3).map(({ claim_id }) => ({ claim_id, decision: 'approved', correction_ratio: 0, reason: null, reviewer: 'sari', decided_at: '2025-01-02T03:00:00.000Z', assignee: null, assigned_until: null, due_on: null })));
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

const queries = [
  { subject: 'groups', by: [{ field: 'province_name' }, { field: 'service_type' }], measures: [{ agg: 'count' }, { agg: 'mean', field: 'amount_claimed' }], limit: 5 },
  { subject: 'claims', fields: ['claim_id', 'amount_paid', 'flags', 'admit_date'], limit: 4 },
  { subject: 'groups', measures: [{ agg: 'sum', field: 'amount_claimed' }], against: [{ where: [] }, { where: [{ field: 'service_type', op: '=', value: 'RITL' }] }] },
  { subject: 'groups', where: [{ field: 'patient_sex', op: '!=', value: 'Perempuan' }] },
  { subject: 'decisions', where: [{ field: 'reviewer', op: '=', value: 'me' }] },
];

test.each(queries)('every cell of %j is cited, and its citation leads to the same value again', async (query) => {
  await reader.read(async (snapshot) => {
    const outcome = await createTools(createToolContext({ snapshot, scope: everywhere, caller: 'sari' })).call('query_claims', query);
    if (!outcome.ok) throw new Error(outcome.error.code);
    expect(outcome.evidence.length).toBeGreaterThan(3);
    for (const item of outcome.evidence) expect([item.id, await resolveEvidence(snapshot, item)]).toEqual([item.id, item.value]);
  });
});

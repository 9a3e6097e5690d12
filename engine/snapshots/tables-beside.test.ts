import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { liveClaim } from '../../tests/support/live-claims.ts';
import { putClaimStates } from '../decisions/claim-state.ts';
import { putLiveClaims } from '../live/claims-beside.ts';
import { claimQuerySchema, type ClaimQueryInput } from '../query/claim-query.ts';
import { runQuery } from '../query/run-query.ts';
import { everywhere } from '../scope.ts';
import { SnapshotReader } from './snapshot-reader.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ claims: [{ claim_id: 'decided' }], count: 10 });
  // The question that is asked again is asked of the same connection.
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1, connections: 1 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

const ask = async (query: ClaimQueryInput) => (await reader.read((snapshot) => runQuery(snapshot, claimQuerySchema.parse(query), { scope: everywhere, caller: 'sari', now: new Date('2025-01-15T00:00:00Z') })))[0]?.rows;

test('a question that was asked before anybody decided finds the decision after it', async () => {
  const query: ClaimQueryInput = { subject: 'decisions', where: [{ field: 'decision', op: '=', value: 'rejected' }], fields: ['claim_id'] };
  expect(await ask(query)).toEqual([]);
  await putClaimStates(reader, [{ claim_id: 'decided', decision: 'rejected', correction_ratio: 1, reason: 'duplicate', reviewer: 'sari', decided_at: '2025-01-14T00:00:00.000Z', assignee: null, assigned_until: null, due_on: null }]);
  expect(await ask(query)).toEqual([{ claim_id: 'decided' }]);
});

test('a question that was asked before a claim came in finds it after it', async () => {
  const query: ClaimQueryInput = { subject: 'claims', where: [{ field: 'source', op: '=', value: 'live' }, { field: 'amount_claimed', op: '=', value: 77 }], fields: ['claim_id'] };
  expect(await ask(query)).toEqual([]);
  await putLiveClaims(reader, [{ ...liveClaim('0301R0010125V000001', { claim: { amount_claimed: 77 } }), changeSeq: 1 }]);
  expect(await ask(query)).toEqual([{ claim_id: '0301R0010125V000001', source: 'live' }]);
});

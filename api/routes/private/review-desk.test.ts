import { afterAll, beforeEach, expect, test } from 'vitest';

import { type PostgresServer, describeOnEachStore, startPostgres } from '../../../tests/support/postgres.ts';
import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

// A Thursday in Jakarta.
let now = new Date('2026-11-26T03:00:00Z');

describeOnEachStore('the review desk', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;

  beforeEach(async () => {
    now = new Date('2026-11-26T03:00:00Z');
    if (dialect === 'postgres') server ??= await startPostgres();
    service = await createFixtureService({
      clock: () => now,
      databaseUrl: await server?.createDatabase(),
      claims: [
        { claim_id: 'high', risk_score: 0.9, province_code: '31' },
        { claim_id: 'middle', risk_score: 0.6, province_code: '31' },
        { claim_id: 'low', risk_score: 0.2, province_code: '32' },
      ],
      count: 3,
    });
    return async () => {
      await service.close();
    };
  });
  afterAll(() => server?.stop());

  type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  async function call(who: 'auditor' | 'admin' | 'client', name: string, method: Method, url: string, payload?: object) {
    const answer = await service.app.inject({ method, url, headers: await service.headers(who, { name }), ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  }

  test('a claim is due by its risk, in the worklist, the queue and the claim', async () => {
    for (const [id, due] of [['high', '2026-12-01'], ['middle', '2026-12-07'], ['low', '2026-12-16']] as const) {
      expect((await call('auditor', 'sari', 'POST', `/claims/${id}/assignment`, {})).body.data).toMatchObject({ assignee: 'sari', due_on: due });
      expect((await call('auditor', 'sari', 'GET', `/claims/${id}`)).body.data).toMatchObject({ due_on: due });
    }
    const { body } = await call('auditor', 'budi', 'POST', '/queries', { subject: 'claims', where: [{ field: 'due_on', op: '<=', value: '2026-12-07' }], fields: ['claim_id', 'due_on'], order: [{ field: 'due_on', direction: 'asc' }] });
    expect(body.data.map(({ claim_id, due_on }: Record<string, unknown>) => [claim_id, due_on])).toEqual([['high', '2026-12-01'], ['middle', '2026-12-07']]);
  });

  test('days away move what is due, and only a lead enters those of others', async () => {
    await call('auditor', 'sari', 'POST', '/claims/high/assignment', {});
    const away = { absences: [{ from: '2026-11-27', to: '2026-11-30' }] };
    await service.headers('auditor', { name: 'budi' });
    expect((await call('auditor', 'budi', 'PUT', '/reviewers/sari/absences', away)).body).toMatchObject({ code: 'LEAD_NEEDED' });
    expect((await call('auditor', 'sari', 'PUT', '/reviewers/sari/absences', { absences: [{ from: '2026-11-30', to: '2026-11-27' }] })).status).toBe(400);
    expect((await call('auditor', 'sari', 'PUT', '/reviewers/sari/absences', away)).body.data).toMatchObject({ username: 'sari', held: 1, overdue: 0, ...away });
    expect((await call('auditor', 'sari', 'GET', '/me/queue')).body.data).toMatchObject([{ claim_id: 'high', due_on: '2026-12-03' }]);
    now = new Date('2026-12-04T03:00:00Z');
    expect((await call('admin', 'kepala', 'GET', '/reviewers')).body.data.find(({ username }: { username: string }) => username === 'sari')).toMatchObject({ held: 1, overdue: 1, absences: [] });
  });

  test('many claims are assigned at once: one’s own by anybody, another’s by a lead, and what was left says why', async () => {
    await call('auditor', 'budi', 'POST', '/claims/middle/assignment', {});
    const own = await call('auditor', 'sari', 'POST', '/assignments', { claim_ids: ['high', 'middle', 'nothing'] });
    expect(own.body.data.map(({ claim_id }: { claim_id: string }) => claim_id)).toEqual(['high']);
    expect(own.body.meta.left).toEqual([{ claim_id: 'nothing', reason: 'missing', assignee: null }, { claim_id: 'middle', reason: 'taken', assignee: 'budi' }]);
    expect((await call('auditor', 'sari', 'POST', '/assignments', { claim_ids: ['low'], to: 'budi' })).body).toMatchObject({ code: 'LEAD_NEEDED' });
    expect((await call('admin', 'kepala', 'PATCH', '/users/sari', { is_lead: true })).body.data).toMatchObject({ is_lead: true });
    const led = await call('auditor', 'sari', 'POST', '/assignments', { claim_ids: ['high', 'middle', 'low'], to: 'budi' });
    expect(led.body.meta.left).toEqual([]);
    expect((await call('auditor', 'budi', 'GET', '/me/queue')).body.data).toHaveLength(3);
    await service.headers('auditor', { name: 'wayan', provinces: ['31'] });
    expect((await call('admin', 'kepala', 'POST', '/assignments', { claim_ids: ['low', 'high'], to: 'wayan' })).body.meta.left).toEqual([{ claim_id: 'low', reason: 'missing', assignee: null }]);
  });

  test('a claim that somebody has open says so, until they close it or go away', async () => {
    expect((await call('auditor', 'sari', 'PUT', '/claims/high/lock')).body.data).toMatchObject({ claim_id: 'high', holder: 'sari', is_own: true });
    expect((await call('auditor', 'budi', 'PUT', '/claims/high/lock')).body.data).toMatchObject({ holder: 'sari', is_own: false });
    expect((await call('auditor', 'budi', 'GET', '/claims/locks')).body.data).toMatchObject([{ claim_id: 'high', holder: 'sari' }]);
    expect((await call('auditor', 'budi', 'DELETE', '/claims/high/lock')).status).toBe(204);
    expect((await call('auditor', 'budi', 'GET', '/claims/locks')).body.data).toHaveLength(1);
    now = new Date(now.getTime() + 90_000);
    expect((await call('auditor', 'budi', 'GET', '/claims/locks')).body.data).toEqual([]);
    expect((await call('auditor', 'budi', 'PUT', '/claims/high/lock')).body.data).toMatchObject({ holder: 'budi' });
    await service.headers('auditor', { name: 'wayan', provinces: ['32'] });
    expect((await call('auditor', 'wayan', 'GET', '/claims/locks')).body.data).toEqual([]);
    expect((await call('auditor', 'wayan', 'PUT', '/claims/high/lock')).status).toBe(404);
  });

  test('two who ask for the next claim at once get two claims; one’s own come first, and what was looked at does not come again', async () => {
    const next = (name: string, skip: readonly string[] = []) => call('auditor', name, 'POST', '/me/queue/next', { where: [{ field: 'claim_id', op: 'in', value: ['high', 'middle', 'low'] }], skip });
    const both = await Promise.all([next('sari'), next('budi')]);
    expect(new Set(both.map(({ body }) => body.data.claim_id))).toEqual(new Set(['high', 'middle']));
    const first: string = both[0]?.body.data.claim_id;
    await call('auditor', 'sari', 'POST', '/claims/low/assignment', {});
    expect((await next('sari', [first])).body.data).toMatchObject({ claim_id: 'low' });
    expect((await next('sari', [first, 'low'])).body.data).toBeNull();
    expect((await call('auditor', 'sari', 'POST', '/me/queue/next', { where: [{ field: 'claim_id', op: '=', value: 'nothing' }] })).body.data).toBeNull();
    expect((await call('client', 'klien', 'POST', '/me/queue/next', { where: [] })).status).toBe(403);
  });
});

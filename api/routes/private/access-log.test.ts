import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { type PostgresServer, describeOnEachStore, startPostgres } from '../../../tests/support/postgres.ts';
import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

describeOnEachStore('the access log', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;
  let tick = 0;

  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
    service = await createFixtureService({ databaseUrl: await server?.createDatabase(), claims: [{ claim_id: 'a', province_code: '31' }], count: 3, clock: () => new Date(Date.UTC(2026, 10, 25, 17) + (tick += 1) * 1000) });
    const get = async (role: 'auditor' | 'admin', name: string, url: string, provinces?: string[]) => service.app.inject({ url, headers: await service.headers(role, { name, ...(provinces && { provinces }) }) });
    await get('auditor', 'sari', '/claims/a');
    await get('auditor', 'sari', '/claims/high-risk?format=csv');
    await get('auditor', 'budi', '/claims/nothing', ['31']);
    await service.app.inject({ method: 'POST', url: '/claims/a/assignment', payload: {}, headers: await service.headers('auditor', { name: 'budi' }) });
    await service.headers('admin', { name: 'wayan', provinces: ['31'] });
    await vi.waitUntil(async () => (await service.store.accessLog.list()).length === 4, { timeout: 60_000 });
  });
  afterAll(async () => {
    await service?.close();
    await server?.stop();
  });

  async function listed(query: string, name = 'kepala') {
    const answer = await service.app.inject({ url: `/access-log?${query}${query.includes('to=') ? '' : '&to=2026-11-26'}`, headers: await service.headers('admin', { name }) });
    const { data, meta } = answer.json();
    return { rows: data.filter(({ route }: { route: string }) => route !== '/access-log').map(({ username, method, route, claim_id, file, status }: Record<string, unknown>) => [username, method, route, claim_id, file, status]), next: meta.next_cursor };
  }
  const opened = ['sari', 'GET', '/claims/:id', 'a', null, 200];
  const taken = ['sari', 'GET', '/claims/high-risk', null, 'csv', 200];
  const missed = ['budi', 'GET', '/claims/:id', 'nothing', null, 404];
  const assigned = ['budi', 'POST', '/claims/:id/assignment', 'a', null, 200];

  test('says who opened, took out and changed what, by person, claim and kind', async () => {
    expect((await listed('kind=claims')).rows).toEqual([assigned, missed, opened]);
    expect((await listed('kind=files')).rows).toEqual([taken]);
    expect((await listed('kind=changes')).rows).toEqual([assigned]);
    expect((await listed('kind=refused')).rows).toEqual([missed]);
    expect((await listed('username=sari')).rows).toEqual([taken, opened]);
    expect((await listed('claim_id=a')).rows).toEqual([assigned, opened]);
    expect((await listed('from=2026-11-27&kind=claims&to=2026-11-30')).rows).toEqual([]);
  });

  test('has the days of Jakarta: what was asked for after midnight there is of the day that began, though it is the day before in UTC', async () => {
    expect((await listed('kind=claims&from=2026-11-26&to=2026-11-26')).rows).toEqual([assigned, missed, opened]);
    expect((await listed('kind=claims&from=2026-11-25&to=2026-11-25')).rows).toEqual([]);
  });

  test('comes by pages, each entry once', async () => {
    const first = await listed('kind=claims&limit=2');
    const second = await listed(`kind=claims&limit=2&cursor=${first.next}`);
    expect([...first.rows, ...second.rows]).toEqual([assigned, missed, opened]);
    expect(second.next).toBeNull();
  });

  test('tells an admin of some provinces of their users alone', async () => {
    expect((await listed('kind=claims', 'wayan')).rows).toEqual([assigned, missed]);
  });
});

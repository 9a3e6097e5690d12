import { CasemindError } from '#engine';
import { roles } from '#store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../../../tests/support/fixture-snapshot.ts';

let service: FixtureService;
let calls: string[];
beforeAll(async () => {
  calls = [];
  service = await createFixtureService({
    claims: [{ claim_id: 'claim-1' }],
    count: 20,
    runCommand: async (words) => {
      calls.push(words.join(' '));
      const [command, id = 'snapshot-fixture'] = words;
      if (id === 'snapshot-none') throw new CasemindError('SNAPSHOT_UNKNOWN', { snapshot: id, known: '-' });
      if (command === 'publish') publishFixtureSnapshot(service.fixture.home, id);
      else publishFixtureSnapshot(service.fixture.home, 'snapshot-fixture');
      return {};
    },
  });
});
afterAll(() => service?.close());

async function ask(url: string, { method = 'GET', role = 'ops', payload, headers = {} }: { method?: 'GET' | 'POST'; role?: (typeof roles)[number]; payload?: object; headers?: Record<string, string> } = {}) {
  return service.app.inject({ method, url, headers: { ...(await service.headers(role)), ...headers }, ...(payload && { payload }) });
}

const operators = ['ops', 'admin'];
const routes = [
  ['POST', '/admin/jobs/qc', operators],
  ['GET', '/admin/jobs', operators],
  ['GET', '/admin/jobs/none', operators],
  ['GET', '/admin/jobs/none/events', operators],
  ['POST', '/admin/jobs/none/cancel', operators],
  ['GET', '/admin/snapshots', operators],
  ['POST', '/admin/snapshots/snapshot-none/publish', operators],
  ['POST', '/admin/rollback', operators],
  ['GET', '/alerts', operators],
  ['POST', '/alerts/none/acknowledge', operators],
  ['GET', '/metrics', ['ops', 'admin', 'client']],
  ['GET', '/claims/high-risk?refresh_cache=true', operators],
] as const;

describe('who may', () => {
  test.each(routes.flatMap(([method, url, allowed]) => roles.map((role) => [method, url, role, allowed.some((one) => one === role)] as const)))('%s %s as %s: %s', async (method, url, role, isAllowed) => {
    const answer = await ask(url, { method, role });
    expect(isAllowed ? [200, 202, 404] : [403]).toContain(answer.statusCode);
    expect(answer.body.includes('FORBIDDEN')).toBe(!isAllowed);
  });

  test.each(routes)('%s %s without a token: 401', async (method, url) => {
    expect((await service.app.inject({ method, url })).statusCode).toBe(401);
  });
});

describe('jobs', () => {
  test('are asked for, followed, listed and cancelled', async () => {
    const asked = await ask('/admin/jobs/nightly', { method: 'POST' });
    expect(asked.statusCode).toBe(202);
    const { job_id: id } = asked.json().data;
    expect(asked.headers.location).toBe(`/admin/jobs/${id}`);
    expect(asked.json().data).toMatchObject({ name: 'nightly', status: 'queued', requested_by: 'ops', progress: null, error: null });
    expect((await ask(String(asked.headers.location))).json().data).toEqual(asked.json().data);
    expect((await ask('/admin/jobs?name=nightly&status=queued')).json().data).toEqual([asked.json().data]);
    expect((await ask(`/admin/jobs/${id}/cancel`, { method: 'POST' })).json().data).toMatchObject({ status: 'cancelled', is_cancel_requested: true });
    expect((await ask(`/admin/jobs/${id}/cancel`, { method: 'POST' })).json()).toMatchObject({ status: 409, code: 'JOB_ENDED' });
  });

  test('that failed say why, in the language asked for', async () => {
    const id = await service.store.runs.start('etl');
    await service.store.runs.fail(id, { code: 'SOURCE_EMPTY', details: { path: 'raw' } });
    for (const [lang, words] of [['id', 'tidak berisi'], ['en', 'hold no claim']] as const)
      expect((await ask(`/admin/jobs/${id}?lang=${lang}`)).json().data.error).toMatchObject({ code: 'SOURCE_EMPTY', message: expect.stringContaining(words) });
  });

  test('of no such name, or of none such id, are told so', async () => {
    expect((await ask('/admin/jobs/rm', { method: 'POST' })).json()).toMatchObject({ status: 400, errors: [{ field: 'name', accepted: expect.stringContaining('nightly') }] });
    for (const [method, url] of [['GET', '/admin/jobs/none'], ['GET', '/admin/jobs/none/events'], ['POST', '/admin/jobs/none/cancel']] as const)
      expect((await ask(url, { method })).json()).toMatchObject({ status: 404, code: 'JOB_UNKNOWN' });
  });

  test('are told as events: what is, each change, the end, and to one who comes back only what is new', async () => {
    const id = await service.store.runs.start('refresh');
    const first = ask(`/admin/jobs/${id}/events`, { headers: { accept: '*/*' } });
    await service.store.runs.progress(id, { step: 'refresh.rules', done: 1, total: 2, unit: 'rows' });
    await service.store.runs.finish(id, { result: { snapshot_id: 's-1' } });
    const answer = await first;
    expect(answer.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    const events = answer.body.trim().split('\n\n').map((event) => Object.fromEntries(event.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2))));
    expect(events.at(-1)).toMatchObject({ event: 'end', data: '{"status":"succeeded"}' });
    expect(JSON.parse(events.at(-2)?.['data'])).toMatchObject({ job_id: id, status: 'succeeded', result: { snapshot_id: 's-1' } });
    const again = await ask(`/admin/jobs/${id}/events`, { headers: { 'last-event-id': String(events.at(-1)?.['id']) } });
    expect(again.body).toBe(`id: ${events.at(-1)?.['id']}\nevent: end\ndata: {"status":"succeeded"}\n\n`);
  });

  test('refresh_cache asks for one refresh, and its answer is never taken for a page', async () => {
    const answer = await ask('/claims/high-risk?refresh_cache=true');
    expect([answer.statusCode, answer.json().data.name, answer.headers.etag]).toEqual([202, 'refresh', undefined]);
    expect((await ask('/claims/high-risk?refresh_cache=true', { role: 'admin' })).json().data.job_id).toBe(answer.json().data.job_id);
    expect((await ask('/claims/high-risk?refresh_cache=false', { role: 'auditor' })).statusCode).toBe(200);
  });
});

describe('snapshots', () => {
  test('are listed, published and gone back from, and this replica follows at once', async () => {
    await writeFixtureSnapshot(service.fixture.home, { snapshotId: 'snapshot-next', count: 7 });
    expect((await ask('/admin/snapshots')).json().data).toMatchObject([
      { snapshot_id: 'snapshot-next', is_current: false },
      { snapshot_id: 'snapshot-fixture', is_current: true, is_serving: true, state: 'published', rows: { claims_scored: 21 } },
    ]);
    expect((await ask('/admin/snapshots/snapshot-next/publish', { method: 'POST' })).json().data).toMatchObject({ snapshot_id: 'snapshot-next', is_serving: true });
    expect((await ask('/claims/high-risk')).json().meta).toMatchObject({ snapshot_id: 'snapshot-next', total: 7 });
    expect((await ask('/admin/rollback', { method: 'POST', payload: { to: 'snapshot-fixture' } })).json().data).toMatchObject({ snapshot_id: 'snapshot-fixture', is_serving: true });
    expect(calls.slice(-2)).toEqual(['publish snapshot-next', 'rollback --to snapshot-fixture']);
  });

  test('no id becomes an option or a path of the command', async () => {
    const before = calls.length;
    for (const id of ['--to', '-h', '..%2Fx', 'a%20b', '%00']) expect((await ask(`/admin/snapshots/${id}/publish`, { method: 'POST' })).statusCode).toBe(400);
    expect((await ask('/admin/rollback', { method: 'POST', payload: { to: '--help' } })).json()).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect((await ask('/admin/rollback', { method: 'POST', payload: { too: 'x' } })).statusCode).toBe(400);
    expect(calls).toHaveLength(before);
  });

  test('what the command refuses is told as it is', async () => {
    expect((await ask('/admin/snapshots/snapshot-none/publish', { method: 'POST' })).json()).toMatchObject({ status: 404, code: 'SNAPSHOT_UNKNOWN' });
  });
});

describe('alerts', () => {
  test('are told in either language, and acknowledged by name', async () => {
    const { alert } = await service.store.alerts.raise({ kind: 'nightly_failed', subject: '2025-01-01T19:00:00.000Z', severity: 'critical', detail: { code: 'DISK_FULL' } });
    for (const [lang, words] of [['id', 'gagal'], ['en', 'failed']] as const)
      expect((await ask(`/alerts?status=open&lang=${lang}`)).json().data).toMatchObject([{ alert_id: alert.id, title: expect.stringContaining(words), action: expect.stringContaining('/admin/jobs') }]);
    expect((await ask(`/alerts/${alert.id}/acknowledge`, { method: 'POST', role: 'admin' })).json().data).toMatchObject({ status: 'acknowledged', acknowledged_by: 'admin' });
    expect((await ask(`/alerts/${alert.id}/acknowledge`, { method: 'POST' })).json().data).toMatchObject({ acknowledged_by: 'admin' });
    expect((await ask('/alerts/none/acknowledge', { method: 'POST' })).json()).toMatchObject({ code: 'ALERT_UNKNOWN' });
  });
});

describe('figures', () => {
  test('count requests by route, never by address, and say what serves', async () => {
    await ask('/claims/claim-1');
    await ask('/nowhere/claim-1');
    const { body, headers } = await ask('/metrics', { role: 'client' });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('casemind_http_requests_total{method="GET",route="/claims/:id",status="200"} 1');
    expect(body).toMatch(/casemind_http_request_duration_seconds_bucket\{le="\+Inf",method="GET",route="\/claims\/:id"\} 1/);
    expect(body).toContain('casemind_worklist_total 21');
    expect(body).toContain('casemind_snapshot_info{snapshot_id="snapshot-fixture",model_version="iso_v1",ruleset_version="RULESET_v1"');
    expect(body).toContain('casemind_store_up 1');
    expect(body).not.toMatch(/claim-1|user-|a-secret-of-the-tests/);
  });

  test('are open to all where the configuration says so', async () => {
    const open = await createFixtureService({ count: 1, areMetricsPublic: true });
    expect((await open.app.inject({ url: '/metrics' })).statusCode).toBe(200);
    await open.close();
  });
});

describe('who read what', () => {
  test('is in the access log, with the claim, and without the question', async () => {
    await ask('/claims/claim-1?lang=en', { role: 'auditor' });
    await ask('/claims/high-risk?claim_id=claim-1', { role: 'auditor' });
    await expect.poll(async () => (await service.store.accessLog.list({ claimId: 'claim-1' }))[0], { timeout: 60_000 }).toMatchObject({ username: 'auditor', role: 'auditor', method: 'GET', route: '/claims/:id', status: 200 });
    expect(JSON.stringify(await service.store.accessLog.list())).not.toContain('lang=en');
  });

  test('every answer says of which date the data are', async () => {
    const date = service.reader.manifest?.data_date;
    for (const url of ['/claims/high-risk', '/claims/none', '/admin/jobs', '/healthz', '/metrics']) expect((await ask(url)).headers['x-casemind-data-date']).toBe(date);
  });
});

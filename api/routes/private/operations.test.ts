import { CasemindError, writeValidation } from '#engine';
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
  ['GET', '/alerts/events', operators],
  ['GET', '/alerts/none', operators],
  ['POST', '/alerts/none/acknowledge', operators],
  ['GET', '/alerts/deliveries', operators],
  ['POST', '/alerts/deliveries/none/retry', operators],
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

async function raise(subject: string, detail: Record<string, unknown> = {}) {
  return (await service.store.alerts.raise({ kind: 'nightly_failed', subject, severity: 'critical', detail })).alert;
}

function eventsOf(body: string) {
  return [...body.matchAll(/^id: (\d+)\nevent: alert\ndata: (.*)$/gm)].map(([, seq, data]) => ({ seq: Number(seq), ...JSON.parse(data ?? '') }));
}

describe('alerts', () => {
  test('are told in either language, with their section of the runbook, and acknowledged by name', async () => {
    const alert = await raise('2025-01-01T19:00:00.000Z', { code: 'DISK_FULL' });
    for (const [lang, words, runbook] of [['id', 'gagal', 'docs/ops/runbook_risk_scoring.id.md#peringatan'], ['en', 'failed', 'docs/ops/runbook_risk_scoring.md#alerts']] as const)
      expect((await ask(`/alerts?status=open&lang=${lang}`)).json().data).toMatchObject([{ alert_id: alert.id, title: expect.stringContaining(words), action: expect.stringContaining('/admin/jobs'), runbook }]);
    expect((await ask(`/alerts/${alert.id}/acknowledge`, { method: 'POST', role: 'admin' })).json().data).toMatchObject({ status: 'acknowledged', acknowledged_by: 'admin' });
    expect((await ask(`/alerts/${alert.id}/acknowledge`, { method: 'POST' })).json().data).toMatchObject({ acknowledged_by: 'admin', version: 2 });
    expect((await ask('/alerts/none/acknowledge', { method: 'POST' })).json()).toMatchObject({ code: 'ALERT_UNKNOWN' });
    expect((await ask('/alerts/none')).json()).toMatchObject({ status: 404, code: 'ALERT_UNKNOWN' });
  });

  test('rest, are talked about and resolved by the version that was read, and say who did what', async () => {
    const { id, version } = await raise('2025-01-02T19:00:00.000Z');
    const until = new Date(Date.now() + 3600_000).toISOString();
    const snoozed = (await ask(`/alerts/${id}/snooze`, { method: 'POST', payload: { version, until, note: 'delivery is late' } })).json().data;
    expect(snoozed).toMatchObject({ status: 'snoozed', snoozed_until: until });
    expect((await ask(`/alerts/${id}/resolve`, { method: 'POST', role: 'admin', payload: { version } })).json()).toMatchObject({ status: 409, code: 'ALERT_CHANGED' });
    for (const far of ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) expect((await ask(`/alerts/${id}/snooze`, { method: 'POST', payload: { version: snoozed.version, until: far } })).statusCode).toBe(400);
    await ask(`/alerts/${id}/comments`, { method: 'POST', payload: { note: 'arrived' } });
    expect((await ask(`/alerts/${id}/resolve`, { method: 'POST', role: 'admin', payload: { version: snoozed.version } })).json().data).toMatchObject({ status: 'resolved', resolved_by: 'admin' });
    const { data } = (await ask(`/alerts/${id}`)).json();
    expect(data.events.map(({ action, actor, note }: Record<string, unknown>) => [action, actor, note])).toEqual([['raised', null, null], ['snoozed', 'ops', 'delivery is late'], ['commented', 'ops', 'arrived'], ['resolved', 'admin', null]]);
    expect(data.report).toBeNull();
  });

  test('are paged in one order, by status and severity', async () => {
    for (let i = 0; i < 5; i += 1) await raise(`page-${i}`);
    const whole = (await ask('/alerts?status=open&status=acknowledged&severity=critical')).json().data.map(({ alert_id }: { alert_id: string }) => alert_id);
    const pages: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { data: { alert_id: string }[]; meta: { next_cursor: string | null } } = (await ask(`/alerts?status=open&status=acknowledged&limit=2${cursor && `&cursor=${cursor}`}`)).json();
      pages.push(...page.data.map(({ alert_id }) => alert_id));
      cursor = page.meta.next_cursor;
    }
    expect(pages).toEqual(whole);
    expect((await ask('/alerts?cursor=nonsense')).json()).toMatchObject({ status: 400, code: 'CURSOR_INVALID' });
    expect((await ask('/alerts?status=info')).statusCode).toBe(400);
  });

  test('are told as events, each once, from the last that the reader knows', async () => {
    const after = await service.store.alerts.lastSeq();
    const { id } = await raise('2025-01-03T19:00:00.000Z');
    await service.store.alerts.settle('nightly_failed', '2025-01-03T19:00:00.000Z');
    const told = eventsOf((await ask(`/alerts/events?after=${after}`, { headers: { accept: '*/*' } })).body);
    expect(told).toMatchObject([{ seq: after + 1, event: { alert_id: id, action: 'raised' }, alert: { status: 'resolved' } }, { event: { action: 'resolved', actor: null } }]);
    expect(eventsOf((await ask('/alerts/events?after=0', { headers: { 'last-event-id': String(after + 1) } })).body)).toEqual(told.slice(1));
    expect(eventsOf((await ask('/alerts/events')).body), 'from now on').toEqual([]);
  });

  test('have done what they propose and nothing else, by the version that was read, and say who had it done', async () => {
    const text = { id: 'x', en: 'x' };
    const proposals = [{ action: 'refresh', text }, { action: 'hold_nightly', text }, { action: 'look_at_facility', text, facility_key: 'key/1' }];
    const { id } = await raise('2025-01-04T19:00:00.000Z', { failures: [], proposals });
    const act = async (action: string, version: number, role: 'ops' | 'admin' = 'ops') => ask(`/alerts/${id}/actions/${action}`, { method: 'POST', role, payload: { version } });
    const before = calls.length;
    for (const action of ['roll_back', 'publish', 'release_nightly']) expect((await act(action, 1)).json()).toMatchObject({ status: 409, code: 'ALERT_ACTION_UNFIT' });
    expect(calls).toHaveLength(before);
    const refreshed = (await act('refresh', 1)).json();
    expect((await ask(`/admin/jobs/${refreshed.meta.job_id}`)).json().data).toMatchObject({ name: 'refresh', requested_by: expect.any(String) });
    expect((await act('refresh', 1)).json()).toMatchObject({ code: 'ALERT_CHANGED' });
    expect((await act('hold_nightly', 2, 'admin')).json().data).toMatchObject({ holds_nightly: true, version: 3 });
    expect(await service.store.alerts.holdsNightly()).toBe(true);
    expect((await act('release_nightly', 3)).json().data).toMatchObject({ holds_nightly: false });
    expect((await act('look_at_facility', 4)).json().meta).toEqual({ job_id: null, href: '/claims/high-risk?facility_key=key%2F1' });
    expect((await ask(`/alerts/${id}`)).json().data.events.filter(({ action }: { action: string }) => action === 'acted').map(({ actor, detail }: { actor: string; detail: { action: string } }) => [actor, detail.action])).toEqual([['ops', 'refresh'], ['admin', 'hold_nightly'], ['ops', 'release_nightly'], ['ops', 'look_at_facility']]);
  });

  test('of a held snapshot publish it, and are resolved by whoever did', async () => {
    await writeFixtureSnapshot(service.fixture.home, { snapshotId: 'snapshot-held', count: 9 });
    const { alert } = await service.store.alerts.raise({ kind: 'snapshot_held', subject: 'snapshot-held', severity: 'critical', detail: { failures: ['too few rows'], proposals: [{ action: 'publish', text: { id: 'x', en: 'x' } }] } });
    expect((await ask(`/alerts/${alert.id}`)).json().data.report).toMatchObject({ sentences: [{ text: 'too few rows' }], actions: [{ action: 'publish' }] });
    const { data } = (await ask(`/alerts/${alert.id}/actions/publish`, { method: 'POST', payload: { version: 1 } })).json();
    expect(data).toMatchObject({ status: 'resolved', resolved_by: 'ops' });
    expect((await ask('/claims/high-risk')).json().meta).toMatchObject({ snapshot_id: 'snapshot-held', total: 9 });
    await ask('/admin/rollback', { method: 'POST', payload: { to: 'snapshot-fixture' } });
  });
});

describe('messages on alerts', () => {
  test('have no trial without a target, and none is sent again that there is not', async () => {
    expect((await ask('/alerts/test', { method: 'POST' })).json()).toMatchObject({ status: 409, code: 'DELIVERY_TARGETS_MISSING' });
    expect((await ask('/alerts/deliveries/none/retry', { method: 'POST' })).json()).toMatchObject({ status: 404, code: 'DELIVERY_UNKNOWN' });
  });

  test('are listed with what they failed with, and sent again when a person says so', async () => {
    const { deliveries } = service.store;
    await deliveries.route(({ action, at }) => (action === 'tested' ? [{ target: 'duty', nextAt: at }] : []));
    const { seq } = await service.store.alerts.test('ops');
    await deliveries.route(({ at }) => [{ target: 'duty', nextAt: at }]);
    const [due] = await deliveries.claim({ limit: 1, leaseMs: 1000 });
    await deliveries.failed(due?.delivery.id ?? '', { error: 'HTTP 500', nextAt: null });
    const listed = (await ask('/alerts/deliveries?status=dead&alert_id=test')).json();
    expect(listed).toMatchObject({ data: [{ target: 'duty', event_seq: seq, status: 'dead', attempts: 1, last_error: 'HTTP 500' }], meta: { targets: [] } });
    expect((await ask(`/alerts/deliveries/${listed.data[0].delivery_id}/retry`, { method: 'POST' })).statusCode).toBe(202);
    expect((await ask('/alerts/deliveries')).json().data).toMatchObject([{ status: 'pending', attempts: 0 }]);
  });
});

describe('how the data stand', () => {
  test('is no_data before a run was judged, and alert while a snapshot is held', async () => {
    expect((await ask('/analytics/qc-status')).json().data).toMatchObject({ status: 'no_data', snapshot_id: 'snapshot-fixture', metrics: [], thresholds: { q: 0.05, fewest_claims: 200, floors: { mix_province: 0.025 } } });
    await service.store.alerts.raise({ kind: 'snapshot_held', subject: 'snapshot-bad', severity: 'critical', detail: { failures: [], proposals: [] } });
    expect((await ask('/analytics/qc-status')).json().data).toMatchObject({ status: 'alert', alerts: [{ kind: 'snapshot_held' }] });
    await service.store.alerts.settle('snapshot_held');
  });

  test('is told by each metric of the last validation, and of one metric from run to run', async () => {
    const verdict = { metric: 'mix_province', scope: 'whole', at: 'BALI', value: 0.04, expected: 0.01, null95: [0, 0.02], null99: [0, 0.03], n: 900, reference_n: 900, p: 1e-4, q: 1e-3, effect: 0.03, floor: 0.025, direction: null, is_breach: true, state: 'watch', since: 'snapshot-20260101T190000000Z', calm_runs: 0, reason: null } as const;
    const run = { format: 1, snapshot_id: 'snapshot-fixture', data_date: '2026-01-01', baseline: { kind: 'rolling', runs: 14 }, reference: ['a', 'b'], weekday: 'none', has_year: false, status: 'watch', verdicts: [verdict], incident: null } as const;
    writeValidation(service.fixture.home.logs, { ...run, snapshot_id: 'snapshot-20260101T190000000Z' });
    expect((await ask('/analytics/qc-status/history?metric=whole/mix_province')).json().data).toMatchObject([{ value: 0.04, state: 'watch', is_breach: true }]);
    expect((await ask('/analytics/qc-status/history?metric=whole/nothing')).json()).toMatchObject({ status: 404, code: 'METRIC_UNKNOWN' });
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

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { type PostgresServer, describeOnEachStore, startPostgres } from '../../../tests/support/postgres.ts';
import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

// In Jakarta.
const noon = new Date('2026-11-26T05:00:00Z');
let now = noon;
const [one, other] = ['severity_mismatch', 'short_stay_high_cost'];

describeOnEachStore('a snoozed rule', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;

  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
    const jakarta = { province_code: '31', province_name: 'DKI JAKARTA' };
    service = await createFixtureService({
      clock: () => now,
      databaseUrl: await server?.createDatabase(),
      claims: [
        { claim_id: 'a', facility_key: '0301R001', patient_key: 'p1', flags: [one], ...jakarta },
        { claim_id: 'b', facility_key: '0301R001', patient_key: 'p2', flags: [one, other], ...jakarta },
        { claim_id: 'c', facility_key: '9999R009', patient_key: 'p2', flags: [one], ...jakarta },
        { claim_id: 'd', facility_key: '1001R002', patient_key: 'p2', flags: [one], province_code: '32', province_name: 'JAWA BARAT' },
        { claim_id: 'e', facility_key: '1001R002', patient_key: 'p3', flags: [], province_code: '32', province_name: 'JAWA BARAT' },
      ],
      count: 0,
    });
  });
  // Nothing that a test snoozed holds in the next.
  afterEach(async () => {
    now = noon;
    for (const { snooze_id: id } of (await call('admin', 'kepala', 'GET', '/rule-snoozes')).body.data) await call('admin', 'kepala', 'POST', `/rule-snoozes/${id}/end`, { reason: 'selesai' });
  });
  afterAll(async () => {
    await service?.close();
    await server?.stop();
  });

  async function call(who: 'auditor' | 'admin' | 'ops', name: string, method: 'GET' | 'POST', url: string, payload?: object) {
    const answer = await service.app.inject({ method, url, headers: await service.headers(who, { name }), ...(payload && { payload }) });
    return { status: answer.statusCode, tag: answer.headers.etag, text: answer.body, body: answer.headers['content-type']?.includes('json') ? answer.json() : null };
  }
  const snooze = (changes: object = {}, name = 'kepala') => call('admin', name, 'POST', '/rule-snoozes', { claim_id: 'a', rule_id: one, of: 'facility', until: '2026-12-31', reason: 'sudah diverifikasi di lapangan', ...changes });
  const ids = async (query: string): Promise<string[]> => (await call('auditor', 'sari', 'GET', `/claims/high-risk?${query}`)).body.data.map(({ claim_id }: { claim_id: string }) => claim_id).toSorted();
  const asked = async (body: object) => (await call('auditor', 'sari', 'POST', '/queries', body)).body.data;

  test('of a facility counts as active on none of its claims, in lists, counts, reports and files, and scores stay', async () => {
    const before = (await call('auditor', 'sari', 'GET', '/claims/a')).body.data;
    const tag = (await call('auditor', 'sari', 'GET', '/reports/flags')).tag;
    expect(await ids(`flag=${one}`)).toEqual(['a', 'b', 'c', 'd']);
    expect((await snooze()).body.data).toMatchObject({ rule_id: one, of: 'facility', facility_key: '0301R001', by: 'kepala', until: '2026-12-31', is_in_force: true, ended: null });
    expect(await ids(`flag=${one}`)).toEqual(['c', 'd']);
    expect(await ids(`flag=${other}`)).toEqual(['b']);
    expect(await ids(`not_flag=${one}`)).toEqual(['a', 'b', 'e']);
    expect(await asked({ subject: 'groups', by: [{ field: 'is_flagged' }] })).toEqual([{ is_flagged: true, n: 3 }, { is_flagged: false, n: 2 }]);
    expect(await asked({ subject: 'groups', by: [{ field: 'flags' }] })).toEqual([{ flags: one, n: 2 }, { flags: null, n: 2 }, { flags: other, n: 1 }]);
    expect(await asked({ subject: 'claims', where: [{ field: 'flag_count', op: '=', value: 1 }], fields: ['claim_id', 'flags'], order: [{ field: 'amount_claimed', direction: 'desc' }] })).toHaveLength(3);
    const flags = await call('auditor', 'sari', 'GET', '/reports/flags');
    expect(flags.tag).not.toBe(tag);
    expect(flags.body.data.find(({ rule_id }: { rule_id: string }) => rule_id === one)).toMatchObject({ n: 2 });
    expect((await call('auditor', 'sari', 'GET', `/claims/high-risk?flag=${one}&format=csv`)).text.trim().split('\n')).toHaveLength(3);
    expect((await call('auditor', 'sari', 'GET', '/claims/a')).body.data).toMatchObject({ risk_score: before.risk_score, risk_rank: before.risk_rank, flags: [] });
  });

  test('is told on the claim: until when, by whom and why, in its data, its rules and its summary', async () => {
    await snooze();
    const { body } = await call('auditor', 'sari', 'GET', '/claims/b');
    expect(body.data).toMatchObject({ flags: [other], indications: [{ rule_id: other }], snoozed: [{ rule_id: one, until: '2026-12-31', by: 'kepala', reason: 'sudah diverifikasi di lapangan' }] });
    const { rules } = (await call('auditor', 'sari', 'GET', '/claims/b/background')).body.data;
    expect(rules.find(({ rule_id }: { rule_id: string }) => rule_id === one)).toMatchObject({ status: 'snoozed' });
    const summary = (await call('auditor', 'sari', 'GET', '/claims/a/summary?lang=en')).body;
    expect(summary.finding.sentences.map(({ text }: { text: string }) => text).join(' ')).toMatch(/snoozed: .* \(until .*2026\)/);
    expect(JSON.stringify(summary.sections)).toMatch(/holds, but is snoozed until/);
    expect(JSON.stringify(body)).not.toContain('p2');
  });

  test('of a person holds in the province of the claim alone, and nobody is told who it is', async () => {
    const made = await snooze({ claim_id: 'b', of: 'patient' });
    expect(made.body.data).toMatchObject({ of: 'patient', facility_key: null, province_code: '31', claim_id: 'b' });
    expect(made.text).not.toContain('p2');
    expect(await ids(`flag=${one}`)).toEqual(['a', 'd']);
    const { episodes } = (await call('auditor', 'sari', 'GET', '/claims/b/background')).body.data;
    expect(Object.fromEntries(episodes.rows.map(({ claim_id, flags }: { claim_id: string; flags: string[] }) => [claim_id, flags]))).toEqual({ c: [], d: [one] });
  });

  test('is over after its last day, and before that by whoever leads', async () => {
    const { snooze_id: id } = (await snooze({ until: '2026-11-27' })).body.data;
    expect((await snooze()).body).toMatchObject({ status: 409, code: 'RULE_SNOOZED' });
    expect((await call('auditor', 'sari', 'POST', `/rule-snoozes/${id}/end`, { reason: 'selesai' })).body).toMatchObject({ code: 'LEAD_NEEDED' });
    now = new Date('2026-11-27T16:59:00Z');
    expect(await ids(`flag=${one}`)).toEqual(['c', 'd']);
    now = new Date('2026-11-27T17:00:00Z');
    await expect.poll(() => ids(`flag=${one}`), { timeout: 5000 }).toEqual(['a', 'b', 'c', 'd']);
    const again = (await snooze()).body.data;
    expect((await call('admin', 'kepala', 'POST', `/rule-snoozes/${again.snooze_id}/end`, { reason: 'keliru' })).body.data).toMatchObject({ is_in_force: false, ended: { by: 'kepala', reason: 'keliru' } });
    expect(await ids(`flag=${one}`)).toEqual(['a', 'b', 'c', 'd']);
    expect((await call('ops', 'jaga', 'GET', '/rule-snoozes')).body.data).toEqual([]);
    expect((await call('ops', 'jaga', 'GET', '/rule-snoozes?state=all')).body.data.slice(0, 2).map(({ snooze_id }: { snooze_id: string }) => snooze_id)).toEqual([again.snooze_id, id]);
    expect(await service.store.ruleSnoozes.verify()).toMatchObject({ problems: [] });
  });

  test('needs a lead, a rule that is active on a claim in scope, a day to come and a reason', async () => {
    expect((await call('auditor', 'sari', 'POST', '/rule-snoozes', { claim_id: 'a', rule_id: one, of: 'facility', until: '2026-12-31', reason: 'x' })).body).toMatchObject({ code: 'LEAD_NEEDED' });
    expect((await snooze({ rule_id: other })).body).toMatchObject({ status: 409, code: 'SNOOZE_UNFIT' });
    expect((await snooze({ until: '2026-11-25' })).body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ field: 'until' }] });
    expect((await snooze({ until: '2028-01-01' })).status).toBe(400);
    expect((await snooze({ reason: '' })).status).toBe(400);
    await service.headers('admin', { name: 'wayan', provinces: ['32'] });
    expect((await snooze({}, 'wayan')).body).toMatchObject({ status: 404, code: 'CLAIM_MISSING' });
    const { snooze_id: id } = (await snooze()).body.data;
    expect((await call('admin', 'wayan', 'GET', '/rule-snoozes')).body.data).toEqual([]);
    expect((await call('admin', 'wayan', 'POST', `/rule-snoozes/${id}/end`, { reason: 'x' })).body).toMatchObject({ code: 'SNOOZE_MISSING' });
  });
});

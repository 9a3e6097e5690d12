import { claimSummarySchema } from '#agents';
import { claimColumns, worklistColumns } from '#engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

let service: FixtureService;
let headers: { authorization: string };
beforeAll(async () => {
  service = await createFixtureService({
    claims: [
      { claim_id: 'short', los: 1, severity_group: 'ringan', amount_claimed: 4_500_000, peer_level: 2, peer_key: 'E11|ringan|RS Kelas B', peer_p90: 4_000_000, peer_n: 64, duplicate_claim_ids: ['twin'] },
      { claim_id: 'twin', duplicate_claim_ids: ['short'] },
      { claim_id: 'across', province_code: '31', is_history_local: false, previous_claim_id: 'elsewhere', overlapping_claim_count: 1 },
    ],
    count: 120,
  });
  headers = await service.headers();
});
afterAll(() => service?.close());

describe('GET /claims/high-risk', () => {
  test('answers rows of the worklist and what they stand on', async () => {
    const answer = await service.app.inject({ url: '/claims/high-risk?severity=mild&page_size=3&page=2&province=', headers });
    expect(answer.statusCode).toBe(200);
    const { data, meta } = answer.json();
    const mild = service.claims.filter(({ severity_group }) => severity_group === 'ringan');
    expect(data.map((row: { claim_id: string }) => row.claim_id)).toEqual(mild.slice(3, 6).map(({ claim_id }) => claim_id));
    expect(Object.keys(data[0]).toSorted()).toEqual([...worklistColumns, 'assigned_until', 'assignee', 'due_on', 'latest_feedback', 'review_state'].toSorted());
    expect(meta).toEqual({
      total: mild.length,
      page: 2,
      next_cursor: expect.any(String),
      page_size: 3,
      sort: 'risk',
      filters: { severity: 'ringan' },
      model_version: 'iso_v1',
      ruleset_version: 'RULESET_v1',
      snapshot_id: 'snapshot-fixture',
      data_date: service.claims.map(({ discharge_date }) => discharge_date).toSorted().at(-1),
    });
  });

  test('names every field at fault, its value and what it accepts', async () => {
    const answer = await service.app.inject({ url: '/claims/high-risk?page=0&severity=parah&provinsi=Bali&start_date=2023-02-29', headers });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'urn:casemind:problem:VALIDATION_FAILED',
      status: 400,
      instance: '/claims/high-risk',
      errors: [
        { field: 'severity', value: 'parah', accepted: expect.stringContaining('rawat jalan') },
        { field: 'start_date', value: '2023-02-29', accepted: expect.stringContaining('YYYY-MM-DD') },
        { field: 'page', value: '0', accepted: 'bilangan bulat 1 sampai 10000000' },
        { field: 'provinsi', value: 'Bali', accepted: expect.stringContaining('province') },
      ],
    });
  });

  test('a range that ends before it starts names both ends', async () => {
    const answer = await service.app.inject({ url: '/claims/high-risk?start_date=2024-03-01&end_date=2024-02-01&lang=en', headers });
    expect(answer.json().errors).toEqual([
      { field: 'start_date', value: '2024-03-01', accepted: 'at most end_date (2024-02-01)' },
      { field: 'end_date', value: '2024-02-01', accepted: 'at least start_date (2024-03-01)' },
    ]);
  });
});

describe('GET /claims/:id', () => {
  test('answers the claim, its twins and its flags in words', async () => {
    const { data, meta } = (await service.app.inject({ url: '/claims/short?lang=en', headers })).json();
    expect(data).toMatchObject({
      claim_id: 'short',
      flags: ['short_stay_high_cost', 'severity_mismatch', 'duplicate_pattern'],
      twins: [{ claim_id: 'twin' }],
      indications: [
        { rule_id: 'short_stay_high_cost', label: 'Short stay, high cost', weight: 0.8, explanation: expect.stringContaining('Rp 4,500,000') },
        { rule_id: 'severity_mismatch' },
        { rule_id: 'duplicate_pattern', explanation: expect.stringContaining('twin') },
      ],
    });
    expect(data.indications[0].follow_up_questions.length).toBeGreaterThan(0);
    expect(meta).toMatchObject({ snapshot_id: 'snapshot-fixture', language: 'en' });
    for (const { name, isPrivate } of claimColumns) expect([name, Object.hasOwn(data, name)]).toEqual([name, !isPrivate]);
  });

  test('withholds from a scope what may rest on claims outside of it, and names it', async () => {
    const scoped = await service.headers('auditor', { provinces: ['31'] });
    const { data } = (await service.app.inject({ url: '/claims/across', headers: scoped })).json();
    expect(data).toMatchObject({ previous_claim_id: null, overlapping_claim_count: null, is_history_local: null });
    expect(data.withheld).toEqual(claimColumns.filter(({ restsOnOthers }) => restsOnOthers).map(({ name }) => name));
    expect((await service.app.inject({ url: '/claims/across', headers })).json().data).toMatchObject({ previous_claim_id: 'elsewhere', overlapping_claim_count: 1, withheld: [] });
  });

  test.each([
    ['/claims/none', 404, 'CLAIM_MISSING'],
    ['/claims/none/summary', 404, 'CLAIM_MISSING'],
    ["/claims/x'%20OR%201=1", 404, 'CLAIM_MISSING'],
    ['/claims/short?colour=red', 400, 'VALIDATION_FAILED'],
    ['/claims/short/summary?lang=fr', 400, 'VALIDATION_FAILED'],
  ])('%s answers %i %s', async (url, status, code) => {
    expect((await service.app.inject({ url, headers })).json()).toMatchObject({ status, code });
  });
});

describe('GET /claims/:id/summary', () => {
  test.each(['id', 'en'])('explains the claim in %s', async (lang) => {
    const answer = await service.app.inject({ url: `/claims/short/summary?lang=${lang}`, headers });
    expect(answer.statusCode).toBe(200);
    const summary = claimSummarySchema.parse(answer.json());
    expect(summary).toMatchObject({ claim_id: 'short', language: lang, snapshot_id: 'snapshot-fixture', grounding: { unsupported: 0 } });
    expect(summary.finding.sentences.length).toBeGreaterThan(3);
    expect(summary.sections.map(({ id }) => id)).toEqual(['identity', 'costs', 'peers', 'flags', 'risk', 'follow_up']);
  });
});

test('no answer holds the key of a person or the stored flag mask', async () => {
  const urls = ['/claims/high-risk?page_size=200', ...['short', 'twin'].flatMap((id) => [`/claims/${id}`, `/claims/${id}/summary`]), '/readyz', '/healthz'];
  for (const url of urls) {
    const { body, statusCode } = await service.app.inject({ url, headers });
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/patient-key|family-key|patient_key|family_key|flag_mask/);
  }
  expect(service.log.join('')).not.toMatch(/patient-key|family-key/);
});

const background = async (claim: string, url = '', caller = headers) => service.app.inject({ url: `/claims/${claim}/background${url}`, headers: caller });
const kindOf = ({ dx_primary_group, severity_group, service_type }: Record<string, unknown>): string => [dx_primary_group, severity_group, service_type].join();

describe('GET /claims/{id}/background', () => {
  test('tells each rule as it stands on the claim, and by how much the active ones are exceeded', async () => {
    const { rules } = (await background('short')).json().data;
    expect(rules.map(({ rule_id, status, exceeded_by }: Record<string, unknown>) => [rule_id, status, exceeded_by])).toEqual([
      ['short_stay_high_cost', 'active', 500_000],
      ['severity_mismatch', 'active', 500_000],
      ['duplicate_pattern', expect.stringMatching(/^(in)?active$/), null],
      ['high_cost_full_paid', expect.any(String), null],
    ]);
    expect((await background('short', '?lang=en')).json().data.rules[0].label).toBe('Short stay, high cost');
  });

  test('holds similar claims, never the claim itself, and is kept until another snapshot serves', async () => {
    const alike = [...Map.groupBy(service.claims, (claim) => kindOf({ ...claim })).values()].find((claims) => claims.length > 1) ?? [];
    const [first, ...others] = alike.map(({ claim_id }) => claim_id);
    const answer = await background(first ?? '');
    const { similar, facility } = answer.json().data;
    expect(similar.total).toBe(others.length);
    expect(others).toEqual(expect.arrayContaining(similar.rows.map(({ claim_id }: { claim_id: string }) => claim_id)));
    expect(facility).toMatchObject({ facilities: expect.any(Number), rank_by_claims: expect.any(Number) });
    expect((await service.app.inject({ url: `/claims/${first}/background`, headers: { ...headers, 'if-none-match': String(answer.headers.etag) } })).statusCode).toBe(304);
  });

  test('names no claim outside of the caller’s provinces', async () => {
    const inside = await service.headers('auditor', { provinces: ['31'] });
    const { similar, episodes } = (await background('across', '', inside)).json().data;
    const [own] = service.claims.filter(({ province_code }) => province_code !== '31');
    expect(own).toBeDefined();
    const others = new Set(service.claims.filter(({ province_code }) => province_code !== '31').map(({ claim_id }) => claim_id));
    for (const { claim_id } of [...similar.rows, ...episodes.rows]) expect(others.has(claim_id)).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { docxText } from '../../../tests/support/docx-text.ts';
import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';
import { pdfText } from '../../../tests/support/pdf-text.ts';

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({
    claims: [{ claim_id: 'C0124/V000001', province_code: '31', facility_key: '0301R001', facility_name: 'RSUD Contoh Menteng', flags: ['short_stay_high_cost'] }, { claim_id: 'elsewhere', province_code: '32' }],
    count: 20,
    clock: () => new Date('2026-11-29T03:00:00.000Z'),
  });
});
afterAll(() => service?.close());

const address = '/claims/C0124%2FV000001/documents';

async function post(url: string, payload: object, provinces?: readonly string[]) {
  return service.app.inject({ method: 'POST', url, payload, headers: await service.headers('auditor', provinces ? { provinces } : {}) });
}

describe('POST /claims/{id}/documents', () => {
  test.each([
    ['md', 'text/markdown; charset=utf-8', (body: Buffer) => body.toString()],
    ['pdf', 'application/pdf', pdfText],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', docxText],
  ] as const)('gives a letter as a file that no cache keeps: %s', async (format, type, textOf) => {
    const answer = await post(address, { kind: 'request', format, number: '12/AK', place: 'Jakarta', deadline_days: 7 });
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control'], answer.headers['content-disposition']]).toEqual([200, type, 'no-store', `attachment; filename="request_C0124_V000001.${format}"`]);
    const text = textOf(answer.rawPayload);
    for (const part of ['12/AK', 'Jakarta, 29 November 2026', 'RSUD Contoh Menteng', '6 Desember 2026']) expect(text).toContain(part);
  });

  test('writes a note in the language asked for, with who made it', async () => {
    const answer = await post(address, { kind: 'note', format: 'md', lang: 'en', words: 'Called the hospital.\nNo answer.' });
    expect(answer.body).toContain('# Audit note on claim C0124/V000001');
    expect(answer.body).toContain('| Made by | auditor |');
    expect(answer.body).toContain('> Called the hospital.\n> No answer.');
  });

  test('tells of the decision on the claim', async () => {
    await post('/claims/elsewhere/feedback', { decision: 'rejected', reason: 'code_without_evidence' });
    expect((await post('/claims/elsewhere/documents', { kind: 'note', format: 'md' })).body).toContain('Keputusan rejected pada 29 November 2026');
  });

  test('does not know a claim of another province', async () => {
    const answer = await post('/claims/elsewhere/documents', { kind: 'request' }, ['31']);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'CLAIM_MISSING']);
  });

  test.each([
    ['kind', { kind: 'letter' }, 'request, note'],
    ['format', { kind: 'note', format: 'odt' }, 'md, pdf, docx'],
    ['deadline_days', { kind: 'request', deadline_days: 0 }, 'bilangan bulat 1 sampai 180'],
    ['words', { kind: 'note', words: 'x'.repeat(2001) }, 'teks, 1 sampai 2000 karakter, tanpa karakter kendali selain baris baru'],
  ])('names the field, the value and what is accepted of a wrong %s', async (field, payload, accepted) => {
    const answer = await post(address, payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual([{ field, value: expect.anything(), accepted }]);
  });
});

describe('POST /documents', () => {
  test('gives the claims of a query as a list, and the access log each of them', async () => {
    const answer = await post('/documents', { format: 'md', query: { subject: 'claims', limit: 2 }, title: 'Rapat Senin' });
    expect([answer.statusCode, answer.headers['cache-control'], answer.headers['content-disposition']]).toEqual([200, 'no-store', expect.stringMatching(/^attachment; filename="list_\d{4}-\d\d-\d\d\.md"$/)]);
    expect(answer.body).toContain('# Rapat Senin');
    const listed = service.claims.slice(0, 2).map(({ claim_id }) => claim_id);
    await expect.poll(async () => (await service.store.accessLog.list()).filter(({ route }) => route === '/documents').map(({ claimId }) => claimId)).toEqual(expect.arrayContaining(listed));
  });

  test('names no claim of another province', async () => {
    const answer = await post('/documents', { format: 'md', query: { subject: 'claims', limit: 200 } }, ['31']);
    expect(answer.body).toContain('C0124/V000001');
    expect(answer.body).not.toContain('elsewhere');
  });

  test.each([
    [{ subject: 'groups' }, 'query.subject', 'claims'],
    [{ subject: 'claims', limit: 201 }, 'query.limit', 'bilangan bulat 1 sampai 200'],
    [{ subject: 'claims', where: [{ field: 'colour', op: '=', value: 'red' }] }, 'where[0].field', expect.any(String)],
  ])('names the field and what is accepted of %j', async (query, field, accepted) => {
    const answer = await post('/documents', { query });
    expect([answer.statusCode, answer.json().errors]).toEqual([400, [{ field, value: expect.anything(), accepted }]]);
  });
});

import { afterAll, beforeEach, expect, test } from 'vitest';

import { docxParts } from '../../../tests/support/docx-text.ts';
import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';
import { type PostgresServer, describeOnEachStore, startPostgres } from '../../../tests/support/postgres.ts';

describeOnEachStore('what people keep', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;

  beforeEach(async () => {
    if (dialect === 'postgres') server ??= await startPostgres();
    service = await createFixtureService({ databaseUrl: await server?.createDatabase(), claims: [{ claim_id: 'claim-a', province_code: '31', amount_claimed: 4_500_000 }], count: 3 });
    return () => service.close();
  });
  afterAll(() => server?.stop());

  type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  async function call(who: 'auditor' | 'ops' | 'admin' | 'client', name: string, method: Method, url: string, payload?: object) {
    const headers = { ...(await service.headers(who, { name })), accept: 'application/json' };
    const answer = await service.app.inject({ method, url, headers, ...(payload && { payload }) });
    const isJson = String(answer.headers['content-type']).includes('json') && !String(answer.headers['content-type']).includes('ndjson');
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, bytes: answer.rawPayload, headers: answer.headers };
  }

  test('a view is its owner’s until it is shared; others use it, and an admin may remove it', async () => {
    const view = { where: [{ field: 'service_type', op: '=', value: 'RITL' }], order: [{ field: 'amount_claimed' }], columns: ['risk', 'amount'] };
    const saved = (await call('auditor', 'sari', 'POST', '/views', { name: 'Rawat inap', view })).body.data;
    expect(saved).toMatchObject({ name: 'Rawat inap', owner: 'sari', is_own: true, is_shared: false });
    expect((await call('auditor', 'budi', 'GET', '/views')).body.data).toEqual([]);
    expect((await call('auditor', 'budi', 'PATCH', `/views/${saved.view_id}`, { name: 'x' })).body).toMatchObject({ code: 'VIEW_MISSING' });
    await call('auditor', 'sari', 'PATCH', `/views/${saved.view_id}`, { is_shared: true });
    expect((await call('auditor', 'budi', 'GET', '/views')).body.data).toMatchObject([{ owner: 'sari', is_own: false, view: { where: view.where, columns: view.columns } }]);
    expect((await call('auditor', 'budi', 'DELETE', `/views/${saved.view_id}`)).status).toBe(403);
    expect((await call('admin', 'kepala', 'DELETE', `/views/${saved.view_id}`)).status).toBe(204);
    expect((await call('auditor', 'sari', 'GET', '/views')).body.data).toEqual([]);
    expect((await call('auditor', 'sari', 'POST', '/views', { name: 'x', view: { where: [{ field: 'No such' }] } })).status).toBe(400);
  });

  test('a query comes as an Excel file, by format and by Accept', async () => {
    const query = { subject: 'claims', where: [{ field: 'claim_id', op: '=', value: 'claim-a' }], fields: ['claim_id', 'amount_claimed'] };
    const { bytes, headers } = await call('auditor', 'sari', 'POST', '/queries?format=xlsx&lang=en', query);
    expect(headers).toMatchObject({ 'content-type': expect.stringContaining('spreadsheetml.sheet'), 'content-disposition': expect.stringMatching(/claims_.*\.xlsx/) });
    const sheet = [...docxParts(bytes)].filter(([name]) => /sheet1\.xml$|sharedStrings/.test(name)).map(([, part]) => part).join('');
    expect(sheet).toContain('<v>4500000</v>');
    expect(sheet).toContain('claim-a');
  });

  test('an answer is rated by who asked, verified by a lead, known again by who asks the same, and a case for the evaluation', async () => {
    const asked = (await call('auditor', 'sari', 'POST', '/claims/claim-a/chat', { message: 'berapa biaya tagihnya?', lang: 'id' })).body.data;
    const own = `/chat/${asked.thread.thread_id}`;
    const answer = `${own}/answers/${asked.message.message_id}`;
    expect((await call('auditor', 'sari', 'PUT', `${answer}/rating`, { rating: 'wrong', comment: 'bukan ini' })).body.data).toEqual({ rating: 'wrong', comment: 'bukan ini' });
    expect((await call('auditor', 'budi', 'PUT', `${answer}/rating`, { rating: 'helpful' })).status).toBe(404);
    expect((await call('auditor', 'sari', 'GET', `${own}/reviews`)).body.data).toMatchObject([{ rating: { rating: 'wrong' }, verification: null }]);
    expect((await call('auditor', 'sari', 'DELETE', `${answer}/rating`)).status).toBe(204);
    expect((await call('auditor', 'sari', 'PUT', `${answer}/verification`)).body).toMatchObject({ code: 'LEAD_NEEDED' });
    await call('admin', 'kepala', 'PATCH', '/users/sari', { is_lead: true });
    const verified = (await call('auditor', 'sari', 'PUT', `${answer}/verification`)).body.data;
    expect(verified).toMatchObject({ question: 'berapa biaya tagihnya?', claim_id: 'claim-a', by: 'sari' });

    const again = (await call('auditor', 'budi', 'POST', '/claims/claim-a/chat', { message: 'Berapa biaya tagihnya', lang: 'id' })).body.data;
    expect((await call('auditor', 'budi', 'GET', `/chat/${again.thread.thread_id}/reviews`)).body.data).toMatchObject([{ rating: null, verification: { by: 'sari', is_same: true } }]);
    expect((await call('auditor', 'budi', 'GET', '/answers/verified?claim_id=claim-a')).body.data).toMatchObject([{ question: 'berapa biaya tagihnya?' }]);
    const [line] = String((await call('auditor', 'budi', 'GET', '/answers/verified?format=jsonl')).body).split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ text: 'berapa biaya tagihnya?', language: 'id', turn: 1, claim_id: 'claim-a', meaning: expect.stringContaining('Dibaca') });
    expect((await call('auditor', 'budi', 'DELETE', `/answers/verified/${verified.verified_id}`)).body).toMatchObject({ code: 'LEAD_NEEDED' });
    expect((await call('auditor', 'sari', 'DELETE', `/answers/verified/${verified.verified_id}`)).status).toBe(204);
    expect((await call('auditor', 'budi', 'GET', '/answers/verified?claim_id=claim-a')).body.data).toEqual([]);
  });
});

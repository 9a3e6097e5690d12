import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { createCopilot } from '#agents';
import { loadConfig } from '#config';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { createChatModels } from '../../agents/models/create-chat-models.ts';
import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { docxText } from '../../tests/support/docx-text.ts';
import { says, startModelServer } from '../../tests/support/model-server.ts';
import { type PostgresServer, describeOnEachStore, startPostgres } from '../../tests/support/postgres.ts';
import { pdfText } from '../../tests/support/pdf-text.ts';

const personal = ['3174012345678901', '0001-2345-67890', '+62 (812) 3456-7890'] as const;
const [nik, participant, telephone] = personal;
const hidden = '\u001B[31m\u202E\u200B';
const claimId = '1736031222V000035';

/** No identifier of a person, nothing hidden; what else the label says is there. */
function expectSafe(text: string, held = '[…]'): void {
  for (const value of personal) expect(text).not.toContain(value);
  for (const sign of Array.from('\u001B\u202E\u200B')) expect(text).not.toContain(sign);
  expect(text).not.toMatch(/\\u001b|\\u202e|\\u200b/i);
  expect(text).toContain(held);
}

describeOnEachStore('a NIK, participant number or telephone number within a label of the data, and what is hidden in it, leaves by no way:', (dialect) => {
  let server: PostgresServer | undefined;
  let service: FixtureService;
  let headers: Record<string, string>;
  let address: string;
  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
    // A snapshot of before the ETL masked: labels as they were in the raw file.
    service = await createFixtureService({
      claims: [
        {
          claim_id: claimId, province_code: '31', province_name: 'DKI JAKARTA', amount_claimed: 99_000_000,
          dx_primary_label: `Hipertensi ${nik}${hidden}`, inacbg_label: `Prosedur;=SUM(A1) a.n. ${participant}`, clinic_name: `MATA ${telephone}`,
          dx_secondary_codes: ['E11'], dx_secondary_labels: [`DM ${nik}`], procedure_codes: ['8907'], procedure_labels: [`=Konsul ${participant}`], comorbidity_count: 1,
          facility_name: `RS ${telephone}`, district_name: `Jakarta ${nik}`,
        },
        { claim_id: '1736031222V000036', province_code: '31', province_name: 'DKI JAKARTA', facility_name: `RS ${telephone}`, clinic_name: `MATA ${telephone}` },
      ],
      count: 40,
      databaseUrl: await server?.createDatabase(),
    });
    headers = await service.headers();
    address = await service.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await service?.close();
    await server?.stop();
  });

  const ask = (url: string, payload?: object, extra: Record<string, string> = {}) => service.app.inject({ url, headers: { ...headers, ...extra }, ...(payload && { method: 'POST', payload }) });

  test.each([
    ['the claim', `/claims/${claimId}`],
    ['its summary', `/claims/${claimId}/summary`],
    ['the worklist', '/claims/high-risk?province=DKI%20JAKARTA&page_size=50'],
  ])('the API, %s', async (_name, url) => {
    const answer = await ask(url);
    expect(answer.statusCode).toBe(200);
    expectSafe(answer.body, 'Hipertensi');
  });

  test('the API, rows and groups of a query, as JSON and CSV', async () => {
    const rows = { subject: 'claims', fields: ['claim_id', 'dx_primary_label', 'inacbg_label', 'clinic_name', 'dx_secondary_labels', 'procedure_labels', 'district_name'], order: [{ field: 'amount_claimed', direction: 'desc' }], limit: 5 };
    const groups = { subject: 'groups', by: [{ field: 'clinic_name' }] };
    for (const query of [rows, groups])
      for (const format of ['json', 'csv']) {
        const answer = await ask(`/queries?format=${format}`, query);
        expect([format, answer.statusCode]).toEqual([format, 200]);
        expectSafe(answer.body);
      }
    expect((await ask('/queries?format=csv', rows)).body).toContain("Prosedur;'=SUM(A1)");
  });

  test.each(['/reports/facilities', '/reports/trends', '/reports/casemix', '/reports/duplicates', '/reports/tariff-insight'])('the API, the report %s', async (url) => {
    for (const accept of ['application/json', 'text/csv']) {
      const answer = await ask(url, undefined, { accept });
      expect(answer.statusCode).toBe(200);
      expectSafe(answer.body, '');
    }
  });

  test('MCP, every tool that takes a claim', async () => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', address), { requestInit: { headers } }));
    const { tools } = await client.listTools();
    const ofClaim = tools.filter(({ inputSchema }) => inputSchema.required?.join() === 'claim_id');
    expect(ofClaim.length).toBeGreaterThan(3);
    for (const { name } of ofClaim) expectSafe(JSON.stringify(await client.callTool({ name, arguments: { claim_id: claimId } })), '');
    await client.close();
  });

  test('chat, and its export', async () => {
    for (const message of ['Jelaskan klaim ini', 'Apa diagnosis dan prosedurnya?']) {
      const answer = await ask(`/claims/${claimId}/chat`, { message, lang: 'id' }, { accept: 'application/json' });
      expect(answer.statusCode).toBe(200);
      expectSafe(answer.body, claimId);
      const { thread_id: thread } = z.object({ data: z.object({ message: z.object({ thread_id: z.string() }) }) }).parse(answer.json()).data.message;
      for (const format of ['md', 'pdf']) {
        const file = await ask(`/chat/${thread}/export?format=${format}`);
        expect(file.statusCode).toBe(200);
        expectSafe(format === 'pdf' ? pdfText(file.rawPayload) : file.body, '');
      }
    }
  });

  test('documents: Markdown, PDF and Word', async () => {
    for (const format of ['md', 'pdf', 'docx']) {
      const file = await ask(`/claims/${claimId}/documents`, { kind: 'note', format });
      expect(file.statusCode).toBe(200);
      expectSafe(format === 'pdf' ? pdfText(file.rawPayload) : format === 'docx' ? docxText(file.rawPayload) : file.body, '');
    }
  });

  test('a prompt, a log, or an answer, of the question either: claim ids that no snapshot has among it', async () => {
    const models = await startModelServer(says('{"meanings":[0]}'));
    try {
      const { copilot: model } = await createChatModels(loadConfig({ OPENAI_BASE_URL: models.baseUrl, COPILOT_MODEL: 'served', COPILOT_ROUTE: 'model', MODEL_ATTEMPTS: '1' }));
      const copilot = createCopilot({ reader: service.reader, model });
      const question = `klaim rebahan milik ${nik}, ${participant}, hp ${telephone} dan 9999011222V999999`;
      await copilot.ask({ question, scope: { provinces: null }, userId: 'user-1' });
      await copilot.summarize(claimId, { scope: { provinces: null }, userId: 'user-1' });
      await copilot.ask({ question, claimId, scope: { provinces: null }, userId: 'user-1' });
      expect(models.requests.length).toBeGreaterThan(0);
      const prompts = JSON.stringify(models.requests);
      for (const value of [...personal, '9999011222V999999', claimId]) expect(prompts).not.toContain(value);
    } finally {
      await models.close();
    }
    for (const value of personal) expect(service.log.join('')).not.toContain(value);
  });
});

import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';

let service: FixtureService;
let address: string;
beforeAll(async () => {
  service = await createFixtureService({
    claims: [
      { claim_id: 'C0124V000001', province_code: '31', province_name: 'DKI Jakarta', amount_claimed: 9_000_000 },
      { claim_id: 'C0124V000002', province_code: '32', province_name: 'Jawa Barat', amount_claimed: 8_000_000 },
    ],
    count: 20,
  });
  address = await service.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => service?.close());

const answerSchema = z.object({ isError: z.boolean().optional(), content: z.array(z.object({ type: z.literal('text'), text: z.string() })) });
const resultSchema = z.object({ data: z.record(z.string(), z.unknown()).optional(), evidence: z.array(z.object({ id: z.string(), value: z.unknown() })).optional(), error: z.object({ code: z.string(), message: z.string() }).optional() });

async function overHttp(headers: Record<string, string>): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', address), { requestInit: { headers } }));
  return client;
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<z.infer<typeof resultSchema>> {
  const answer = answerSchema.parse(await client.callTool({ name, arguments: args }));
  return resultSchema.parse(JSON.parse(answer.content[0]?.text ?? ''));
}

describe('the tools over MCP', () => {
  it('are told over HTTP to a client with a token: read-only, and those of one claim take its id', async () => {
    const client = await overHttp(await service.headers());
    const { tools } = await client.listTools();
    const claim = tools.find(({ name }) => name === 'get_claim');
    expect(claim?.inputSchema.required).toEqual(['claim_id']);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true);
    expect(tools.map(({ name }) => name)).not.toContain('propose_audit_outcome');
    await client.close();
  });

  it('give a claim with its evidence, and say which field is wrong', async () => {
    const client = await overHttp(await service.headers());
    const { evidence } = await call(client, 'get_claim', { claim_id: 'C0124V000001' });
    expect(evidence?.find(({ id }) => id === 'claim.amount_claimed')?.value).toBe(9_000_000);
    expect((await call(client, 'get_claim', {})).error?.code).toBe('CLAIM_ID_MISSING');
    expect((await call(client, 'get_claim', { claim_id: 'C0124V000001', all: true })).error?.code).toBe('ARGUMENTS_REJECTED');
    await client.close();
  });

  it('of an unknown name say so, and name those there are', async () => {
    const client = await overHttp(await service.headers());
    const { tools } = await client.listTools();
    for (const args of [{}, { claim_id: 'C0124V000001' }]) {
      const { error } = await call(client, 'no_such_tool\u0007', args);
      expect(error).toEqual({ code: 'TOOL_UNKNOWN', message: `Alat no_such_tool\\u{7} tidak ada. Yang ada: ${tools.map(({ name }) => name).join(', ')}.` });
    }
    await client.close();
  });

  it('answer a typed query with a citation for each cell, and name the place where it is wrong', async () => {
    const client = await overHttp(await service.headers());
    const { evidence } = await call(client, 'query_claims', { subject: 'groups', by: [{ field: 'province_name' }], measures: [{ agg: 'max', field: 'amount_claimed' }], where: [{ field: 'claim_id', op: 'in', value: ['C0124V000001', 'C0124V000002'] }] });
    expect(evidence).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'query.matched', value: 2 }), expect.objectContaining({ id: 'query.1.max_amount_claimed', value: 9_000_000 })]));
    const refused = await call(client, 'query_claims', { subject: 'claims', where: [{ field: 'nik', op: '=', value: '1' }] });
    expect(refused).toMatchObject({ error: { code: 'ARGUMENTS_REJECTED' } });
    await client.close();
  });

  it('see no claim outside the scope of the token', async () => {
    const client = await overHttp(await service.headers('auditor', { provinces: ['31'] }));
    expect((await call(client, 'get_claim', { claim_id: 'C0124V000002' })).error?.code).toBe('CLAIM_UNAVAILABLE');
    expect((await call(client, 'get_claim', { claim_id: 'C0124V000001' })).error).toBeUndefined();
    await client.close();
  });

  it('refuse what is no request of theirs by a problem document', async () => {
    const headers = { ...(await service.headers()), accept: 'application/json, text/event-stream' };
    const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    const post = async (payload: object, more: object = {}) => (await service.app.inject({ method: 'POST', url: '/mcp', payload, headers: { ...headers, ...more } })).json();
    expect(await post({ ...list, extra: 1 })).toMatchObject({ status: 400, code: 'VALIDATION_FAILED', errors: [{ field: 'extra', accepted: 'jsonrpc, method, id, params' }] });
    expect(await post(list, { 'mcp-protocol-version': '1999-01-01' })).toMatchObject({ status: 400, code: 'PAYLOAD_INVALID', detail: expect.stringContaining('1999-01-01') });
  });

  it('answer nobody without a token', async () => {
    await expect(overHttp({})).rejects.toThrow(/401|token/i);
    await expect(overHttp({ authorization: 'Bearer a.b.c' })).rejects.toThrow(/401|token/i);
  });

  it('are remembered in the access log by the claim that was opened', async () => {
    await expect.poll(() => service.store.accessLog.list({ claimId: 'C0124V000001' })).toContainEqual(expect.objectContaining({ method: 'POST', route: '/mcp' }));
  });

  it('answer on stdio, where nothing but the protocol is on stdout', async () => {
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [join(import.meta.dirname, '../../cli/main.ts'), 'mcp'], env: { PATH: '', CASEMIND_HOME: service.fixture.home.root, LOG_LEVEL: 'silent' } }));
    expect((await client.listTools()).tools.length).toBeGreaterThan(2);
    expect((await call(client, 'get_claim', { claim_id: 'C0124V000002' })).evidence?.length).toBeGreaterThan(10);
    await client.close();
  });
});

import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { CasemindError, type SnapshotReader, key, visibleText } from '#engine';
import { type Store, roles } from '#store';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { createMcpServer } from '../../mcp/mcp-server.ts';
import { outcomesReader } from '../../tool-readers/outcomes-reader.ts';
import { needsToken, problemResponses } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';

interface McpOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'outcomes'>;
  readonly clock: () => Date;
  readonly version: string;
}

const requestSchema = z
  .strictObject({ jsonrpc: z.literal('2.0'), method: key({ max: 200 }), id: z.union([key({ max: 200 }), z.int()]).optional(), params: z.looseObject({}).optional() })
  .meta({ examples: [{ jsonrpc: '2.0', id: 1, method: 'tools/list' }] });

/** POST /mcp: the tools for MCP clients, streamable HTTP without sessions. Each request is answered by itself. */
export const mcpRoute: FastifyPluginAsyncZod<McpOptions> = async (app, { reader, store, clock, version }) => {
  app.post(
    '/mcp',
    {
      config: { roles },
      schema: {
        summary: 'The read-only tools for MCP clients (streamable HTTP, JSON-RPC)',
        description: 'Takes the access token of any role; the tools see what its user may see. `casemind mcp` serves the same on stdio.',
        tags: ['mcp'],
        security: needsToken,
        body: requestSchema,
        response: {
          200: { description: 'the JSON-RPC answer', content: { 'application/json': { schema: z.unknown() } } },
          202: z.null().describe('a notification was taken'),
          ...problemResponses(400, 401, 403, 413, 415, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const server = createMcpServer({
        reader,
        scope: scopeOf(request),
        language: app.languageOf(request),
        version,
        caller: request.user.name,
        clock,
        outcomesOf: outcomesReader(store),
        onClaim: (claimId) => request.toldClaims.add(claimId),
      });
      const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
      await server.connect(transport);
      try {
        const answer = await transport.handleRequest(
          new Request(`http://casemind.invalid${request.url}`, { method: 'POST', headers: headersOf(request.headers), body: JSON.stringify(request.body) }),
          { parsedBody: request.body },
        );
        const text = await answer.text();
        if (answer.status >= 400) throw new CasemindError('PAYLOAD_INVALID', { reason: visibleText(messageOf(text), 300) });
        const open: FastifyReply = reply;
        return await open.type(answer.headers.get('content-type') ?? 'application/json').code(answer.status).send(text);
      } finally {
        await server.close();
      }
    },
  );
};

const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

/** Why the transport refuses a request, such as a protocol version that it does not speak. */
function messageOf(refusal: string): string {
  try {
    return refusalSchema.parse(JSON.parse(refusal)).error.message;
  } catch {
    return 'JSON-RPC';
  }
}

function headersOf(given: Readonly<Record<string, string | string[] | undefined>>): Headers {
  // The answer is one JSON document whatever the client would take besides.
  const headers = new Headers({ accept: 'application/json, text/event-stream', 'content-type': 'application/json' });
  const version = given['mcp-protocol-version'];
  if (typeof version === 'string') headers.set('mcp-protocol-version', version);
  return headers;
}

import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import plugin from 'fastify-plugin';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

import { mediaTypes } from '../http/send-file.ts';
import { apiVersion } from '../http/versioned-address.ts';
import { problemType } from '../problems/problem.ts';

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="40"><text x="4" y="28" font-family="sans-serif" font-size="24" font-weight="700" fill="#fff">Casemind</text></svg>';

/** The OpenAPI document, from the schemas that validate, and a page that shows it without the internet. */
export const documentation = plugin<{ readonly version: string }>(
  async (app, { version }) => {
    app.addHook('onRoute', (route) => {
      if (route.schema && !route.schema.operationId) Object.assign(route.schema, { operationId: operationIdOf([route.method].flat()[0] ?? 'GET', route.url) });
    });
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Casemind',
          version,
          description:
            'Scored hospital claims of Indonesia’s national health insurance and the indications that make them worth an audit. ' +
            'A score or a flag is an indication to review, never a verdict. Log in at POST /auth/login and send the token as `Authorization: Bearer`.',
        },
        servers: [
          { url: `/${apiVersion}`, description: 'The API by its version' },
          { url: '/', description: 'The addresses of the first edition, kept as they are; they answer the same' },
        ],
        tags: [
          { name: 'auth', description: 'Logging in' },
          { name: 'claims', description: 'The worklist and single claims' },
          { name: 'reports', description: 'Reports over all claims, as JSON, CSV or Parquet' },
          { name: 'live', description: 'Claims as they come in by a channel' },
          { name: 'simulation', description: 'Claims that are nobody’s, to try the intake with; in demo mode only' },
          { name: 'feedback', description: 'Decisions of auditors on claims' },
          { name: 'assignment', description: 'Who has which claim in review' },
          { name: 'rules', description: 'Rules that do not count for a while' },
          { name: 'views', description: 'Ways to see the worklist that people keep' },
          { name: 'chat', description: 'Questions to the copilot, its answers and the evidence they cite' },
          { name: 'users', description: 'Users, their roles and scopes' },
          { name: 'usage', description: 'What language models were used for whom' },
          { name: 'mcp', description: 'The read-only tools for MCP clients' },
          { name: 'operations', description: 'Jobs, snapshots, alerts and figures of the service' },
          { name: 'service', description: 'State of the service and its description' },
        ],
        components: {
          securitySchemes: {
            accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token of POST /auth/login' },
            session: { type: 'apiKey', in: 'cookie', name: 'casemind_session', description: 'Cookie of POST /auth/session, for browsers; what changes something needs the header `x-csrf-token` besides' },
          },
        },
      },
      transform: jsonSchemaTransform,
      transformObject: (document) => withoutUnused(withWhatAllAnswer(jsonSchemaTransformObject(document))),
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: true,
      transformStaticCSP: (policy) => policy.replace('upgrade-insecure-requests;', '').replace(' validator.swagger.io', ''),
      logo: { type: 'image/svg+xml', content: Buffer.from(logo), href: '/docs', target: '_self' },
      theme: { title: 'Casemind API' },
      uiConfig: { docExpansion: 'list', persistAuthorization: false, validatorUrl: null },
    });
  },
  { name: 'documentation' },
);

/** `GET /claims/:id/feedback` → `getClaimsByIdFeedback`: the name of a method in generated clients. */
function operationIdOf(method: string, url: string): string {
  const words = url.split('/').filter(Boolean).map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part));
  return `${method.toLowerCase()}-${words.join('-')}`.replaceAll(/[^a-z\d]+([a-z\d])/gi, (_whole, letter: string) => letter.toUpperCase());
}

type OpenApiDocument = ReturnType<typeof jsonSchemaTransformObject>;

interface Operation {
  readonly parameters?: readonly { readonly name?: string; readonly schema?: unknown }[];
  readonly responses?: Record<string, { readonly description: string; content?: Record<string, { schema?: unknown }> }>;
}

const binary = { type: 'string', format: 'binary' } as const;

/** What no schema of a route says: an address or headers that are too long, and files where a format is asked for. */
function withWhatAllAnswer(document: OpenApiDocument): OpenApiDocument {
  const operations: Operation[] = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}).filter((operation): operation is Operation => typeof operation === 'object' && operation !== null && 'responses' in operation));
  for (const { parameters = [], responses } of operations) {
    if (!responses) continue;
    responses['431'] ??= { description: 'the address or the headers are too long', content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } } };
    const formats = JSON.stringify(parameters.find(({ name }) => name === 'format')?.schema ?? null);
    const json = responses['200']?.content;
    if (json) for (const [format, type] of Object.entries(mediaTypes)) if (formats.includes(`"${format}"`)) json[type] ??= { schema: type === mediaTypes.csv ? { type: 'string' } : binary };
  }
  return document;
}

/** Drops the schemas that nothing refers to: the type provider writes each twice, for reading and for writing. */
function withoutUnused(document: OpenApiDocument): OpenApiDocument {
  if (!('openapi' in document) || !document.components?.schemas) return document;
  const { schemas } = document.components;
  for (let unused = unusedIn(document, schemas); unused.length > 0; unused = unusedIn(document, schemas))
    for (const name of unused) delete schemas[name];
  return document;
}

function unusedIn(document: unknown, schemas: object): string[] {
  const text = JSON.stringify(document);
  return Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
}

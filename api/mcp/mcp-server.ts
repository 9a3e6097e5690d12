import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, type CallToolResult, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { type Language, type Scope, type Snapshot, type SnapshotReader, CasemindError, readQcSummary, text, visibleText } from '#engine';
import { type ToolContext, type ToolContextOptions, type ToolOutcome, type Tools, createTools, createToolContext } from '#tools';

export interface McpServerOptions {
  readonly reader: Pick<SnapshotReader, 'read' | 'home'>;
  /** What the caller may see: every tool is bound to it. */
  readonly scope: Scope;
  readonly language: Language;
  readonly version: string;
  readonly caller?: string;
  readonly clock?: () => Date;
  readonly outcomesOf?: ToolContextOptions['outcomesOf'];
  /** Told of each claim that a tool opened: for the access log. */
  readonly onClaim?: (claimId: string) => void;
}

const claimIdSchema = text({ max: 100 });

const instructions =
  'Casemind explains claims of Indonesia’s national health insurance. Its engine computes every figure; cite the evidence ids. What the tools give is an indication for an auditor to review, never a verdict.';

/**
 * The read-only tools as an MCP server. What the copilot binds to the claim that is open takes a
 * `claim_id` here, since a client opens claims itself; the scope stays the caller's.
 */
export function createMcpServer({ reader, scope, language, version, caller, clock = () => new Date(), outcomesOf, onClaim = () => {} }: McpServerOptions): Server {
  const contextOf = (snapshot: Snapshot, claimId?: string): ToolContext =>
    createToolContext({ snapshot, scope, claimId, now: clock(), ...(caller === undefined ? {} : { caller }), outcomesOf, quality: async () => readQcSummary(reader.home, snapshot.manifest.snapshot_id) });
  const server = new Server({ name: 'casemind', version }, { capabilities: { tools: {} }, instructions });

  server.setRequestHandler(ListToolsRequestSchema, () =>
    reader.read(async (snapshot) => {
      const general = namesOf(createTools(contextOf(snapshot)));
      const tools = createTools(contextOf(snapshot, '-'));
      return {
        tools: tools.describe(language).map(({ name, description, schema }) => ({
          name,
          description,
          inputSchema: general.has(name) ? { type: 'object' as const, ...schema } : withClaimId(schema),
          annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
        })),
      };
    }),
  );

  server.setRequestHandler(CallToolRequestSchema, async ({ params: { name, arguments: given = {} } }) => {
    try {
      return await reader.read(async (snapshot) => {
        const general = namesOf(createTools(contextOf(snapshot)));
        const known = createTools(contextOf(snapshot, '-')).names;
        if (!known.includes(name)) throw new CasemindError('TOOL_UNKNOWN', { tool: visibleText(name, 100), known: known.join(', ') });
        const { claim_id: id, ...args } = given;
        if (general.has(name)) return resultOf(await createTools(contextOf(snapshot)).call(name, given), language);
        const { data: claimId } = claimIdSchema.safeParse(id);
        if (claimId === undefined) throw new CasemindError('CLAIM_ID_MISSING');
        const outcome = await createTools(contextOf(snapshot, claimId)).call(name, args);
        if (outcome.ok) onClaim(claimId);
        return resultOf(outcome, language);
      });
    } catch (error) {
      if (error instanceof CasemindError) return failure(error.code, error.text(language));
      throw error;
    }
  });
  return server;
}

function namesOf(tools: Tools): ReadonlySet<string> {
  return new Set(tools.names);
}

function withClaimId(schema: Record<string, unknown>) {
  const properties = typeof schema['properties'] === 'object' && schema['properties'] !== null ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'].filter((name) => typeof name === 'string') : [];
  return { ...schema, type: 'object' as const, properties: { claim_id: { type: 'string', description: 'id of the claim to open' }, ...properties }, required: ['claim_id', ...required] };
}

function resultOf(outcome: ToolOutcome, language: Language): CallToolResult {
  if (!outcome.ok) return failure(outcome.error.code, outcome.error.message[language], outcome.error.fields);
  const { data, evidence, total, truncated } = outcome;
  const content = { data, evidence: evidence.map(({ label, ...item }) => ({ ...item, label: label[language] })), ...(total === undefined ? {} : { total }), ...(truncated === undefined ? {} : { truncated }) };
  return { content: [{ type: 'text', text: JSON.stringify(content) }], structuredContent: content };
}

function failure(code: string, message: string, fields?: readonly string[]): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: JSON.stringify({ error: { code, message, ...(fields && { fields }) } }) }] };
}

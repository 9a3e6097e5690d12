import { questions } from './questions.ts';
import { randomOf } from './random.ts';
import { worklistQueries } from './worklist-queries.ts';

export interface SoakOrder {
  readonly address: string;
  /** One user each. */
  readonly tokens: readonly string[];
  readonly seconds: number;
  /** Rules by which the claims were scored. */
  readonly rules: readonly string[];
}

/** What an auditor does; each is one request, but a proposal, which is two. */
export type SoakKind = 'worklist' | 'claim' | 'summary' | 'chat' | 'read' | 'query' | 'decision' | 'proposal' | 'report' | 'export' | 'document' | 'mcp';

export interface SoakResult {
  readonly requests: readonly { readonly kind: SoakKind; readonly milliseconds: readonly number[] }[];
  /** Answers of 500 and above, and requests that were not answered. */
  readonly failures: readonly string[];
  /** Answers of 400–499. */
  readonly refusals: readonly string[];
}

const shortestPause = 1000;
const longestPause = 3000;

/** A stretch of an auditor's day, over and over. */
const day: readonly SoakKind[] = [
  'worklist', 'claim', 'summary', 'claim', 'chat', 'decision', 'claim', 'summary', 'proposal', 'worklist', 'claim', 'mcp', 'read', 'query', 'claim', 'document', 'report', 'chat', 'claim', 'decision', 'summary',
  'worklist', 'export', 'claim', 'chat', 'mcp', 'claim', 'summary',
];
const queries: readonly object[] = [
  { subject: 'facilities', measures: [{ agg: 'count' }, { agg: 'median', field: 'amount_claimed' }], limit: 20 },
  { subject: 'groups', by: [{ field: 'admit_date', unit: 'month' }], measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }], change: 'previous' },
  { subject: 'claims', where: [{ field: 'service_type', op: '=', value: 'RITL' }, { field: 'los', op: 'between', value: [1, 3] }], order: [{ field: 'amount_claimed' }], limit: 50 },
  { subject: 'groups', by: [{ field: 'province_name' }], measures: [{ agg: 'count', where: [{ field: 'is_flagged', op: '=', value: true }], of: 'group' }], limit: 50 },
  { subject: 'decisions', where: [{ field: 'reviewer', op: '=', value: 'me' }] },
];
const reports = ['severity-mismatch', 'tariff-insight', 'duplicates'];
const tools = ['get_claim', 'explain_score', 'compare_with_peers', 'find_similar_claims', 'get_patient_episodes', 'suggest_checklist'];
const documents = ['pdf', 'docx', 'md'];

/** What the users of a soak do, in a process of their own. */
async function run({ address, tokens, seconds, rules }: SoakOrder): Promise<SoakResult> {
  const pages = worklistQueries(tokens.length, rules);
  const milliseconds = new Map<SoakKind, number[]>(day.map((kind) => [kind, []]));
  const failures: string[] = [];
  const refusals: string[] = [];
  const end = performance.now() + seconds * 1000;

  async function user(token: string, number: number): Promise<void> {
    const random = randomOf(number);
    const one = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
    let claims: readonly string[] = [];

    async function send(kind: SoakKind, path: string, body?: object): Promise<unknown> {
      const started = performance.now();
      try {
        const headers = { authorization: `Bearer ${token}`, accept: 'application/json, */*', ...(body && { 'content-type': 'application/json' }) };
        const answer = await fetch(`${address}${path}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers });
        const told = await answer.text();
        milliseconds.get(kind)?.push(performance.now() - started);
        if (!answer.ok) (answer.status >= 500 ? failures : refusals).push(`${path}: ${answer.status} ${told.slice(0, 200)}`);
        return answer.ok && answer.headers.get('content-type')?.includes('json') ? JSON.parse(told) : undefined;
      } catch (error) {
        failures.push(`${path}: ${String(error)}`);
        return undefined;
      }
    }

    const ways: Readonly<Record<SoakKind, (claim: string, round: number) => Promise<unknown>>> = {
      worklist: async (_claim, round) => {
        claims = idsOf(await send('worklist', `/v1/claims/high-risk?${pages[(number + round * 7) % pages.length]}`)) ?? claims;
      },
      claim: (claim) => send('claim', `/v1/claims/${claim}`),
      summary: (claim) => send('summary', `/v1/claims/${claim}/summary${random() < 0.2 ? '?lang=en' : ''}`),
      chat: (claim) => {
        const message = (one(questions) ?? '').replace('{claim}', decodeURIComponent(claim));
        return send('chat', message.includes('klaim ini') ? `/v1/claims/${claim}/chat` : '/v1/chat', { message });
      },
      read: () => send('read', '/v1/queries/read', { text: one(questions.filter((question) => !question.includes('{claim}'))) }),
      query: () => send('query', '/v1/queries', one(queries)),
      decision: (claim) => send('decision', `/v1/claims/${claim}/feedback`, { decision: 'approved', notes: 'lengkap' }),
      proposal: async (claim) => {
        const proposed = proposalOf(await send('proposal', `/v1/claims/${claim}/feedback/proposals`, { message: 'tolak sebagian, koreksi 30 %, resume medis tidak lengkap' }));
        if (proposed) await send('proposal', `/v1/feedback/proposals/${proposed.proposal_id}/confirm`, { version: proposed.version });
      },
      report: () => send('report', `/v1/reports/${one(reports)}`),
      export: (_claim, round) => send('export', `/v1/claims/high-risk?${exported(round, one(['Bali', 'Aceh', 'Papua', 'DKI Jakarta']))}`),
      document: (claim) => send('document', `/v1/claims/${claim}/documents`, { kind: random() < 0.5 ? 'request' : 'note', format: one(documents) }),
      mcp: (claim) => send('mcp', '/v1/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: one(tools), arguments: { claim_id: decodeURIComponent(claim) } } }),
    };

    for (let step = number; performance.now() < end; step += 1) {
      await new Promise((done) => setTimeout(done, shortestPause + random() * (longestPause - shortestPause)));
      const kind = claims.length === 0 ? 'worklist' : (day[step % day.length] ?? 'worklist');
      await ways[kind](encodeURIComponent(one(claims) ?? ''), Math.floor(step / day.length));
    }
  }

  await Promise.all(tokens.map(user));
  return { requests: [...milliseconds].map(([kind, times]) => ({ kind, milliseconds: times })), failures, refusals };
}

/** A province’s riskiest claims as a file. */
function exported(round: number, province = ''): string {
  return new URLSearchParams({ format: round % 2 === 0 ? 'csv' : 'parquet', min_risk_score: '0.8', province }).toString();
}

/** Ids of a page of the worklist; undefined where it holds none. */
function idsOf(page: unknown): string[] | undefined {
  const data: unknown = typeof page === 'object' && page !== null && 'data' in page ? page.data : [];
  return Array.isArray(data) && data.length > 0 ? data.map((row: { claim_id: string }) => row.claim_id) : undefined;
}

function proposalOf(answer: unknown): { readonly proposal_id: string; readonly version: number } | undefined {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return undefined;
  const { data } = answer;
  return typeof data === 'object' && data !== null && 'proposal_id' in data && 'version' in data ? { proposal_id: String(data.proposal_id), version: Number(data.version) } : undefined;
}

async function perform(order: SoakOrder): Promise<void> {
  const result = await run(order);
  // A long result is on its way for a while.
  process.send?.(result, () => process.disconnect());
}

process.once('message', (order: SoakOrder) => void perform(order));

import type { ClaimQueryInput } from '#engine';

import { type Figure, quantile } from './figures.ts';
import { inTurn } from './in-turn.ts';
import type { ServedCommand } from './served-command.ts';
import { type WorklistFilter, worklistFilters as filters } from './worklist-filters.ts';

/** What a request took. */
interface Taken {
  readonly wallMs: number;
  /** Of all threads of the service, less what it takes to ask it. */
  readonly processorMs: number;
}

const claimsRead = 200;
const rounds = 5;

/** The columns that the console shows unless told, and the sums above them. */
const consoleFields = [
  'claim_id', 'risk_score', 'flags', 'amount_claimed', 'excess_amount', 'amount_at_risk', 'review_state', 'decision', 'assignee', 'due_on',
  'facility_key', 'facility_name', 'facility_class', 'province_name', 'service_type', 'los', 'severity_group', 'dx_primary_code',
  'dx_primary_label', 'inacbg_code', 'admit_date',
];
const sums: ClaimQueryInput['measures'] = [
  { name: 'claims', agg: 'count' },
  { name: 'claimed', agg: 'sum', field: 'amount_claimed' },
  {
    name: 'excess', agg: 'sum', field: 'excess_amount',
    where: [{ field: 'is_above_p90', op: '=', value: true }, { field: 'is_flagged', op: '=', value: true }],
  },
  { name: 'flagged', agg: 'count', where: [{ field: 'is_flagged', op: '=', value: true }] },
  { name: 'open', agg: 'count', where: [{ field: 'review_state', op: '=', value: 'pending' }] },
];

const groupedBy = ['province_code', 'facility_key', 'dx_primary_code', 'inacbg_code', 'severity_group', 'facility_class', 'service_type', 'flags', 'los', 'discharge_status'];

const sentences = [
  'rawat inap di Jawa Timur', 'klaim ringan biaya di atas 20 juta', 'diagnosis I10 di Bali', 'episode pembelahan di kelas B',
  'klaim berat dengan lama rawat di atas 10 hari',
];

/** Requests one after the other, of one user: what each takes of the processor, and how long it is waited for. */
export async function measureRequests(service: ServedCommand, token: string): Promise<Figure[]> {
  const headers = { authorization: `Bearer ${token}` };
  const get = (path: string) => (): Promise<unknown> => answerOf(fetch(`${service.address}/v1${path}`, { headers }));
  const post = (path: string, body: object) => (): Promise<unknown> =>
    answerOf(fetch(`${service.address}/v1${path}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }));

  const emptyMs = quantile(await inTurn(20, async () => (await take(async () => undefined)).processorMs), 0.5);
  async function take(ask: () => Promise<unknown>): Promise<Taken> {
    await service.measure();
    const started = performance.now();
    await ask();
    const wallMs = performance.now() - started;
    return { wallMs, processorMs: (await service.usage()).processorMs };
  }
  const taken = async (asks: readonly (() => Promise<unknown>)[]): Promise<Taken[]> =>
    inTurn(asks.length, async (i) => {
      const { wallMs, processorMs } = await take(asks[i] ?? (async () => undefined));
      return { wallMs, processorMs: Math.max(0, processorMs - emptyMs) };
    });

  const { meta } = pageOf(await get('/claims/high-risk?page_size=1')());
  const places = Array.from({ length: claimsRead }, (_, i) => 1 + Math.floor(((i + 0.5) * meta.total) / claimsRead));
  const ids = await inTurn(places.length, async (i) => pageOf(await get(`/claims/high-risk?page_size=10&page=${Math.ceil((places[i] ?? 1) / 10)}`)()).data[0]?.claim_id ?? '');
  // The first of each kind plans, and compiles.
  const paths = ids.map((id) => `/claims/${encodeURIComponent(id)}`);
  await taken(paths.slice(0, 20).map(get));
  const first = await taken(paths.slice(20).map(get));
  const again = await taken(paths.slice(20).map(get));
  const backgrounds = await taken(paths.slice(20, 70).map((path) => get(`${path}/background`)));

  // What is remembered of a snapshot, such as names, is known to whoever works with it.
  await taken(filters.map(({ query }) => get(`/claims/high-risk?${query(rounds)}&min_risk_score=0.01`)));
  const worklists = await inTurn(filters.length, (i) => taken(requested(({ query }, round) => get(`/claims/high-risk?${query(round)}`))[i] ?? []));
  const changed = (where: NonNullable<ClaimQueryInput['where']>) => async (): Promise<unknown> =>
    Promise.all([post('/queries', list(where))(), post('/queries', { subject: 'groups', where, measures: sums })()]);
  await taken(filters.map(({ where }) => changed([...where(rounds), { field: 'los', op: '>=', value: 1 }])));
  const changes = await inTurn(filters.length, (i) => taken(requested(({ where }, round) => changed(where(round)))[i] ?? []));
  const groupings = await taken(groupedBy.map((field) => post('/queries', { subject: 'groups', by: [{ field }], measures: sums, limit: 50 })));
  const read = await taken(sentences.map((text) => post('/queries/read', { text })));

  const names = filters.map(({ name }) => name);
  const { claim, worklist, changed: shown, each } = meta.total > ordinaryRows ? boundsOfMany : bounds;
  return [
    ...figuresOf('a claim, the first time', first, claim),
    ...figuresOf('a claim, again', again, claim),
    ...figuresOf('background of a claim', backgrounds),
    ...names.flatMap((name, i) => figuresOf(`worklist by ${name}`, worklists[i] ?? [], each)),
    ...figuresOf('worklist, all of these', worklists.flat(), worklist),
    ...names.flatMap((name, i) => figuresOf(`console by ${name}: rows and sums`, changes[i] ?? [])),
    ...figuresOf('console, all of these', changes.flat(), shown),
    ...figuresOf('one grouping, with five measures', groupings, { p95: 2000 }),
    ...figuresOf('a sentence read into filters', read),
  ];
}

/** Milliseconds that figures may be. */
interface Bounds {
  readonly meanOfProcessor?: number;
  readonly p50?: number;
  readonly p95?: number;
}

/** Up to how many claims a snapshot has as many as a sample of a year. */
const ordinaryRows = 5_000_000;
const bounds: Readonly<Record<'claim' | 'worklist' | 'changed' | 'each', Bounds>> = { claim: { meanOfProcessor: 2 }, worklist: { p50: 6, p95: 15 }, changed: { p95: 200 }, each: {} };
/** Of a snapshot of ten times as many. */
const boundsOfMany: typeof bounds = { claim: { p95: 15 }, worklist: { p95: 60 }, changed: {}, each: { p95: 60 } };

function requested<T>(ask: (filter: WorklistFilter, round: number) => T): T[][] {
  return filters.map((filter) => Array.from({ length: rounds }, (_, round) => ask(filter, round)));
}

function figuresOf(name: string, taken: readonly Taken[], { meanOfProcessor, p50, p95 }: Bounds = {}): Figure[] {
  const wall = taken.map(({ wallMs }) => wallMs);
  const processor = taken.map(({ processorMs }) => processorMs);
  return [
    {
      name: `${name}: processor, mean`, value: processor.reduce((a, b) => a + b, 0) / processor.length, unit: 'ms',
      ...(meanOfProcessor !== undefined && { atMost: meanOfProcessor }),
    },
    { name: `${name}: processor, p95`, value: quantile(processor, 0.95), unit: 'ms' },
    { name: `${name}: p50`, value: quantile(wall, 0.5), unit: 'ms', ...(p50 !== undefined && { atMost: p50 }) },
    { name: `${name}: p95`, value: quantile(wall, 0.95), unit: 'ms', ...(p95 !== undefined && { atMost: p95 }) },
  ];
}

function list(where: NonNullable<ClaimQueryInput['where']>): ClaimQueryInput {
  return { subject: 'claims', fields: consoleFields, limit: 100, where };
}

async function answerOf(asked: Promise<Response>): Promise<unknown> {
  const response = await asked;
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${JSON.stringify(body).slice(0, 300)}`);
  return body;
}

interface Page {
  readonly data: readonly { readonly claim_id: string }[];
  readonly meta: { readonly total: number };
}

function pageOf(answer: unknown): Page {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return answer as Page;
}

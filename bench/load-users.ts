import { randomOf } from './random.ts';
import { worklistQueries } from './worklist-queries.ts';

export interface LoadOrder {
  readonly address: string;
  /** One user each. */
  readonly tokens: readonly string[];
  readonly seconds: number;
}

export interface LoadResult {
  readonly reads: readonly { readonly kind: 'worklist' | 'claim'; readonly milliseconds: readonly number[] }[];
  readonly errors: number;
  readonly firstError: string | undefined;
}

const claimsOfAPage = 4;
const shortestPause = 1000;
const longestPause = 3000;

/** What the users of a load do, in a process of their own; the order comes, and the result goes, as a message. */
async function run({ address, tokens, seconds }: LoadOrder): Promise<LoadResult> {
  const queries = worklistQueries(tokens.length);
  const milliseconds = { worklist: [] as number[], claim: [] as number[] };
  const failures: string[] = [];
  const end = performance.now() + seconds * 1000;

  async function read(kind: 'worklist' | 'claim', path: string, token: string): Promise<unknown> {
    const started = performance.now();
    try {
      const response = await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } });
      const body: unknown = await response.json();
      milliseconds[kind].push(performance.now() - started);
      if (!response.ok) failures.push(`${path}: ${response.status} ${JSON.stringify(body).slice(0, 200)}`);
      return body;
    } catch (error) {
      failures.push(`${path}: ${String(error)}`);
      return undefined;
    }
  }

  async function user(token: string, number: number): Promise<void> {
    const random = randomOf(number);
    const pause = async (): Promise<void> => new Promise((done) => setTimeout(done, shortestPause + random() * (longestPause - shortestPause)));
    for (let round = 0; performance.now() < end; round += 1) {
      await pause();
      const page = await read('worklist', `/v1/claims/high-risk?${queries[(number + round * 7) % queries.length]}`, token);
      for (const id of idsOf(page).slice(0, claimsOfAPage)) {
        await pause();
        if (performance.now() < end) await read('claim', `/v1/claims/${encodeURIComponent(id)}`, token);
      }
    }
  }

  await Promise.all(tokens.map(user));
  return {
    reads: [
      { kind: 'worklist', milliseconds: milliseconds.worklist },
      { kind: 'claim', milliseconds: milliseconds.claim },
    ],
    errors: failures.length,
    firstError: failures[0],
  };
}

function idsOf(page: unknown): string[] {
  const data: unknown = typeof page === 'object' && page !== null && 'data' in page ? page.data : [];
  return Array.isArray(data) ? data.map((row: { claim_id: string }) => row.claim_id) : [];
}

async function answer(order: LoadOrder): Promise<void> {
  const result = await run(order);
  // A long result is on its way for a while.
  process.send?.(result, () => process.disconnect());
}

process.once('message', (order: LoadOrder) => void answer(order));

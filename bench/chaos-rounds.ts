import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { createAccessTokens } from '#api';
import { loadConfig } from '#config';
import { type Store, openStore } from '#store';
import { z } from 'zod';

import { createFixtureHome } from '../tests/support/fixture-snapshot.ts';
import { freePort } from '../tests/servers/child-server.ts';
import { startOwnPostgres } from '../tests/servers/postgres.ts';
import { type ServedCommand, startCommand } from './served-command.ts';

export interface ChaosOptions {
  readonly serviceKills: number;
  readonly postgresKills: number;
  readonly say: (line: string) => void;
}

export interface ChaosResult {
  readonly serviceKills: number;
  readonly postgresKills: number;
  readonly acknowledged: Readonly<Record<Kind, number>>;
  readonly lost: number;
  readonly twice: number;
  readonly chainProblems: number;
  /** Times that the service ended though nobody ended it. */
  readonly deaths: number;
  /** Answers that were neither done nor a way of saying "not now". */
  readonly defects: number;
  /** What was wrong, in words. */
  readonly problems: readonly string[];
}

type Kind = 'decisions' | 'proposals' | 'questions';

interface Person {
  readonly id: string;
  /** With a new token each time: the rounds last longer than one. */
  headers(): Promise<Readonly<Record<string, string>>>;
}

interface Acknowledged {
  readonly kind: Kind;
  readonly person: Person;
  /** Idempotency key, proposal id, or thread id. */
  readonly id: string;
  /** Of a question. */
  readonly text?: string;
}

const clock = (): Date => new Date();
const people = 12;
const claimsOfEach = 10;
/** Acknowledgements of every kind that a round waits for before it kills. */
const leastOfARound = 1;
const pauseMs = 50;

const proposedSchema = z.object({ data: z.object({ proposal_id: z.string(), version: z.number() }) });
const answeredSchema = z.object({ data: z.object({ thread: z.object({ thread_id: z.string() }), message: z.object({ status: z.string() }) }) });

/** Kills the service and PostgreSQL in turn while people write, then compares what was acknowledged with what is there. */
export async function runChaos({ serviceKills, postgresKills, say }: ChaosOptions): Promise<ChaosResult> {
  const claims = Array.from({ length: people * claimsOfEach }, (_, i) => ({ claim_id: `claim-${i}` }));
  const fixture = await createFixtureHome({ claims, count: 0 });
  const server = await startOwnPostgres({ isDurable: true });
  let service: ServedCommand | undefined;
  try {
    const url = await server.createDatabase();
    const environment = { CASEMIND_HOME: fixture.home.root, DATABASE_URL: url, PORT: String(await freePort()), LOG_LEVEL: 'silent', CASEMIND_MODE: 'demo' };
    service = await startCommand('serve', environment);
    const { address } = service;
    const writers = startWriters(address, await createPeople(url, environment));
    let deaths = 0;
    const rounds = Math.max(serviceKills, postgresKills);
    for (let round = 1; round <= rounds; round += 1) {
      if (round <= serviceKills) {
        await writers.more();
        if (service.hasEnded()) deaths += 1;
        await service.kill();
        service = await startCommand('serve', environment);
      }
      // Spread evenly over the rounds.
      if (Math.floor((round * postgresKills) / rounds) > Math.floor(((round - 1) * postgresKills) / rounds)) {
        await writers.more();
        await server.kill();
        await server.restart();
      }
      if (round % 10 === 0 || rounds < 10) say(`${round} rounds, ${writers.acknowledged.length} acknowledged`);
    }
    await writers.more();
    if (service.hasEnded()) deaths += 1;
    await writers.stop();
    const store = await openStore({ path: '', url, clock });
    try {
      return { serviceKills, postgresKills, deaths, ...(await compare(store, writers.acknowledged)), defects: writers.defects.length, problems: [...writers.defects] };
    } finally {
      await store.close();
    }
  } finally {
    await service?.stop();
    await server.stop();
    fixture.cleanup();
  }
}

async function createPeople(url: string, environment: Readonly<Record<string, string>>): Promise<Person[]> {
  const tokens = createAccessTokens({ config: loadConfig(environment), clock });
  const store = await openStore({ path: '', url, clock });
  try {
    const users = await Promise.all(Array.from({ length: people }, (_, i) => store.users.create({ username: `chaos-${i}`, role: 'auditor' })));
    return users.map(({ id, username: name, role, tokenVersion: ver }) => ({
      id,
      async headers() {
        const { token } = await tokens.sign({ sub: id, name, role, ver });
        return { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' };
      },
    }));
  } finally {
    await store.close();
  }
}

/** A third of the people decide, a third propose and confirm, a third ask; each on claims of their own. */
function startWriters(address: string, everybody: readonly Person[]) {
  const acknowledged: Acknowledged[] = [];
  const defects: string[] = [];
  const stopping = new AbortController();

  /** Sends until it is taken; undefined where the writers were stopped before, or it can never be. */
  async function send(person: Person, path: string, body: object): Promise<unknown> {
    while (!stopping.signal.aborted) {
      try {
        const answer = await fetch(`${address}${path}`, { method: 'POST', headers: await person.headers(), body: JSON.stringify(body) });
        const told: unknown = await answer.json();
        if (answer.ok) return told;
        if (answer.status !== 503 && answer.status !== 429) {
          defects.push(`${path}: ${answer.status} ${JSON.stringify(told).slice(0, 300)}`);
          return undefined;
        }
      } catch {
        // Nobody listens, or the process was killed before it had answered.
      }
      await setTimeout(pauseMs);
    }
    return undefined;
  }

  async function decide(person: Person, claim: string): Promise<void> {
    const id = randomUUID();
    if (await send(person, `/claims/${claim}/feedback`, { decision: 'approved', notes: 'lengkap', idempotency_key: id })) acknowledged.push({ kind: 'decisions', person, id });
  }

  async function propose(person: Person, claim: string): Promise<void> {
    const proposed = proposedSchema.safeParse(await send(person, `/claims/${claim}/feedback/proposals`, { message: 'setujui, resume medis lengkap' })).data;
    if (!proposed) return;
    const { proposal_id: id, version } = proposed.data;
    if (await send(person, `/feedback/proposals/${id}/confirm`, { version })) acknowledged.push({ kind: 'proposals', person, id });
  }

  async function ask(person: Person, claim: string): Promise<void> {
    const text = `Mengapa klaim ini ditandai? (${randomUUID()})`;
    const answered = answeredSchema.safeParse(await send(person, `/claims/${claim}/chat`, { message: text })).data;
    // An answer that a shutdown or an outage broke off says so, and is asked for again by its reader.
    if (answered?.data.message.status === 'done') acknowledged.push({ kind: 'questions', person, id: answered.data.thread.thread_id, text });
  }

  const ways = [decide, propose, ask];
  const done = Promise.all(
    everybody.map(async (person, i) => {
      const way = ways[i % ways.length] ?? decide;
      for (let n = 0; !stopping.signal.aborted; n += 1) {
        await way(person, `claim-${i * claimsOfEach + (n % claimsOfEach)}`);
        await setTimeout(pauseMs);
      }
    }),
  );
  const countOf = (kind: Kind): number => acknowledged.filter((one) => one.kind === kind).length;
  return {
    acknowledged,
    defects,
    /** Resolves when every kind was acknowledged again. */
    async more(): Promise<void> {
      const kinds: readonly Kind[] = ['decisions', 'proposals', 'questions'];
      const before = kinds.map(countOf);
      while (kinds.some((kind, i) => countOf(kind) < (before[i] ?? 0) + leastOfARound)) await Promise.race([setTimeout(pauseMs), done]);
    },
    async stop(): Promise<void> {
      stopping.abort();
      await done;
    },
  };
}

/** How often each acknowledged write is there. */
async function compare(store: Store, acknowledged: readonly Acknowledged[]): Promise<Pick<ChaosResult, 'acknowledged' | 'lost' | 'twice' | 'chainProblems'>> {
  const outcomes = await store.outcomes.after(0, 10_000_000);
  const times = new Map<string, number>();
  for (const { idempotencyKey, proposalId } of outcomes) {
    const id = proposalId ?? idempotencyKey;
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  const found = await Promise.all(
    acknowledged.map(async ({ kind, person, id, text }) => {
      if (kind !== 'questions') return times.get(id) ?? 0;
      const messages = await store.threads.messages(person.id, id);
      const questions = messages.filter(({ role, content }) => role === 'user' && content === text);
      const answers = messages.filter(({ role, status }) => role === 'assistant' && status === 'done');
      return questions.length === answers.length ? questions.length : 0;
    }),
  );
  const count = (kind: Kind): number => acknowledged.filter((one) => one.kind === kind).length;
  return {
    acknowledged: { decisions: count('decisions'), proposals: count('proposals'), questions: count('questions') },
    lost: found.filter((n) => n === 0).length,
    twice: found.filter((n) => n > 1).length,
    chainProblems: (await store.outcomes.verify()).problems.length,
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { channelSettings, openChannel } from '#channels';
import { loadConfig } from '#config';
import { type ChannelName, type ChannelWriter, homeAt } from '#engine';
import { type LiveClaims, openSimulation } from '#store';
import { z } from 'zod';

import { startOwnKafka } from '../tests/servers/kafka.ts';
import { type OwnServer, startOwnRedis } from '../tests/servers/redis.ts';
import { simulatedMessage } from '../tests/support/live-messages.ts';

type Environment = Readonly<Record<string, string>>;
const clock = (): Date => new Date();

export type Broker = Exclude<ChannelName, 'jsonl'>;

/** A broker with nothing in it, and the variable that leads to it. */
export async function startBroker(name: Broker): Promise<{ readonly server: OwnServer; readonly environment: Environment }> {
  const server = name === 'redis' ? await startOwnRedis() : await startOwnKafka();
  return { server, environment: { [name === 'redis' ? 'REDIS_URL' : 'KAFKA_BROKERS']: server.url } };
}

const endSchema = z.object({ read: z.number(), added: z.number(), repeated: z.number(), dead: z.number(), seconds: z.number(), latency_ms: z.object({ p50: z.number(), p99: z.number() }).nullable() });
export type ConsumerEnd = z.infer<typeof endSchema>;

export interface Consumer {
  /** Resident memory in megabytes. */
  megabytes(): number;
  kill(): Promise<void>;
  /** Ends it by SIGTERM: what it says of what it did. */
  stop(): Promise<ConsumerEnd>;
}

/** `casemind consume --simulated` in a process of its own. */
export function startConsumer(channel: ChannelName, environment: Environment): Consumer {
  const running = spawn(process.execPath, [join(import.meta.dirname, '..', 'cli', 'main.ts'), 'consume', '--channel', channel, '--simulated', '--json'], {
    env: { PATH: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  running.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  running.stderr.on('data', (text: Buffer) => (stderr = `${stderr}${text.toString()}`.slice(-4000)));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (hasEnded(running)) throw new Error(`the consumer ended by itself with ${running.exitCode}:\n${stderr}`);
    const closed = new Promise((done) => running.once('close', done));
    running.kill(signal);
    await closed;
  };
  return {
    megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${running.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      if (running.exitCode !== 0) throw new Error(`the consumer ended with ${running.exitCode}:\n${stderr}`);
      return endSchema.parse(JSON.parse(stdout));
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Sends simulated claims by a channel, at a pace or as fast as it takes them. */
export interface Sender {
  /** Sends messages from `from` on, `perSecond` of them or all at once; gives when the last one was sent. */
  send(order: { readonly from: number; readonly count: number; readonly perSecond?: number }): Promise<void>;
  close(): Promise<void>;
}

/** Messages of a writing, and what a pace is made of. */
const batch = 500;
const tickMs = 20;

export async function openSender(channel: ChannelName, environment: Environment): Promise<Sender> {
  const writer: ChannelWriter = await openChannel(channel, channelSettings(loadConfig(environment), 'simulated')).openWriter();
  return {
    async send({ from, count, perSecond = Number.POSITIVE_INFINITY }) {
      const began = performance.now();
      for (let sent = 0; sent < count; ) {
        const due = Math.min(count, Math.floor(((performance.now() - began + tickMs) / 1000) * perSecond), sent + batch);
        const now = clock();
        await writer.write(Array.from({ length: Math.max(0, due - sent) }, (_, i) => simulatedMessage(from + sent + i, now)));
        sent = Math.max(sent, due);
        if (Number.isFinite(perSecond)) await setTimeout(tickMs);
      }
    },
    close: () => writer.close(),
  };
}

/** What is kept of simulated claims in a home. */
export async function withKept<T>(environment: Environment, work: (live: LiveClaims) => Promise<T>): Promise<T> {
  const { CASEMIND_HOME, DATABASE_URL } = loadConfig(environment);
  const simulation = await openSimulation({ path: homeAt(CASEMIND_HOME).simulation, url: DATABASE_URL, clock });
  try {
    return await work(simulation.liveClaims);
  } finally {
    await simulation.close();
  }
}

/** Waits until so many claims were kept, of whatever id. @throws Error where that takes too long. */
export async function untilKept(live: LiveClaims, claims: number, patienceMs = 600_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await live.status()).claims < claims) {
    if (performance.now() > deadline) throw new Error(`only ${(await live.status()).claims} of ${claims} claims were kept`);
    await setTimeout(100);
  }
}

/** Waits until so many consumers that started since a time have told how they stand. @throws Error where that takes too long. */
export async function untilAtWork(live: LiveClaims, { since, consumers }: { readonly since: string; readonly consumers: number }, patienceMs = 120_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while ((await live.consumers()).filter(({ startedAt }) => startedAt >= since).length < consumers) {
    if (performance.now() > deadline) throw new Error(`fewer than ${consumers} consumers came to work`);
    await setTimeout(50);
  }
}

import { setTimeout } from 'node:timers/promises';

import { createPipelineHome, pipelineSalt } from '../tests/support/pipeline-home.ts';
import { simulatedId } from '../tests/support/live-messages.ts';
import { type Bench, type Figure, quantile } from './figures.ts';
import { watchFeed } from './live-feed.ts';
import type { OwnServer } from '../tests/servers/redis.ts';
import { type Broker, type Consumer, openSender, startBroker, startConsumer, untilAtWork, untilKept, withKept } from './live-rig.ts';
import { startCommand } from './served-command.ts';

const brokers: readonly Broker[] = ['redis', 'kafka'];
const pace = 2000;
const paceSeconds = 60;
const backlog = 50_000;
const slowPace = 500;
const slowSeconds = 30;
const fullMinutes = 10;
const fullMessages = 100_000;
const fullChaos = { kills: 20, restarts: 5, rebalances: 5 };
/** What stands in the way of a broken claim for some seconds: a consumer that starts, and a group that finds out who has gone. */
const settings = { IDENTIFIER_SALT: pipelineSalt, LOG_LEVEL: 'silent', LIVE_TAKEOVER_SECONDS: '6', LIVE_PATIENCE_SECONDS: '300', SIMULATION_MAX_CLAIMS: '1000000' };

export interface Rig {
  readonly broker: Broker;
  readonly server: OwnServer;
  readonly environment: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
}

/**
 * Claims that come in live, by Redis and by Kafka, with broker, sender, consumer and service on this machine: how many a second,
 * how soon they can be seen, what the consumer needs over `--minutes` (10), and whether `--rows` (100,000) of them are each there
 * once when consumers are killed, brokers end and groups change. `--only redis`, `--only memory` and `--only kafka-chaos` run a part.
 *
 * @throws RangeError where `--only` names none.
 */
export const live: Bench = async ({ rows = fullMessages, minutes = fullMinutes, only, say }) => {
  const parts = { throughput, visibility, memory: (rig: Rig) => memory(rig, minutes), chaos: (rig: Rig) => chaos(rig, { messages: rows, ...fullChaos }) };
  const chosen = brokers.flatMap((broker) => Object.entries(parts).map(([name, part]) => ({ broker, name, part }))).filter(({ broker, name }) => only === undefined || [broker, name, `${broker}-${name}`].includes(only));
  if (chosen.length === 0) throw new RangeError(`--only ${only} is none of ${[...brokers, ...Object.keys(parts)].join(', ')}, or ${brokers[0]}-${Object.keys(parts)[0]} and so on`);
  const figures: Figure[] = [];
  for (const { broker, part } of chosen) {
    const on = (name: string): Figure['name'] => `${broker}: ${name}`;
    const measured = await withRig(broker, (line) => say(on(line)), part);
    figures.push(...measured.map((figure) => ({ ...figure, name: on(figure.name) })));
  }
  return figures;
};

/** Gives work a home and a broker of its own. */
export async function withRig<T>(broker: Broker, say: Rig['say'], work: (rig: Rig) => Promise<T>, rows = 20_000): Promise<T> {
  const pipeline = await createPipelineHome({ rows });
  try {
    await pipeline.refresh();
    const { server, environment } = await startBroker(broker);
    try {
      return await work({ broker, server, environment: { ...settings, ...environment, CASEMIND_HOME: pipeline.home.root }, say });
    } finally {
      await server.stop();
    }
  } finally {
    pipeline.cleanup();
  }
}

/** Claims a second: at a pace that must be kept up with, then as many as go. */
export async function throughput({ broker, environment, say }: Rig): Promise<Figure[]> {
  const sender = await openSender(broker, environment);
  const consumer = startConsumer(broker, environment);
  try {
    return await withKept(environment, async (kept) => {
      await sender.send({ from: 0, count: 1 });
      await untilKept(kept, 1);
      say(`${pace} claims a second for ${paceSeconds} s …`);
      const began = performance.now();
      await sender.send({ from: 1, count: pace * paceSeconds, perSecond: pace });
      const sent = performance.now();
      await untilKept(kept, 1 + pace * paceSeconds);
      const late = (performance.now() - sent) / 1000;
      await consumer.stop();
      say(`a backlog of ${backlog} …`);
      await sender.send({ from: 1 + pace * paceSeconds, count: backlog });
      const drain = startConsumer(broker, environment);
      await untilKept(kept, 2 + pace * paceSeconds);
      const { claims: first } = await kept.status();
      const drained = performance.now();
      await untilKept(kept, 1 + pace * paceSeconds + backlog);
      const rate = (1 + pace * paceSeconds + backlog - first) / ((performance.now() - drained) / 1000);
      await drain.stop();
      return [
        { name: `claims a second over ${paceSeconds} s, sent at ${pace}`, value: (pace * paceSeconds) / ((sent - began) / 1000 + late), unit: '/s', atLeast: pace * 0.95 },
        { name: 'the last one kept after it was sent', value: late, unit: 's', atMost: 2 },
        { name: 'claims a second from a backlog', value: rate, unit: '/s', atLeast: pace },
      ];
    });
  } finally {
    await sender.close();
  }
}

/** From when a claim is sent until the service shows it, with its scores: over HTTP, by the feed. */
export async function visibility({ broker, environment, say }: Rig, seconds = slowSeconds): Promise<Figure[]> {
  const sender = await openSender(broker, environment);
  const consumer = startConsumer(broker, environment);
  const service = await startCommand('serve', { ...environment, PORT: '0' });
  try {
    await withKept(environment, async (kept) => {
      await sender.send({ from: 0, count: 1 });
      await untilKept(kept, 1);
    });
    say(`${slowPace} claims a second for ${seconds} s …`);
    const feed = await watchFeed(service.address, environment, slowPace * seconds);
    await Promise.race([feed.ready, feed.milliseconds]);
    await sender.send({ from: 1, count: slowPace * seconds, perSecond: slowPace });
    const milliseconds = await feed.milliseconds;
    const { latency_ms } = await consumer.stop();
    return [
      { name: `until kept at ${slowPace}/s, p50`, value: latency_ms?.p50 ?? Number.NaN, unit: 'ms' },
      { name: `until kept at ${slowPace}/s, p99`, value: latency_ms?.p99 ?? Number.NaN, unit: 'ms' },
      { name: `until seen at ${slowPace}/s, p50`, value: quantile(milliseconds, 0.5), unit: 'ms' },
      { name: `until seen at ${slowPace}/s, p99`, value: quantile(milliseconds, 0.99), unit: 'ms', atMost: 1000 },
    ];
  } finally {
    await service.stop();
    await sender.close();
  }
}

/** Resident memory of a consumer at work. */
export async function memory({ broker, environment, say }: Rig, minutes: number): Promise<Figure[]> {
  const sender = await openSender(broker, environment);
  const consumer = startConsumer(broker, environment);
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(consumer.megabytes()), 1000);
  try {
    say(`${slowPace} claims a second for ${minutes} min …`);
    await sender.send({ from: 0, count: Math.ceil(slowPace * 60 * minutes), perSecond: slowPace });
    clearInterval(sampling);
    await consumer.stop();
    // Medians over a tenth of the time: one sample tells what the collector of garbage was about to do.
    const share = (from: number, to: number): number => quantile(samples.slice(Math.floor(from * samples.length), Math.ceil(to * samples.length)), 0.5);
    const [quarter, end] = [share(0.25, 0.35), share(0.9, 1)];
    return [
      { name: 'memory after the first quarter', value: quarter, unit: 'MB' },
      { name: 'memory at the end', value: end, unit: 'MB' },
      { name: 'growth of memory since the first quarter', value: (end / quarter - 1) * 100, unit: '%', below: 5 },
    ];
  } finally {
    clearInterval(sampling);
    await sender.close();
  }
}

export interface ChaosOrder {
  readonly messages: number;
  readonly kills: number;
  readonly restarts: number;
  readonly rebalances: number;
}

/** Whether something that happens so many times, spread evenly over the rounds, happens in this one. */
const isDue = (round: number, times: number, rounds: number): boolean => Math.floor((round * times) / rounds) > Math.floor(((round - 1) * times) / rounds);

/** Messages while consumers are killed, the broker ends and begins again, and a second consumer comes and goes. */
export async function chaos({ broker, server, environment, say }: Rig, { messages, kills, restarts, rebalances }: ChaosOrder): Promise<Figure[]> {
  const sender = await openSender(broker, environment);
  const sending = sender.send({ from: 0, count: messages, perSecond: Math.max(100, messages / 120) });
  // What fails is told where it is waited for.
  sending.catch(() => {});
  let consumer: Consumer = startConsumer(broker, environment);
  const counts = { kills: 0, restarts: 0, rebalances: 0 };
  try {
    return await withKept(environment, async (kept) => {
      /** Some more claims, where there are any left to come. */
      const more = async (): Promise<void> => {
        const { claims } = await kept.status();
        await untilKept(kept, Math.min(messages, claims + Math.ceil(messages / 200)), 120_000);
      };
      for (let round = 1; round <= kills; round += 1) {
        await more();
        const began = new Date().toISOString();
        await consumer.kill();
        counts.kills += 1;
        consumer = startConsumer(broker, environment);
        if (isDue(round, restarts, kills)) {
          await more();
          await server.kill();
          await setTimeout(500);
          await server.restart();
          counts.restarts += 1;
        }
        if (isDue(round, rebalances, kills)) {
          const second = startConsumer(broker, environment);
          await untilAtWork(kept, { since: began, consumers: 2 });
          await more();
          await second.stop();
          counts.rebalances += 1;
        }
        say(`${round} kills, ${(await kept.status()).claims} claims`);
      }
      await sending;
      await untilKept(kept, messages);
      const end = await consumer.stop();
      const ids = new Set<string>();
      let claims = 0;
      for (let seq = 0; ; ) {
        const page = (await kept.changesAfter(seq, 5000)).claims;
        for (const { claim } of page) ids.add(claim.claim_id);
        claims += page.length;
        const last = page.at(-1);
        if (!last) break;
        seq = last.changeSeq;
      }
      const missing = Array.from({ length: messages }, (_, n) => simulatedId(n)).filter((id) => !ids.has(id)).length;
      const letters = Object.values((await kept.status()).deadLetters).reduce((sum, n) => sum + n, 0);
      return [
        { name: 'kills of the consumer', value: counts.kills, unit: '', atLeast: kills },
        { name: 'restarts of the broker', value: counts.restarts, unit: '', atLeast: restarts },
        { name: 'times a second consumer came and went', value: counts.rebalances, unit: '', atLeast: rebalances },
        { name: 'distinct claims', value: ids.size, unit: '', atLeast: messages },
        { name: 'claims missing', value: missing, unit: '', atMost: 0 },
        { name: 'claims there twice', value: claims - ids.size, unit: '', atMost: 0 },
        { name: 'dead letters', value: letters, unit: '', atMost: 0 },
        { name: 'messages delivered again to the last consumer', value: end.repeated, unit: '' },
      ];
    });
  } finally {
    await consumer.kill().catch(() => {});
    await sender.close();
  }
}

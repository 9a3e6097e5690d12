import { channelSettings, openChannel } from '#channels';
import { type Arrival, CasemindError, type ChannelName, type ConsumerCounts, type ConsumerObserver, consume, deadLetterReasons, formatNumber, isDeadLetterReason, replayDeadLetters } from '#engine';
import { withConsumerName } from '#store';

import type { CommandContext } from '../context.ts';
import { withLiveScorer } from '../with-live-scorer.ts';
import { createConsumerReporter } from '../consumer-reporter.ts';
import { createLiveKeeper } from '../live-keeper.ts';
import { type StatusLine, createStatusLine } from '../status-line.ts';
import { untilStopped } from '../until-stopped.ts';
import { liveSource, withClaimsOf } from '../with-live-claims.ts';

export interface LiveCommand {
  readonly simulated: boolean;
}

export interface ConsumeCommand extends LiveCommand {
  readonly channel?: ChannelName;
  /** Seconds. */
  readonly duration?: number;
  readonly maxClaims?: number;
  readonly untilEmpty: boolean;
}

/** Takes claims in until a signal, the duration, the number or the end of the channel ends it; what it has in hand is kept first. */
export async function consumeChannel(context: CommandContext, { simulated, channel: name = context.config.LIVE_CHANNEL, duration, maxClaims, untilEmpty }: ConsumeCommand): Promise<void> {
  const { config, home, terminal, now } = context;
  const source = liveSource(context, simulated);
  const line = createStatusLine(process.stderr);
  const warn = (message: string): void => {
    line.pause();
    terminal.observer.warn(message);
  };
  const stop = untilStopped();
  const signal = duration === undefined ? stop.signal : AbortSignal.any([stop.signal, AbortSignal.timeout(duration * 1000)]);
  const startedAt = performance.now();
  try {
    const counts = await withClaimsOf(context, source, (live) =>
      withLiveScorer(context, live, ({ scorer, intake }) =>
        withConsumerName(home, `${source}-${name}`, async (consumer) => {
          const keeper = createLiveKeeper(context, live, warn);
          const reporter = createConsumerReporter({ live, name: consumer, channel: name, clock: now });
          return consume({
            channel: openChannel(name, channelSettings(config, source), { ...terminal.observer, warn }),
            group: source === 'live' ? config.LIVE_GROUP : `${config.LIVE_GROUP}-simulated`,
            consumer,
            scorer,
            intake,
            signal,
            clock: now,
            maxClaims,
            untilEmpty,
            upkeep: { everyMs: 60_000, run: (isEnd) => keeper.run(isEnd) },
            observer: both(tellOn(line, name, (text) => terminal.say(text)), reporter),
          }).finally(() => reporter.end());
        }),
      ),
    );
    line.pause();
    const seconds = (performance.now() - startedAt) / 1000;
    const { latency, ...told } = counts;
    terminal.answer(`${describeCounts(counts)} in ${seconds.toFixed(1)} s${latency ? `; until kept ${Math.round(latency.p50)} ms (p50), ${Math.round(latency.p99)} ms (p99)` : ''}`, {
      channel: name,
      source,
      ...told,
      lag: counts.lag ?? null,
      latency_ms: latency ?? null,
      seconds: Number(seconds.toFixed(3)),
    });
  } finally {
    line.pause();
    stop.release();
  }
}

/** Tells in one line how a consumer stands, and in lines of their own what it waits for. */
function tellOn(line: StatusLine, channel: ChannelName, say: (text: string) => void): ConsumerObserver {
  let last = { read: 0, at: performance.now(), rate: 0 };
  return {
    progress(counts) {
      const at = performance.now();
      if (at - last.at >= 1000) last = { read: counts.read, at, rate: Math.round(((counts.read - last.read) / (at - last.at)) * 1000) };
      line.show(`${channel}: ${describeCounts(counts)}, ${shown(last.rate)}/s${counts.lag === undefined ? '' : `, ${shown(counts.lag)} wait`}`);
    },
    waiting(error) {
      line.pause();
      say(error ? `waiting: ${error.text('en')}` : 'it goes on');
    },
  };
}

const both = (...observers: readonly ConsumerObserver[]): ConsumerObserver => ({
  progress: (counts) => observers.forEach((observer) => observer.progress(counts)),
  waiting: (error) => observers.forEach((observer) => observer.waiting(error)),
});

const shown = (value: number): string => formatNumber(value, 'en');

function describeCounts({ read, added, replaced, repeated, dead }: ConsumerCounts): string {
  return `${shown(read)} messages: ${shown(added)} claims, ${shown(replaced)} replaced, ${shown(repeated)} repeated, ${shown(dead)} dead letters`;
}

export interface ReplayCommand extends LiveCommand {
  readonly channel?: Arrival;
  readonly reason?: string;
  readonly limit?: number;
}

/** Reads dead letters again, as the code, the lists and the snapshot of now have them. */
export async function replay(context: CommandContext, { simulated, channel, reason, limit }: ReplayCommand): Promise<void> {
  const { terminal, now } = context;
  const source = liveSource(context, simulated);
  if (reason !== undefined && !isDeadLetterReason(reason)) throw new CasemindError('USAGE_INVALID', { field: '--reason', value: reason, accepted: Object.keys(deadLetterReasons).join(', ') });
  const counts = await withClaimsOf(context, source, (live) =>
    withLiveScorer(context, live, async ({ scorer, intake }) => {
      const replayed = await replayDeadLetters({ live: { deadLetters: (query) => live.deadLetters(query), takeReplayed: (batch) => intake.takeReplayed(batch) }, scorer, clock: now, channel, reason, limit, onPage: (read) => terminal.observer.progress({ step: 'live.replay', done: read, unit: 'messages' }) });
      await createLiveKeeper(context, live, (message) => terminal.observer.warn(message)).run(true);
      return replayed;
    }),
  );
  terminal.answer(`${counts.read} messages read again: ${counts.added + counts.replaced} claims, ${counts.repeated} that were there by now, ${counts.dead} refused again`, { source, ...counts });
}

export async function liveStatus(context: CommandContext, { simulated }: LiveCommand): Promise<void> {
  const source = liveSource(context, simulated);
  const status = await withClaimsOf(context, source, (live) => live.status());
  const letters = Object.entries(status.deadLetters);
  context.terminal.answer(
    [
      `${shown(status.claims)} ${source} claims${status.lastReceivedAt === null ? '' : `, the last of ${status.lastReceivedAt}`}`,
      ...letters.map(([reason, n]) => `  ${shown(n)} dead letters: ${reason}`),
      ...status.positions.map(({ channel, part, position }) => `  ${channel} ${part} kept up to ${position}`),
    ].join('\n'),
    { source, claims: status.claims, last_received_at: status.lastReceivedAt, dead_letters: status.deadLetters, positions: status.positions },
  );
}

export interface PurgeCommand extends LiveCommand {
  readonly before?: string;
  readonly all: boolean;
}

/** @throws CasemindError USAGE_INVALID where neither a day nor `--all` is told. */
export async function purge(context: CommandContext, { simulated, before, all }: PurgeCommand): Promise<void> {
  const source = liveSource(context, simulated);
  if (!all && before === undefined) throw new CasemindError('USAGE_INVALID', { field: '--before', value: '-', accepted: 'a day such as 2026-01-31, or --all' });
  const time = before === undefined ? '9999' : new Date(`${before}T00:00:00+07:00`).toISOString();
  const removed = await withClaimsOf(context, source, async (live) => {
    const gone = await live.removeExpired({ claimsBefore: time, claims: Number.MAX_SAFE_INTEGER, deadLettersBefore: time, deadLetterBytes: Number.MAX_SAFE_INTEGER });
    await createLiveKeeper(context, live, (message) => context.terminal.observer.warn(message)).run(true);
    return gone;
  });
  context.terminal.answer(`${shown(removed.claims)} ${source} claims and ${shown(removed.deadLetters)} dead letters removed`, { source, claims: removed.claims, dead_letters: removed.deadLetters });
}

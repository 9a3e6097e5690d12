import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { createChatModels, createSimulator } from '#agents';
import { channelSettings, openChannel } from '#channels';
import { jsonlFolder, parseInterval } from '#config';
import { CasemindError, type ChannelName, type Pace, type SimulateResult, SnapshotReader, formatNumber, refuseInProduction, simulate } from '#engine';

import type { CommandContext } from '../context.ts';
import type { SimulateCommandOptions } from '../register-simulate.ts';
import { untilStopped } from '../until-stopped.ts';

/** Sends simulated claims into a channel. What was sent stays sent where it ends early; exit code 1 where the channel failed. */
export async function simulateCommand(context: CommandContext, options: SimulateCommandOptions): Promise<void> {
  const { config, home, threads, now, terminal } = context;
  refuseInProduction(config.CASEMIND_MODE);
  const channelName = options.channel ?? config.LIVE_CHANNEL;
  const settings = channelSettings({ ...config, SIMULATION_JSONL_PATH: outputOf(context, channelName, options.output) }, 'simulated');
  const seed = options.seed ?? config.SIMULATE_SEED ?? randomInt(2 ** 47);
  const { simulator: model } = await createChatModels(config);
  const stop = untilStopped();
  const reader = await SnapshotReader.open({ home, threads, memoryLimit: config.DUCKDB_MEMORY_LIMIT });
  try {
    const makerOf = await createSimulator({ reader, model, language: config.CASEMIND_LANG, deadlineMs: config.MODEL_ANSWER_SECONDS * 1000, tokensPerClaim: config.MODEL_TOKENS_PER_ANSWER });
    terminal.observer.progress({ step: 'simulate.send', done: 0, unit: 'claims' });
    const result = await simulate({
      mode: config.CASEMIND_MODE,
      home,
      reader,
      channel: openChannel(channelName, settings, terminal.observer),
      pace: paceOf(config, options),
      indications: options.indications ?? config.SIMULATE_INDICATIONS,
      makerOf,
      models: model ? [model.id] : [],
      seed,
      durationMs: (options.duration ?? config.SIMULATE_SECONDS) * 1000,
      maxClaims: options.maxClaims ?? config.SIMULATE_MAX_CLAIMS,
      clock: now,
      wait: (milliseconds, signal) => pause(milliseconds, undefined, { signal }).catch(() => {}),
      signal: stop.signal,
      onClaims: (_, { claims }) => terminal.observer.progress({ step: 'simulate.send', done: claims, unit: 'claims' }),
    });
    const { error, ...counts } = result;
    if (error !== undefined) {
      terminal.say(described(result, seed, channelName));
      throw error;
    }
    terminal.answer(described(result, seed, channelName), { ...counts, seed, channel: channelName });
  } finally {
    stop.release();
    await reader.close();
  }
}

/** @throws CasemindError USAGE_INVALID for a channel that has no folder, or the folder of real claims. */
function outputOf({ config }: CommandContext, channel: ChannelName, output: string | undefined): string | undefined {
  if (output === undefined) return config.SIMULATION_JSONL_PATH;
  const refused = (accepted: string): CasemindError => new CasemindError('USAGE_INVALID', { field: '--output', value: output, accepted });
  if (channel !== 'jsonl') throw refused('with --channel jsonl only; a stream and a topic are named by SIMULATION_REDIS_STREAM and SIMULATION_KAFKA_TOPIC');
  if (resolve(output) === resolve(jsonlFolder(config, 'live'))) throw refused('a folder other than that of real claims (LIVE_JSONL_PATH)');
  return output;
}

function paceOf(config: CommandContext['config'], { rate = config.SIMULATE_RATE, interval, jitter = config.SIMULATE_JITTER }: SimulateCommandOptions): Pace {
  const told = interval ?? (rate === undefined ? parseInterval(config.SIMULATE_INTERVAL) : undefined);
  return told ? { interval: told, jitter } : { rate: rate ?? 1 };
}

const whyEnded: Readonly<Record<SimulateResult['end'], string>> = { duration: 'its time was over', max_claims: 'it had sent all it may', stopped: 'it was told to', failed: 'the channel failed' };

function described({ run, claims, end, by_maker, by_modus }: SimulateResult, seed: number, channel: ChannelName): string {
  const shown = claims - by_modus.none;
  const makers = by_maker.drawn === claims ? [] : [`written by a model ${by_maker.written}, after repair ${by_maker.repaired}, drawn ${by_maker.drawn}`];
  const modus = Object.entries(by_modus).filter(([name, n]) => name !== 'none' && n > 0).map(([name, n]) => `  ${name}: ${formatNumber(n, 'en')}`);
  return [
    `run ${run} (seed ${seed}) sent ${formatNumber(claims, 'en')} simulated claims by ${channel} and ended because ${whyEnded[end]}`,
    ...makers,
    `with an indication: ${formatNumber(shown, 'en')}`,
    ...modus,
  ].join('\n');
}

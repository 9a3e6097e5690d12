import { type Command, InvalidArgumentError, Option } from 'commander';

import { parseInterval } from '#config';
import { type ChannelName, channelNames, mostClaimsOfRun } from '#engine';

import type { CommandContext } from './context.ts';

/** What a person gave; all else is as the settings say. */
export interface SimulateCommandOptions {
  readonly duration?: number;
  readonly maxClaims?: number;
  readonly interval?: readonly [number, number];
  readonly jitter?: number;
  readonly rate?: number;
  readonly channel?: ChannelName;
  readonly output?: string;
  readonly seed?: number;
  readonly indications?: number;
}

/** How program.ts makes a command and runs it. */
interface Registry {
  readonly command: (parent: Command, usage: string, description: string) => Command;
  readonly run: (load: () => Promise<(context: CommandContext, options: SimulateCommandOptions) => Promise<void>>) => (options: SimulateCommandOptions) => Promise<void>;
}

/** `casemind simulate`: claims that are nobody’s, into a channel. */
export function registerSimulate(program: Command, { command, run }: Registry): void {
  command(program, 'simulate', 'send simulated claims like those of the published snapshot into a channel, for a time (demo mode)')
    .option('--duration <S>', 'seconds to run, up to 86400 (default: SIMULATE_SECONDS, 300)', numberFrom(1, 86_400, true))
    .option('--max-claims <N>', 'claims to send at most (default: SIMULATE_MAX_CLAIMS, 10000)', numberFrom(1, mostClaimsOfRun, true))
    .option('--interval <A-B>', 'seconds between two claims (default: SIMULATE_INTERVAL, 10-30)', interval)
    .option('--jitter <F>', 'share by which each pause is made longer or shorter, 0–1 (default: SIMULATE_JITTER, 0.3)', numberFrom(0, 1))
    .addOption(new Option('--rate <N>', 'claims in a second, in place of an interval (default: SIMULATE_RATE)').argParser(numberFrom(0.01, 20_000)).conflicts('interval'))
    .addOption(new Option('--channel <C>', 'where claims go (default: LIVE_CHANNEL, jsonl)').choices([...channelNames]))
    .option('--output <DIR>', 'folder of the files of JSON lines (default: SIMULATION_JSONL_PATH)')
    .option('--seed <S>', 'seed; the same seed gives the same claims (default: SIMULATE_SEED, else another each time)', numberFrom(0, Number.MAX_SAFE_INTEGER, true))
    .option('--indications <F>', 'share of claims that show an indication, 0–1 (default: SIMULATE_INDICATIONS, 0.2)', numberFrom(0, 1))
    .action(run(async () => (await import('./commands/simulate.ts')).simulateCommand));
}

function interval(text: string): readonly [number, number] {
  const read = parseInterval(text);
  if (!read) throw new InvalidArgumentError('LEAST-MOST in seconds is accepted, such as 10-30, or one number; up to 3600.');
  return read;
}

function numberFrom(least: number, most: number, isWhole = false): (text: string) => number {
  return (text) => {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most) || (isWhole && !Number.isSafeInteger(value))) throw new InvalidArgumentError(`${isWhole ? 'A whole number' : 'A number'} from ${least} to ${most} is accepted.`);
    return value;
  };
}

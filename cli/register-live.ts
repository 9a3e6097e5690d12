import { type Command, InvalidArgumentError, Option } from 'commander';

import { arrivals, channelNames } from '#engine';

import type { CommandContext } from './context.ts';
import type { ConsumeCommand, LiveCommand, PurgeCommand, ReplayCommand } from './commands/live.ts';

/** How program.ts makes a command and runs it. */
interface Registry {
  readonly command: (parent: Command, usage: string, description: string) => Command;
  readonly run: <Options>(load: () => Promise<(context: CommandContext, options: Options) => Promise<void>>) => (options: Options) => Promise<void>;
}

const simulated = (made: Command): Command => made.option('--simulated', 'simulated claims, which are in a database of their own', false);

/** `casemind consume`, `replay` and `live …`: claims that come in by a channel. */
export function registerLive(program: Command, { command, run }: Registry): void {
  simulated(command(program, 'consume', 'take claims in from a channel, scored, until told to end'))
    .addOption(new Option('--channel <NAME>', 'channel to read (default: LIVE_CHANNEL, jsonl)').choices([...channelNames]))
    .option('--duration <S>', 'end after so many seconds', seconds)
    .option('--max-claims <N>', 'end after so many claims', count)
    .option('--until-empty', 'end when no message waits', false)
    .action(run<ConsumeCommand>(async () => (await import('./commands/live.ts')).consumeChannel));
  simulated(command(program, 'replay', 'read messages again that became no claim'))
    .addOption(new Option('--channel <NAME>', 'of those that came this way alone').choices([...arrivals]))
    .option('--reason <CODE>', 'of this reason alone, such as FIELD_MISSING')
    .option('--limit <N>', 'at most so many, the oldest first', count)
    .action(run<ReplayCommand>(async () => (await import('./commands/live.ts')).replay));
  const live = command(program, 'live', 'say how live claims stand, or remove them');
  simulated(command(live, 'status', 'count live claims and the messages that became none'))
    .action(run<LiveCommand>(async () => (await import('./commands/live.ts')).liveStatus));
  simulated(command(live, 'purge', 'remove live claims and dead letters'))
    .addOption(new Option('--before <DATE>', 'those received before this day of Jakarta, such as 2026-01-31').argParser(day).conflicts('all'))
    .option('--all', 'all of them', false)
    .action(run<PurgeCommand>(async () => (await import('./commands/live.ts')).purge));
}

function count(text: string): number {
  const value = Number(text);
  if (!/^\d{1,12}$/.test(text) || value === 0) throw new InvalidArgumentError('A whole number from 1 is accepted.');
  return value;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d{1,7}(\.\d{1,3})?$/.test(text) || value === 0) throw new InvalidArgumentError('A number of seconds above 0 is accepted, such as 300.');
  return value;
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)) || new Date(text).toISOString().slice(0, 10) !== text) throw new InvalidArgumentError('A day is accepted, such as 2026-01-31.');
  return text;
}

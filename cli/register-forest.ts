import { type Command, InvalidArgumentError } from 'commander';

import type { CommandContext } from './context.ts';
import type { ForestOptions } from './commands/forest.ts';

type Action = (context: CommandContext, options: ForestOptions) => Promise<void>;

/** How program.ts makes a command and runs it. */
interface Registry {
  readonly command: (parent: Command, usage: string, description: string) => Command;
  readonly run: (load: () => Promise<Action>) => (options: ForestOptions) => Promise<void>;
}

/** `casemind forest fit|score|explain`: the isolation forest on any CSV table. */
export function registerForest(program: Command, { command, run }: Registry): void {
  const forest = program.command('forest').description('find outliers in any CSV table, or learn, score and explain with a saved forest').exitOverride();
  const tableCommand = (name: string, description: string): Command =>
    command(forest, name, description)
      .requiredOption('--input <FILE>', 'CSV file with column names in its first line')
      .option('--label <COLUMN>', 'column of 0 and 1 (1 = outlier): left out of the features, reported as roc_auc and pr_auc')
      .option('--weight <COLUMN>', 'column of numbers from 0: the odds of a row to be drawn for a tree; left out of the features')
      .option('--categorical <COLUMNS>', 'columns, parted by commas, whose numbers are names', listOfNames)
      .option('--trees <N>', 'number of trees', countOf(10_000), 200)
      .option('--samples <N>', 'rows that each tree is grown on', countOf(65_536), 256)
      .option('--max-features <F>', 'share of the features that each tree may split on', share(1), 1)
      .option('--contamination <C>', 'expected share of outliers, up to 0.5, or auto', contamination, 'auto')
      .option('--seed <S>', 'seed; the same seed and rows give the same forest', seed, 42)
      .option('--model <FILE>', name === 'fit' ? 'file to save the forest to' : 'saved forest to use; without it one is fitted on the input')
      .option('--out <FILE>', 'CSV file to write the rows to');
  tableCommand('fit', 'fit a forest on the table and save it').action(run(async () => (await import('./commands/forest.ts')).fit));
  tableCommand('score', 'score each row: row, anomaly_score, is_outlier').action(run(async () => (await import('./commands/forest.ts')).score));
  tableCommand('explain', 'say how many splits each column shortens the paths of a row by (positive = stranger)')
    .option('--top <N>', 'the N strangest rows only, strangest first', countOf(2 ** 31))
    .action(run(async () => (await import('./commands/forest.ts')).explain));
}

function listOfNames(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

function countOf(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most) throw new InvalidArgumentError(`A whole number from 1 to ${most} is accepted.`);
    return value;
  };
}

/** A number above 0 and up to `most`. */
export function share(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value > 0 && value <= most)) throw new InvalidArgumentError(`A number above 0 and up to ${most} is accepted.`);
    return value;
  };
}

function contamination(text: string): number | 'auto' {
  return text === 'auto' ? text : share(0.5)(text);
}

function seed(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('A whole number from 0 is accepted.');
  return value;
}

import { join } from 'node:path';

import { z } from 'zod';

import { type Usage, measureProcess } from './measured-process.ts';

export interface Measured extends Omit<Usage, 'stdout'> {
  /** What the command answered with --json. */
  readonly answer: Record<string, unknown>;
}

/** What a command prints with --json. */
export const answerSchema = z.record(z.string(), z.unknown());

const child = join(import.meta.dirname, 'measured-child.ts');

/** Runs one casemind command in a process of its own. */
export async function measureCommand(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Measured> {
  const { stdout, ...usage } = await measureProcess(child, [...args, '--json'], { environment });
  return { ...usage, answer: answerSchema.parse(JSON.parse(stdout)) };
}

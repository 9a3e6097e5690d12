import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { z } from 'zod';

import type { Shape } from './forest-tables.ts';

const answerSchema = z.object({ fit: z.number().optional(), seconds: z.number().optional(), version: z.string().optional() });
type Answer = z.infer<typeof answerSchema>;

export const waysOfScoring = ['one core', 'joblib threads', 'halves in threads'] as const;

/** scikit-learn in a process of its own, waiting to be asked. */
export interface SklearnPeer {
  readonly version: string;
  /** Seconds of its fit. */
  readonly fit: number;
  /** Scores all rows in a way of waysOfScoring and gives the seconds; or, by `save`, writes the scores. */
  ask(way: string): Promise<number>;
  stop(): void;
}

/** Undefined where no Python with scikit-learn is on PATH. */
export async function startSklearn(folder: string, shape: Shape): Promise<SklearnPeer | undefined> {
  // oxlint-disable-next-line node/no-process-env -- where Python is, only PATH knows
  const { PATH = '', HOME = '' } = process.env;
  const python = spawn('python3', [join(import.meta.dirname, 'forest-peer.py'), folder, shape], { env: { PATH, HOME, PYTHONDONTWRITEBYTECODE: '1' }, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((answer: Answer | undefined) => void)[] = [];
  createInterface({ input: python.stdout }).on('line', (line) => waiting.shift()?.(answerSchema.parse(JSON.parse(line))));
  const end = (): void => waiting.splice(0).forEach((give) => give(undefined));
  python.on('error', end);
  python.on('close', end);
  python.stdin.on('error', end);
  const next = (): Promise<Answer | undefined> => new Promise((give) => waiting.push(give));
  const first = await next();
  if (first?.fit === undefined) return undefined;
  return {
    version: first.version ?? '',
    fit: first.fit,
    async ask(way) {
      const answer = next();
      python.stdin.write(`${way}\n`);
      const seconds = (await answer)?.seconds;
      if (seconds === undefined) throw new Error('scikit-learn ended before it answered');
      return seconds;
    },
    stop: () => python.stdin.end(),
  };
}

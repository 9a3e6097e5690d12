import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SnapshotReader, homeAt } from '#engine';
import { z } from 'zod';

import type { Verdict } from '../questions/judge.ts';
import { askAll } from '../questions/run.ts';
import { createSeededHome } from '../seeded-home.ts';

const kinds = ['negation', 'bound', 'comparator', 'number', 'place', 'period', 'aggregation'] as const;
const sideSchema = z.object({ text: z.string(), sql: z.string() });

/** Two questions that differ in one thing, each with SQL over the documented columns whose result is the answer. Whoever wrote them has not seen the reader. */
const pairSchema = z.object({ id: z.string(), language: z.enum(['id', 'en']), differs: z.enum(kinds), a: sideSchema, b: sideSchema });

/** Below which `--check` fails: how the pairs stood when they were last measured, a little less. */
const limits = { asked: 0.12, told: 0.07, wrong: 0.02 } as const;

/**
 * Asks both questions of each pair, on generated claims of one seed: a pair is right where both answers are, asked back where one of them is
 * and none is wrong, told otherwise where the other reading of a default that is told is what was meant.
 *
 * @param args `--list` to print what was not right, `--check` to exit 1 above the limits.
 */
export async function evaluateMutations(args: readonly string[]): Promise<void> {
  const pairs = readFileSync(join(import.meta.dirname, 'pairs.jsonl'), 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => pairSchema.parse(JSON.parse(line)));
  const questions = pairs.flatMap(({ id, language, differs, ...sides }) => (['a', 'b'] as const).map((side) => ({ id: `${id}${side}`, conversation: `${id}${side}`, turn: 1, language, meaning: differs, ...sides[side] })));
  const home = createSeededHome();
  const reader = await SnapshotReader.open({ home: homeAt(home.folder), threads: 2 });
  const judged = await askAll(reader, questions).finally(async () => {
    await reader.close();
    home.remove();
  });
  const byId = new Map(judged.map((one) => [one.question.id, one]));
  const verdicts = pairs.map((pair) => {
    const both = ['a', 'b'].map((side) => byId.get(`${pair.id}${side}`)?.verdict ?? 'wrong');
    return { pair, verdict: (['wrong', 'told', 'asked', 'right'] as const).find((one) => both.includes(one)) ?? 'right' };
  });
  const share = (of: Verdict, differs?: string): number => {
    const some = verdicts.filter(({ pair }) => differs === undefined || pair.differs === differs);
    return some.filter(({ verdict }) => verdict === of).length / Math.max(1, some.length);
  };
  if (args.includes('--list')) for (const { pair, verdict } of verdicts) if (verdict !== 'right') process.stdout.write(`${verdict}\t${pair.id}\t${pair.differs}\n\t${pair.a.text}\n\t${pair.b.text}\n`);
  for (const kind of [...kinds, undefined]) process.stdout.write(`${(kind ?? 'all').padEnd(12)} right ${percent(share('right', kind))}, asked back ${percent(share('asked', kind))}, told otherwise ${percent(share('told', kind))}, wrong ${percent(share('wrong', kind))}\n`);
  if (args.includes('--check') && (share('asked') > limits.asked || share('told') > limits.told || share('wrong') > limits.wrong)) process.exitCode = 1;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

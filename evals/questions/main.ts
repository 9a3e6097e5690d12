import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { createChatModels } from '#agents';
import { loadConfig } from '#config';
import { SnapshotReader, homeAt } from '#engine';

import { createSeededHome } from '../seeded-home.ts';
import type { Verdict } from './judge.ts';
import { loadQuestions } from './question.ts';
import { type Judged, askAll } from './run.ts';

/**
 * Below which `--check` fails on the questions here, which the reader was built with: they guard what is read against being lost.
 * How well unseen questions are read is measured with `--file` on questions that nobody building the reader has seen.
 */
const floor = { right: 0.75, wrong: 0.055 } as const;
const firstRuleset = 'RULESET_v1';
const worst: readonly Verdict[] = ['wrong', 'told', 'asked', 'right'];

/**
 * Asks the questions of a file, or of all here, on generated claims of two seeds; an answer counts as right where it is on both.
 *
 * @param args `--file PATH`, `--first N` of them, `--seeds 7,11`, `--model` to ask the model that the environment names by `COPILOT_ROUTE`, `--list` to print what was not right, `--check` to exit 1 below the floor.
 */
export async function evaluateQuestions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const given = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const files = given('--file') === undefined ? readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl')).toSorted().map((name) => join(import.meta.dirname, name)) : [given('--file') ?? ''];
  const questions = files.flatMap((file) => loadQuestions(file)).slice(0, Number(given('--first') ?? Infinity));
  const seeds = (given('--seeds') ?? '7,11').split(',').map(Number);
  const config = loadConfig(environment);
  const { copilot: model } = args.includes('--model') ? await createChatModels(config) : {};
  const results = new Map<string, Judged[]>();
  // Questions of `--file` are asked of what serves by default, those here of the rules that who wrote them knew.
  const rulesets = given('--file') === undefined ? [...new Set(questions.map((question) => question.ruleset ?? firstRuleset))] : [undefined];
  for (const { seed, ruleset } of seeds.flatMap((one) => rulesets.map((rules) => ({ seed: one, ruleset: rules })))) {
    const home = createSeededHome({ rows: 20_000, seed, ...(ruleset !== undefined && { ruleset }) });
    const asked = questions.filter((question) => ruleset === undefined || (question.ruleset ?? firstRuleset) === ruleset);
    const reader = await SnapshotReader.open({ home: homeAt(home.folder), threads: 2 });
    try {
      for (const judged of await askAll(reader, asked, { ...(model && { model, route: config.COPILOT_ROUTE, deadlineMs: config.MODEL_ANSWER_SECONDS * 1000 }) })) results.set(judged.question.id, [...(results.get(judged.question.id) ?? []), judged]);
    } finally {
      await reader.close();
      home.remove();
    }
  }
  const verdicts = [...results.values()].map((judged) => ({ judged, verdict: worst.find((one) => judged.some(({ verdict }) => verdict === one)) ?? 'right' }));
  const share = (of: Verdict): number => verdicts.filter(({ verdict }) => verdict === of).length / Math.max(1, verdicts.length);
  if (args.includes('--list'))
    for (const { judged: [first], verdict } of verdicts.filter((one) => one.verdict !== 'right'))
      process.stdout.write(`${verdict}\t${first?.question.id}\t${first?.question.text}\n\t${first?.question.meaning}\n\t${first?.answer.understood || first?.answer.notice?.text}\n`);
  process.stdout.write(`${verdicts.length} questions: right ${(share('right') * 100).toFixed(1)} %, asked back ${(share('asked') * 100).toFixed(1)} %, told otherwise ${(share('told') * 100).toFixed(1)} %, wrong ${(share('wrong') * 100).toFixed(1)} %; p95 ${Math.round(quantile([...results.values()].flat().map(({ milliseconds }) => milliseconds), 0.95))} ms\n`);
  if (model) process.stdout.write(`${modelLine([...results.values()].flat())}\n`);
  if (args.includes('--check') && (share('right') < floor.right || share('wrong') > floor.wrong)) process.exitCode = 1;
}

/** What asking the model took: of how many answers, in seconds of such an answer, in tokens of all. */
function modelLine(judged: readonly Judged[]): string {
  const asked = judged.filter(({ answer }) => answer.usage.model_calls > 0);
  const seconds = asked.map(({ milliseconds }) => milliseconds / 1000);
  const sum = (of: 'model_calls' | 'input_tokens' | 'output_tokens'): number => asked.reduce((total, { answer }) => total + answer.usage[of], 0);
  const took = asked.filter(({ answer }) => answer.generated_by !== 'offline').length;
  return `model asked for ${asked.length} of ${judged.length} answers, in ${took} of them it gave what was used; ${sum('model_calls')} calls, p50 ${quantile(seconds, 0.5).toFixed(1)} s, p95 ${quantile(seconds, 0.95).toFixed(1)} s; ${sum('input_tokens')} tokens read, ${sum('output_tokens')} written`;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
}

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { createChatModels } from '#agents';
import { type Config, loadConfig } from '#config';
import { SnapshotReader, homeAt } from '#engine';
import { z } from 'zod';

import { chatModelOf, contestants } from './contestants.ts';
import { loadDataset } from './dataset.ts';
import { type Evaluation, evaluateCopilot } from './run-copilot.ts';
import { createSeededHome } from './seeded-home.ts';
import { readTrajectories, recordingModel, replayingModel } from './trajectories.ts';
import thresholdsFile from './thresholds.json' with { type: 'json' };

const usage = `usage: npm run eval -- copilot [--model NAME] [--home DIR] [--sample N] [--record FILE] [--replay FILE] [--json] [--check]
  --model   ${Object.keys(contestants).join(', ')}, all, or openai: the model of OPENAI_BASE_URL, OPENAI_API_KEY and COPILOT_MODEL (default: offline)
  --home    a home whose snapshot was made of 20,000 generated claims with seed 7 (default: made here)
  --sample  every Nth question
  --record  write every turn of the model to a file, for --replay
  --check   exit 1 where a threshold of evals/thresholds.json is missed
`;

const thresholds = z.object({ honest: z.record(z.string(), z.number()), hostile: z.record(z.string(), z.number()), slowest_ms: z.number() }).parse(thresholdsFile);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: 'offline' },
    home: { type: 'string' },
    sample: { type: 'string', default: '1' },
    record: { type: 'string' },
    replay: { type: 'string' },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const known = values.model === 'all' || values.model === 'openai' || Object.hasOwn(contestants, values.model);
const every = Number(values.sample);
if (positionals.join() !== 'copilot' || !known || !Number.isSafeInteger(every) || every < 1) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else await main();

async function main(): Promise<void> {
  // What the deadlines of answers wait on keeps no process alive.
  const alive = setInterval(() => {}, 60_000);
  const made = values.home === undefined ? createSeededHome() : undefined;
  const reader = await SnapshotReader.open({ home: homeAt(values.home ?? made?.folder ?? '') });
  try {
    const items = loadDataset('copilot').filter((_, i) => i % every === 0);
    const names = values.model === 'all' ? Object.keys(contestants) : [values.model];
    const missed: string[] = [];
    for (const name of names) {
      const prompts: string[] = [];
      const model = await modelOf(name, prompts);
      const recording = values.record !== undefined && model ? recordingModel(model) : undefined;
      const evaluation = await evaluateCopilot({
        reader,
        items,
        model: recording?.model ?? model,
        prompts,
        deadlineMs: contestants[name]?.deadlineMs ?? 45_000,
        onItem: (done, all) => process.stderr.isTTY && process.stderr.write(`\r${name} ${done}/${all} `),
      });
      if (recording && values.record !== undefined) writeFileSync(values.record, recording.lines());
      missed.push(...report(name, evaluation));
    }
    if (values.check && missed.length > 0) {
      process.stderr.write(`missed: ${missed.join('; ')}\n`);
      process.exitCode = 1;
    }
  } finally {
    clearInterval(alive);
    await reader.close();
    made?.remove();
  }
}

async function modelOf(name: string, prompts: string[]) {
  if (values.replay !== undefined) return replayingModel(readTrajectories(values.replay));
  if (name !== 'openai') return chatModelOf(name, prompts);
  // oxlint-disable-next-line node/no-process-env
  const config: Config = loadConfig(process.env);
  const { copilot } = await createChatModels(config);
  if (!copilot) throw new Error('set OPENAI_BASE_URL, or OPENAI_API_KEY, and COPILOT_MODEL');
  return copilot;
}

/** Prints one line of figures and each question that fell short; gives what was missed. */
function report(name: string, { trials, means, p50, p95, slowest }: Evaluation): string[] {
  const wanted = contestants[name]?.isHonest ?? true ? thresholds.honest : thresholds.hostile;
  const missed = Object.entries(wanted).flatMap(([scorer, least]) => ((means[scorer] ?? 1) < least ? [`${name}: ${scorer} ${(means[scorer] ?? 0).toFixed(3)} < ${least}`] : []));
  if (slowest > thresholds.slowest_ms) missed.push(`${name}: an answer took ${Math.round(slowest)} ms`);
  const statuses = Map.groupBy(trials, ({ answer }) => answer.grounding.status);
  const figures = { model: name, questions: trials.length, ...means, p50_ms: Math.round(p50), p95_ms: Math.round(p95), slowest_ms: Math.round(slowest), statuses: Object.fromEntries([...statuses].map(([status, all]) => [status, all.length])) };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ ...figures, failures: failuresOf(trials, wanted) })}\n`);
    return missed;
  }
  process.stdout.write(`\r${name.padEnd(16)} ${Object.entries(means).map(([scorer, mean]) => `${scorer} ${(mean * 100).toFixed(1)} %`).join('  ')}  p50 ${figures.p50_ms} ms  p95 ${figures.p95_ms} ms  slowest ${figures.slowest_ms} ms  ${JSON.stringify(figures.statuses)}\n`);
  for (const failure of failuresOf(trials, wanted)) process.stdout.write(`  ${failure}\n`);
  return missed;
}

function failuresOf(trials: Evaluation['trials'], wanted: Readonly<Record<string, number>>): string[] {
  return trials.flatMap(({ item, answer, scores }) =>
    scores
      .filter(({ name, score }) => Object.hasOwn(wanted, name) && score !== null && score < 1)
      .map(({ name, metadata }) => `${item.id} ${name} “${item.question}” ${JSON.stringify(metadata)} → ${answer.text.slice(0, 300).replaceAll('\n', ' / ')}`),
  );
}

import { type ChatModel, type CopilotAnswer, type Turn, createCopilot } from '#agents';
import { type SnapshotReader, everywhere, readQcSummary } from '#engine';

import type { EvalItem } from './dataset.ts';
import { factsPresent } from './scorers/facts-present.ts';
import { grounded } from './scorers/grounded.ts';
import { language } from './scorers/language.ts';
import { privacy } from './scorers/privacy.ts';
import { refusal } from './scorers/refusal.ts';
import type { Score, Scorer, Trial } from './scorers/scorer.ts';
import { toolChoice } from './scorers/tool-choice.ts';

const scorers: readonly Scorer[] = [toolChoice, factsPresent, grounded, language, refusal, privacy];

export interface Evaluation {
  readonly trials: readonly (Trial & { readonly scores: readonly Score[] })[];
  /** Mean of each scorer over the questions it looks at. */
  readonly means: Readonly<Record<string, number>>;
  /** Milliseconds of an answer. */
  readonly p50: number;
  readonly p95: number;
  readonly slowest: number;
}

interface EvaluationOptions {
  readonly reader: SnapshotReader;
  readonly items: readonly EvalItem[];
  readonly model: ChatModel | undefined;
  /** What the model is sent; it is emptied before each question. */
  readonly prompts: string[];
  readonly deadlineMs: number;
  readonly onItem?: (done: number, all: number) => void;
}

/** Asks every question in a thread of its own and scores the answers. */
export async function evaluateCopilot({ reader, items, model, prompts, deadlineMs, onItem = () => {} }: EvaluationOptions): Promise<Evaluation> {
  const copilot = createCopilot({ reader, model, deadlineMs, quality: async (snapshotId) => readQcSummary(reader.home, snapshotId) });
  await copilot.warmUp();
  const trials: (Trial & { scores: Score[] })[] = [];
  for (const item of items) {
    const history: Turn[] = [];
    for (const question of item.history ?? []) history.push(turnOf(question, await copilot.ask(asked(item, question, history))));
    prompts.length = 0;
    const told: string[] = [];
    const started = performance.now();
    const answer = await copilot.ask({ ...asked(item, item.question, history), onEvent: (event) => void (event.type === 'sentence' && told.push(event.text)) });
    const trial = { item, answer, milliseconds: performance.now() - started, prompts: [...prompts], told };
    trials.push({ ...trial, scores: scorers.map((score) => score(trial)) });
    onItem(trials.length, items.length);
  }
  const times = trials.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0;
  return { trials, means: meansOf(trials.flatMap(({ scores }) => scores)), p50: at(0.5), p95: at(0.95), slowest: at(1) };
}

function asked({ claim, language: code }: EvalItem, question: string, history: readonly Turn[]) {
  return { question, language: code, scope: everywhere, history, ...(claim === null ? {} : { claimId: claim }) };
}

/** An answer as the thread remembers it. */
function turnOf(question: string, { tool_calls, text }: CopilotAnswer): Turn {
  return { question, calls: tool_calls.filter(({ ok }) => ok).map(({ tool, args }) => ({ tool, args })), answer: text };
}

function meansOf(scores: readonly Score[]): Record<string, number> {
  const byName = Map.groupBy(scores.filter(({ score }) => score !== null), ({ name }) => name);
  return Object.fromEntries([...byName].map(([name, all]) => [name, all.reduce((sum, { score }) => sum + (score ?? 0), 0) / all.length]));
}

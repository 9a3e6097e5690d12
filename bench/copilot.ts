import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createCopilot } from '#agents';
import { SnapshotReader, everywhere, homeAt, readQcSummary, readWorklist, worklistQuerySchema } from '#engine';

import { createPacedModel } from '../agents/testing/paced-chat-model.ts';
import { loadDataset } from '../evals/dataset.ts';
import { evaluateCopilot } from '../evals/run-copilot.ts';
import { type Bench, quantile } from './figures.ts';
import { measureCommand } from './measured-command.ts';

const fullRows = 1_176_438;
const summaries = 200;

/** Answers of the offline copilot to the questions of the evaluation, summaries, and how soon a checked sentence of a stream is shown. */
export const copilot: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-'));
  const home = join(folder, 'home');
  const environment = { CASEMIND_HOME: home, LOG_LEVEL: 'warn' };
  try {
    for (const args of [['generate', '--rows', String(rows), '--seed', '1', '--out', join(folder, 'claims')], ['etl', '--source', join(folder, 'claims')], ['train', '--promote'], ['refresh']]) {
      say(`${rows.toLocaleString('en-US')} rows, ${args[0]}`);
      await measureCommand(args, environment);
    }
    const reader = await SnapshotReader.open({ home: homeAt(home) });
    try {
      const claims = await someClaims(reader);
      const questions = loadDataset('copilot').map((item, i) => ({ ...item, claim: item.claim === null ? null : (claims[i % claims.length] ?? null) }));
      say(`${questions.length} questions, each for the first time`);
      const first = await evaluateCopilot({ reader, items: questions, model: undefined, prompts: [], deadlineMs: 45_000 });
      say(`${summaries} summaries, cold and cached`);
      const { cold, cached } = await measureSummaries(reader, claims);
      say('a stream, piece by piece');
      const delays = await measureStream(reader, claims.slice(0, 10));
      return [
        { name: 'answer, offline: p50', value: first.p50, unit: 'ms' },
        { name: 'answer, offline: p95', value: first.p95, unit: 'ms', atMost: 300 },
        { name: 'answer, offline: slowest', value: first.slowest, unit: 'ms', atMost: 45_000 },
        { name: 'summary, cold: p95', value: quantile(cold, 0.95), unit: 'ms', atMost: 100 },
        { name: 'summary, cached: p95', value: quantile(cached, 0.95), unit: 'ms', atMost: 15 },
        { name: 'first sentence shown after its last token: max', value: Math.max(...delays), unit: 'ms', atMost: 300 },
      ];
    } finally {
      await reader.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Claims from the top of the worklist to its end. */
async function someClaims(reader: SnapshotReader): Promise<string[]> {
  return reader.read(async (snapshot) => {
    const { total } = await readWorklist(snapshot, worklistQuerySchema.parse({ page_size: 1 }), { scope: everywhere });
    const pages = Array.from({ length: summaries }, (_, i) => 1 + Math.floor((i * (total - 1)) / summaries));
    const rows = await Promise.all(pages.map(async (page) => (await readWorklist(snapshot, worklistQuerySchema.parse({ page, page_size: 1 }), { scope: everywhere })).rows));
    return rows.flat().map(({ claim_id }) => claim_id);
  });
}

async function measureSummaries(reader: SnapshotReader, claims: readonly string[]): Promise<{ cold: number[]; cached: number[] }> {
  const agent = createCopilot({ reader });
  await agent.warmUp();
  const time = async (claimId: string): Promise<number> => {
    const started = performance.now();
    await agent.summarize(claimId);
    return performance.now() - started;
  };
  const cold: number[] = [];
  const cached: number[] = [];
  for (const claimId of claims) cold.push(await time(claimId));
  for (const claimId of claims) cached.push(await time(claimId));
  return { cold, cached };
}

/** Milliseconds from the piece that ends the first sentence to the sentence being shown. */
async function measureStream(reader: SnapshotReader, claims: readonly string[]): Promise<number[]> {
  const paced = createPacedModel(() => performance.now());
  const agent = createCopilot({ reader, model: paced.model, quality: async (snapshotId) => readQcSummary(reader.home, snapshotId) });
  const delays: number[] = [];
  for (const claimId of claims) {
    let isFirst = true;
    await agent.ask({
      question: 'Ringkas klaim ini',
      claimId,
      scope: everywhere,
      onEvent({ type }) {
        if (type !== 'sentence' || !isFirst) return;
        isFirst = false;
        delays.push(performance.now() - paced.lastPieceAt());
      },
    });
  }
  return delays;
}

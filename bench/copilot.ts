import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createCopilot } from '#agents';
import { SnapshotReader, everywhere, formatNumber, homeAt, readQcSummary, readWorklist, worklistQuerySchema } from '#engine';

import { type Bench, quantile } from './figures.ts';
import { measureCommand } from './measured-command.ts';
import { questions } from './questions.ts';

const fullRows = 1_176_438;
const summaries = 200;

/** Answers of the copilot without a language model, and summaries. */
export const copilot: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-'));
  const home = join(folder, 'home');
  const environment = { CASEMIND_HOME: home, LOG_LEVEL: 'warn' };
  try {
    for (const args of [['generate', '--rows', String(rows), '--seed', '1', '--out', join(folder, 'claims')], ['etl', '--source', join(folder, 'claims')], ['train', '--promote'], ['refresh']]) {
      say(`${formatNumber(rows, 'en')} rows, ${args[0]}`);
      await measureCommand(args, environment);
    }
    const reader = await SnapshotReader.open({ home: homeAt(home) });
    try {
      const claims = await someClaims(reader);
      say(`${questions.length} questions, each for the first time`);
      const answers = await measureAnswers(reader, claims);
      say(`${summaries} summaries, cold and cached`);
      const { cold, cached } = await measureSummaries(reader, claims);
      return [
        { name: 'answer, offline: p50', value: quantile(answers, 0.5), unit: 'ms' },
        { name: 'answer, offline: p95', value: quantile(answers, 0.95), unit: 'ms', atMost: 250 },
        { name: 'answer, offline: slowest', value: Math.max(...answers), unit: 'ms', atMost: 1000 },
        { name: 'summary, cold: p95', value: quantile(cold, 0.95), unit: 'ms', atMost: 100 },
        { name: 'summary, cached: p95', value: quantile(cached, 0.95), unit: 'ms', atMost: 15 },
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

/** Milliseconds of the answer to each question, each for the first time. */
async function measureAnswers(reader: SnapshotReader, claims: readonly string[]): Promise<number[]> {
  const agent = createCopilot({ reader, quality: async (snapshotId) => readQcSummary(reader.home, snapshotId) });
  await agent.warmUp();
  const times: number[] = [];
  for (const [i, question] of questions.entries()) {
    const started = performance.now();
    const { notice } = await agent.ask({ question: question.replace('{claim}', claims[i] ?? ''), scope: everywhere, claimId: question.includes('klaim ini') ? claims[i] : undefined });
    times.push(performance.now() - started);
    if (notice !== null) throw new Error(`not answered: ${question} (${notice.code})`);
  }
  return times;
}

import { SnapshotReader, everywhere } from '#engine';
import { createToolContext, createTools, resolveEvidence } from '#tools';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import { rememberReads } from '../../tests/support/remember-reads.ts';
import { unsupported } from '../statements/figures.test-support.ts';
import { type Copilot, createCopilot } from './create-copilot.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const rows = 2400;
let pipeline: PipelineHome;
let reader: SnapshotReader;
let copilot: Copilot;
let ids: string[];
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows });
  await pipeline.refresh();
  reader = await SnapshotReader.open({ home: pipeline.home, threads: 1 });
  copilot = createCopilot({ reader });
  ids = (await readScoredClaims(pipeline.home)).map(({ claim_id }) => claim_id);
});
afterAll(async () => {
  await reader?.close();
  pipeline?.cleanup();
});

describe('the reasons of the model', () => {
  it('are told in the risk section with every figure proven, in both languages', async () => {
    const told = { id: 'Yang menonjol bagi model', en: 'What stands out to the model' };
    for (const language of ['id', 'en'] as const) {
      const summaries = await Promise.all(ids.slice(0, rows / 20).map((id) => copilot.summarize(id, { language })));
      for (const { evidence, finding, sections } of summaries) {
        const known = new Map(evidence.map((item) => [item.id, item]));
        for (const { text, evidence: cited } of [finding, ...sections.filter(({ id }) => id === 'risk')].flatMap(({ sentences }) => sentences)) expect([text, unsupported(text, cited.flatMap((id) => known.get(id) ?? []), language)]).toEqual([text, '']);
        const risk = sections.find(({ id }) => id === 'risk')?.sentences.map(({ text }) => text) ?? [];
        expect([risk, risk.some((text) => text.startsWith(told[language]))]).toEqual([risk, true]);
        expect(risk.join(' ')).not.toMatch(/[{}]|NaN|undefined/);
      }
    }
  });

  it('are not told of a claim further down, which has none', async () => {
    const summary = await copilot.summarize(ids[rows / 20] ?? '');
    expect(summary.grounding.status).toBe('verified');
    expect(summary.text).not.toContain('Yang menonjol bagi model');
  });

  it('come with evidence that resolves to the row it names', async () => {
    const seen = new Set<string>();
    await reader.read(async (snapshot) => {
      for (const claimId of ids.slice(0, 30)) {
        const outcome = await createTools(createToolContext({ snapshot, claimId, scope: everywhere })).call('explain_score', {});
        const evidence = outcome.ok ? outcome.evidence : [];
        const again = rememberReads(snapshot);
        for (const item of evidence.filter(({ source }) => ['score_reasons', 'score_counterfactuals', 'ml_model_versions'].includes(source.table))) {
          seen.add(item.source.column);
          expect([item.id, await resolveEvidence(again, item)]).toEqual([item.id, item.value]);
        }
      }
    });
    expect([...seen]).toEqual(expect.arrayContaining(['contribution_share', 'typical']));
  });
});

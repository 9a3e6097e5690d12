import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import { silentObserver } from '../observer.ts';
import { categoricalFeatures, numericFeatures } from './features.ts';
import { importModel } from './import-model.ts';
import { activeModelVersion, listModels, promoteModel } from './models.ts';
import { trainModel } from './train.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let pipeline: PipelineHome;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 400 });
});
afterAll(() => pipeline?.cleanup());

const categories: Record<string, string[]> = { severity_group: ['berat', 'rawat jalan'], facility_class: ['RS Kelas A'], province_name: ['Aceh'], service_type: ['RITL', 'RJTL', 'none of ours'] };

/** Two trees: long stays apart, and outpatients apart. Features in an order of their own. */
const exported = {
  format: 'sklearn-isolation-forest',
  version: 1,
  features: [...categoricalFeatures.map((name) => ({ kind: 'categorical', name, categories: categories[name] })), ...numericFeatures.map((name) => ({ kind: 'numeric', name }))],
  maxSamples: 64,
  threshold: 0.6,
  trees: [
    { left: [1, -1, -1], right: [2, -1, -1], feature: [7, -2, -2], threshold: [2.5, -2, -2], samples: [64, 60, 4] },
    { left: [1, -1, -1], right: [2, -1, -1], feature: [5, -2, -2], threshold: [0.5, -2, -2], samples: [64, 8, 56] },
  ],
};

const importAs = (version: string, forest: unknown = exported) => {
  const path = join(pipeline.home.root, 'forest.json');
  writeFileSync(path, typeof forest === 'string' ? forest : JSON.stringify(forest));
  return importModel({ home: pipeline.home, path, version, threads: 1, now: () => new Date(), observer: silentObserver });
};

describe('an imported forest', () => {
  test('is a version beside the others, which serves once it is promoted', async () => {
    const before = activeModelVersion(pipeline.home);
    const model = await importAs('from_sklearn');
    expect(model.meta).toMatchObject({ model_version: 'from_sklearn', n_estimators: 2, max_samples: 64, rows: 400, contamination: 0.03 });
    expect(activeModelVersion(pipeline.home)).toBe(before);
    expect(listModels(pipeline.home).find(({ model_version }) => model_version === 'from_sklearn')).toMatchObject({ origin: 'trained', error: null });

    promoteModel(pipeline.home, 'from_sklearn');
    await pipeline.refresh();
    const claims = await readScoredClaims(pipeline.home);
    expect(new Set(claims.map(({ model_version }) => model_version))).toEqual(new Set(['from_sklearn']));
    const scores = new Set(claims.map((claim) => `${claim.los > 2} ${claim.service_type} ${claim.ml_score_normalized}`));
    expect(scores.size).toBe(new Set(claims.map((claim) => `${claim.los > 2} ${claim.service_type}`)).size);
    expect(Math.min(...claims.map(({ ml_score_normalized }) => ml_score_normalized))).toBe(0);
    expect(Math.max(...claims.map(({ ml_score_normalized }) => ml_score_normalized))).toBe(1);
  });

  test.each([
    ['a feature that iso_v1 has not', { ...exported, features: exported.features.map((feature) => (feature.name === 'los' ? { ...feature, name: 'days' } : feature)) }, 'it lacks los (numeric); iso_v1 has no days (numeric)'],
    ['a feature of the other kind', { ...exported, features: exported.features.map((feature) => (feature.name === 'peer_p90' ? { kind: 'categorical', name: 'peer_p90', categories: ['1'] } : feature)) }, 'peer_p90 (categorical)'],
    ['another format', { format: 'onnx' }, 'format'],
    ['no JSON', '{', 'cannot be read as JSON'],
  ])('is refused for %s', async (_, forest, reason) => {
    await expect(importAs('other', forest)).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining(reason) as unknown });
    expect(listModels(pipeline.home).map(({ model_version }) => model_version)).not.toContain('other');
  });

  test.each(['iso_v1', '../x', '', 'x.building'])('is refused under the name “%s”', async (version) => {
    await expect(importAs(version)).rejects.toMatchObject({ code: 'USAGE_INVALID' });
  });
});

const train = (options: Partial<Parameters<typeof trainModel>[0]>) =>
  trainModel({ home: pipeline.home, seed: 3, threads: 1, now: () => new Date(), observer: silentObserver, ...options });

describe('training', () => {
  test('takes trees, claims per tree, share of features and contamination, and notes them', async () => {
    const { meta, forest } = await train({ params: { nEstimators: 20, maxSamples: 32, maxFeatures: 0.5, contamination: 0.1 } });
    expect(meta).toMatchObject({ n_estimators: 20, max_samples: 32, max_features: 0.5, contamination: 0.1, sample_weight: 'none' });
    expect(forest.metrics?.outliers).toBeLessThanOrEqual(40);
    await expect(train({ params: { maxFeatures: 0 } })).rejects.toMatchObject({ code: 'FOREST_INPUT_INVALID' });
  });

  test('draws claims by their weight in the sample where asked to', async () => {
    const [plain, weighted] = [await train({}), await train({ weighted: true })];
    expect(weighted.meta.sample_weight).toBe('PSTV15');
    expect(weighted.contentHash).not.toBe(plain.contentHash);
    expect(weighted.forest.trees.threshold).not.toEqual(plain.forest.trees.threshold);
  });
});

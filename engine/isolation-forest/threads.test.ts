import { describe, expect, it } from 'vitest';
import type { Progress } from '../observer.ts';
import { claimLikeTable, numericTable } from './fixtures/tables.ts';
import { fitForest, growForest, scoreSamples, shareTable } from './index.ts';

const table = claimLikeTable(30_000);
const forest = growForest(table, { seed: 1 });
const openHandles = () =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'Worker' || kind === 'MessagePort')
    .length;

describe('worker threads', () => {
  it('give the same bits for every number of them', async () => {
    const scores = await scoreSamples(forest, table, { threads: 0 });
    const others = await Promise.all(
      [1, 2, 3].map((threads) => scoreSamples(forest, table, { threads })),
    );
    for (const other of others)
      expect(Buffer.from(other.buffer)).toEqual(Buffer.from(scores.buffer));
  });

  it('read a shared table in place with the same result', async () => {
    const scores = await scoreSamples(forest, table, { threads: 0 });
    expect([...(await scoreSamples(forest, shareTable(table), { threads: 2 }))]).toEqual([
      ...scores,
    ]);
  });

  it('fit the same forest as the calling thread', async () => {
    const sampleWeight = Float64Array.from({ length: 30_000 }, (_, row) => 1 + (row % 7) / 3);
    const options = { seed: 3, contamination: 0.05, sampleWeight };
    const here = await fitForest(table, { ...options, threads: 0 });
    const there = await fitForest(table, { ...options, threads: 2 });
    expect(there.forest).toEqual(here.forest);
    expect([...there.scores]).toEqual([...here.scores]);
  });

  it('report an error with its code', async () => {
    await expect(fitForest(table, { seed: -1, threads: 1 })).rejects.toMatchObject({
      name: 'CasemindError',
      code: 'FOREST_INPUT_INVALID',
      details: { field: 'seed' },
    });
    await expect(fitForest(numericTable({ x: [] }), { seed: 1, threads: 2 })).rejects.toMatchObject(
      { code: 'FOREST_INPUT_INVALID' },
    );
  });

  it.each([-1, 1.5, NaN, 65])('are not %d', async (threads) => {
    await expect(scoreSamples(forest, table, { threads })).rejects.toMatchObject({
      code: 'FOREST_INPUT_INVALID',
      details: { field: 'threads' },
    });
  });

  it('stop with the reason of the signal', async () => {
    const before = new Error('not wanted any more');
    await expect(
      scoreSamples(forest, table, { threads: 1, signal: AbortSignal.abort(before) }),
    ).rejects.toBe(before);

    const controller = new AbortController();
    const during = new Error('changed my mind');
    const scoring = scoreSamples(forest, table, { threads: 2, signal: controller.signal });
    setImmediate(() => controller.abort(during));
    await expect(scoring).rejects.toBe(during);
  });

  it('are gone afterwards, whether they succeeded, failed or were stopped', async () => {
    const before = openHandles();
    const controller = new AbortController();
    const runs = [
      scoreSamples(forest, table, { threads: 2 }),
      fitForest(table, { seed: -1, threads: 2 }),
      scoreSamples(forest, table, { threads: 2, signal: controller.signal }),
    ];
    controller.abort();
    await Promise.allSettled(runs);
    expect(openHandles()).toBe(before);
  });

  it('report how many rows are done, all of them last', async () => {
    const events: Progress[] = [];
    const observer = { progress: (event: Progress) => events.push(event), warn: () => {} };
    await scoreSamples(forest, table, { threads: 1, observer });
    expect(events.at(-1)).toEqual({
      step: 'forest.score',
      done: 30_000,
      total: 30_000,
      unit: 'rows',
    });
    await scoreSamples(forest, table, { threads: 0, observer });
    expect(events.at(-1)).toMatchObject({ done: 30_000, total: 30_000 });
  });
});

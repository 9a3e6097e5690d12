import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { type PostgresServer, describeOnEachStore, startPostgres } from '../tests/support/postgres.ts';
import { type Store, openStore } from './store.ts';
import type { NewUsage } from './usage.ts';

function usage(changes: Partial<NewUsage> = {}): NewUsage {
  return { userId: 'user-utama', agent: 'copilot', model: 'a', calls: 1, inputTokens: 1000, outputTokens: 100, costMicros: 560, estimatedCalls: 0, ...changes };
}

/** One law book for both engines: every test gets a new, empty store. */
describeOnEachStore('usage of models', (dialect) => {
  let server: PostgresServer | undefined;
  let folder: string;
  let place: { path: string; url?: string };
  let time: number;
  const opened: Store[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casemind-usage-'));
    if (dialect === 'postgres') server = await startPostgres();
  });
  beforeEach(async () => {
    time = Date.UTC(2025, 0, 2, 3);
    place = { path: join(mkdtempSync(join(folder, 'store-')), 'store.sqlite'), ...(server ? { url: await server.createDatabase() } : {}) };
    return async () => {
      for (const store of opened.splice(0)) await store.close();
    };
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<Store['modelUsages']> {
    const store = await openStore({ ...place, clock: () => new Date(time) });
    opened.push(store);
    return store.modelUsages;
  }
  const always = { from: '0000-01-01', to: '9999-12-31' };

  test('tokens are counted per user and day', async () => {
    const usages = await open();
    await usages.record(usage());
    await usages.record(usage({ model: 'b', agent: 'feedback', inputTokens: 7, outputTokens: 3, costMicros: 0 }));
    await usages.record(usage({ userId: 'user-kedua', inputTokens: 1, outputTokens: 1, costMicros: 1 }));
    expect(await usages.spentToday('user-utama')).toEqual({ tokens: 1110, costMicros: 560 });
    expect(await usages.spentToday('user-kedua')).toEqual({ tokens: 2, costMicros: 1 });
    expect(await usages.spentToday()).toEqual({ tokens: 1112, costMicros: 561 });
    expect(await usages.spentToday('user-penelaah')).toEqual({ tokens: 0, costMicros: 0 });
  });

  test('a day begins at midnight in Jakarta', async () => {
    const usages = await open();
    time = Date.UTC(2025, 0, 2, 16, 59, 59, 999);
    await usages.record(usage());
    expect([usages.today(), (await usages.spentToday('user-utama')).tokens]).toEqual(['2025-01-02', 1100]);
    time += 1;
    expect([usages.today(), (await usages.spentToday('user-utama')).tokens]).toEqual(['2025-01-03', 0]);
  });

  test('what is recorded at once by several is counted whole, once per user, day, agent and model', async () => {
    const [first, second] = [await open(), await open()];
    await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? first : second).record(usage({ estimatedCalls: i % 2 }))));
    expect(await first.list(always)).toEqual([{ ...usage({ calls: 20, inputTokens: 20_000, outputTokens: 2000, costMicros: 11_200, estimatedCalls: 10 }), day: '2025-01-02' }]);
  });

  test('the list is of a period and a user, its limit cuts the end, its sums are those of the whole', async () => {
    const usages = await open();
    for (const day of [1, 2, 3]) {
      time = Date.UTC(2025, 0, day, 3);
      for (const userId of ['user-utama', 'user-kedua']) for (const model of ['b', 'a', 'B']) await usages.record(usage({ userId, model }));
    }
    const period = { from: '2025-01-02', to: '2025-01-03' };
    const listed = await usages.list(period);
    expect(listed.map(({ day, userId, model }) => `${day} ${userId} ${model}`)).toEqual(
      ['2025-01-03', '2025-01-02'].flatMap((day) => ['user-kedua', 'user-utama'].flatMap((userId) => ['B', 'a', 'b'].map((model) => `${day} ${userId} ${model}`))),
    );
    expect(await usages.list({ ...period, limit: 5 })).toEqual(listed.slice(0, 5));
    expect(await usages.list({ ...period, userId: 'user-utama' })).toEqual(listed.filter(({ userId }) => userId === 'user-utama'));
    expect(await usages.totals(period)).toEqual({ calls: 12, inputTokens: 12_000, outputTokens: 1200, costMicros: 6720, estimatedCalls: 0, entries: 12 });
    expect(await usages.totals({ from: '2024-01-01', to: '2024-12-31' })).toEqual({ calls: 0, inputTokens: 0, outputTokens: 0, costMicros: 0, estimatedCalls: 0, entries: 0 });
  });

  test('sums are those of what was recorded, large ones too', async () => {
    const count = fc.nat({ max: 1e12 });
    const recorded = fc.array(fc.record({ userId: fc.constantFrom('x', 'y'), agent: fc.constant('copilot'), model: fc.constantFrom('a', 'ä'), calls: fc.nat(9), inputTokens: count, outputTokens: count, costMicros: count, estimatedCalls: fc.nat(9) }), { maxLength: 6 });
    const usages = await open();
    await fc.assert(
      fc.asyncProperty(recorded, async (list) => {
        time += 24 * 3600_000;
        for (const one of list) await usages.record(one);
        const sum = (key: 'inputTokens' | 'outputTokens' | 'costMicros') => list.reduce((total, one) => total + one[key], 0);
        expect(await usages.spentToday()).toEqual({ tokens: sum('inputTokens') + sum('outputTokens'), costMicros: sum('costMicros') });
      }),
      { numRuns: 15, seed: 4 },
    );
  });
});

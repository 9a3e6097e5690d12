import { expect, test } from 'vitest';

import { openStore } from './index.ts';

test('statements that follow one another give way to others, however many they are', async () => {
  const store = await openStore({ path: ':memory:', clock: () => new Date() });
  const most = 100_000;
  // Twice: opening alone gives one turn.
  for (let round = 1; round <= 2; round += 1) {
    const others = { hadTurn: false };
    setImmediate(() => (others.hadTurn = true));
    for (let statements = 0; statements < most && !others.hadTurn; statements += 1) await store.users.findById('nobody');
    expect(others.hadTurn).toBe(true);
  }
  await store.close();
});

test('a store that is closed under statements that wait for their turn tells them so, and the process goes on', async () => {
  const store = await openStore({ path: ':memory:', clock: () => new Date() });
  const asked = Array.from({ length: 1000 }, () => store.users.findById('nobody').then(() => 'answered', (error: unknown) => error));
  await asked[0];
  await store.close();
  const answers = new Set(await Promise.all(asked));
  answers.delete('answered');
  expect(answers.size).toBeGreaterThan(0);
  for (const error of answers) expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

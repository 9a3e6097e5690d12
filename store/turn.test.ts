import { expect, test } from 'vitest';

import { openStore } from './index.ts';

test('statements that follow one another give way to others, however many they are', async () => {
  const store = await openStore({ path: ':memory:', clock: () => new Date() });
  let isOthersTurn = false;
  setImmediate(() => (isOthersTurn = true));
  const most = 100_000;
  let statements = 0;
  for (; statements < most && !isOthersTurn; statements += 1) await store.users.findById('nobody');
  expect(isOthersTurn).toBe(true);
  // And again: one turn was not given by opening alone.
  isOthersTurn = false;
  setImmediate(() => (isOthersTurn = true));
  for (statements = 0; statements < most && !isOthersTurn; statements += 1) await store.users.findById('nobody');
  expect(isOthersTurn).toBe(true);
  await store.close();
});

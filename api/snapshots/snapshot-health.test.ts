import { CasemindError } from '#engine';
import { expect, test } from 'vitest';

import { createSnapshotHealth } from './snapshot-health.ts';

test('a snapshot that could not be read counts as broken for ten seconds after the last try; a wrong statement does not', async () => {
  let now = 0;
  const health = createSnapshotHealth({ clock: () => new Date(now) });
  const broken = new CasemindError('SNAPSHOT_INVALID', { snapshot: 's', reason: 'cut' });
  await expect(health.around('q', async () => Promise.reject(new Error('Binder Error')))).rejects.toThrow('Binder');
  expect(health.failure()).toBeUndefined();
  await expect(health.around('q', async () => Promise.reject(broken))).rejects.toBe(broken);
  now = 9999;
  expect(health.failure()).toBe(broken);
  now = 10_000;
  expect(health.failure()).toBeUndefined();
  expect(await health.around('q', async () => 1)).toBe(1);
});

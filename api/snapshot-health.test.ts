import { CasemindError } from '#engine';
import { expect, test } from 'vitest';

import { isStoreFailure } from './problems/store-failure.ts';
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

const coded = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

test.each([
  [coded('SQLITE_IOERR'), true],
  [coded('SQLITE_CORRUPT'), true],
  [coded('SQLITE_BUSY'), true],
  [coded('SQLITE_CONSTRAINT_UNIQUE'), false],
  [coded('SQLITE_ERROR', 'no such column'), false],
  [coded('57P01'), true],
  [coded('08006'), true],
  [coded('23505'), false],
  [coded('42703'), false],
  [coded('ECONNREFUSED'), true],
  [new Error('driver has already been destroyed'), true],
  [new Error('outer', { cause: coded('SQLITE_FULL') }), true],
  [new TypeError('x is not a function'), false],
  ['text', false],
])('%s is a failure of the store: %s', (error, isFailure) => {
  expect(isStoreFailure(error)).toBe(isFailure);
});

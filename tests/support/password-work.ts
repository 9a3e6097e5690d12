import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

import { vi } from 'vitest';

/** The scrypt work of each call, one after the other: as JSON, key length and parameters of each derivation. */
export async function workOf(calls: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const scrypt = vi.spyOn(crypto, 'scrypt');
  // Modules that import the function by its name get the one that counts.
  syncBuiltinESMExports();
  try {
    const work: string[] = [];
    for (const call of calls) {
      scrypt.mockClear();
      await call();
      work.push(JSON.stringify(scrypt.mock.calls.map(([, , keyLength, options]) => [keyLength, options])));
    }
    return work;
  } finally {
    scrypt.mockRestore();
    syncBuiltinESMExports();
  }
}

import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

/** The console in a browser, on a server of its own: apart from the other tests, which need no browser. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: { include: ['tests/e2e/*.e2e.ts'], testTimeout: 240_000, hookTimeout: 300_000, expect: { poll: { timeout: 20_000 } }, maxWorkers: 1 },
});

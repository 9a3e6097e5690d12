import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

import { readServerDemand, serverTags } from './tests/servers/servers.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'instance/**'],
    globalSetup: ['tests/servers/run-servers.ts'],
    setupFiles: ['tests/support/seeded-properties.ts'],
    reporters: ['default', './tests/servers/left-out-reporter.ts'],
    // oxlint-disable-next-line node/no-process-env
    tags: serverTags(readServerDemand(process.env['CASEMIND_TEST_SERVERS'])),
    // Programs that tests start compile their modules once between them.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'node-compile') },
    // A worker loads the modules of the project once, not once a file: no test changes what a module holds.
    isolate: false,
    // Tests start servers, workers and child processes on two cores.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
  },
});

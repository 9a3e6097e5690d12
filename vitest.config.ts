import { defineConfig } from 'vitest/config';

import { readServerDemand, serverTags } from './tests/servers/servers.ts';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'instance/**'],
    globalSetup: ['tests/servers/run-servers.ts'],
    reporters: ['default', './tests/servers/left-out-reporter.ts'],
    // oxlint-disable-next-line node/no-process-env
    tags: serverTags(readServerDemand(process.env['CASEMIND_TEST_SERVERS'])),
    // Tests start servers, workers and child processes on two cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});

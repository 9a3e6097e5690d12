import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

import { type TestServer, readServerDemand, serverTags } from '../servers.ts';

/** A server that is there and one that is not, as a suite beside this file asks for them. */
const servers: readonly TestServer[] = [
  { name: 'there', isFound: () => true, install: 'nothing' },
  { name: 'nowhere', isFound: () => false, install: 'apt-get install nowhere' },
];

export default defineConfig({
  test: {
    include: ['tests/servers/left-out/*.suite.ts'],
    reporters: ['default', join(import.meta.dirname, '..', 'left-out-reporter.ts')],
    // oxlint-disable-next-line node/no-process-env
    tags: serverTags(readServerDemand(process.env['CASEMIND_TEST_SERVERS']), servers),
  },
});

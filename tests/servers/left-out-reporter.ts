import type { Reporter, TestModule } from 'vitest/node';

import { type TestServer, testServers } from './servers.ts';

/** The last words of a test run: how many tests were left out for want of which server, and what to install. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap(({ children }) => [...children.allTests('skipped')]);
    const leftOut = testServers.map((server) => ({ server, count: skipped.filter(({ tags }) => tags.includes(server.name)).length })).filter(({ count }) => count > 0);
    if (leftOut.length > 0) process.stdout.write(`${leftOut.map(wordsOf).join('\n')}\n`);
  }
}

function wordsOf({ server, count }: { readonly server: TestServer; readonly count: number }): string {
  return `LEFT OUT: ${count} ${count === 1 ? 'test needs' : 'tests need'} ${server.name}, which was not found. To run ${count === 1 ? 'it' : 'them'}: ${server.install}`;
}

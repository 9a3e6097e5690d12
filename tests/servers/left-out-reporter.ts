import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** The last words of a test run: how many tests were left out for want of which server, and what to install. */
export default class LeftOutReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap(({ children }) => [...children.allTests('skipped')]);
    for (const { name, description = '', skip = false } of this.#vitest?.config.tags ?? []) {
      const count = skipped.filter(({ tags }) => tags.includes(name)).length;
      if (skip && count > 0) process.stdout.write(`LEFT OUT: ${count} ${count === 1 ? 'test needs' : 'tests need'} ${name}, which was not found. To run ${count === 1 ? 'it' : 'them'}: ${description}\n`);
    }
  }
}

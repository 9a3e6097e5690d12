import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { createFixtureHome } from '../tests/support/fixture-snapshot.ts';
import { projectFolder } from './context.ts';

/** Summarises one claim of a home in a process of its own, with or without reading the environment as every command does. */
const script = (home: string, isRead: boolean): string => `
  ${isRead ? "(await import('./cli/environment.ts')).readEnvironment();" : ''}
  const { SnapshotReader, homeAt } = await import('#engine');
  const { createCopilot } = await import('#agents');
  const reader = await SnapshotReader.open({ home: homeAt(${JSON.stringify(home)}), threads: 1 });
  const summary = await createCopilot({ reader }).summarize('claim-1');
  await reader.close();
  const { awaitAllCallbacks } = await import('@langchain/core/callbacks/promises');
  await awaitAllCallbacks();
  process.stdout.write(summary.claim_id);
`;

test('no claim leaves through LangChain’s own tracing, whatever the environment says', async () => {
  const fixture = await createFixtureHome({ claims: [{ claim_id: 'claim-1' }], count: 1 });
  const asked: string[] = [];
  const outside = createServer((request, response) => {
    asked.push(String(request.url));
    response.end('{}');
  });
  await new Promise<void>((listening) => outside.listen(0, '127.0.0.1', listening));
  const address = outside.address();
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const env = Object.fromEntries(['LANGSMITH', 'LANGCHAIN'].flatMap((name) => [[`${name}_TRACING`, 'true'], [`${name}_TRACING_V2`, 'true'], [`${name}_ENDPOINT`, endpoint], [`${name}_API_KEY`, 'key'], [`${name}_CALLBACKS_BACKGROUND`, 'false']]));
  const run = async (isRead: boolean): Promise<string> =>
    (await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script(fixture.home.root, isRead)], { cwd: join(projectFolder), env })).stdout;
  try {
    expect(await run(true)).toBe('claim-1');
    expect(asked).toEqual([]);
    // Without it, something would have been sent: the test tests what it says.
    expect(await run(false)).toBe('claim-1');
    expect(asked.length).toBeGreaterThan(0);
  } finally {
    await new Promise((closed) => outside.close(closed));
    fixture.cleanup();
  }
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { casemind } from '../../cli/context.ts';
import { createCommandRunner } from './run-in-child.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-child-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
const script = (text: string) => createCommandRunner({ file: process.execPath, args: ['-e', text, '--'] });
const quiet = { signal: never, onProgress: () => {} };

describe('a command in a process of its own', () => {
  test('gives its answer, and tells how far it is', async () => {
    const steps: string[] = [];
    const env = { ...casemindEnvironment(), PATH: '' };
    const run = createCommandRunner({ ...casemind, env });
    const answer = await run(['generate', '--rows', '500', '--out', join(folder, 'raw')], { signal: never, onProgress: ({ step }) => steps.push(step) });
    expect(answer).toMatchObject({ rows: 500 });
    expect(steps).toContain('generate.write');
  });

  test('fails with the code and values that the command failed with', async () => {
    const run = createCommandRunner({ ...casemind, env: casemindEnvironment() });
    await expect(run(['publish', 'snapshot-none'], quiet)).rejects.toMatchObject({ code: 'SNAPSHOT_UNKNOWN', details: { snapshot: 'snapshot-none' } });
  });

  test('that dies without a word, by itself or killed, is told as dead', async () => {
    await expect(script('process.exit(3)')([], quiet)).rejects.toMatchObject({ code: 'JOB_DIED', details: { reason: 'exit code 3' } });
    await expect(script('process.kill(process.pid, "SIGKILL")')([], quiet)).rejects.toMatchObject({ code: 'JOB_DIED', details: { reason: 'SIGKILL' } });
    await expect(createCommandRunner({ file: join(folder, 'nothing'), args: [] })([], quiet)).rejects.toMatchObject({ code: 'JOB_DIED' });
  });

  test('ends when it is aborted, even where it will not listen, and the reason is told', async () => {
    const stop = new AbortController();
    const run = script('process.on("SIGTERM", () => {}); process.send({ progress: { step: "s", done: 0, unit: "rows" } }); setInterval(() => {}, 1000)');
    const started = performance.now();
    const done = run([], { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) });
    await expect(done).rejects.toThrow('enough');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test('does not outlive the service, however that ends', async () => {
    const parent = spawn(
      process.execPath,
      ['-e', `const child = require('node:child_process').spawn(process.execPath, ${JSON.stringify([...casemind.args, 'generate', '--rows', '5000000', '--out', join(folder, 'large'), '--json'])}, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }); child.on('message', () => process.stdout.write(child.pid + '\\n'))`],
      { stdio: ['ignore', 'pipe', 'inherit'], env: casemindEnvironment() },
    );
    const [line]: unknown[] = await once(parent.stdout, 'data');
    const pid = Number.parseInt(String(line), 10);
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
  });
});

function casemindEnvironment(): Record<string, string> {
  return { CASEMIND_HOME: join(folder, 'home'), DUCKDB_THREADS: '1' };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

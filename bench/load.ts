import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAccessTokens } from '#api';
import { loadConfig } from '#config';
import { homeAt } from '#engine';
import { openStore } from '#store';

import { type Bench, type Figure, quantile } from './figures.ts';
import type { LoadOrder, LoadResult } from './load-users.ts';
import { measureCommand } from './measured-command.ts';
import { startCommand } from './served-command.ts';

const fullRows = 1_176_438;
const clock = (): Date => new Date();
const users = 200;
const seconds = 60;

/**
 * 200 people at once, each with a token of their own, in a process beside the service: they open a page of
 * the worklist, then claims from it, with a pause of one to three seconds between two reads.
 */
export const load: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-load-'));
  try {
    const environment = { CASEMIND_HOME: join(folder, 'home'), PORT: '0', LOG_LEVEL: 'error' };
    const claims = join(folder, 'claims');
    for (const args of [['generate', '--rows', String(rows), '--seed', '1', '--out', claims], ['etl', '--source', claims], ['train', '--promote'], ['refresh']]) {
      say(`${args[0]} …`);
      await measureCommand(args, environment);
    }
    const tokens = await createUsers(environment);
    const service = await startCommand('serve', environment);
    try {
      say(`${users} users for ${seconds} s …`);
      const { reads, errors, firstError } = await runUsers({ address: service.address, tokens, seconds });
      if (firstError !== undefined) say(`first error: ${firstError}`);
      return figuresOf(reads, errors);
    } finally {
      await service.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Tokens of that many auditors, as the service itself would give out. */
async function createUsers(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const config = loadConfig(environment);
  const store = await openStore({ path: homeAt(config.CASEMIND_HOME).store, clock });
  try {
    const accessTokens = createAccessTokens({ config, clock });
    const tokens: string[] = [];
    for (let i = 1; i <= users; i += 1) {
      const { id: sub, username: name, role, tokenVersion: ver } = await store.users.create({ username: `load-${i}`, role: 'auditor', provinces: null });
      tokens.push((await accessTokens.sign({ sub, name, role, ver })).token);
    }
    return tokens;
  } finally {
    await store.close();
  }
}

async function runUsers(order: LoadOrder): Promise<LoadResult> {
  const running: ChildProcess = fork(join(import.meta.dirname, 'load-users.ts'), { env: { PATH: '' } });
  const result = new Promise<LoadResult>((answered, failed) => {
    running.once('message', (message: LoadResult) => answered(message));
    running.once('exit', (code) => failed(new Error(`the users ended with ${code}`)));
  });
  running.send(order);
  return result;
}

function figuresOf(reads: LoadResult['reads'], errors: number): Figure[] {
  const all = reads.flatMap(({ milliseconds }) => milliseconds);
  return [
    { name: `${users} users: reads`, value: all.length, unit: '' },
    { name: `${users} users: errors`, value: errors, unit: '', atMost: 0 },
    { name: `${users} users: rate`, value: all.length / seconds, unit: 'reads/s' },
    { name: `${users} users: p50`, value: quantile(all, 0.5), unit: 'ms' },
    { name: `${users} users: p95`, value: quantile(all, 0.95), unit: 'ms', atMost: 150 },
    { name: `${users} users: p99`, value: quantile(all, 0.99), unit: 'ms' },
    ...reads.map(({ kind, milliseconds }) => ({ name: `${users} users: p95 of ${kind}`, value: quantile(milliseconds, 0.95), unit: 'ms' })),
  ];
}

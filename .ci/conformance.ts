import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

/**
 * Whether the service does what its OpenAPI document says: Schemathesis makes requests of it, valid and not, as each
 * role, against a service on a small seeded home. No answer may be a failure of the service, and each must have a status,
 * a media type and a content that the document declares; nor may the service log an error.
 *
 *   node .ci/conformance.ts [--seconds 60] [--roles auditor,ops,client,admin] [--schemathesis FILE]
 *
 * --seconds is the time for each role. Schemathesis is installed into a folder of this run, or is the program named;
 * where it cannot be had the run fails.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, roles: { type: 'string', default: 'auditor,ops,client,admin' }, schemathesis: { type: 'string' } } });
if (!/^[1-9]\d{0,4}$/.test(values.seconds)) throw new Error(`--seconds is not valid: ${values.seconds}. Accepted: a whole number from 1.`);

const schemathesisVersion = '4.32.5';
const checks = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance'];
const program = join(import.meta.dirname, '..', 'cli', 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'casemind-conformance-'));

function run(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  // oxlint-disable-next-line node/no-process-env
  const { status, stdout, error } = spawnSync(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${error?.message ?? status}\n${stdout}`);
  return stdout;
}

function installSchemathesis(): string {
  const venv = join(folder, 'venv');
  run('python3', ['-m', 'venv', venv]);
  run(join(venv, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${schemathesisVersion}`]);
  return join(venv, 'bin', 'schemathesis');
}

const casemind = (home: string, ...words: readonly string[]): string => run(process.execPath, [program, ...words], { CASEMIND_HOME: home, SOURCE_DIR: join(folder, 'raw') });

/** Whether all holds for one role, on a service and a home of its own. */
async function holdsFor(role: string, schemathesis: string, seeded: string): Promise<boolean> {
  const home = join(folder, role);
  cpSync(seeded, home, { recursive: true });
  // oxlint-disable-next-line node/no-process-env
  const service = spawn(process.execPath, [program, 'serve', '--json'], { env: { ...process.env, CASEMIND_HOME: home, SOURCE_DIR: join(folder, 'raw'), PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const logged: string[] = [];
  createInterface({ input: service.stderr }).on('line', (line) => logged.push(line));
  try {
    const [first] = await Promise.race([once(createInterface({ input: service.stdout }), 'line'), once(service, 'exit').then(() => ['{}'])]);
    const address: unknown = JSON.parse(String(first)).address;
    if (typeof address !== 'string') throw new Error(`the service did not start:\n${logged.join('\n')}`);
    const token = casemind(home, 'token', '--role', role).trim();
    const args = [
      ['run', `${address}/openapi.json`, '--origin', address, '--header', `Authorization: Bearer ${token}`],
      ['--checks', checks.join(','), '--phases', 'examples,coverage,fuzzing', '--max-time', values.seconds, '--seed', '1', '--workers', '1'],
      ['--continue-on-failure', '--suppress-health-check', 'all', '--warnings', 'off', '--request-timeout', '60'],
    ].flat();
    const tested = spawn(schemathesis, args, { cwd: folder, stdio: 'inherit' });
    const [code] = await once(tested, 'exit');
    for (const line of logged) process.stdout.write(`logged: ${line}\n`);
    return code === 0 && logged.length === 0 && service.exitCode === null;
  } finally {
    if (service.exitCode === null) {
      service.kill('SIGTERM');
      await once(service, 'exit');
    }
  }
}

try {
  const schemathesis = values.schemathesis ?? installSchemathesis();
  const seeded = join(folder, 'seeded');
  casemind(seeded, 'generate', '--rows', '2000', '--seed', '2', '--out', join(folder, 'raw'));
  casemind(seeded, 'etl');
  casemind(seeded, 'refresh');
  const failed: string[] = [];
  for (const role of values.roles.split(',')) {
    process.stdout.write(`\n== ${role}\n`);
    if (!(await holdsFor(role, schemathesis, seeded))) failed.push(role);
  }
  if (failed.length > 0) process.stdout.write(`\nnot as the OpenAPI document says, or not without errors, for: ${failed.join(', ')}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { jsonOf, runCli } from '../tests/support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'casemind-usage-'));
afterAll(() => rmSync(folder, { recursive: true }));
const env = { CASEMIND_HOME: join(folder, 'home') };

const commands = [
  'start', 'serve', 'generate', 'etl', 'train', 'refresh', 'qc', 'nightly', 'snapshots', 'publish', 'rollback', 'models', 'models list',
  'models promote', 'export', 'user', 'user add', 'user list', 'user disable', 'token', 'doctor',
];

describe.concurrent('help', () => {
  test.each(commands)('of `%s` names its options, --json among them, and does nothing', async (command) => {
    const { code, stdout, stderr } = await runCli([...command.split(' '), '--help'], { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: casemind ${command} `);
    expect(stdout).toContain('--json');
  });

  test('names every command', async () => {
    const { code, stdout } = await runCli(['--help'], { env });
    expect(code).toBe(0);
    for (const command of commands.filter((name) => !name.includes(' '))) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test('is what a call without a command gets, as bad usage', async () => {
    const { code, stdout, stderr } = await runCli([], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: casemind');
  });

  test('the version is that of the package', async () => {
    expect(await runCli(['--version'], { env })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

/** Words, environment, exit code, what the message holds. */
type Case = readonly [words: string, env: Readonly<Record<string, string>>, code: 1 | 2, says: readonly string[]];

const secrets = { CASEMIND_MODE: 'production', JWT_SECRET: 'a-secret-of-the-tests-that-is-long-enough', IDENTIFIER_SALT: 'a-salt-of-the-tests-too' };
const cases: Case[] = [
  ['unknown', {}, 2, ["unknown command 'unknown'"]],
  ['etl --unknown', {}, 2, ["unknown option '--unknown'"]],
  ['generate --rows 10', {}, 2, ["required option '--out <DIR>'"]],
  ['generate --rows', {}, 2, ['--rows <N>', 'argument missing']],
  ['generate --rows many --out x', {}, 2, ['--rows <N>', "'many'", 'whole number']],
  ['generate --rows 0 --out x', {}, 2, ['rows', '0', 'from 1 to']],
  ['generate --rows 10 --out x --share 0.9', {}, 2, ['--share <F>', "'0.9'", '0 to 0.5']],
  ['generate --rows 10 --out x --edition latin', {}, 2, ['--edition <E>', "'latin'", 'numeric, text']],
  ['refresh --top-k 0', {}, 2, ['--top-k <K>', "'0'", 'from 1']],
  ['export', {}, 2, ["required option '--out <FILE>'"]],
  ['export everything --out x.csv', {}, 2, ['everything', 'claims, quarantine']],
  ['export --out x.txt', {}, 2, ['--out', 'x.txt', '.csv, .jsonl, .parquet']],
  ['export --out x.csv --limit -1', {}, 2, ['--limit <N>', "'-1'"]],
  ['publish', {}, 2, ["missing required argument 'ID'"]],
  ['user add bob', {}, 2, ["required option '--role <R>'"]],
  ['user add bob --role boss', {}, 2, ['--role', 'boss', 'auditor']],
  ['token --role boss', {}, 2, ['--role', 'boss', 'auditor']],
  ['qc --logs-dir no-such-folder', {}, 2, ['--logs-dir', 'no-such-folder']],
  ['etl', secrets, 2, ['--source', 'SOURCE_DIR']],
  ['etl --source no-such-folder', {}, 1, ['SOURCE_MISSING', 'no-such-folder']],
  ['refresh', {}, 1, ['RUN_MISSING', 'casemind etl']],
  ['train', {}, 1, ['RUN_MISSING', 'casemind etl']],
  ['qc', {}, 1, ['SNAPSHOT_MISSING', 'casemind refresh']],
  ['rollback', {}, 1, ['SNAPSHOT_MISSING', 'casemind refresh']],
  ['publish nothing', {}, 1, ['SNAPSHOT_UNKNOWN', 'nothing']],
  ['models promote nothing', {}, 1, ['MODEL_MISSING', 'nothing', 'iso_v1']],
  ['user disable nobody', {}, 2, ['nobody']],
  ['refresh', { RULESET: 'RULESET_v0' }, 2, ['RULESET_v0', 'RULESET_v1']],
  ['snapshots', { PORT: '65536' }, 2, ['PORT', '65536', '0 to 65535']],
  ['snapshots', { MAX_QUARANTINE: '5%' }, 2, ['MAX_QUARANTINE', '5%', 'from 0 to 1']],
  ['snapshots', { CASEMIND_MODE: 'test' }, 2, ['CASEMIND_MODE', 'test', 'demo, production']],
  ['snapshots', { DUCKDB_MEMORY_LIMIT: 'all' }, 2, ['DUCKDB_MEMORY_LIMIT', 'all', 'memory DuckDB may use']],
  ['snapshots', { CASEMIND_MODE: 'production' }, 2, ['JWT_SECRET', 'demo value']],
  ['snapshots', { ...secrets, JWT_SECRET: 'a-tiny-secret' }, 2, ['JWT_SECRET', '32 visible characters']],
  ['snapshots', { ...secrets, IDENTIFIER_SALT: 'casemind-demo-salt-not-for-production' }, 2, ['IDENTIFIER_SALT', 'demo value']],
  ['token --role auditor', secrets, 2, ['demo mode only', '/auth/login']],
  ['nightly', secrets, 2, ['--source', 'SOURCE_DIR']],
  ['start', secrets, 2, ['SOURCE_DIR']],
];

describe.concurrent('bad usage and failed runs', () => {
  test.each(cases)('`%s` with %j ends with exit code %i and says what is wrong and what is accepted', async (words, extra, code, says) => {
    const home = mkdtempSync(join(folder, 'case-'));
    const cwd = join(home, 'cwd');
    mkdirSync(cwd);
    const result = await runCli([...words.split(' '), '--json'], { env: { CASEMIND_HOME: home, ...extra }, cwd });
    const { error } = jsonOf(result);
    expect({ code: result.code, error }).toEqual({ code, error: { code: expect.any(String), message: expect.any(String), details: expect.any(Object) } });
    for (const word of says) expect(result.stderr).toContain(word);
    expect(result.stderr).not.toMatch(/^ +at /m);
    expect(result.stderr).not.toContain('a-tiny-secret');
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('without --json nothing of it is on stdout', async () => {
    expect(await runCli(['refresh'], { env })).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('RUN_MISSING') });
    expect(await runCli(['unknown'], { env })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('unknown command') });
  });
});

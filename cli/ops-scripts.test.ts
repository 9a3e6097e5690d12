// @module-tag shell
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { homeAt } from '#engine';
import { openStore } from '#store';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type CliResult, ended, jsonOf, runCli } from '../tests/support/cli.ts';
import { openSqlite } from '../store/sqlite.ts';
import { projectFolder } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'casemind-ops-'));
const raw = join(folder, 'raw');
const home = homeAt(join(folder, 'home'));
const rows = 300;

/** Runs a script of docs/ops as a scheduler does: from anywhere, with hardly any environment. */
function runScript(name: string, env: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  // oxlint-disable-next-line node/no-process-env
  const { PATH = '' } = process.env;
  const child = spawn(join(projectFolder, 'docs', 'ops', name), { cwd: folder, env: { PATH, CASEMIND_HOME: home.root, SOURCE_DIR: raw, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  return ended(child);
}

/** The answers in the log that a script names, one a line. */
function answersIn(output: string): Record<string, unknown>[] {
  const log = /log: (.+)$/m.exec(output)?.[1] ?? '';
  expect(readdirSync(dirname(log))).toContain(basename(log));
  return readFileSync(log, 'utf8').split('\n').filter((line) => line.startsWith('{')).map((line) => jsonOf({ stdout: `${line}\n` }));
}

beforeAll(async () => {
  await runCli(['generate', '--rows', String(rows), '--seed', '3', '--out', raw]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the scripts for a scheduler', () => {
  let served = '';

  test('nightly.sh reads the source, publishes and logs what each step answered', async () => {
    const result = await runScript('nightly.sh');
    expect(result).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^nightly succeeded; log: .*\/home\/logs\/nightly\/nightly-/) });
    const [night] = answersIn(result.stdout);
    expect(night).toMatchObject({ etl: { rows_out: rows }, refresh: { state: 'published' }, qc: { total_rows: rows } });
    served = basename(realpathSync(home.current));
  });

  test('refresh-qc.sh publishes the newest run anew and writes its QC, without reading the source', async () => {
    const runs = readdirSync(home.runs);
    const result = await runScript('refresh-qc.sh', { SOURCE_DIR: join(folder, 'nowhere') });
    expect(result).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^refresh-qc succeeded; log: .*\/home\/logs\/refresh-qc\/refresh-qc-/) });
    const [refresh, qc, ...more] = answersIn(result.stdout);
    expect(more).toEqual([]);
    expect(refresh).toMatchObject({ state: 'published', rows: { claims_scored: rows } });
    expect(qc).toMatchObject({ snapshot_id: refresh?.['snapshot_id'], total_rows: rows });
    expect(refresh?.['snapshot_id']).not.toBe(served);
    expect(basename(dirname(realpathSync(home.analytics)))).toBe(refresh?.['snapshot_id']);
    expect(readdirSync(home.runs)).toEqual(runs);
  });

  test('nightly.sh over decisions that somebody changed ends with 1 and raises an alert, and the data of the night are published', async () => {
    const own = homeAt(join(folder, 'changed'));
    expect(await runScript('nightly.sh', { CASEMIND_HOME: own.root })).toMatchObject({ code: 0 });
    const before = basename(realpathSync(own.current));
    const store = await openStore({ path: own.store, clock: () => new Date() });
    await store.outcomes.append({ claimId: 'claim-1', snapshotId: before, reviewer: { id: 'user-utama', name: 'utama' }, decision: 'approved', correctionRatio: 0, notes: '', evidence: {}, idempotencyKey: 'key-0001' });
    await store.close();
    const { database } = openSqlite(own.store);
    for (const statement of ['DROP TRIGGER audit_outcome_no_update', "UPDATE audit_outcome SET notes = 'lain'"]) await sql.raw(statement).execute(database);
    await database.destroy();
    const result = await runScript('nightly.sh', { CASEMIND_HOME: own.root });
    expect(result).toMatchObject({ code: 1, stderr: expect.stringMatching(/^nightly failed with exit code 1; log: /) });
    expect(answersIn(result.stderr)).toEqual([expect.objectContaining({ refresh: expect.objectContaining({ state: 'published' }), audit_problems: 1 })]);
    expect(basename(realpathSync(own.current))).not.toBe(before);
    const after = await openStore({ path: own.store, clock: () => new Date() });
    expect(await after.alerts.list({ status: ['open'] })).toEqual([expect.objectContaining({ kind: 'audit_unverified' })]);
    await after.close();
  });

  test('end with the exit code of the command that failed, run none after it and leave no file but the log', async () => {
    const empty = join(folder, 'empty');
    const failed = await runScript('refresh-qc.sh', { CASEMIND_HOME: empty });
    expect(failed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^refresh-qc failed with exit code 1; log: .*\n.*RUN_MISSING/) });
    expect(answersIn(failed.stderr)).toEqual([expect.objectContaining({ error: expect.objectContaining({ code: 'RUN_MISSING' }) })]);
    expect(readdirSync(join(empty, 'logs', 'refresh-qc'))).toHaveLength(1);
    for (const script of ['nightly.sh', 'refresh-qc.sh']) {
      const refused = await runScript(script, { MAX_QUARANTINE: 'many', NIGHTLY_LOGS: join(folder, 'a', 'b'), REFRESH_LOGS: join(folder, 'a', 'b') });
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('MAX_QUARANTINE') });
    }
  });
});

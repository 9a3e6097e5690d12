import { chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateClaims } from '#engine';
import { expect, test } from 'vitest';

import { jsonOf, runCli } from '../tests/support/cli.ts';
import { startCommand } from '../bench/served-command.ts';

/** Every file and folder below one, with its mode; a link has none of its own. */
function modesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const stat = lstatSync(join(folder, name));
    return stat.isSymbolicLink() ? [] : [`${(stat.mode & 0o777).toString(8)} ${stat.isDirectory() ? 'folder' : 'file'} ${name}`];
  });
}

test('whatever the program writes is for its account alone: files 0600, folders 0700; doctor names what is wider', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-modes-'));
  try {
    const written = join(folder, 'written');
    const home = join(written, 'home');
    const raw = join(folder, 'raw');
    await generateClaims({ rows: 300, seed: 2, outDir: raw });
    const env = { CASEMIND_HOME: home, PORT: '0', LOG_LEVEL: 'silent' };
    const commands = [['generate', '--rows', '50', '--out', join(written, 'claims')], ['etl', '--source', raw], ['train', '--promote'], ['refresh'], ['qc'], ['backup', '--out', join(written, 'backups', 'store.sqlite')]];
    for (const words of commands) expect(await runCli(words, { env })).toMatchObject({ code: 0 });
    for (const name of ['claims.csv', 'claims.parquet']) expect(await runCli(['export', '--out', join(written, name)], { env })).toMatchObject({ code: 0 });
    const service = await startCommand('serve', env);
    const whileServed = modesBelow(written);
    await service.kill();
    expect(whileServed.length).toBeGreaterThan(30);
    expect(whileServed.filter((line) => !/^([46]00 file|700 folder) /.test(line))).toEqual([]);
    const fit = jsonOf(await runCli(['doctor', '--json'], { env }));
    expect(fit['checks']).toContainEqual({ name: 'file modes', ok: true, detail: expect.any(String) });
    chmodSync(join(home, 'store.sqlite'), 0o644);
    const wide = jsonOf(await runCli(['doctor', '--json'], { env }));
    expect(wide['checks']).toContainEqual({ name: 'file modes', ok: false, detail: expect.stringContaining('store.sqlite') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

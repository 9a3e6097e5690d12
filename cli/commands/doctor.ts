import { accessSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { CasemindError, SnapshotReader, activeModelVersion, formatNumber, listModels, readPointer } from '#engine';
import { openStore, readNotedHeads } from '#store';

import { headFileOf } from '../audit-chain.ts';
import type { CommandContext } from '../context.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What a full load takes, and what the demo takes. */
const leastFreeBytes = { production: 5e9, demo: 1e9 } as const;

/** Looks at everything a run needs and says what to do about what is wrong; exit code 1 where something is. */
export async function doctor(context: CommandContext): Promise<void> {
  const { config, home, version, terminal } = context;
  const checks: Check[] = [
    { name: 'node', ok: isRecentNode(process.versions.node), detail: `${process.versions.node}, needs 22.19 or later` },
    { name: 'configuration', ok: true, detail: `${config.CASEMIND_MODE} mode, ruleset ${config.RULESET}, casemind ${version}` },
    await attempt('home', () => {
      mkdirSync(home.root, { recursive: true });
      accessSync(home.root, constants.W_OK);
      const { bavail, bsize } = statfsSync(home.root);
      const free = bavail * bsize;
      const needed = leastFreeBytes[config.CASEMIND_MODE];
      if (free < needed) throw new Error(`only ${(free / 1e9).toFixed(1)} GB free, a load needs about ${needed / 1e9} GB`);
      return `${home.root} can be written, ${(free / 1e9).toFixed(0)} GB free`;
    }),
    await attempt('file modes', () => {
      const [wide] = [home.root, ...readdirSync(home.root, { recursive: true, encoding: 'utf8' }).map((name) => join(home.root, name))].filter(isForOthers);
      if (wide !== undefined) throw new Error(`${wide} and perhaps more can be read by other accounts; next: chmod -R go-rwx ${home.root}`);
      return 'files and folders of the home are for this account alone';
    }),
    await attempt('store', async () => {
      const store = await openStore({ path: home.store, url: config.DATABASE_URL, clock: context.now });
      const users = await store.users.list();
      await store.close();
      return `${users.length} users`;
    }),
    await attempt('audit', () => {
      const last = readNotedHeads(headFileOf(context)).at(-1);
      const key = config.AUDIT_KEY.length === 0 ? 'AUDIT_KEY is not set: who can write to the store can hash it anew' : 'decisions are hashed under AUDIT_KEY';
      return `${key}; ${last ? `last verified ${last.at}, ${last.rows} decisions` : 'never verified; next: casemind audit verify'}; heads in ${headFileOf(context)}`;
    }),
    await attempt('model', () => {
      const active = listModels(home).find(({ is_active }) => is_active);
      if (!active) throw new Error(`the active model ${activeModelVersion(home)} is not there; next: casemind models promote VERSION`);
      if (active.error !== null) throw new Error(active.error);
      return `${active.model_version} (${active.origin})`;
    }),
    await attempt('snapshot', async () => {
      if (readPointer(home) === undefined) return 'none yet; next: casemind etl, then casemind refresh';
      const reader = await SnapshotReader.open({ home, memoryLimit: config.DUCKDB_MEMORY_LIMIT, mode: config.CASEMIND_MODE });
      const { manifest } = reader;
      await reader.close();
      return `${manifest?.snapshot_id}, ${formatNumber(manifest?.rows['claims_scored'] ?? 0, 'en')} claims to ${manifest?.data_date}`;
    }),
    await attempt('source', () => {
      if (config.SOURCE_DIR === undefined) return config.CASEMIND_MODE === 'demo' ? 'SOURCE_DIR is not set; demo claims are used' : 'SOURCE_DIR is not set; nightly needs it';
      if (!existsSync(config.SOURCE_DIR)) throw new Error(`SOURCE_DIR ${config.SOURCE_DIR} does not exist`);
      return config.SOURCE_DIR;
    }),
    await attempt('port', () => listenOnce(config.HOST, config.PORT)),
  ];
  const failed = checks.filter(({ ok }) => !ok).length;
  terminal.answer(checks.map(({ name, ok, detail }) => `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(14)} ${detail}`).join('\n'), { checks, failed });
  if (failed > 0) process.exitCode = 1;
}

async function attempt(name: string, look: () => string | Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: error instanceof CasemindError ? error.text('en') : error instanceof Error ? error.message : String(error) };
  }
}

function isForOthers(path: string): boolean {
  const { mode } = lstatSync(path);
  return (mode & constants.S_IFMT) !== constants.S_IFLNK && (mode & 0o077) !== 0;
}

function isRecentNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 19);
}

async function listenOnce(host: string, port: number): Promise<string> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(new Error(error.code === 'EADDRINUSE' ? `${host}:${port} is in use; set PORT, or Casemind runs already` : error.message)));
    server.listen(port, host, done);
  });
  await new Promise((done) => server.close(done));
  return `${host}:${port} is free`;
}

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { withBuildLock } from '#store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { type PipelineHome, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { Database, quoteLiteral } from '../database.ts';
import { type Home, homeAt } from '../snapshots/home.ts';
import { publishSnapshot, removeOldSnapshots, rollBack } from './snapshots.ts';
import { namedSnapshot, stableNames, switchNames } from '../snapshots/stable-names.ts';

/** What `watch-names.ts` tells at its end. */
const toldSchema = z.object({ held: z.number(), failures: z.array(z.string()), seen: z.record(z.string(), z.array(z.string())) });

const day = (n: number) => () => new Date(Date.UTC(2025, 0, n));
const rows = 150;

let template: PipelineHome;
let pipeline: PipelineHome;
let home: Home;
/** Two published snapshots, each of a run of its own; the second serves. */
let ids: [string, string];

beforeAll(async () => {
  template = await createPipelineHome({ rows });
  const first = (await template.refresh({ now: day(1) })).manifest.snapshot_id;
  await template.etl();
  ids = [first, (await template.refresh({ now: day(2) })).manifest.snapshot_id];
});
afterAll(() => template?.cleanup());
beforeEach(() => {
  pipeline = template.copy();
  ({ home } = pipeline);
});
afterEach(() => pipeline.cleanup());

const warnings: string[] = [];
const observer = { warn: (message: string) => warnings.push(message) };
beforeEach(() => void warnings.splice(0));

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const fileOf = (id: string, file: string): string => join(home.snapshots, id, file);
/** What the names read as, and what they do where they lead to this snapshot. */
const digestsOfNames = (of: Home = home): string[] => stableNames(of).map(({ path }) => digestOf(path));
const digestsOf = (id: string, of: Home = home): string[] => stableNames(of).map(({ file }) => digestOf(join(of.snapshots, id, file)));
/** A file system that has no symbolic links. */
const withoutLinks = (): never => {
  throw Object.assign(new Error('no links here'), { code: 'EPERM' });
};

/** Runs SQL on the names as somebody beside the service does. */
async function query<T>(sql: string): Promise<T[]> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH ${quoteLiteral(home.analytics)} AS analytics (READ_ONLY)`);
    return await connection.rows<T>(sql);
  } finally {
    database.close();
  }
}

describe('the stable names', () => {
  test('lead to the published snapshot, without a second copy of it, and follow the pointer back and forth', async () => {
    expect(digestsOfNames()).toEqual(digestsOf(ids[1]));
    expect(digestOf(fileOf(ids[0], 'claims_normalized.parquet'))).not.toBe(digestOf(fileOf(ids[1], 'claims_normalized.parquet')));
    await rollBack(home, undefined, day(3)(), observer);
    expect(digestsOfNames()).toEqual(digestsOf(ids[0]));
    await publishSnapshot(home, ids[1], day(4)(), observer);
    expect(digestsOfNames()).toEqual(digestsOf(ids[1]));
    expect(warnings).toEqual([]);
    expect(stableNames(home).map(({ path }) => path.slice(home.root.length + 1))).toEqual(['data/claims_normalized.parquet', 'data/claims_ml_scores.parquet', 'analytics.duckdb']);
    expect(stableNames(home).every(({ path }) => lstatSync(path).isSymbolicLink())).toBe(true);
  });

  test('give the tables and files that docs/data.md describes', async () => {
    const [claims, scores] = stableNames(home).map(({ path }) => quoteLiteral(path));
    const [counts] = await query<{ claims: number; scores: number; joined: number; score_columns: string[] }>(`
      SELECT
        (SELECT count(*) FROM analytics.claims_normalized) AS claims,
        (SELECT count(*) FROM analytics.claims_ml_scores) AS scores,
        (SELECT count(*) FROM read_parquet(${claims}) JOIN read_parquet(${scores}) USING (claim_id)) AS joined,
        (SELECT list(column_name ORDER BY column_index) FROM duckdb_columns() WHERE database_name = 'analytics' AND table_name = 'claims_ml_scores') AS score_columns`);
    expect(counts).toMatchObject({ claims: rows, scores: rows, joined: rows });
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'data.md'), 'utf8');
    const described = page.slice(page.indexOf('## `claims_ml_scores`'), page.indexOf('Beside it in `snapshot.duckdb`'));
    for (const column of counts?.score_columns ?? []) expect(described).toContain(`\`${column}\``);
  });

  test('stay where the home is moved', () => {
    const moved = `${home.root}-moved`;
    renameSync(home.root, moved);
    expect(digestsOfNames(homeAt(moved))).toEqual(digestsOf(ids[1], homeAt(moved)));
    renameSync(moved, home.root);
  });

  test('never miss a file and never show one of no snapshot to somebody who reads them and holds the database open while others are built and published', async () => {
    const watcher = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'tests', 'support', 'watch-names.ts'), home.root], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface(watcher.stdout)[Symbol.asyncIterator]();
    expect(JSON.parse(String((await lines.next()).value))).toEqual({ held: rows });
    const { manifest } = await withBuildLock(home, 'a refresh', () => pipeline.refresh({ now: day(3) }));
    for (let n = 0; n < 25; n += 1) for (const id of [...ids, manifest.snapshot_id]) switchNames(home, id, observer);
    watcher.stdin.end();
    const told = toldSchema.parse(JSON.parse(String((await lines.next()).value)));
    await once(watcher, 'exit');
    expect(told.failures).toEqual([]);
    expect(told.held).toBe(rows);
    for (const { file } of stableNames(home)) {
      const whole = [...ids, manifest.snapshot_id].map((id) => digestOf(fileOf(id, file)));
      expect(told.seen[file]?.length).toBeGreaterThan(0);
      expect(told.seen[file]?.filter((digest) => !whole.includes(digest))).toEqual([]);
    }
    expect(warnings).toEqual([]);
    expect(digestsOfNames()).toEqual(digestsOf(manifest.snapshot_id));
  });

  test('that a kill left behind keep their snapshot from being removed, and the next publication mends them', async () => {
    switchNames(home, ids[0], observer);
    for (const n of [1, 2, 3]) cpSync(join(home.snapshots, ids[1]), join(home.snapshots, `snapshot-9${n}`), { recursive: true });
    removeOldSnapshots(home, day(20)());
    expect(namedSnapshot(home)).toBe(ids[0]);
    expect(digestsOfNames()).toEqual(digestsOf(ids[0]));
    await publishSnapshot(home, ids[1], day(20)(), observer);
    expect(digestsOfNames()).toEqual(digestsOf(ids[1]));
    expect(removeOldSnapshots(home, day(20)())).toEqual([ids[0]]);
  });

  test('that are gone or lead elsewhere come back with the next publication', async () => {
    rmSync(home.data, { recursive: true });
    rmSync(home.current);
    mkdirSync(`${home.current}.next`);
    await publishSnapshot(home, ids[1], day(4)(), observer);
    expect(digestsOfNames()).toEqual(digestsOf(ids[1]));
    expect(readdirSync(home.root).filter((name) => name.endsWith('.next'))).toEqual([]);
    expect(warnings).toEqual([]);
  });

  test('keep files of others that stand under them', async () => {
    for (const { path } of stableNames(home)) {
      rmSync(path);
      writeFileSync(path, 'of the seed');
    }
    await publishSnapshot(home, ids[0], day(4)(), observer);
    expect(digestsOfNames()).toEqual(digestsOf(ids[0]));
    for (const { path } of stableNames(home)) expect(readFileSync(`${path}.before-${ids[0]}`, 'utf8')).toBe('of the seed');
    expect(warnings).toHaveLength(3);
  });

  test('are hard links where the file system has no symbolic ones', () => {
    rmSync(home.current);
    for (const { path } of stableNames(home)) rmSync(path);
    for (const id of [ids[0], ids[1], ids[1], ids[0]]) {
      switchNames(home, id, observer, withoutLinks);
      expect(digestsOfNames()).toEqual(digestsOf(id));
      expect(stableNames(home).map(({ path, file }) => statSync(path).ino === statSync(fileOf(id, file)).ino && !lstatSync(path).isSymbolicLink())).toEqual([true, true, true]);
    }
    expect(readdirSync(home.data)).toEqual(['claims_ml_scores.parquet', 'claims_normalized.parquet']);
    expect(existsSync(home.current)).toBe(false);
    expect(warnings).toEqual([]);
  });

  test('that cannot be switched are told, and the snapshot serves', async () => {
    rmSync(home.data, { recursive: true });
    writeFileSync(home.data, 'a file where a folder should be');
    await rollBack(home, undefined, day(4)(), observer);
    expect(JSON.parse(readFileSync(home.pointer, 'utf8'))).toEqual({ snapshot_id: ids[0] });
    expect(warnings).toEqual([expect.stringContaining(`casemind publish ${ids[0]}`)]);
  });

  test('are links that stay within the home', () => {
    expect(readlinkSync(home.current)).toBe(`snapshots/${ids[1]}`);
    expect(realpathSync(home.analytics)).toBe(realpathSync(fileOf(ids[1], 'snapshot.duckdb')));
  });

  test('lead to a database that nobody may write', () => {
    expect(statSync(home.analytics).mode & 0o222).toBe(0);
  });
});

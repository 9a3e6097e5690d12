import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createFixtureHome, type FixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { quoteLiteral } from '../database.ts';
import { exportRows } from '../reports/export-rows.ts';
import { SnapshotReader, type Snapshot } from './snapshot-reader.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
let folder: string;
beforeAll(async () => {
  fixture = await createFixtureHome({ count: 20 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  folder = mkdtempSync(join(tmpdir(), 'casemind-outside-'));
  writeFileSync(join(folder, 'secret.csv'), 'a\n1\n');
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
  rmSync(folder, { recursive: true, force: true });
});

const outside = (name: string): string => quoteLiteral(join(folder, name));
/** What would reach beyond the snapshots, or loosen the bounds. */
const reaching: readonly (readonly [string, () => string])[] = [
  ['reading a file', () => `SELECT * FROM read_csv(${outside('secret.csv')})`],
  ['reading a file as text', () => `SELECT * FROM read_text(${outside('secret.csv')})`],
  ['listing a folder', () => `SELECT * FROM glob(${outside('*')})`],
  ['reading an address', () => "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')"],
  ['writing a file', () => `COPY (SELECT 1) TO ${outside('written.csv')}`],
  ['attaching a database', () => `ATTACH ${outside('other.duckdb')} AS other`],
  ['installing an extension', () => 'INSTALL httpfs'],
  ['loading an extension', () => 'LOAD httpfs'],
  ['allowing access again', () => 'SET enable_external_access = true'],
  ['allowing another folder', () => `SET allowed_directories = [${quoteLiteral(folder)}]`],
  ['changing the snapshot', () => 'DELETE FROM claims_scored'],
];

describe('DuckDB, while it serves, has external access off and its configuration locked:', () => {
  test.each(reaching)('%s is refused', async (_, sql) => {
    await expect(reader.read((snapshot: Snapshot) => snapshot.rows(sql()))).rejects.toThrow(/permission|disabled|locked|read-only|not allowed|Cannot|Failed/i);
    expect(await reader.read((snapshot) => snapshot.rows('SELECT count(*) AS n FROM claims_scored'))).toEqual([{ n: 20 }]);
  });

  test.each(reaching.filter(([name]) => name.startsWith('reading') || name.startsWith('listing')))('%s is refused to an export too', async (_, sql) => {
    const manifest = await reader.read(async (snapshot) => snapshot.manifest);
    await expect(exportRows({ home: fixture.home, manifest, format: 'csv' }, async () => ({ columns: [{ name: 'a', type: 'VARCHAR' }], statements: [{ sql: sql(), parameters: {} }] }))).rejects.toThrow(/permission|disabled|not allowed/i);
  });
});

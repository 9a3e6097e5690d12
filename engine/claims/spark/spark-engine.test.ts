// @module-tag spark
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type EtlResult, type Home, type Observer, SparkSession, claimColumns, generateClaims, homeAt, runEtl, silentObserver } from '#engine';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';

import { goldenCases, readExpected, runCase } from '../../../tests/golden/golden-case.ts';
import { csvText, rawClaim } from '../../../tests/golden/raw-folder.ts';
import { freePort } from '../../../tests/servers/child-server.ts';
import { sparkPython } from '../../../tests/servers/spark-python.ts';
import { type OwnSpark, startOwnSpark } from '../../../tests/servers/spark.ts';
import { runCli } from '../../../tests/support/cli.ts';
import { countDifferences } from '../../../tests/support/run-differences.ts';

let cluster: OwnSpark;
let folder: string;
let home: Home;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-on-spark-'));
  home = homeAt(join(folder, 'home'));
  cluster = await startOwnSpark();
}, 600_000);
afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (options: { spark?: SparkSession; observer?: Observer; sourceFolder?: string }): Promise<EtlResult> =>
  runEtl({ home, sourceFolder: join(folder, 'claims'), referencesFolder: join(folder, 'lists'), salt: 'tests', ruleset: 'RULESET_v1', maxQuarantine: 0.5, threads: 2, version: '0', now: () => new Date(), observer: silentObserver, ...options });

/** Lists that lack most codes, so that a run warns of them. */
const lists = {
  'icd10.csv': 'code,label\nA09,Diarrhoea\nI10,Essential hypertension\nZ09.8,Follow-up\n',
  'icd9cm.csv': 'code,label\n89.07,Consultation\n99.21,Injection\n',
  'inacbg.csv': 'code,label\nQ-5-44-0,Chronic small disease\n',
  'hospitals.csv': 'ID,NAMA,KAB,JENIS,KELAS,KEPEMILIKAN\n3578014,RS Satu,Kota Surabaya,Rumah Sakit Umum,B,PEMKOT\n3578015,RS Dua,Kota Surabaya,Rumah Sakit Umum,C,Swasta\n',
};

const openWith = (options: Partial<Parameters<typeof SparkSession.open>[0]>): Promise<SparkSession> => SparkSession.open({ master: cluster.url, python: sparkPython(), ...options });

describe('Spark makes of each golden folder what DuckDB makes of it, to the last column', () => {
  let spark: SparkSession;
  beforeAll(async () => {
    // To compile programs for a few rows takes longer than to run them.
    const settings = { 'spark.sql.codegen.wholeStage': 'false', 'spark.sql.codegen.factoryMode': 'NO_CODEGEN' };
    spark = await openWith({ master: 'local[2]', settings });
  });
  afterAll(() => spark?.close());

  it.each(goldenCases())('%s', async (name) => {
    const limits = { ...readExpected(name), columns: claimColumns.map((column) => column.name).filter((column) => column !== 'etl_run_id') };
    expect(await runCase(name, limits, spark)).toEqual(await runCase(name, limits));
  });
});

describe('of generated claims, in labels, on a master and two workers', () => {
  let spark: SparkSession;
  let onDuckdb: EtlResult;
  beforeAll(async () => {
    spark = await openWith({});
    mkdirSync(join(folder, 'lists'));
    for (const [name, text] of Object.entries(lists)) writeFileSync(join(folder, 'lists', name), text);
    await generateClaims({ rows: 20_000, seed: 5, edition: 'text', outDir: join(folder, 'claims'), observer: silentObserver });
    // Another edition, a province that no list knows, and procedures that cannot be read.
    writeFileSync(join(folder, 'claims', 'odd.csv'), csvText([rawClaim(1, { FKL05: 'Negeri Baru' }), rawClaim(2, { FKL30: '99213 - Office visit' }), rawClaim(3, { FKL47: 'x' }), rawClaim(2)]));
    onDuckdb = await run({});
  });
  afterAll(() => spark?.close());

  test('both engines make the same rows: money, quantiles and doubles to the last bit', async () => {
    const onSpark = await run({ spark });
    expect(Object.values(await countDifferences(home, onSpark, onDuckdb))).toEqual([0, 0, 0, 0, 0, 0]);
    const { etl_run_id: _run, started_at: _started, ended_at: _ended, ...manifest } = onDuckdb.manifest;
    expect(onSpark.manifest).toMatchObject(manifest);
    expect(manifest.warnings.filter((warning) => /in no ICD-9-CM list|Negeri Baru/.test(warning))).toHaveLength(2);
  });

  test('a disk without room for the raw files once more is told before any is read, and nothing is left behind', async () => {
    const sourceFolder = join(folder, 'huge');
    cpSync(join(folder, 'claims'), sourceFolder, { recursive: true });
    truncateSync(join(sourceFolder, 'fkrtl.csv'), 2 ** 42);
    const before = readdirSync(home.runs);
    await expect(run({ spark, sourceFolder })).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect([readdirSync(home.runs), readdirSync(home.scratch)]).toEqual([before, []]);
  });

  test('a worker that is killed while claims are compared changes nothing', async () => {
    let killed: Promise<void> | undefined;
    const progress: Observer['progress'] = ({ step }) => {
      if (step === 'etl.compare') killed ??= cluster.killWorker();
    };
    const onSpark = await run({ spark, observer: { ...silentObserver, progress } });
    await killed;
    expect(killed).toBeDefined();
    expect(onSpark.manifest.content).toEqual(onDuckdb.manifest.content);
    expect(readdirSync(home.scratch)).toEqual([]);
  });
});

describe('what Spark lacks is told before work begins', () => {
  test('a Python that is not there', async () => {
    await expect(openWith({ python: join(folder, 'no-python') })).rejects.toMatchObject({ code: 'SPARK_PYTHON' });
  });

  test('packages that Python lacks', async () => {
    const bare = join(folder, 'bare');
    execFileSync('python3', ['-m', 'venv', '--without-pip', bare]);
    await expect(openWith({ python: join(bare, 'bin', 'python') })).rejects.toMatchObject({ code: 'SPARK_PACKAGES', details: { packages: expect.stringMatching(/^pyspark [\d.]+ \(-\), sqlglot [\d.]+ \(-\)$/) } });
  });

  test('a master that does not answer', async () => {
    await expect(openWith({ master: `spark://127.0.0.1:${await freePort()}` })).rejects.toMatchObject({ code: 'SPARK_UNREACHABLE' });
  });

  test('a master without workers', async () => {
    const empty = await startOwnSpark({ workers: 0 });
    try {
      await expect(openWith({ master: empty.url, workersWithin: 1 })).rejects.toMatchObject({ code: 'SPARK_NO_WORKERS' });
    } finally {
      await empty.stop();
    }
  });

  test('a path that a worker cannot use', () => {
    const said = execFileSync(process.execPath, [join(import.meta.dirname, 'stage-task.ts')], { input: JSON.stringify({ read: [join(folder, 'nowhere')], write: folder }), encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({ blind: join(folder, 'nowhere') });
  });

  test('options that do not belong together, and a Java that is not there; nothing is published', async () => {
    const etl = (words: readonly string[], env = {}) => runCli(['etl', '--source', folder, ...words], { env: { CASEMIND_HOME: home.root, SPARK_PYTHON: sparkPython(), ...env } });
    const before = readdirSync(home.runs);
    const said = async (...given: Parameters<typeof etl>) => {
      const { code, stderr } = await etl(...given);
      return [code, /[A-Z]+_[A-Z]+/.exec(stderr)?.[0]];
    };
    expect(await said(['--engine', 'spark'])).toEqual([2, 'USAGE_INVALID']);
    expect(await said(['--master', cluster.url])).toEqual([2, 'USAGE_INVALID']);
    expect(await said(['--engine', 'spark', '--master', cluster.url, '--spark', 'memory'])).toEqual([2, 'USAGE_INVALID']);
    expect(await said(['--engine', 'spark', '--master', cluster.url], { JAVA_HOME: folder })).toEqual([1, 'SPARK_JAVA']);
    expect(readdirSync(home.runs)).toEqual(before);
  });
});

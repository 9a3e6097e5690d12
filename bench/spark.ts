import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { SparkSession, generateClaims, homeAt, runEtl, silentObserver } from '#engine';

import { sparkPython } from '../tests/servers/spark-python.ts';
import { startOwnSpark } from '../tests/servers/spark.ts';
import { countDifferences } from '../tests/support/run-differences.ts';
import type { Bench } from './figures.ts';

/** The same claims through both engines, Spark on a cluster of this machine: one master, two workers of a core each. No row may differ. */
export const spark: Bench = async ({ rows = 200_000, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-spark-'));
  const home = homeAt(join(folder, 'home'));
  const sourceFolder = join(folder, 'claims');
  const etl = async (session?: SparkSession) => {
    const started = performance.now();
    const result = await runEtl({ home, sourceFolder, salt: 'bench', ruleset: 'RULESET_v2', maxQuarantine: 0.05, threads: availableParallelism(), memoryLimit: '4GB', spark: session, version: 'bench', now: () => new Date(), observer: silentObserver });
    return { result, seconds: (performance.now() - started) / 1000 };
  };
  try {
    say(`generate: ${rows} claims`);
    await generateClaims({ rows, seed: 1, outDir: sourceFolder, observer: silentObserver });
    say('etl: DuckDB');
    const onDuckdb = await etl();
    const cluster = await startOwnSpark();
    try {
      const session = await SparkSession.open({ master: cluster.url, python: sparkPython() });
      try {
        say('etl: Spark');
        const onSpark = await etl(session);
        const differences = Object.values(await countDifferences(home, onDuckdb.result, onSpark.result));
        return [
          { name: 'DuckDB: time', value: onDuckdb.seconds, unit: 's' },
          { name: 'Spark, two workers: time', value: onSpark.seconds, unit: 's' },
          { name: 'rows that differ', value: differences.reduce((sum, n) => sum + n, 0), unit: 'rows', atMost: 0 },
        ];
      } finally {
        await session.close();
      }
    } finally {
      await cluster.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

import { CasemindError, SparkSession, isSparkMaster } from '#engine';

import type { CommandContext } from '../context.ts';
import { describeEtl, etl as runEtl, sourceOf } from '../pipeline.ts';

export interface EtlCommand {
  readonly source?: string;
  readonly references?: string;
  readonly engine: 'duckdb' | 'spark';
  readonly master?: string;
  readonly spark?: readonly string[];
}

export async function etl(context: CommandContext, options: EtlCommand): Promise<void> {
  const open = sparkOf(context, options);
  const result = await runEtl(context, await sourceOf(context, options.source), { references: options.references, openSpark: open });
  context.terminal.answer(`${describeEtl(result)}\nnext: casemind refresh`, {
    ...result.manifest,
    ignored_files: result.ignoredFiles,
    references: result.references,
  });
}

/** @throws CasemindError USAGE_INVALID where the options do not belong together. */
function sparkOf({ config }: CommandContext, { engine, master, spark = [] }: EtlCommand): (() => Promise<SparkSession>) | undefined {
  if (engine === 'duckdb') {
    if (master !== undefined || spark.length > 0) throw new CasemindError('USAGE_INVALID', { field: '--engine', value: engine, accepted: 'spark, where --master or --spark is given' });
    return undefined;
  }
  if (master === undefined || !isSparkMaster(master)) throw new CasemindError('USAGE_INVALID', { field: '--master', value: master ?? '-', accepted: 'spark://HOST:PORT or local[N]' });
  const wrong = spark.find((setting) => !/^spark\.[\w.]+=./.test(setting));
  if (wrong !== undefined) throw new CasemindError('USAGE_INVALID', { field: '--spark', value: wrong, accepted: 'spark.NAME=VALUE' });
  const settings = Object.fromEntries(spark.map((setting) => [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)]));
  return () => SparkSession.open({ master, python: config.SPARK_PYTHON, javaHome: config.JAVA_HOME, settings });
}

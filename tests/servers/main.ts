import { parseArgs } from 'node:util';

import { startOwnKafka } from './kafka.ts';
import { startOwnPostgres } from './postgres.ts';
import { startOwnRedis } from './redis.ts';
import type { RunningServer } from './run-servers.ts';
import { pythonOf } from './spark-python.ts';
import { startOwnSpark } from './spark.ts';

/**
 * Starts servers on this machine for trying things, and stops them with Ctrl+C:
 *
 *   npm run servers -- redis kafka postgres spark [--data FOLDER]
 *
 * Redis and Kafka listen where Casemind looks for them by default. Without --data what they hold goes with them;
 * PostgreSQL always begins empty. Spark is a master and two workers; its Python is told as well.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } });
const kept = (name: string): { readonly data?: string } => (values.data === undefined ? {} : { data: `${values.data}/${name}` });

const starters: Readonly<Record<string, { readonly variable: string; start(): Promise<RunningServer> }>> = {
  redis: { variable: 'REDIS_URL', start: () => startOwnRedis({ port: 6379, ...kept('redis') }) },
  kafka: { variable: 'KAFKA_BROKERS', start: () => startOwnKafka({ port: 9092, ...kept('kafka') }) },
  postgres: { variable: 'DATABASE_URL', start: () => startOwnPostgres() },
  spark: { variable: `SPARK_PYTHON=${pythonOf()} --master`, start: () => startOwnSpark() },
};

const unknown = positionals.find((name) => !(name in starters));
if (positionals.length === 0 || unknown !== undefined) {
  process.stderr.write(`servers: ${unknown ?? 'none named'}. Accepted: ${Object.keys(starters).join(', ')}\n`);
  process.exit(2);
}

const running: RunningServer[] = [];
async function stop(code: number): Promise<never> {
  await Promise.allSettled(running.splice(0).map((server) => server.stop()));
  process.exit(code);
}

const until = Promise.withResolvers<void>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => until.resolve());
try {
  for (const name of new Set(positionals)) {
    const starter = starters[name];
    if (!starter) continue;
    const server = await starter.start();
    running.push(server);
    process.stdout.write(`${name} runs: ${starter.variable}=${server.url}\n`);
  }
  process.stdout.write('Ctrl+C stops\n');
  await until.promise;
  await stop(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}

import { type ChildProcess, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Admin } from '@platformatic/kafka';

import { endChild, freePort, startChild } from './child-server.ts';
import { kafkaJars } from './kafka-jars.ts';
import { isOnPath } from './on-path.ts';
import type { OwnServer, OwnServerOptions } from './redis.ts';
import { kafkaInstall } from './servers.ts';

const memory = ['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/**
 * Starts one broker of Kafka (KRaft: its own controller) on 127.0.0.1. Groups may find out soon that a consumer has gone.
 * Its `url` is the address of the broker, `host:port`.
 *
 * @throws Error where there is no Java, or neither jars nor Maven.
 */
export async function startOwnKafka({ port: wanted, data }: OwnServerOptions = {}): Promise<OwnServer> {
  if (!isOnPath('java')) throw new Error(`no Java: ${kafkaInstall}`);
  const jars = kafkaJars();
  const folder = data ?? mkdtempSync(join(tmpdir(), 'casemind-kafka-'));
  mkdirSync(folder, { recursive: true });
  const removeData = (): void => {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const port = wanted ?? (await freePort());
  const controller = await freePort();
  const properties = join(folder, 'server.properties');
  writeFileSync(properties, serverProperties(folder, port, controller));
  writeFileSync(join(folder, 'log4j2.properties'), 'rootLogger.level=warn\nrootLogger.appenderRefs=out\nrootLogger.appenderRef.out.ref=out\nappender.out.type=Console\nappender.out.name=out\n');
  const java = [...memory, `-Dlog4j2.configurationFile=${join(folder, 'log4j2.properties')}`, '-cp', join(jars, '*')];
  const launch = (): Promise<ChildProcess> => startChild({ command: 'java', args: [...java, 'kafka.Kafka', properties], cwd: folder, isReady: () => answersMetadata(port) });
  let server: ChildProcess;
  try {
    if (!existsSync(join(folder, 'log', 'meta.properties'))) {
      const cluster = randomBytes(16).toString('base64url').replace(/^-/, 'A');
      execFileSync('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', cluster, '-c', properties], { cwd: folder, stdio: 'pipe' });
    }
    server = await launch();
  } catch (error) {
    removeData();
    throw error;
  }
  return {
    url: `127.0.0.1:${port}`,
    async stop() {
      await endChild(server, data === undefined ? 'SIGKILL' : 'SIGTERM');
      removeData();
    },
    kill: () => endChild(server, 'SIGKILL'),
    async restart() {
      server = await launch();
    },
  };
}

function serverProperties(folder: string, port: number, controller: number): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'log.dirs': join(folder, 'log'),
    'default.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 500,
    'message.max.bytes': 20 * 2 ** 20,
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

async function answersMetadata(port: number): Promise<boolean> {
  const admin = new Admin({ clientId: 'casemind-tests', bootstrapBrokers: [`127.0.0.1:${port}`], retries: 0, connectTimeout: 1000, timeout: 2000 });
  try {
    return (await admin.metadata({ topics: [] })).brokers.size > 0;
  } catch {
    return false;
  } finally {
    await admin.close().catch(() => {});
  }
}

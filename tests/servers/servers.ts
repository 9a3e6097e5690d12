import { hasKafkaJars } from './kafka-jars.ts';
import { isOnPath } from './on-path.ts';
import { findPostgres } from './postgres-binaries.ts';
import { hasSparkPython } from './spark-python.ts';

/**
 * What tests need besides Node and npm. A suite that needs one of them has its name as a tag:
 * `describe('streams of Redis', { tags: 'redis' }, …)`. Where it is not found, the suite is left out
 * aloud; with `required`, it runs and fails.
 */
export interface TestServer {
  readonly name: string;
  /** Whether it can be started. PATH decides what a test run sees, beside npm packages and what a program of PATH has fetched. */
  isFound(): boolean;
  /** What to do where it is not found. */
  readonly install: string;
}

export const postgresInstall =
  'npm ci with optional packages, or a PATH with initdb and postgres (Debian: apt-get install postgresql, then /usr/lib/postgresql/*/bin)';

export const redisInstall = 'redis-server on PATH, 6.2 or later (Debian: apt-get install redis-server)';
export const kafkaInstall = 'java on PATH, 17 or later, and Maven, by which Kafka comes (Debian: apt-get install default-jre-headless maven)';

export const sparkInstall = 'java on PATH, 11 to 17, bash, and python3, 3.9 or later, with venv and pip, by which Spark comes (Debian: apt-get install default-jre-headless python3-venv)';

export const nginxInstall = 'nginx on PATH, 1.18 or later (Debian: apt-get install nginx-light)';

export const testServers: readonly TestServer[] = [
  {
    name: 'postgres',
    isFound: () => findPostgres() !== undefined,
    install: postgresInstall,
  },
  {
    name: 'redis',
    isFound: () => isOnPath('redis-server'),
    install: redisInstall,
  },
  {
    name: 'kafka',
    isFound: () => isOnPath('java') && (hasKafkaJars() || isOnPath('mvn')),
    install: kafkaInstall,
  },
  {
    name: 'spark',
    isFound: () => isOnPath('java') && isOnPath('bash') && (hasSparkPython() || isOnPath('python3')),
    install: sparkInstall,
  },
  {
    name: 'nginx',
    isFound: () => isOnPath('nginx') && isOnPath('redis-server'),
    install: `${nginxInstall}, and ${redisInstall}`,
  },
  {
    name: 'shell',
    isFound: () => ['bash', 'mkdir', 'date', 'find', 'cat', 'mv', 'rm', 'dirname', 'prlimit'].every(isOnPath),
    install: 'a Linux with bash and its usual programs on PATH (Debian: apt-get install bash coreutils findutils util-linux)',
  },
];

export type ServerDemand = 'found' | 'required' | 'none';

/** @throws Error where CASEMIND_TEST_SERVERS is none of the accepted words. */
export function readServerDemand(given = ''): ServerDemand {
  if (given === '') return 'found';
  if (given === 'found' || given === 'required' || given === 'none') return given;
  throw new Error(`CASEMIND_TEST_SERVERS is '${given}'; accepted: found (the default), required, none`);
}

/** A tag for each server, which describes what to install; that of one that is not there skips. */
export function serverTags(demand: ServerDemand, servers = testServers): { name: string; description: string; skip: boolean }[] {
  return servers.map((server) => ({
    name: server.name,
    description: server.install,
    skip: demand === 'none' || (demand === 'found' && !server.isFound()),
  }));
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const kafkaVersion = '4.1.0';
const log4jVersion = '2.25.3';

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>casemind.tests</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${kafkaVersion}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>${log4jVersion}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>${log4jVersion}</version></dependency>
  </dependencies>
</project>
`;

/** Where what was fetched stays between runs and clones: the cache of the system for this account. */
export function cacheFolder(): string {
  // oxlint-disable-next-line node/no-process-env
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return XDG_CACHE_HOME ?? join(homedir(), '.cache');
}

const jars = (): string => join(cacheFolder(), 'casemind', `kafka-${kafkaVersion}`);

export function hasKafkaJars(): boolean {
  return existsSync(jars());
}

/**
 * The folder of Kafka's jars, which Maven fetches the first time. It is there whole or not at all.
 *
 * @throws Error with what Maven said.
 */
export function kafkaJars(): string {
  const folder = jars();
  if (existsSync(folder)) return folder;
  mkdirSync(join(folder, '..'), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const project = mkdtempSync(join(tmpdir(), 'casemind-kafka-pom-'));
  try {
    writeFileSync(join(project, 'pom.xml'), pom);
    const words = ['--quiet', '--batch-mode', '--file', join(project, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${draft}`, '-DincludeScope=runtime'];
    execFileSync('mvn', words, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 });
    if (readdirSync(draft).every((name) => !name.startsWith('kafka_'))) throw new Error('Maven brought no jar of Kafka');
    // Two at once: the second finds it done.
    if (!existsSync(folder)) renameSync(draft, folder);
    return folder;
  } finally {
    for (const path of [project, draft]) rmSync(path, { recursive: true, force: true });
  }
}

if (import.meta.main) process.stdout.write(`${kafkaJars()}\n`);

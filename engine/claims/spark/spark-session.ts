import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { z } from 'zod';

import { CasemindError, asDiskFull } from '../../errors.ts';

export interface SparkOptions {
  /** `spark://HOST:PORT` of a standalone cluster, or `local[N]`, N threads of this machine. */
  readonly master: string;
  /** The Python that has the packages of requirements.txt. */
  readonly python: string;
  /** Folder of the Java that Spark takes; the `java` on the path unless told. */
  readonly javaHome?: string | undefined;
  /** Settings of Spark besides, such as `spark.executor.memory`. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
  /** Seconds in which a worker takes up work, or none will; 60 unless told. */
  readonly workersWithin?: number | undefined;
}

/** Whether this names a master of a kind that is tried. */
export function isSparkMaster(text: string): boolean {
  return /^(?:spark:\/\/[\w.-]+:\d{1,5}|local\[(?:\d{1,3}|\*)\])$/.test(text);
}

const requirementsFile = join(import.meta.dirname, 'requirements.txt');
const oldestPython = [3, 9] as const;
/** Spark 3.5 runs on it, and newer ones are not tried. */
const javaVersions = { oldest: 11, newest: 17 };
const answerSchema = z.union([z.object({ value: z.unknown() }), z.object({ failure: z.string() })]);

/** Lines of Spark's log that are kept for an error. */
const keptLines = 50;

/**
 * One application of Spark: a process of Python that drives it, asked by lines of JSON. Requests are answered in turn. It ends with
 * the process that opened it.
 */
export class SparkSession {
  readonly #driver: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  readonly #log: string[] = [];

  private constructor(driver: ChildProcess, answers: AsyncIterator<string>) {
    this.#driver = driver;
    this.#answers = answers;
    driver.stderr?.on('data', (text: Buffer) => {
      this.#log.push(...text.toString().split('\n'));
      this.#log.splice(0, this.#log.length - keptLines);
    });
  }

  /**
   * Connects to Spark and waits until it takes work.
   *
   * @throws CasemindError SPARK_PYTHON, SPARK_PACKAGES, SPARK_JAVA, SPARK_UNREACHABLE, SPARK_NO_WORKERS, SPARK_FAILED.
   */
  static async open({ master, python, javaHome, settings = {}, workersWithin = 60 }: SparkOptions): Promise<SparkSession> {
    await requirePython(python);
    await requireJava(javaHome);
    await requireMaster(master);
    const driver = spawn(python, ['-B', join(import.meta.dirname, 'driver.py')], { stdio: ['pipe', 'ignore', 'pipe', 'pipe'] });
    await once(driver, 'spawn');
    // A driver that ends is found by its answer that does not come.
    driver.stdin?.on('error', () => {});
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const lines = createInterface({ input: driver.stdio[3] as Readable });
    const session = new SparkSession(driver, lines[Symbol.asyncIterator]());
    try {
      const hasWorkers = await session.request('open', { master, settings: { ...settingsOf(master, python), ...settings }, workers_within: workersWithin });
      if (hasWorkers !== true) throw new CasemindError('SPARK_NO_WORKERS', { master, seconds: workersWithin });
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /**
   * Asks the driver for one of its operations.
   *
   * @throws CasemindError SPARK_FAILED, DISK_FULL.
   */
  async request(operation: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown> {
    this.#driver.stdin?.write(`${JSON.stringify({ op: operation, with: parameters })}\n`);
    const line = await this.#answers.next();
    if (line.done === true) throw new CasemindError('SPARK_FAILED', { reason: this.#lastWords() });
    const answer = answerSchema.parse(JSON.parse(line.value));
    if (!('failure' in answer)) return answer.value;
    throw failure(answer.failure);
  }

  /** Ends the application, and waits until it is gone. */
  async close(): Promise<void> {
    if (this.#driver.exitCode !== null || this.#driver.signalCode !== null) return;
    const exited = once(this.#driver, 'exit');
    this.#driver.stdin?.end();
    await exited;
  }

  #lastWords(): string {
    return this.#log.filter((line) => line.trim() !== '').slice(-3).join(' / ') || 'its driver ended without a word';
  }
}

function failure(reason: string): unknown {
  const error = new CasemindError('SPARK_FAILED', { reason: reason.split('\n')[0] ?? reason });
  const full = asDiskFull(new Error(reason), 'Spark');
  return full instanceof CasemindError ? full : error;
}

/** What a run needs of Spark: days without a time zone, lists without surprises, one Python everywhere. */
function settingsOf(master: string, python: string): Record<string, string> {
  const isHere = /^spark:\/\/(?:127\.|localhost)|^local/.test(master);
  return {
    'spark.sql.session.timeZone': 'UTC',
    'spark.sql.ansi.enabled': 'false',
    'spark.sql.legacy.sizeOfNull': 'false',
    'spark.ui.enabled': 'false',
    'spark.pyspark.python': python,
    ...(isHere && { 'spark.driver.host': '127.0.0.1', 'spark.driver.bindAddress': '127.0.0.1' }),
  };
}

const found = z.object({ python: z.tuple([z.number(), z.number()]), packages: z.record(z.string(), z.string().nullable()) });

const look = `
import importlib.metadata as m, json, sys
def version(name):
    try: return m.version(name)
    except m.PackageNotFoundError: return None
print(json.dumps({'python': sys.version_info[:2], 'packages': {name: version(name) for name in sys.argv[1:]}}))
`;

async function requirePython(python: string): Promise<void> {
  const pins = new Map(Array.from(readFileSync(requirementsFile, 'utf8').matchAll(/^([\w-]+)==(\S+)$/gm), ([, name = '', version = '']) => [name, version]));
  const missing = (version: string): CasemindError => new CasemindError('SPARK_PYTHON', { python, found: version, needed: oldestPython.join('.') });
  const said = await output(python, ['-c', look, ...pins.keys()]);
  if (said === undefined) throw missing('-');
  const seen = found.parse(JSON.parse(said));
  const [major, minor] = seen.python;
  if (major < oldestPython[0] || (major === oldestPython[0] && minor < oldestPython[1])) throw missing(seen.python.join('.'));
  const wrong = [...pins].filter(([name, version]) => seen.packages[name] !== version).map(([name, version]) => `${name} ${version} (${seen.packages[name] ?? '-'})`);
  if (wrong.length > 0) throw new CasemindError('SPARK_PACKAGES', { python, packages: wrong.join(', '), file: 'engine/claims/spark/requirements.txt' });
}

async function requireJava(home: string | undefined): Promise<void> {
  const said = (await output(home === undefined ? 'java' : join(home, 'bin', 'java'), ['-version'])) ?? '';
  const [, first = '', second = ''] = /version "(\d+)(?:\.(\d+))?/.exec(said) ?? [];
  const version = Number(first === '1' ? second : first);
  if (version < javaVersions.oldest || version > javaVersions.newest || first === '') throw new CasemindError('SPARK_JAVA', { found: first === '' ? '-' : version, ...javaVersions });
}

async function requireMaster(master: string): Promise<void> {
  const [, host, port] = /^spark:\/\/(.+):(\d+)$/.exec(master) ?? [];
  if (host === undefined) return;
  const socket = connect({ host, port: Number(port), timeout: 5000 });
  try {
    await Promise.race([once(socket, 'connect'), once(socket, 'timeout').then(() => Promise.reject(new Error('no answer')))]);
  } catch (error) {
    throw new CasemindError('SPARK_UNREACHABLE', { master }, { cause: error });
  } finally {
    socket.destroy();
  }
}

/** What a program says on both of its outputs; undefined where it cannot be run or fails. */
async function output(command: string, args: readonly string[]): Promise<string | undefined> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  try {
    await once(child, 'close');
  } catch {
    return undefined;
  }
  return child.exitCode === 0 ? text : undefined;
}


import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from './kafka-jars.ts';

const requirements = join(import.meta.dirname, '..', '..', 'engine', 'claims', 'spark', 'requirements.txt');

const folder = (): string => join(cacheFolder(), 'casemind', `spark-${createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)}`);
/** Is written last: an environment of Python cannot be moved once it is made. */
const finished = (): string => join(folder(), 'finished');

/** Where the Python with the packages of Spark is, or would be. */
export const pythonOf = (): string => join(folder(), 'bin', 'python');

export function hasSparkPython(): boolean {
  return existsSync(finished());
}

/**
 * A Python with the packages of the Spark engine, which pip fetches the first time.
 *
 * @throws Error with what pip said.
 */
export function sparkPython(): string {
  if (hasSparkPython()) return pythonOf();
  mkdirSync(cacheFolder(), { recursive: true });
  rmSync(folder(), { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', folder()], { stdio: 'pipe', timeout: 120_000 });
  execFileSync(pythonOf(), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements], { stdio: 'pipe', timeout: 600_000 });
  writeFileSync(finished(), '');
  return pythonOf();
}

/** The folder of Spark’s own distribution within the packages of Python. */
export function sparkHome(): string {
  return execFileSync(sparkPython(), ['-c', 'import importlib.util; print(importlib.util.find_spec("pyspark").submodule_search_locations[0])'], { encoding: 'utf8' }).trim();
}

if (import.meta.main) process.stdout.write(`${sparkPython()}\n`);

import { existsSync } from 'node:fs';

/** The environment of the process, with what a `.env` in the working folder adds. The only reader of process.env. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // oxlint-disable-next-line node/no-process-env
  return process.env;
}

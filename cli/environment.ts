import { existsSync } from 'node:fs';

import { CasemindError } from '#engine';

/** LangChain's own tracing would send claims to a service outside, whoever set it on. */
const foreignTracing = /^(LANGSMITH|LANGCHAIN)_/i;

/**
 * The environment of the process, with what a `.env` in the working folder adds, and without what would turn
 * LangChain's own tracing on. The only reader of
 * process.env.
 *
 * @throws CasemindError CONFIG_INVALID where the file cannot be read.
 */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch (error) {
    throw new CasemindError('CONFIG_INVALID', { field: '.env', value: error instanceof Error ? error.message : '', accepted: 'a readable file of NAME=value lines' }, { cause: error });
  }
  // oxlint-disable-next-line node/no-process-env
  const environment = process.env;
  for (const name of Object.keys(environment)) if (foreignTracing.test(name)) delete environment[name];
  return environment;
}

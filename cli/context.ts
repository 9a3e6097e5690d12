import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { type Config, loadConfig } from '#config';
import { type Home, homeAt } from '#engine';

import type { Parent } from './follow-parent.ts';
import { type Terminal, createTerminal } from './terminal.ts';

/** What every command stands on. */
export interface CommandContext {
  readonly config: Config;
  readonly home: Home;
  readonly version: string;
  readonly threads: number;
  readonly terminal: Terminal;
  readonly now: () => Date;
  /** The service that runs this command as a job, and records it. */
  readonly parent: Parent | undefined;
}

export const projectFolder = join(import.meta.dirname, '..');

/** This command line, for a process that runs its commands in processes of their own. */
export const casemind = { file: process.execPath, args: [join(projectFolder, 'cli', 'main.ts')] } as const;

export function readVersion(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))).version;
}

/** @throws CasemindError CONFIG_INVALID, CONFIG_UNSAFE. */
export function createContext(environment: Readonly<Record<string, string | undefined>>, { json, parent }: { readonly json: boolean; readonly parent?: Parent | undefined }): CommandContext {
  const config = loadConfig(environment);
  return {
    config,
    home: homeAt(config.CASEMIND_HOME),
    version: readVersion(),
    threads: config.DUCKDB_THREADS ?? availableParallelism(),
    terminal: createTerminal({ json, parent }),
    now: () => new Date(),
    parent,
  };
}

import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { systemErrorCode } from '../errors.ts';
import type { Home } from './home.ts';

/**
 * A folder in which one DuckDB instance may spill. Instances that share one write over each other's
 * files, unnoticed; so whoever may run beside a build takes a folder, and the build, alone by its
 * lock, has `home.scratch` itself.
 */
export interface Scratch {
  readonly folder: string;
  remove(): void;
}

export function takeScratch(home: Home): Scratch {
  mkdirSync(home.scratch, { recursive: true });
  const folder = mkdtempSync(join(home.scratch, `${hostname()}=${process.pid}=`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Removes what killed builds spilled, and the folders of processes of this machine that are no more.
 * Call it only while holding the build lock.
 */
export function emptyScratch(home: Home): void {
  mkdirSync(home.scratch, { recursive: true });
  for (const entry of readdirSync(home.scratch, { withFileTypes: true })) {
    if (entry.isDirectory() && isInUse(entry.name)) continue;
    rmSync(join(home.scratch, entry.name), { recursive: true, force: true });
  }
}

function isInUse(name: string): boolean {
  const [host, processId] = name.split('=');
  if (processId === undefined) return false;
  return host !== hostname() || isAlive(Number(processId));
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

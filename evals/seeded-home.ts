import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Claims of the evaluation: what the facts of the dataset were counted on. */
export const seeded = { rows: 20_000, seed: 7 } as const;

const program = join(import.meta.dirname, '..', 'cli', 'main.ts');

/** A home with a snapshot of seeded claims. The same seed gives the same claims and scores. @param ruleset that scores them; the default one unless told. */
export function createSeededHome({ rows, seed, ruleset }: { readonly rows: number; readonly seed: number; readonly ruleset?: string } = seeded): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-eval-'));
  const claims = join(folder, 'claims');
  const run = (...args: readonly string[]): void =>
    void execFileSync(process.execPath, [program, ...args], { env: { PATH: '', CASEMIND_HOME: folder, SOURCE_DIR: claims, ...(ruleset !== undefined && { RULESET: ruleset }) }, stdio: ['ignore', 'ignore', 'inherit'] });
  run('generate', '--rows', String(rows), '--seed', String(seed), '--out', claims);
  run('etl');
  run('train', '--promote');
  run('refresh');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { refreshSnapshot, runEtl, trainModel } from '#engine';
import { withBuildLock } from '#store';

import { pipelineAt } from './pipeline-home.ts';

/**
 * A build that is killed: `node build-and-die.ts ROOT refresh|etl|train MOMENT`. The moment is a stage
 * of a refresh, or a step that an ETL run or a fit reports; the process ends there by SIGKILL, with a
 * spilled file on the disk. Without a moment it runs to its end, for somebody else to kill.
 */
const [root = '', what = '', moment] = process.argv.slice(2);
const pipeline = pipelineAt(root);
const { home } = pipeline;

const reach = (reached: string): void => {
  if (reached !== moment) return;
  writeFileSync(join(home.scratch, 'duckdb_temp_storage_DEFAULT-0.tmp'), 'spilled');
  process.kill(process.pid, 'SIGKILL');
  // The signal may take a moment; nothing may happen in it.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};
const common = { home, threads: 1, version: '0.1.0', now: () => new Date(), observer: { progress: ({ step }: { readonly step: string }) => reach(step), warn: () => {} } };

await withBuildLock(home, `${what}, to be killed`, async () => {
  if (what === 'refresh') await refreshSnapshot({ ...common, ruleset: 'RULESET_v1', topK: 20, onStage: reach });
  else if (what === 'etl') await runEtl({ ...common, sourceFolder: pipeline.raw, salt: 'a-salt-of-the-tests', ruleset: 'RULESET_v1', maxQuarantine: 0.05 });
  else await trainModel({ ...common, seed: 2, promote: true });
});

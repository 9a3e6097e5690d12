import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { demoSecrets } from '#config';
import { generateClaims, homeAt, runEtl, silentObserver, trainModel } from '#engine';

/** Makes `artifacts/iso_v1` anew: the model that serves until one is trained on the claims at hand. */
const rows = 200_000;
const seed = 1;
const folder = mkdtempSync(join(tmpdir(), 'casemind-'));
try {
  const home = homeAt(join(folder, 'home'));
  const common = { home, now: () => new Date(), observer: silentObserver };
  await generateClaims({ rows, seed, outDir: join(folder, 'claims') });
  await runEtl({ ...common, sourceFolder: join(folder, 'claims'), salt: demoSecrets.identifierSalt, ruleset: 'RULESET_v1', maxQuarantine: 0, version: 'shipped' });
  rmSync(join(import.meta.dirname, 'iso_v1'), { recursive: true, force: true });
  const { meta } = await trainModel({ ...common, seed, target: { folder: join(import.meta.dirname, 'iso_v1'), version: 'iso_v1' } });
  process.stdout.write(`${JSON.stringify(meta, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { readFileSync, writeFileSync } from 'node:fs';

import { type RunValidation, validateSnapshot } from '#engine';

import { reportUsage } from './measured-process.ts';

// Validates a snapshot from a folder of logs, with the validation of the run before where a file of it is named, and writes its own.
const [folder = '', snapshotId = '', written = '', kept = ''] = process.argv.slice(2);
const before = kept === '' ? null : (JSON.parse(readFileSync(kept, 'utf8')) as RunValidation); // oxlint-disable-line typescript/no-unsafe-type-assertion -- written here, by the process before
const started = performance.now();
const validation = validateSnapshot(folder, snapshotId, { before });
process.stdout.write(JSON.stringify({ seconds: (performance.now() - started) / 1000, verdicts: validation?.verdicts.length ?? 0 }));
writeFileSync(written, JSON.stringify(validation ?? null));
reportUsage();

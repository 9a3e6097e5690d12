import { parseArgs } from 'node:util';

import { type Bench, printFigures } from './figures.ts';

/** `npm run bench -- NAME [--rows N] [--minutes N] [--only PART] [--home FOLDER] [--riskloc FOLDER] [--json] [--check]`: prints a table; with --check exit code 1 where a figure is missed. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  chaos: async () => (await import('./chaos.ts')).chaos,
  console: async () => (await import('./console.ts')).consoleBench,
  copilot: async () => (await import('./copilot.ts')).copilot,
  drift: async () => (await import('./drift.ts')).drift,
  forest: async () => (await import('./forest.ts')).forest,
  live: async () => (await import('./live.ts')).live,
  load: async () => (await import('./load.ts')).load,
  queries: async () => (await import('./queries.ts')).queries,
  soak: async () => (await import('./soak.ts')).soak,
  pipeline: async () => (await import('./pipeline.ts')).pipeline,
  simulation: async () => (await import('./simulation.ts')).simulation,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string' }, minutes: { type: 'string' }, only: { type: 'string' }, home: { type: 'string' }, riskloc: { type: 'string' }, json: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
});
const [name = ''] = positionals;
const load = benches[name];
const rows = values.rows === undefined ? undefined : Number(values.rows);
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
if (!load || (rows !== undefined && !(Number.isSafeInteger(rows) && rows > 0)) || (minutes !== undefined && !(minutes > 0))) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join('|')} [--rows N] [--minutes N] [--only PART] [--home FOLDER] [--riskloc FOLDER] [--json] [--check]\n`);
  process.exitCode = 2;
} else {
  const figures = await (await load())({ rows, minutes, only: values.only, home: values.home, riskloc: values.riskloc, say: (line) => process.stderr.write(`${line}\n`) });
  const missed = printFigures(figures, { json: values.json });
  if (values.check && missed > 0) process.exitCode = 1;
}

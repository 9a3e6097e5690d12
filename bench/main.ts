import { parseArgs } from 'node:util';

import { type Bench, printFigures } from './figures.ts';

/** Prints a table of figures; with --check exit code 1 where one is missed. */
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
  spark: async () => (await import('./spark.ts')).spark,
  simulation: async () => (await import('./simulation.ts')).simulation,
};

const usage = `usage: npm run bench -- ${Object.keys(benches).join('|')} [--rows N] [--minutes N] [--only PART] [--home FOLDER] [--riskloc FOLDER] [--json] [--check]\n`;

function words() {
  const options = { rows: { type: 'string' }, minutes: { type: 'string' }, only: { type: 'string' }, home: { type: 'string' }, riskloc: { type: 'string' }, json: { type: 'boolean', default: false }, check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch {
    return parseArgs({ args: [], allowPositionals: true, options });
  }
}

const { values, positionals: [name = ''] } = words();
const load = benches[name];
const rows = values.rows === undefined ? undefined : Number(values.rows);
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
if (values.help) process.stdout.write(usage);
else if (!load || (rows !== undefined && !(Number.isSafeInteger(rows) && rows > 0)) || (minutes !== undefined && !(minutes > 0))) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const figures = await (await load())({ rows, minutes, only: values.only, home: values.home, riskloc: values.riskloc, say: (line) => process.stderr.write(`${line}\n`) });
  const missed = printFigures(figures, { json: values.json });
  if (values.check && missed > 0) process.exitCode = 1;
}

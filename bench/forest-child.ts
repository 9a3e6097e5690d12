import { loadTable, shapeSchema } from './forest-tables.ts';
import { growForest, scoreSamples } from '../engine/isolation-forest/index.ts';

// One step on the forest in a process of its own: tells its parent the seconds it took and the MB it needed beyond the table.
const [step = '', folder = '', shape = 'claims', rows = '0', trees = '200'] = process.argv.slice(2);
const table = loadTable(folder, shapeSchema.parse(shape), Number(rows));
const options = { seed: 1, nEstimators: Number(trees) };
const forest = step === 'score' ? growForest(table, options) : undefined;
const before = process.resourceUsage().maxRSS;
const started = performance.now();
if (forest) await scoreSamples(forest, table, { threads: 2 });
else growForest(table, options);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(JSON.stringify({ seconds, megabytes: (process.resourceUsage().maxRSS - before) / 1024 }));

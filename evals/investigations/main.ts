import { homeAt } from '#engine';

import { createSeededHome } from '../seeded-home.ts';
import { runTrials } from './trials.ts';

/** Plants found among the first three, and copies without a plant in which nothing stands out; of a full run. */
const wanted = { found: 0.9, quiet: 0.95 } as const;

const [folder, trials = '60', seed = '1000'] = process.argv.slice(2);
const made = folder === undefined ? createSeededHome() : undefined;
try {
  const size = Number(trials);
  const { planted, empty } = await runTrials(homeAt(folder ?? made?.folder ?? ''), { plants: size, nulls: size, seed: Number(seed) });
  for (const { plant, place, investigation, milliseconds } of planted) {
    const told = investigation.findings.map(({ outcome, by, n, surprise }) => `${outcome} ${by.map(({ value }) => value).join(' × ')} (${n}, ${surprise.toFixed(1)})`);
    process.stdout.write(`${place > 0 && place <= 3 ? 'found ' : 'MISSED'} ${plant.change} in ${[plant.of, plant.within].filter((id) => id !== undefined).join(' × ')} ${plant.values.join(' × ')}: ${plant.changed} of ${plant.able}, ${plant.distance.toFixed(1)} standard errors; ${Math.round(milliseconds)} ms; told: ${told.join('; ') || 'nothing'}\n`);
  }
  for (const { seed: of, investigation } of empty.filter(({ investigation: { findings } }) => findings.length > 0)) {
    process.stdout.write(`ALARM ${of}: ${investigation.findings.map(({ outcome, by, n, surprise }) => `${outcome} ${by.map(({ value }) => value).join(' × ')} (${n}, ${surprise.toFixed(1)})`).join('; ')}\n`);
  }
  const found = planted.filter(({ place }) => place > 0 && place <= 3).length / planted.length;
  const first = planted.filter(({ place }) => place === 1).length / planted.length;
  const quiet = empty.filter(({ investigation: { findings } }) => findings.length === 0).length / empty.length;
  const times = [...planted, ...empty].map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  process.stdout.write(`planted ${planted.length}: among the first three ${(found * 100).toFixed(1)} %, first ${(first * 100).toFixed(1)} %; without a plant ${empty.length}: nothing stands out in ${(quiet * 100).toFixed(1)} %; median ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms\n`);
  if (found < wanted.found || quiet < wanted.quiet) process.exitCode = 1;
} finally {
  made?.remove();
}

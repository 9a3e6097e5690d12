import { type Investigation, homeAt } from '#engine';

import { createSeededHome } from '../seeded-home.ts';
import { runTrials } from './trials.ts';

/** Plants found among the first three, and copies without a plant in which nothing stands out; of a full run. */
const wanted = { found: 0.9, quiet: 0.95 } as const;

/** @param args a home, made here unless told; trials of each sort; the seed. */
export async function evaluateInvestigations([folder, trials = '60', seed = '1000']: readonly string[]): Promise<void> {
  const made = folder === undefined ? createSeededHome() : undefined;
  try {
    for (const about of ['anywhere', 'hospital'] as const) {
      const { planted, empty } = await runTrials(homeAt(folder ?? made?.folder ?? ''), { plants: Number(trials), nulls: Number(trials), seed: Number(seed), about });
      for (const { plant, place, investigation, milliseconds } of planted) {
        const group = `${[plant.of, plant.within].filter((id) => id !== undefined).join(' × ')} ${plant.values.join(' × ')}`;
        say(`${place > 0 && place <= 3 ? 'found ' : 'MISSED'} ${plant.change} in ${group}: ${plant.changed} of ${plant.able}, ${plant.distance.toFixed(1)} standard errors; ${Math.round(milliseconds)} ms; told: ${toldOf(investigation)}`);
      }
      for (const { seed: of, investigation } of empty.filter(({ investigation: { findings } }) => findings.length > 0)) say(`ALARM ${of}: ${toldOf(investigation)}`);
      const found = planted.filter(({ place }) => place > 0 && place <= 3).length;
      const first = planted.filter(({ place }) => place === 1).length;
      const quiet = empty.filter(({ investigation: { findings } }) => findings.length === 0).length;
      const times = [...planted, ...empty].map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
      say(`${about}: of ${planted.length} planted, among the first three ${share(found, planted.length)}, first ${share(first, planted.length)}; of ${empty.length} without a plant nothing stands out in ${share(quiet, empty.length)}; median ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms`);
      if (found / planted.length < wanted.found || quiet / empty.length < wanted.quiet) process.exitCode = 1;
    }
  } finally {
    made?.remove();
  }
}

function share(some: number, all: number): string {
  return `${((100 * some) / all).toFixed(1)} %`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function toldOf({ findings }: Investigation): string {
  return findings.map(({ outcome, by, n, surprise }) => `${outcome} ${by.map(({ value }) => value).join(' × ')} (${n}, ${surprise.toFixed(1)})`).join('; ') || 'nothing';
}

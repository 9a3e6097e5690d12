import { type ChaosResult, runChaos } from './chaos-rounds.ts';
import type { Bench, Figure } from './figures.ts';

const fullRounds = 100;

/** The service killed 100 times, or `--rows` times, and PostgreSQL a fifth as often, while people decide, propose and ask. */
export const chaos: Bench = async ({ rows = fullRounds, say }) => {
  const result = await runChaos({ serviceKills: rows, postgresKills: Math.ceil(rows / 5), say });
  for (const problem of result.problems.slice(0, 20)) say(problem);
  return figuresOf(result);
};

function figuresOf({ serviceKills, postgresKills, acknowledged, lost, twice, chainProblems, deaths, defects }: ChaosResult): Figure[] {
  return [
    { name: 'kills of the service', value: serviceKills, unit: '' },
    { name: 'kills of PostgreSQL', value: postgresKills, unit: '' },
    ...Object.entries(acknowledged).map(([kind, value]) => ({ name: `acknowledged ${kind}`, value, unit: '', atLeast: 1 })),
    { name: 'acknowledged and lost', value: lost, unit: '', atMost: 0 },
    { name: 'acknowledged and there twice', value: twice, unit: '', atMost: 0 },
    { name: 'breaks of the chain', value: chainProblems, unit: '', atMost: 0 },
    { name: 'deaths of the service by itself', value: deaths, unit: '', atMost: 0 },
    { name: 'answers other than done, 429 or 503', value: defects, unit: '', atMost: 0 },
  ];
}

// @module-tag postgres
import { expect, test } from 'vitest';

import { runChaos } from './chaos-rounds.ts';

test('the service and PostgreSQL killed while people decide, propose and ask: nothing acknowledged is lost or there twice, and the chain is whole', async () => {
  const result = await runChaos({ serviceKills: 3, postgresKills: 2, say: () => {} });
  expect(result).toMatchObject({ lost: 0, twice: 0, chainProblems: 0, deaths: 0, defects: 0, problems: [] });
  for (const count of Object.values(result.acknowledged)) expect(count).toBeGreaterThan(0);
}, 900_000);

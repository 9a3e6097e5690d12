import { join } from 'node:path';

import { type Home, findRuleset, readPointer } from '#engine';

import { type Connection, Database, quoteLiteral } from '../../engine/database.ts';
import { findRun, openRunClaims } from '../../engine/scoring/run-claims.ts';
import { positionModels } from '../../engine/scoring/score-claims.ts';
import { databaseFile } from '../../engine/snapshots/stable-names.ts';

export interface LeftOut {
  /** Undefined where nothing was left out. */
  readonly component: string | undefined;
  /** Ids of the claims, the first to audit first. */
  readonly claimIds: readonly string[];
}

const shown = positionModels.indexOf('positions/shown_components');
const countedAnew = ['component_rates', 'facility_shares', 'surprise_totals'] as const;

/** How RULESET_v2 ranks the newest run without one component of surprise after another, by its own statements. @param home whose snapshot the ruleset scored. */
export async function rankLeftOut(home: Home): Promise<LeftOut[]> {
  const database = await Database.open(':memory:', { threads: 2 });
  try {
    const connection = await database.connect();
    await connection.runFile('prelude');
    await openRunClaims(connection, findRun(home));
    await connection.run(`ATTACH ${quoteLiteral(join(home.snapshots, readPointer(home) ?? '', databaseFile))} AS snapshot (READ_ONLY)`);
    for (const [name, value] of Object.entries(findRuleset('RULESET_v2').parameters)) await connection.setVariable(name, value);
    await connection.runFile('marts/learned_weights', { weights: '[]' });
    for (const name of positionModels.slice(0, shown + 1)) await connection.runFile(name);
    await connection.run('CREATE TEMP TABLE every_component AS FROM shown_components');
    const components = await connection.rows<{ component: string }>('SELECT DISTINCT component FROM every_component ORDER BY component');
    const ranked: LeftOut[] = [];
    for (const component of [undefined, ...components.map((one) => one.component)]) ranked.push({ component, claimIds: await rankWithout(connection, component) });
    return ranked;
  } finally {
    database.close();
  }
}

async function rankWithout(connection: Connection, component: string | undefined): Promise<string[]> {
  await connection.run('CREATE OR REPLACE TEMP TABLE shown_components AS FROM every_component WHERE component IS DISTINCT FROM $component', { component: component ?? '' });
  for (const name of countedAnew) await connection.run(`DROP TABLE IF EXISTS ${name}`);
  for (const name of positionModels.slice(shown + 1)) await connection.runFile(name);
  const rows = await connection.rows<{ claim_id: string }>(
    'SELECT c.claim_id FROM snapshot.claims_scored AS c JOIN claim_surprise AS s USING (claim_no) ORDER BY half_at_ten(with_model(s.surprise, c.ml_score_normalized)) DESC, c.ml_score_normalized DESC, c.amount_claimed DESC, c.claim_id',
  );
  return rows.map(({ claim_id }) => claim_id);
}

import { join } from 'node:path';

import type { EtlResult, Home } from '#engine';

import { Database, quoteLiteral } from '../../engine/database.ts';

const tables = ['facilities', 'peer_groups', 'source_files', 'reference_codes'];

/** How many rows of each table one of two runs has and the other has not, the id of the run left out. */
export async function countDifferences(home: Home, one: EtlResult, other: EtlResult): Promise<Record<string, number>> {
  const database = await Database.open(':memory:', { threads: 2 });
  try {
    const connection = await database.connect();
    for (const [name, { manifest }] of Object.entries({ one, other })) await connection.run(`ATTACH ${quoteLiteral(join(home.runs, manifest.etl_run_id, 'run.duckdb'))} AS ${name} (READ_ONLY)`);
    const claims = ({ manifest }: EtlResult): string => `(SELECT * EXCLUDE (etl_run_id) FROM read_parquet(${quoteLiteral(join(home.runs, manifest.etl_run_id, 'claims_normalized.parquet'))}))`;
    const pairs = [
      { name: 'claims_normalized', sides: [claims(one), claims(other)] },
      { name: 'claims_quarantine', sides: ['one', 'other'].map((run) => `(SELECT * EXCLUDE (etl_run_id) FROM ${run}.claims_quarantine)`) },
      ...tables.map((name) => ({ name, sides: [`one.${name}`, `other.${name}`] })),
    ];
    const counts = pairs.map(({ name, sides: [left, right] }) => `SELECT '${name}' AS name, (SELECT count(*) FROM (FROM ${left} EXCEPT ALL FROM ${right})) + (SELECT count(*) FROM (FROM ${right} EXCEPT ALL FROM ${left})) AS n`);
    const rows = await connection.rows<{ name: string; n: number }>(counts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  } finally {
    database.close();
  }
}

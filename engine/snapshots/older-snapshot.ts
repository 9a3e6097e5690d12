import { claimColumns, scoreColumns } from '../columns.ts';
import { type Connection, quoteIdentifier } from '../database.ts';
import { loadSql } from '../sql.ts';

/**
 * Makes a snapshot of an earlier version readable as one of today: on this connection `claims_scored` has the columns
 * that it lacks too, without a value, and row ids stay those of its table; the tables of ranks are made anew where it has none.
 *
 * @param connection has run `sql/prelude.sql`.
 * @param schema under which the snapshot is attached.
 */
export async function fillMissing(connection: Connection, schema: string): Promise<void> {
  const there = await connection.rows<{ table_name: string; column_name: string }>("SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = $schema", { schema });
  const names = new Set(there.filter(({ table_name }) => table_name === 'claims_scored').map(({ column_name }) => column_name));
  if (names.size === 0) return;
  const absent = [...claimColumns, ...scoreColumns].filter(({ name }) => !names.has(name)).map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteIdentifier(name)}`);
  if (absent.length > 0) await connection.run(`CREATE TEMP VIEW claims_scored AS SELECT *, rowid, ${absent.join(', ')} FROM ${quoteIdentifier(schema)}.claims_scored`);
  if (!there.some(({ table_name }) => table_name === 'learned_weights')) await connection.run("CREATE TEMP TABLE learned_weights AS SELECT CAST(NULL AS VARCHAR) AS feature, CAST(NULL AS DOUBLE) AS weight WHERE false");
  const counts = there.filter(({ table_name }) => table_name === 'position_counts');
  // Keys of different kinds differ: whichever is looked for, it is found in all of them.
  if (counts.length > 0 && !counts.some(({ column_name }) => column_name === 'kind'))
    await connection.run(`CREATE TEMP VIEW position_counts AS SELECT kinds.kind, counts.* FROM ${quoteIdentifier(schema)}.position_counts AS counts CROSS JOIN (SELECT unnest(${keyKinds}) AS kind) AS kinds`);
  if (!there.some(({ table_name }) => table_name === 'position_levels')) {
    await connection.run('CREATE TEMP TABLE position_levels AS SELECT CAST(NULL AS UBIGINT) AS key, CAST(NULL AS DOUBLE) AS level WHERE false');
    if (there.some(({ table_name }) => table_name === 'component_rates')) await connection.run(withNewComponents(quoteIdentifier(schema)));
  }
  if (!there.some(({ table_name }) => table_name === 'claim_ranks')) await connection.run(loadSql('marts/rank_tables').replaceAll('CREATE TABLE', 'CREATE TEMP TABLE'));
}

/** Of `position_counts`. */
const keyKinds = "['service', 'facility_service', 'dx', 'procedure', 'dx_procedure', 'inacbg', 'dx_inacbg', 'topup', 'dx_topup', 'facility_dx', 'record', 'facility_record', 'patient_record', 'facility_inacbg', 'facility_week']";

/** Components of surprise that an earlier edition of RULESET_v2 did not count: as if every claim showed them, so that they surprise nobody. */
function withNewComponents(schema: string): string {
  return [
    'CREATE TEMP VIEW component_rates AS',
    `SELECT service, component, weight FROM ${schema}.component_rates`,
    `UNION ALL SELECT c.key, unnest(['topup', 'day_cost', 'grave_few', 'mild_long']), 1000 * CAST(c.n AS BIGINT) FROM ${schema}.position_counts AS c WHERE c.key IN (SELECT service FROM ${schema}.component_rates)`,
  ].join('\n');
}
